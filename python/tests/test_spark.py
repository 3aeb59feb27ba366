"""Spark gives what one machine gives, whatever the buckets. On PySpark, which needs Java, and on Sail."""

import os
import re
import shutil
import sys
from datetime import datetime

import leadc
import pyarrow
import pytest
from conftest import AS_OF

pytest.importorskip("pyspark")
from leadc import spark as leadc_spark  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

# Executors are started with the interpreter of the tests.
os.environ["PYSPARK_PYTHON"] = sys.executable


@pytest.fixture(scope="session", params=["pyspark", "sail"])
def spark(request):
    if request.param == "pyspark":
        if shutil.which("java") is None:
            pytest.skip("there is no Java")
        builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        session = builder.config("spark.sql.shuffle.partitions", "4").getOrCreate()
        yield session
        session.stop()
        return
    sail = pytest.importorskip("pysail.spark")
    server = sail.SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    _, port = server.listening_address
    # A session of the other kind may have been the active one.
    session = SparkSession.builder.remote(f"sc://127.0.0.1:{port}").create()
    yield session
    session.stop()
    server.stop()


@pytest.fixture(scope="session")
def data(spark, frames):
    return tuple(spark.createDataFrame(table) for table in frames)


def rows(frame):
    return sorted((row.asDict() for row in frame.collect()), key=lambda row: row["lead id"])


def expected(contract, frames):
    table = pyarrow.table(contract.evaluate(*frames, AS_OF))
    return sorted(table.to_pylist(), key=lambda row: row["lead id"])


def comparable(row):
    """Spark gives times without a zone, in that of the session."""
    return {
        name: value.astimezone().replace(tzinfo=None) if isinstance(value, datetime) and value.tzinfo else value
        for name, value in row.items()
    }


@pytest.mark.parametrize("buckets", [1, 7])
def test_rows_numbers_and_findings_are_those_of_one_machine(spark, data, inbound, frames, buckets):
    found = leadc_spark.evaluate(spark, inbound, *data, AS_OF, buckets=buckets)
    assert rows(found.leads) == [comparable(row) for row in expected(inbound, frames)]
    one = inbound.evaluate(*frames, AS_OF).run
    assert found.run.counts == one.counts
    assert without_places(found.run.summary) == without_places(one.summary)
    found.unpersist()


def without_places(summary):
    """The lines of a summary without the places of single problems, which are leads here and rows there, and without the time of
    the run."""
    lines = (re.sub(r"first on (row \d+|lead `[^`]*`)", "first", line) for line in summary.splitlines()[:-1])
    return [line for line in lines if not line.startswith(("    row ", "    lead "))]


def test_fields_are_shown_with_the_id(spark, data, inbound, frames):
    show = ["vehicles", "country"]
    found = leadc_spark.evaluate(spark, inbound, *data, AS_OF, buckets=3, show=show)
    table = pyarrow.table(inbound.evaluate(*frames, AS_OF, show=show)).to_pylist()
    assert rows(found.leads) == [comparable(row) for row in sorted(table, key=lambda row: row["lead id"])]
    found.unpersist()


def test_activities_are_given_by_kind_and_ids_are_compared_without_white_space(spark, small):
    leads = spark.createDataFrame([(" 1", 80), ("2", 10), ("3\t", 90)], "`lead id` string, size int")
    visits = spark.createDataFrame([(1, datetime(2026, 5, 1, 9)), (3, datetime(2026, 5, 1, 9))], "`lead id` int, time timestamp")
    found = leadc_spark.evaluate(spark, small, leads, {"visit": visits}, "2026-05-03", buckets=3)
    assert [(row["lead id"], row["stage"]) for row in rows(found.leads)] == [("1", "MQL"), ("2", "Lead"), ("3", "MQL")]
    alone = leadc_spark.evaluate(spark, small, leads, as_of="2026-05-03", buckets=3)
    assert {row["stage"] for row in rows(alone.leads)} == {"Lead"}


def test_a_schema_that_does_not_fit_is_named_before_anything_runs(spark, small):
    leads = spark.createDataFrame([("a", "b")], "ID string, name string")
    with pytest.raises(leadc.DataError) as raised:
        leadc_spark.evaluate(spark, small, leads, as_of="2026-05-03")
    assert "no column for `lead id`" in str(raised.value) and "`name`" in raised.value.help
    leads = spark.createDataFrame([(1.0,)], "`lead id` double")
    with pytest.raises(leadc.DataError, match="cast it to bigint or string"):
        leadc_spark.evaluate(spark, small, leads, as_of="2026-05-03")
    with pytest.raises(ValueError, match="write a number from 1"):
        leadc_spark.evaluate(spark, small, leads, buckets=0)


def test_a_value_that_cannot_be_read_is_counted_and_fails_a_strict_job(spark, small):
    leads = spark.createDataFrame([("a", "80"), ("b", "many"), ("c", "many")], "`lead id` string, size string")
    found = leadc_spark.evaluate(spark, small, leads, as_of="2026-05-03", buckets=3)
    column = found.run.report["files"][0]["columns"][1]
    assert found.run.problems == 2 and column["unreadable"]["values"]["many"]["cells"] == 2
    assert "`many`, 2 times, first on lead `b`: it is not a number" in found.run.summary
    leads = leads.where("`lead id` != 'b'")
    with pytest.raises(Exception, match="(?s)the run is strict.*column `size`.*lead `c`: `many`: it is not a number"):
        leadc_spark.evaluate(spark, small, leads, as_of="2026-05-03", buckets=3, strict=True)


def test_an_activity_without_a_time_is_placed_by_its_lead(spark, small):
    leads = spark.createDataFrame([("a", 80), ("b", 80)], "`lead id` string, size int")
    visits = spark.createDataFrame([("b", "soon"), ("a", "2026-05-01"), ("a", "2026-05-02")], "`lead id` string, time string")
    found = leadc_spark.evaluate(spark, small, leads, {"visit": visits}, "2026-05-03", buckets=2)
    assert "lead `b`, column `time`: `soon`: " in found.run.summary


def test_a_data_frame_of_which_most_rows_are_unusable_is_refused_as_a_whole(spark, small):
    leads = spark.createDataFrame([("a",), (None,), (None,)], "`lead id` string")
    with pytest.raises(leadc.DataError):
        leadc_spark.evaluate(spark, small, leads, as_of="2026-05-03", buckets=3)
    found = leadc_spark.evaluate(spark, small, leads, as_of="2026-05-03", buckets=3, lenient=True)
    assert [row["lead id"] for row in rows(found.leads)] == ["a"]
