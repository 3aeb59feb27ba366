"""Contracts on Spark: the leads are divided into buckets by their ids, and each bucket is evaluated as on one machine.

The driver and the executors need leadc, PySpark 4 (or Sail) and pyarrow.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pyarrow
from pyspark.sql import functions

from ._leadc import Contract, DataError, Error, Rules, Run

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["Evaluation", "evaluate"]

BUCKET = "_leadc_bucket"
ROW = "_leadc_row"
RECORD = "_leadc_record"

# What Unicode calls white space: ids are compared without it at their ends.
WHITE_SPACE = "".join(
    map(chr, [*range(0x09, 0x0E), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000])
)


@dataclass(frozen=True)
class Evaluation:
    """The stage and the points of each lead.

    `leads` is a data frame with the columns of `leadc eval`: points are DECIMAL(19, 3), times are timestamps, several names are
    arrays. Its rows are kept in the memory and on the disks of the executors until `unpersist`. `run` has the numbers of leads
    and the findings about the data; rows with problems are named by their leads.
    """

    leads: DataFrame
    run: Run
    _rows: DataFrame

    def unpersist(self) -> None:
        """Frees the memory and the disks that hold the rows."""
        self._rows.unpersist()


def evaluate(
    spark: SparkSession,
    contract: Contract,
    leads: DataFrame,
    activities: DataFrame | Mapping[str, DataFrame] | None = None,
    as_of: str | datetime.date | datetime.datetime | None = None,
    *,
    buckets: int | None = None,
    show: str | Sequence[str] = (),
    strict: bool = False,
    lenient: bool = False,
) -> Evaluation:
    """Decides all leads by what is known and has happened up to `as_of`; the rows are those of `Contract.evaluate`.

    `leads` has a row for each lead, `activities` a row for each activity, or data frames by kind. `buckets` is the number of
    parts that are evaluated one by one, each in the memory of an executor; without it, `spark.sql.shuffle.partitions`. The
    result does not depend on it. `show` has the names of fields that are shown with the id of each lead. `strict` treats every
    value that cannot be read as an error, `lenient` goes on where most rows of a data frame cannot be used.

    Everything is evaluated before it returns. Raises `DataError` where the data does not fit the contract, and an exception of
    Spark with the message of leadc where an executor fails.
    """
    buckets = int(spark.conf.get("spark.sql.shuffle.partitions", "200")) if buckets is None else buckets
    if buckets < 1:
        raise ValueError(f"`buckets` is {buckets}: write a number from 1")
    rules = contract._rules.showing(show)
    time = _as_text(as_of)
    by_kind = _by_kind(activities)
    empty = _empty(leads), [(kind, _empty(frame)) for kind, frame in by_kind]
    lead_input, inputs = _inputs(rules, [leads, *(frame for _, frame in by_kind)], *empty)
    nothing = rules.evaluate_part(empty[0], _together(empty[1]), time, strict)
    columns = _columns(pyarrow.schema(nothing))
    part = _Part(rules.to_json(), rules.lang, time, strict, [kind for kind, _ in by_kind], columns)

    def bucket(key: tuple, leads: pyarrow.Table, activities: pyarrow.Table) -> pyarrow.Table:
        return part.rows(key[0].as_py(), leads, activities)

    schema = ", ".join(f"{_quoted(column.name)} {_spark_type(column.type)}" for column in columns)
    grouped = _activities(spark, inputs, buckets).groupBy(BUCKET)
    rows = lead_input.bucketed(buckets, ROW).groupBy(BUCKET).cogroup(grouped).applyInArrow(bucket, schema).persist()
    try:
        records = rows.where(functions.col(RECORD).isNotNull()).select(RECORD).collect()
        run = rules.add_up([nothing.run.to_json(), *(row[0] for row in records)], strict, lenient)
    except BaseException:
        rows.unpersist()
        raise
    return Evaluation(rows.where(functions.col(RECORD).isNull()).drop(RECORD), run, rows)


@dataclass(frozen=True)
class _Input:
    """A data frame of leads or activities, with the columns that are read."""

    frame: DataFrame
    lead_id: str
    columns: list[str]

    def bucketed(self, buckets: int, name: str) -> DataFrame:
        """Its columns as one structure, with the bucket of each row."""
        key = functions.col(_quoted(self.lead_id)).cast("string")
        ends = functions.ascii(key), functions.ascii(functions.substring(key, -1, 1))
        # Trimming any white space takes long, and few ids need it.
        is_plain = ends[0].between(0x21, 0x7E) & ends[1].between(0x21, 0x7E)
        trimmed = functions.when(is_plain, key).otherwise(functions.trim(key, functions.lit(WHITE_SPACE)))
        hashed = functions.hash(functions.coalesce(trimmed, functions.lit("")))
        bucket = functions.pmod(hashed, functions.lit(buckets)).alias(BUCKET)
        columns = [functions.col(_quoted(column)) for column in self.columns]
        return self.frame.select(bucket, functions.struct(*columns).alias(name))


@dataclass(frozen=True)
class _Part:
    """What an executor needs to evaluate a bucket."""

    rules: str
    lang: str
    as_of: str
    strict: bool
    kinds: list[str | None]
    columns: pyarrow.Schema

    def rows(self, bucket: int, leads: pyarrow.Table, activities: pyarrow.Table) -> pyarrow.Table:
        """The rows of a bucket, and one that has only the record of the run."""
        tables = [(kind, _unpacked(activities, name)) for kind, name in zip(self.kinds, _names(self.kinds))]
        try:
            rules = _rules(self.rules, self.lang)
            table = rules.evaluate_part(_unpacked(leads, ROW), _together(tables), self.as_of, self.strict)
        except DataError as error:
            raise Error(f"bucket {bucket}: {error}") from None
        found = pyarrow.table(table)
        none = pyarrow.nulls(len(found), pyarrow.string())
        record = pyarrow.table({RECORD: [table.run.to_json()]})
        both = pyarrow.concat_tables([found.append_column(RECORD, none), record], promote_options="default")
        return both.cast(self.columns)


@lru_cache(maxsize=4)
def _rules(text: str, lang: str) -> Rules:
    """The rules of a contract, which a process reads once."""
    return Rules.from_json(text, lang)


def _names(kinds: list[str | None]) -> list[str]:
    """The names of the structures with the rows of activities."""
    return [f"{ROW}_{at}" for at in range(len(kinds))]


def _unpacked(table: pyarrow.Table, name: str) -> pyarrow.Table:
    """The rows of one input, whose structure is in a column or inside the one that all activities have."""
    if name != ROW:
        table = pyarrow.Table.from_struct_array(table[ROW])
    return pyarrow.Table.from_struct_array(table[name].drop_null())


def _columns(results: pyarrow.Schema) -> pyarrow.Schema:
    """The columns of results and that of the record, as Spark expects them."""

    def converted(kind: pyarrow.DataType) -> pyarrow.DataType:
        if pyarrow.types.is_timestamp(kind):
            return pyarrow.timestamp("us", "UTC")
        if pyarrow.types.is_list(kind):
            return pyarrow.list_(pyarrow.field("element", converted(kind.value_type)))
        return kind

    columns = [pyarrow.field(column.name, converted(column.type)) for column in results]
    return pyarrow.schema([*columns, pyarrow.field(RECORD, pyarrow.string())])


def _spark_type(kind: pyarrow.DataType) -> str:
    """The type of a column of results in Spark."""
    if pyarrow.types.is_decimal(kind):
        return f"decimal({kind.precision}, {kind.scale})"
    if pyarrow.types.is_timestamp(kind):
        return "timestamp"
    if pyarrow.types.is_list(kind):
        return f"array<{_spark_type(kind.value_type)}>"
    return {"string": "string", "double": "double", "date32[day]": "date", "bool": "boolean"}[str(kind)]


def _together(tables: list[tuple[str | None, pyarrow.Table]]) -> dict[str, pyarrow.Table] | pyarrow.Table:
    """Tables of activities as the engine takes them: one, or several by kind."""
    if len(tables) == 1 and tables[0][0] is None:
        return tables[0][1]
    return dict(tables)


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _by_kind(activities: DataFrame | Mapping[str, DataFrame] | None) -> list[tuple[str | None, DataFrame]]:
    if activities is None:
        return []
    if isinstance(activities, Mapping):
        return list(activities.items())
    return [(None, activities)]


def _empty(frame: DataFrame) -> pyarrow.Table:
    """The columns of a data frame, without rows."""
    return frame.limit(0).toArrow()


def _inputs(
    rules: Rules, frames: list[DataFrame], leads: pyarrow.Table, activities: list[tuple[str | None, pyarrow.Table]]
) -> tuple[_Input, list[_Input]]:
    """The data frames of leads and of activities with the columns that are read of each; the tables are theirs without rows."""
    of_leads, of_activities = rules.used_columns(leads, _together(activities))
    if any(has_merged_ids for *_, has_merged_ids in of_leads):
        raise DataError(
            "the leads have ids of merged contacts, so they cannot be divided by their id\n"
            "  help: give the activities the ids of the leads before, and leave the column out"
        )
    used = [*of_leads, *of_activities]
    inputs = [_input(frame, *one[:2]) for frame, one in zip(frames, used)]
    return inputs[0], inputs[1:]


def _input(frame: DataFrame, lead_id: str | None, paths: list[str]) -> _Input:
    if lead_id is None:
        raise DataError(
            "activities of several kinds have the lead id in different columns\n"
            "  help: pass a data frame for each kind, as a dict"
        )
    types = {field.name: field.dataType.simpleString() for field in frame.schema.fields}
    if lead_id not in types:
        raise DataError(f"the lead id `{lead_id}` is inside a structure\n  help: select it as a column of its own")
    if types[lead_id] in ("float", "double"):
        raise DataError(
            f"the lead id `{lead_id}` is a {types[lead_id]}, whose text has decimals\n  help: cast it to bigint or string"
        )
    inside = lambda name: any(path == name or path.startswith(name + ".") for path in paths)
    return _Input(frame, lead_id, [name for name in types if inside(name)])


def _activities(spark: SparkSession, inputs: list[_Input], buckets: int) -> DataFrame:
    """The activities of all inputs: one structure with the rows of each in a structure of its own."""
    if not inputs:
        return spark.createDataFrame([], f"{BUCKET} int, {ROW} struct<{ROW}: int>")
    names = _names([None] * len(inputs))
    frames = [one.bucketed(buckets, name) for one, name in zip(inputs, names)]
    all_inputs = frames[0]
    for frame in frames[1:]:
        all_inputs = all_inputs.unionByName(frame, allowMissingColumns=True)
    return all_inputs.select(BUCKET, functions.struct(*names).alias(ROW))


def _as_text(as_of: str | datetime.date | datetime.datetime | None) -> str:
    if as_of is None:
        as_of = datetime.datetime.now(datetime.timezone.utc)
    return as_of if isinstance(as_of, str) else as_of.isoformat()
