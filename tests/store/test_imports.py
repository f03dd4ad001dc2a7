"""Tables of Parquet are taken into a store as if they had been read there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord import pipeline
from onrecord.errors import ParseError
from onrecord.store import Store
from onrecord.store.checks import check_store, content_hash
from tests.readings import TEXT, reading_of
from tests.store.test_checks import filled

if TYPE_CHECKING:
    from pathlib import Path


def test_there_and_back(tmp_path: Path) -> None:
    """What was exported and taken in again is the same, with its older versions."""
    store = filled(tmp_path / "one.duckdb", "report", "other")
    run = store.start_run("read", "test")
    store.write(reading_of(f"{TEXT} Later.", "other"), run)
    pipeline.export("parquet", tmp_path / "tables", store=store.path)

    done = pipeline.import_(
        "parquet", tmp_path / "tables", store=tmp_path / "two.duckdb"
    )

    two = Store(tmp_path / "two.duckdb")
    assert done.documents == 3
    assert content_hash(two) == content_hash(store)
    assert two.readings() == store.readings()
    assert check_store(two).problems == ()
    known = two.known(two.documents(), "test")
    assert len(known) == 2


def test_tables_without_words(tmp_path: Path) -> None:
    """What was exported without text is refused, and makes no store."""
    store = filled(tmp_path / "one.duckdb", "report")
    pipeline.export("parquet", tmp_path / "bare", without_text=True, store=store.path)

    with pytest.raises(ParseError, match="must be rehydrated first"):
        pipeline.import_("parquet", tmp_path / "bare", store=tmp_path / "two.duckdb")
    assert not (tmp_path / "two.duckdb").exists()
