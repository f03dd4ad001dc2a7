"""Every table is a Parquet file that pyarrow reads with the store's own columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.errors import StoreError
from onrecord.store import Store
from onrecord.store.parquet import WORDS, fill_parquet, write_parquet
from onrecord.store.tables import META, TABLES
from tests.conftest import needed
from tests.readings import TEXT, reading_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store with one report."""
    store = Store(tmp_path / "test.duckdb", wait=5)
    store.write(reading_of(), store.start_run("read", "test"))
    return store


def column(folder: Path, table: str, name: str) -> list[object]:
    """Return a column as pyarrow reads it."""
    read = needed("pyarrow.parquet").read_table(folder / f"{table}.parquet")
    values: list[object] = read.column(name).to_pylist()
    return values


def test_every_table(store: Store, tmp_path: Path) -> None:
    """Tables have their columns and rows, empty ones too."""
    rows = write_parquet(store, tmp_path / "out")

    files = {each.stem: each for each in (tmp_path / "out").iterdir()}
    assert set(files) == {table.name for table in TABLES if table is not META}
    counted = 0
    for table in TABLES:
        if table is META:
            continue
        read = needed("pyarrow.parquet").read_table(files[table.name])
        assert read.column_names == list(table.columns)
        counted += read.num_rows
        assert store.query(f"SELECT count(*) FROM {table.name}").rows == [  # noqa: S608
            (read.num_rows,)
        ]
    assert rows == counted > 0
    assert column(tmp_path / "out", "documents", "text") == [TEXT]


def test_without_text_and_back(store: Store, tmp_path: Path) -> None:
    """Words become references of the same text, and words again."""
    key = reading_of().document.id
    write_parquet(store, tmp_path / "full")
    write_parquet(store, tmp_path / "bare", without_text=True)

    words = column(tmp_path / "bare", "mentions", "text")
    assert words == [f"sha256:{key}#char=15,19", f"sha256:{key}#char=38,53"]
    assert column(tmp_path / "bare", "mention_modifiers", "modifier") == [None]
    assert not any(
        b"Officials said" in each.read_bytes() for each in (tmp_path / "bare").iterdir()
    )

    def fill(value: str) -> str:
        start, end = value.partition("#char=")[2].split(",")
        return TEXT[int(start) : int(end or len(TEXT))]

    fill_parquet(tmp_path / "bare", tmp_path / "filled", fill)
    for table in ("documents", "mentions", "dates", "places"):
        assert column(tmp_path / "filled", table, "text") == column(
            tmp_path / "full", table, "text"
        )


def test_words_name_columns() -> None:
    """What is hidden are columns of tables, so that none is forgotten by a new name."""
    by_name = {table.name: table.columns for table in TABLES}

    assert all(set(columns) <= set(by_name[name]) for name, columns in WORDS.items())


def test_no_store(tmp_path: Path) -> None:
    """A store that is not there is not made."""
    with pytest.raises(StoreError, match="no store yet"):
        write_parquet(Store(tmp_path / "none.duckdb"), tmp_path / "out")
