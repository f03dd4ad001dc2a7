"""Words laid over a file without text give the file that has them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from onrecord.errors import ExportError
from onrecord.export.formats import FORMATS
from onrecord.export.references import REFERENCE, Copies
from onrecord.export.rehydrated import fill_file
from tests.export.exported import RAID, exported, raid
from tests.readings import CHAIN, TEXT, chained_reading, reading_of

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {each.document.id: each.document.text for each in (raid(), chained_reading())}
WORDS = ("raided a depot in Port Marlow on Monday, and the", CHAIN)


def content(path: Path) -> object:
    """Return what a file says, however its words are escaped."""
    data = path.read_bytes()
    if data.startswith(b"SQLite"):
        with closing(sqlite3.connect(path)) as con:
            return list(con.iterdump())
    if data.startswith(b"<"):
        return [(e.tag, e.attrib, e.text) for e in ET.fromstring(data).iter()]  # noqa: S314
    if data.startswith(b"{"):
        lines = data.decode().splitlines()
        whole = data.decode().endswith("]}\n")
        return json.loads(data) if whole else [json.loads(line) for line in lines]
    return data


@pytest.mark.parametrize("format", sorted({*FORMATS} - {"eventreport"}))
def test_round_trip(format: str, tmp_path: Path) -> None:
    """Without text no sentence is in the file; with the copies it is as with text."""
    readings = [raid(), chained_reading()]
    full = exported(format, readings, tmp_path / "full")
    bare = exported(format, readings, tmp_path / "bare", without_text=True)
    copies = Copies(TEXTS)

    fill_file(bare, tmp_path / "filled", copies, force=False)

    assert not any(words.encode() in bare.read_bytes() for words in WORDS)
    assert copies.missing == {}
    assert copies.restored > 0
    assert content(tmp_path / "filled") == content(full)


def test_a_report_has_no_words(tmp_path: Path) -> None:
    """Report-level data is the same with text and without; there is nothing to fill."""
    full = exported("eventreport", [raid()], tmp_path / "full")
    bare = exported("eventreport", [raid()], tmp_path / "bare", without_text=True)

    assert bare.read_bytes() == full.read_bytes()
    with pytest.raises(ExportError, match="points at no words"):
        fill_file(bare, tmp_path / "filled", Copies(TEXTS), force=False)


def test_a_copy_that_is_missing(tmp_path: Path) -> None:
    """What no copy has stays a reference, and is told by its text."""
    readings = [raid(), reading_of()]
    bare = exported("geojson", [raid()], tmp_path / "bare", without_text=True)
    both = exported("dna", readings, tmp_path / "both", without_text=True)
    copies = Copies(TEXTS)

    fill_file(both, tmp_path / "filled", copies, force=False)

    assert copies.missing == {reading_of().document.id: 1}
    with pytest.raises(ExportError, match="no copy has a text"):
        fill_file(bare, tmp_path / "none", Copies({}), force=False)
    assert not (tmp_path / "none").exists()


def test_words_that_would_break_the_file() -> None:
    """Words are written as the place asks, and a reference beyond the text stays."""
    key = raid().document.id
    start = RAID.index('"Harbor')
    copies = Copies(TEXTS)

    quoted = copies.fill(f"sha256:{key}#char={start},{start + 15}", json.dumps)
    beyond = copies.fill(f"sha256:{key}#char=5,99999", json.dumps)

    assert json.loads(quoted) == '"Harbor League"'
    assert REFERENCE.fullmatch(beyond)
    assert copies.missing == {key: 1}


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"a,b\n1,2\n"])
def test_other_files(tmp_path: Path, data: bytes) -> None:
    """A file of another kind is told so, and nothing is written."""
    (tmp_path / "other").write_bytes(data)

    with pytest.raises(ExportError, match="other: "):
        fill_file(tmp_path / "other", tmp_path / "out", Copies(TEXTS), force=False)

    assert not (tmp_path / "out").exists()


def test_texts_are_what_they_seem() -> None:
    """The readings that are exported here share no text."""
    assert len({RAID, CHAIN, TEXT}) == 3
