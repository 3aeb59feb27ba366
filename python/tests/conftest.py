"""What several tests need: contracts, the tables of an example, and the command of the installed wheel."""

import subprocess
import sys
from pathlib import Path

import leadc
import pyarrow.csv
import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "inbound"
AS_OF = "2026-06-30"

SMALL = """leadc 1 en
contract "Inbound":
  time zone: Europe/Lisbon
fields:
- lead id: id
- size: whole number
- signed up: time
- renewal: date
- interests: choices of "Fuel", "Tolls"
- newsletter: yes or no
activity visit by the lead:
- page: text
points for fit:
+20 when size at least 50
+0.5 when newsletter is yes
stage Lead:
stage MQL:
  all of:
  - fit at least 20
  - visit at least 1 time in the last 30 days
"""


@pytest.fixture
def small():
    return leadc.Contract.from_text(SMALL)


@pytest.fixture(scope="session")
def inbound():
    return leadc.Contract.from_file(EXAMPLE / "contract.leadc")


@pytest.fixture(scope="session")
def frames():
    """The leads and activities of the example as texts, as they are in the files."""
    return texts(EXAMPLE / "leads.csv"), texts(EXAMPLE / "activities.csv")


def texts(path):
    """A file as a table whose columns are all texts; an empty cell is null."""
    header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    types = {column: pyarrow.string() for column in header}
    options = pyarrow.csv.ConvertOptions(column_types=types, null_values=[""], strings_can_be_null=True)
    return pyarrow.csv.read_csv(path, convert_options=options)


@pytest.fixture(scope="session")
def command():
    """Runs the command `leadc`; returns the finished process."""

    def run(*arguments, **options):
        return subprocess.run(
            [sys.executable, "-m", "leadc", *map(str, arguments)], capture_output=True, text=True, **options
        )

    return run
