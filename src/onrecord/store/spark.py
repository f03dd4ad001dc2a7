"""Read on many machines with Apache Spark, and write the tables as Parquet.

Spark is handed two pure functions: one takes documents out of an input, one reads a
document. It runs them where the data is and writes a folder for each table, with the
columns of the store's own; ``import_tables`` takes these in. Only this module knows it.
"""

from __future__ import annotations

import os
import pickle
import shutil
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from onrecord.errors import ConfigError, StoreError
from onrecord.model.document import Document, Failure
from onrecord.store.connections import first_line
from onrecord.store.rows import columns_of
from onrecord.store.tables import (
    ACTORS,
    DOCUMENTS,
    FAILURES,
    PER_DOCUMENT,
    RUNS,
    layout,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

    from onrecord.model.claim import Reading
    from onrecord.store.columns import Table

    Load = Callable[[Any], Iterable[Document | Failure]]
    Read = Callable[[Document], Reading | Failure]
    Batches = Iterator[pa.RecordBatch]

TASKS_A_CORE: Final = 4
"""Parts that documents are cut into for each core: the last ones end about together."""

_IN_ONE_BATCH: Final = 16
_READINGS: Final = "_readings"
_NAMES: Final = {
    "VARCHAR": "string",
    "BIGINT": "bigint",
    "DOUBLE": "double",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "timestamp_ntz",
}
_FIELDS: Final = tuple(layout(Document)[0])
_BY_TABLE: Final = (*PER_DOCUMENT, ACTORS)
_AT: Final = {"position": "BIGINT", "number": "BIGINT"}
_WHY: Final = {"stage": "VARCHAR", "reason": "VARCHAR"}

# The last place of a text under its label is what the label stands for. Of a text that
# has several labels, and so may have several days, the last reading counts.
LAST: Final = """
SELECT r.* FROM readings r JOIN (
    SELECT label, id, max(sequence) AS sequence FROM readings
    WHERE reason IS NULL GROUP BY label, id
) last ON r.sequence = last.sequence
"""
ONCE: Final = """
SELECT r.* FROM readings r JOIN (
    SELECT id, max(sequence) AS sequence FROM readings
    WHERE reason IS NULL GROUP BY id
) once ON r.sequence = once.sequence
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many documents a run has read, and how many it could not read."""

    documents: int
    failures: int


def read_on_spark(
    inputs: Sequence[object],
    load: Load,
    read: Read,
    folder: Path,
    *,
    master: str,
    run: Mapping[str, object],
) -> Counted:
    """Read inputs on a cluster, and write a folder of Parquet for each table.

    Args:
        inputs: What documents are taken from; each is one task.
        load: Yields the documents of an input. It runs on the cluster, and so must
            find there what the input names.
        read: Reads a document; it runs there, too.
        folder: Is made; it must not exist, and all machines must see it.
        master: Where Spark runs: ``spark://…``, ``local[4]``, ``yarn`` …
        run: The row of ``runs``, without its counts.

    Raises:
        ConfigError: Spark or Java is not installed.
        StoreError: Spark has failed.
    """
    with _session(master) as spark:
        readings = _readings(spark, inputs, load, read)
        place = str(folder / _READINGS)
        readings.write.parquet(place)
        spark.read.parquet(place).createOrReplaceTempView("readings")
        counted = _write_tables(spark, folder, str(run["id"]))
        row = {**run, "documents": counted.documents, "failures": counted.failures}
        _frame(spark, RUNS, [row]).write.parquet(str(folder / "runs.parquet"))
    shutil.rmtree(folder / _READINGS)
    return counted


@contextmanager
def _session(master: str) -> Iterator[SparkSession]:
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415  an extra
    except ImportError as error:
        raise ConfigError(
            "Spark needs the spark extra: pip install 'onrecord[spark]'"
        ) from error
    if not os.environ.get("JAVA_HOME") and not shutil.which("java"):
        raise ConfigError(
            "Spark needs Java 17; on Debian: apt install openjdk-17-jre-headless"
        )
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    path = os.pathsep.join(part for part in sys.path if part)
    try:
        spark = (
            SparkSession.builder.master(master)
            .appName("onrecord")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.log.level", "ERROR")
            .config("spark.executorEnv.PYTHONPATH", path)
            .config("spark.executorEnv.OMP_NUM_THREADS", "1")
            .config("spark.sql.session.timeZone", "UTC")
            # Most tables are small; Spark would make 200 parts of each.
            .config("spark.sql.shuffle.partitions", "16")
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", _IN_ONE_BATCH)
            .getOrCreate()
        )
        try:
            yield spark
        finally:
            spark.stop()
    except (ConfigError, StoreError):
        raise
    # Py4J and Spark have errors of a hundred kinds, most of a hundred lines.
    except Exception as error:
        raise StoreError(f"Spark: {first_line(str(error))}") from error


def _readings(
    spark: SparkSession, inputs: Sequence[object], load: Load, read: Read
) -> DataFrame:
    """Return a row a document or failure, with the rows of each table as a list."""
    import pyarrow as pa  # noqa: PLC0415  with the extra

    given = pa.table(
        {
            "position": pa.array(range(len(inputs)), pa.int64()),
            "input": pa.array([pickle.dumps(each) for each in inputs], pa.binary()),
        }
    )
    cores = spark.sparkContext.defaultParallelism
    parts = max(1, min(len(inputs), TASKS_A_CORE * cores))
    documents = (
        spark.createDataFrame(given)
        .repartition(parts, "position")
        .mapInArrow(
            lambda batches: _loaded(batches, load), _declared(_document_columns())
        )
    )
    return documents.repartition(TASKS_A_CORE * cores).mapInArrow(
        lambda batches: _read(batches, read), _declared(_reading_columns())
    )


def _document_columns() -> dict[str, str]:
    return _AT | layout(Document)[0] | _WHY


def _reading_columns() -> dict[str, str | Table]:
    lists = {f"in_{table.name}": table for table in _BY_TABLE}
    return {"sequence": "BIGINT"} | layout(Document)[0] | _WHY | lists


def _declared(columns: Mapping[str, str | Table]) -> str:
    """Return columns as Spark declares them; a table's are a list of its rows."""
    kinds = {
        name: _NAMES[kind]
        if isinstance(kind, str)
        else f"ARRAY<STRUCT<{_struct(kind)}>>"
        for name, kind in columns.items()
    }
    return ", ".join(f"{name} {kind}" for name, kind in kinds.items())


def _schema(columns: Mapping[str, str | Table]) -> pa.Schema:
    """Return columns as Arrow has them."""
    import pyarrow as pa  # noqa: PLC0415  with the extra

    plain = {
        "VARCHAR": pa.string(),
        "BIGINT": pa.int64(),
        "DOUBLE": pa.float64(),
        "BOOLEAN": pa.bool_(),
        "DATE": pa.date32(),
        "TIMESTAMP": pa.timestamp("us"),
    }
    return pa.schema(
        (name, plain[kind])
        if isinstance(kind, str)
        else (
            name,
            pa.list_(pa.struct([(n, plain[k]) for n, k in kind.columns.items()])),
        )
        for name, kind in columns.items()
    )


def _struct(table: Table) -> str:
    return ", ".join(f"{name}: {_NAMES[kind]}" for name, kind in table.columns.items())


def _loaded(batches: Batches, load: Load) -> Batches:
    """Yield the documents of the inputs in a task, some at a time."""
    rows: list[dict[str, Any]] = []
    for batch in batches:
        for given in batch.to_pylist():
            found = load(pickle.loads(given["input"]))  # noqa: S301  our own
            for number, outcome in enumerate(found):
                rows.append({"position": given["position"], "number": number})
                rows[-1] |= _document_row(outcome)
                if len(rows) >= _IN_ONE_BATCH:
                    yield _batch(rows, _document_columns())
                    rows = []
    if rows:
        yield _batch(rows, _document_columns())


def _document_row(outcome: Document | Failure) -> dict[str, Any]:
    if isinstance(outcome, Failure):
        return {
            "label": outcome.label,
            "stage": outcome.stage,
            "reason": outcome.reason,
        }
    return {name: getattr(outcome, name) for name in _FIELDS}


def _read(batches: Batches, read: Read) -> Batches:
    """Yield what the documents of a task say."""
    for batch in batches:
        rows = [_reading_row(each, read) for each in batch.to_pylist()]
        yield _batch(rows, _reading_columns())


def _reading_row(given: dict[str, Any], read: Read) -> dict[str, Any]:
    sequence = (given["position"] << 32) + given["number"]
    row: dict[str, Any] = {"sequence": sequence}
    if given["reason"] is not None:
        return row | {name: given[name] for name in ("label", "stage", "reason")}
    document = Document(**{name: given[name] for name in _FIELDS})
    outcome = read(document)
    if isinstance(outcome, Failure):
        return row | _document_row(outcome)
    row |= _document_row(document)
    for name, columns in columns_of([outcome]).items():
        row[f"in_{name}"] = _structs(columns)
    actors = {
        name: [getattr(a, name) for a in outcome.actors] for name in ACTORS.columns
    }
    row[f"in_{ACTORS.name}"] = _structs(actors)
    return row


def _structs(columns: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    rows = zip(*columns.values(), strict=True)
    return [dict(zip(columns, values, strict=True)) for values in rows]


def _batch(
    rows: list[dict[str, Any]], columns: Mapping[str, str | Table]
) -> pa.RecordBatch:
    import pyarrow as pa  # noqa: PLC0415

    return pa.RecordBatch.from_pylist(rows, schema=_schema(columns))


def _write_tables(spark: SparkSession, folder: Path, run: str) -> Counted:
    """Write a folder for each table, from the readings."""
    spark.sql(LAST).createOrReplaceTempView("last")
    spark.sql(ONCE).createOrReplaceTempView("once")
    own = ", ".join(name for name in DOCUMENTS.columns if name in _FIELDS)
    documents = spark.sql(
        f"SELECT {own}, CAST(length(text) AS BIGINT) AS characters, "  # noqa: S608  ours
        f"sequence AS version, '{run}' AS run FROM last"
    ).select(*DOCUMENTS.columns)
    documents.write.parquet(str(folder / "documents.parquet"))
    for table in _BY_TABLE:
        rows = spark.sql(f"SELECT inline(in_{table.name}) FROM once")  # noqa: S608
        if table is ACTORS:
            rows = rows.dropDuplicates(["id"])
        rows.write.parquet(str(folder / f"{table.name}.parquet"))
    failures = spark.sql(
        f"SELECT '{run}' AS run, label, stage, reason FROM readings "  # noqa: S608
        "WHERE reason IS NOT NULL ORDER BY sequence"
    ).select(*FAILURES.columns)
    failures.write.parquet(str(folder / "failures.parquet"))
    counts = spark.sql("SELECT count(*), count(reason) FROM readings").collect()[0]
    return Counted(documents=counts[0] - counts[1], failures=counts[1])


def _frame(
    spark: SparkSession, table: Table, rows: list[dict[str, object]]
) -> DataFrame:
    import pyarrow as pa  # noqa: PLC0415

    return spark.createDataFrame(pa.Table.from_batches([_batch(rows, table.columns)]))
