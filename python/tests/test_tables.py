"""Many leads: tables of every library and files give what the command gives."""

from datetime import date, datetime, timezone
from zoneinfo import ZoneInfo

import arro3.core
import duckdb
import leadc
import pandas
import polars
import pyarrow
import pyarrow.parquet
import pytest
from conftest import AS_OF, EXAMPLE

FILES = EXAMPLE / "leads.csv", EXAMPLE / "activities.csv"


@pytest.fixture(scope="session")
def expected(command, tmp_path_factory):
    """The rows that the command writes, by the name of the command."""
    folder = tmp_path_factory.mktemp("expected")

    def rows(name):
        path = folder / f"{name}.parquet"
        if not path.exists():
            arguments = ("--leads", FILES[0], "--activities", FILES[1], "--as-of", AS_OF, "-o", path)
            finished = command(name, EXAMPLE / "contract.leadc", *arguments)
            assert finished.returncode == 0, finished.stderr
        return pyarrow.parquet.read_table(path)

    return rows


def rows(table):
    return pyarrow.table(table).to_pylist()


LIBRARIES = {
    "pyarrow": lambda table: table,
    "pyarrow batches": lambda table: table.to_batches()[0],
    "polars": polars.DataFrame,
    "pandas": lambda table: table.to_pandas(),
    "duckdb": lambda table: duckdb.from_arrow(table),
    "arro3": lambda table: arro3.core.RecordBatch.from_arrow(table.to_batches()[0]),
}


@pytest.mark.parametrize("library", LIBRARIES)
def test_tables_of_every_library_give_the_rows_of_the_command(library, inbound, frames, expected):
    leads, activities = (LIBRARIES[library](table.combine_chunks()) for table in frames)
    found = inbound.evaluate(leads, activities, AS_OF)
    assert rows(found) == expected("eval").to_pylist()
    assert len(found) == 300 or len(found) == expected("eval").num_rows


def test_files_give_the_rows_of_the_command(inbound, expected):
    assert rows(inbound.evaluate(*FILES, AS_OF)) == expected("eval").to_pylist()
    assert rows(inbound.sla(*FILES, AS_OF)) == expected("sla").to_pylist()


def test_fields_are_shown_with_the_id_as_in_the_command(inbound, command, tmp_path):
    out = tmp_path / "shown.parquet"
    arguments = ("--leads", FILES[0], "--activities", FILES[1], "--as-of", AS_OF, "--show", "vehicles,country", "-o", out)
    assert command("eval", EXAMPLE / "contract.leadc", *arguments).returncode == 0
    found = inbound.evaluate(*FILES, AS_OF, show=["Vehicles", "country"])
    assert found.columns[1:3] == ["vehicles", "country"]
    assert rows(found) == pyarrow.parquet.read_table(out).to_pylist()
    assert inbound.sla(*FILES, AS_OF, show="vehicles").columns[1] == "vehicles"
    with pytest.raises(leadc.LeadError, match="the contract has no field `vehicels`; did you mean `vehicles`"):
        inbound.evaluate(*FILES, AS_OF, show=["vehicels"])


def test_the_types_are_those_of_the_file(inbound, frames, expected):
    found = pyarrow.table(inbound.evaluate(*frames, AS_OF))
    types = [(field.name, field.type) for field in found.schema]
    assert types == [(field.name, field.type) for field in expected("eval").schema]
    assert found.schema.field("fit").type == pyarrow.decimal128(19, 3)


def test_results_are_read_by_every_library(inbound):
    found = inbound.evaluate(*FILES, AS_OF)
    assert polars.DataFrame(found).height == len(found)
    assert len(pandas.DataFrame.from_arrow(found)) == len(found)
    stages = duckdb.from_arrow(found).aggregate("stage, count(*)", "stage").fetchall()
    assert sum(count for _, count in stages) == len(found)


def test_the_number_of_threads_changes_nothing(inbound, frames):
    assert rows(inbound.evaluate(*frames, AS_OF, threads=1)) == rows(inbound.evaluate(*frames, AS_OF, threads=3))


def test_the_summary_is_that_of_the_command(inbound, command):
    arguments = ("--leads", FILES[0], "--activities", FILES[1], "--as-of", AS_OF, "--format", "csv")
    printed = command("eval", EXAMPLE / "contract.leadc", *arguments, "--lang", "en").stderr
    own = inbound.evaluate(*FILES, AS_OF).run.summary
    # The command wraps lines for a terminal; the last words are the time that the run took.
    assert own.split()[:-2] == printed.split()[:-2]


def small_leads(**columns):
    return pyarrow.table({"lead id": ["a", "b"], "size": [80, 10], **columns})


VISITS = pyarrow.table({"lead id": ["a"], "time": [datetime(2026, 5, 1, 9, 30)], "page": ["/"]})


def test_activities_are_given_by_kind(small):
    found = small.evaluate(small_leads(), {"visit": VISITS}, "2026-05-03")
    assert [row["stage"] for row in rows(found)] == ["MQL", "Lead"]
    found = small.evaluate([small_leads().slice(0, 1), small_leads().slice(1)], {"visit": [VISITS]}, "2026-05-03")
    assert [row["lead id"] for row in rows(found)] == ["a", "b"]


@pytest.mark.parametrize(
    ("as_of", "stage"),
    [
        ("2026-04-30", "Lead"),
        (date(2026, 5, 1), "MQL"),
        (datetime(2026, 5, 1, 9, 29), "Lead"),
        (datetime(2026, 5, 1, 9, 30), "MQL"),
        (datetime(2026, 5, 1, 8, 30, tzinfo=timezone.utc), "MQL"),
        (datetime(2026, 5, 1, 8, 29, tzinfo=timezone.utc), "Lead"),
        (datetime(2026, 5, 1, 10, 29, tzinfo=ZoneInfo("Europe/Madrid")), "Lead"),
        (None, "MQL"),
    ],
)
def test_the_as_of_time_is_a_text_a_date_or_a_time(small, as_of, stage):
    found = small.evaluate(small_leads(), {"visit": VISITS}, as_of)
    assert rows(found)[0]["stage"] == stage


def test_an_empty_table_has_no_leads(small):
    found = small.evaluate(polars.DataFrame(schema={"lead id": polars.String}), as_of="2026-05-03")
    assert len(found) == 0 and found.columns[0] == "lead id"
    assert polars.DataFrame(found).is_empty()


def test_a_value_that_cannot_be_read_is_reported_with_its_place(small):
    odd = pyarrow.table({"lead id": ["a", "b"], "size": ["80", "many"]})
    found = small.evaluate(odd, as_of="2026-05-03")
    assert found.run.problems == 1
    column = found.run.report["files"][0]["columns"][1]
    assert column["unreadable"]["values"]["many"]["line"] == 2
    assert "row 2: `many`" in found.run.summary
    with pytest.raises(leadc.DataError) as raised:
        small.evaluate(odd, as_of="2026-05-03", strict=True)
    assert str(raised.value).startswith("one problem in the data, and the run is strict")
    assert "`size`" in str(raised.value) and "row 2: `many`" in str(raised.value)
    assert raised.value.report["files"][0]["file"] == "leads"


def test_a_table_without_a_column_is_named_with_the_columns_there_are(small):
    with pytest.raises(leadc.DataError) as raised:
        small.evaluate(pyarrow.table({"ID": ["a"], "name": ["b"]}), as_of="2026-05-03")
    assert raised.value.table == "leads"
    assert "no column for `lead id`" in str(raised.value)
    assert "`ID`" in raised.value.help and "`name`" in raised.value.help


def test_an_id_that_occurs_twice_is_an_error_unless_one_is_chosen(small):
    twice = pyarrow.table({"lead id": ["a", "a"], "size": [10, 80]})
    with pytest.raises(leadc.DataError, match="`a`"):
        small.evaluate(twice, as_of="2026-05-03")
    found = rows(small.evaluate(twice, as_of="2026-05-03", duplicates="last"))
    assert [float(row["fit"]) for row in found] == [20.0]
    with pytest.raises(ValueError, match="write error, first or last"):
        small.evaluate(twice, as_of="2026-05-03", duplicates="none")


def test_what_is_no_table_is_refused_by_name(small):
    with pytest.raises(TypeError, match="`leads` is a int: pass a table"):
        small.evaluate(3, as_of="2026-05-03")
    with pytest.raises(leadc.DataError, match="a single column is not a table"):
        small.evaluate(polars.Series([1, 2]), as_of="2026-05-03")
    with pytest.raises(ValueError, match="`leads` is an empty list: pass at least one table"):
        small.evaluate([], as_of="2026-05-03")
    with pytest.raises(TypeError, match="array of Int64, not a table"):
        small.evaluate(arro3.core.Array([1, 2], type=arro3.core.DataType.int64()), as_of="2026-05-03")
    with pytest.raises(ValueError, match="`soon` is not an as-of time"):
        small.evaluate(small_leads(), as_of="soon")


def test_a_query_that_fails_is_the_error(small):
    failing = duckdb.sql("select 'a' as \"lead id\", cast(name as int) as size from (values ('x')) t(name)")
    with pytest.raises((leadc.DataError, duckdb.Error)):
        small.evaluate(failing, as_of="2026-05-03")


def test_tables_are_shown_in_notebooks(small):
    found = small.evaluate(small_leads(), {"visit": VISITS}, "2026-05-03")
    html = found._repr_html_()
    assert html.startswith("<table>") and "<th>stage</th>" in html and "<td>MQL</td>" in html
    hostile = pyarrow.table({"lead id": ["<script>"]})
    assert "<script>" not in small.evaluate(hostile, as_of="2026-05-03")._repr_html_()


def test_the_report_is_a_page(inbound):
    page = inbound.report(*FILES, AS_OF, top=3)
    assert page.html().startswith("<!doctype html>") and page.markdown().startswith("# ")
    assert page._repr_html_().startswith("<iframe")


def test_other_threads_run_meanwhile(inbound):
    import threading

    ticks, stop = [], threading.Event()

    def tick():
        while not stop.wait(0.0005):
            ticks.append(None)

    ticker = threading.Thread(target=tick)
    ticker.start()
    for _ in range(5):
        inbound.evaluate(*FILES, AS_OF)
    stop.set()
    ticker.join()
    assert len(ticks) > 5
