"""A cluster gives the records of one machine, also when a worker dies."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from onrecord import pipeline
from onrecord.errors import ConfigError
from onrecord.store import Store
from onrecord.store.checks import check_store, content_hash
from tests.conftest import do_without, needed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Done

MASTER = "local-cluster[2,1,2048]"
TEXT = (
    "Officials said on Monday that {0} had closed its border with Oman. The foreign "
    "minister of Oman denied it, and said that envoy {1} had been expelled.\n"
)

pytestmark = [
    pytest.mark.spark,
    # It warns of each new pandas; what of it we use is measured by these tests.
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with reports, lines and what cannot be read; Spark is there."""
    needed("pyspark")
    if not shutil.which("java"):
        do_without("Java 17")
    made = tmp_path_factory.mktemp("spark")
    reports = made / "reports"
    reports.mkdir()
    for number, actor in enumerate(("Iran", "Mali", "Chad", "Peru", "Iraq", "Egypt")):
        (reports / f"{number}.txt").write_text(TEXT.format(actor, number))
    lines = [
        {"id": "a", "text": TEXT.format("Kenya", 7), "publisher": "Bay Post"},
        {"id": "b", "text": TEXT.format("Iran", 0), "published": "2021-05-03"},
        {"id": "a", "text": TEXT.format("Kenya", 8)},
        {"id": "c", "text": ""},
        {"id": "a", "text": TEXT.format("Kenya", 7), "publisher": "Bay Post"},
    ]
    written = "\n".join(json.dumps(line) for line in lines)
    (reports / "lines.jsonl").write_text(written)
    return made


@pytest.fixture(scope="module")
def tables(folder: Path) -> pipeline.Tables:
    """Return what a cluster of two machines has read."""
    return pipeline.read_on(
        "spark", folder / "reports", folder / "tables", master=MASTER
    )


def test_same_as_one_machine(folder: Path, tables: pipeline.Tables) -> None:
    """What a cluster reads, once taken in, is what one machine reads, to the byte.

    Also where a text has two labels, or a label two texts.
    """
    alone = pipeline.read(folder / "reports", store=folder / "alone.duckdb", jobs=1)
    done = pipeline.import_("parquet", tables.out, store=folder / "many.duckdb")

    one, many = (Store(folder / f"{name}.duckdb") for name in ("alone", "many"))
    assert (tables.documents, tables.failures) == (10, 1)
    assert done.documents == len({each.document for each in alone.readings})
    assert many.readings() == one.readings()
    assert content_hash(many) == content_hash(one)
    assert check_store(many).problems == ()


def test_taken_in_again(folder: Path, tables: pipeline.Tables) -> None:
    """Taking the same in again changes nothing, and reading it here is no news."""
    store = folder / "again.duckdb"
    pipeline.import_("parquet", tables.out, store=store)
    before = content_hash(Store(store))

    pipeline.import_("parquet", tables.out, store=store)
    summary = pipeline.read(folder / "reports" / "1.txt", store=store, jobs=1)

    assert content_hash(Store(store)) == before
    assert summary.progress.known == 1


def test_portable(folder: Path, tables: pipeline.Tables) -> None:
    """The common SQL of the stages gives the same rows on Spark as in the store."""
    from tests.test_portability import rows_of_both  # noqa: PLC0415  it needs Spark

    store = folder / "sql.duckdb"
    pipeline.import_("parquet", tables.out, store=store)
    pipeline.copies(store=store)
    pipeline.clusters(store=store)
    out = folder / "sql"
    pipeline.export("parquet", out, store=store)

    compared = dict(rows_of_both(Store(store), out, MASTER))

    assert len(compared) > 25
    assert [name for name, (here, there) in compared.items() if here != there] == []
    assert sum(bool(here) for here, _ in compared.values()) > 10


def test_worker_that_dies(folder: Path) -> None:
    """A worker that is killed under a document costs a second try, and no document."""
    from onrecord.store.spark import read_on_spark  # noqa: PLC0415
    from tests.store.spark_worker import dying_once, loading  # noqa: PLC0415

    out = folder / "killed"
    out.mkdir()
    run = {"id": "run", "command": "read", "program": "test"}
    mark = folder / "mark"

    done = read_on_spark(
        ["one", "two", "three"], loading, dying_once(mark), out, master=MASTER, run=run
    )

    assert mark.exists()
    assert (done.documents, done.failures) == (3, 0)
    imported = pipeline.import_("parquet", out, store=folder / "killed.duckdb")
    assert imported.documents == 3


def test_command(onrecord: Callable[..., Done], tmp_path: Path) -> None:
    """``--engine`` wants a folder for its tables, and no other engine is known."""
    done = onrecord("read", "x.txt", "--engine", "spark")

    assert done.code == 2
    assert "--engine needs --out" in done.err.replace("\n", " ")
    with pytest.raises(ConfigError, match="no engine is called flink; known: spark"):
        pipeline.read_on("flink", "x.txt", tmp_path / "out")


def test_tables_that_are_none(tmp_path: Path, onrecord: Callable[..., Done]) -> None:
    """A folder without tables is told in one line, and makes no store."""
    done = onrecord("import", "parquet", tmp_path)

    assert done.code == 1
    assert done.err == f"onrecord: {tmp_path}: no documents.parquet in it\n"
    assert not (tmp_path / "onrecord.duckdb").exists()
