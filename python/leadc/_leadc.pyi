from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from os import PathLike
from typing import Any, Literal, Protocol, TypedDict, Union, overload

__version__: str

class ArrowStream(Protocol):
    """A table of pandas, polars, pyarrow, DuckDB or another library with the Arrow PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

class ArrowArray(Protocol):
    """A record batch with the Arrow PyCapsule interface."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...

Source = Union[ArrowStream, ArrowArray, str, PathLike[str]]
Sources = Union[Source, Sequence[Source]]
Activities = Union[Sources, Mapping[str, Sources]]
AsOf = Union[str, date, datetime]
Lang = Literal["en", "pt", "it", "zh"]

class Error(ValueError):
    """What leadc cannot do with a contract or with data, and how to fix it."""

class ContractError(Error):
    """A contract with errors."""

    diagnostics: Diagnostics

class DataError(Error):
    """Data that does not fit the contract."""

    table: str | None
    row: int | None
    help: str | None
    report: dict[str, Any] | None

class LeadError(Error):
    """A field, activity, value or id of a lead that is not known."""

class Diagnostic:
    """A finding about a line of a contract. Lines and columns count from 1, columns count characters, the end is one past the
    last."""

    code: str
    severity: Literal["error", "warning", "note"]
    message: str
    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    notes: list[str]
    help: str | None
    corrected: str | None
    witness: str | None
    text: str

class Diagnostics(Sequence[Diagnostic]):
    """Diagnostics, in the order of the lines."""

    @property
    def has_errors(self) -> bool: ...
    @overload
    def __getitem__(self, at: int) -> Diagnostic: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Diagnostic]: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Diagnostic]: ...

class Run:
    """What a run counted and what it found in the data; several parts of the leads add up to one."""

    @property
    def counts(self) -> dict[str, Any]:
        """The numbers of leads: by stage, excluded, left out."""
    @property
    def report(self) -> dict[str, Any]:
        """Everything in the data that could not be used unchanged, by file or table and column."""
    @property
    def problems(self) -> int:
        """Number of cells and rows with problems."""
    @property
    def summary(self) -> str:
        """What `leadc eval` prints about such a run."""
    def to_json(self) -> str:
        """The numbers and the report as one JSON document."""

class Table:
    """Rows of results. Any library that reads Arrow takes it: `polars.DataFrame(table)`, `pyarrow.table(table)`,
    `pandas.DataFrame.from_arrow(table)`."""

    @property
    def columns(self) -> list[str]: ...
    @property
    def run(self) -> Run:
        """What the run counted and what it found in the data."""
    def __len__(self) -> int: ...
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

class Clock(TypedDict):
    sla: str
    state: Literal["running", "met", "breached", "void", "not started"]
    started: datetime
    due: datetime | None
    completed: datetime | None

class Decision:
    """The decision about one lead. Times are in UTC, points are exact to a thousandth."""

    stage: str | None
    since: datetime
    points: dict[str, float]
    excluded_by: list[str]
    matches: list[str]
    missing: list[str]
    clocks: list[Clock]

class Document:
    """A text for people, which `str` gives, and a document for programs."""

    def text(self, lang: Lang) -> str: ...
    def to_dict(self) -> dict[str, Any]:
        """The document that the command writes with `--format json`."""

class Explanation(Document):
    """How a lead came to its stage and points, and what comes next; `str` gives the text of `leadc explain`."""

class Changes(Document):
    """What a new version of a contract changes; `str` gives the text of `leadc diff`."""

    @property
    def is_empty(self) -> bool: ...
    def markdown(self) -> str: ...

class Page:
    """The report for both teams."""

    def html(self) -> str: ...
    def markdown(self) -> str: ...

class Contract:
    """A contract without errors."""

    @staticmethod
    def from_file(path: str | PathLike[str], *, lang: Lang = "en") -> Contract: ...
    @staticmethod
    def from_text(text: str, *, name: str = "contract.leadc", lang: Lang = "en") -> Contract: ...
    @property
    def title(self) -> str: ...
    def check(self) -> Diagnostics: ...
    def evaluate(
        self,
        leads: Sources,
        activities: Activities | None = None,
        as_of: AsOf | None = None,
        *,
        show: str | Sequence[str] = (),
        duplicates: Literal["error", "first", "last"] = "error",
        strict: bool = False,
        lenient: bool = False,
        threads: int | None = None,
    ) -> Table: ...
    def sla(
        self,
        leads: Sources,
        activities: Activities | None = None,
        as_of: AsOf | None = None,
        *,
        show: str | Sequence[str] = (),
        duplicates: Literal["error", "first", "last"] = "error",
        strict: bool = False,
        lenient: bool = False,
        threads: int | None = None,
    ) -> Table: ...
    def report(
        self,
        leads: Sources,
        activities: Activities | None = None,
        as_of: AsOf | None = None,
        *,
        top: int = 20,
        show: str | Sequence[str] = (),
        duplicates: Literal["error", "first", "last"] = "error",
        strict: bool = False,
        lenient: bool = False,
    ) -> Page: ...
    def decide(
        self,
        lead: dict[str, Any],
        activities: Sequence[dict[str, Any]] | None = None,
        as_of: AsOf | None = None,
    ) -> Decision | None: ...
    @overload
    def explain(
        self,
        leads: dict[str, Any],
        activities: Sequence[dict[str, Any]] | None = None,
        as_of: AsOf | None = None,
        *,
        show: str | Sequence[str] = (),
    ) -> Explanation | None: ...
    @overload
    def explain(
        self,
        leads: Sources,
        activities: Activities | None = None,
        as_of: AsOf | None = None,
        *,
        lead_id: str,
        show: str | Sequence[str] = (),
    ) -> Explanation | None: ...

def diff(
    old: Contract,
    new: Contract,
    leads: Sources | None = None,
    activities: Activities | None = None,
    as_of: AsOf | None = None,
) -> Changes: ...
def run_command(arguments: Sequence[str]) -> int: ...
