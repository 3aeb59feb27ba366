"""leadc: contracts of marketing and sales, checked and applied to leads.

A contract says what a qualified lead is, and what each side owes the other. Read one with `Contract.from_file`, check it, and
apply it to tables of leads and activities, or to one lead.
"""

from ._leadc import (
    Changes,
    Contract,
    ContractError,
    DataError,
    Decision,
    Diagnostic,
    Diagnostics,
    Error,
    Explanation,
    LeadError,
    Page,
    Run,
    Table,
    __version__,
    diff,
)

__all__ = [
    "Changes",
    "Contract",
    "ContractError",
    "DataError",
    "Decision",
    "Diagnostic",
    "Diagnostics",
    "Error",
    "Explanation",
    "LeadError",
    "Page",
    "Run",
    "Table",
    "__version__",
    "diff",
]
