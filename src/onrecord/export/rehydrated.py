"""Put words back into a file that was exported without them, whatever its format.

A reference says where its words stand, so the format only matters for how words are
written at that place: escaped in JSON and XML, on one line in tables.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from shutil import copyfile
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from onrecord.errors import ExportError
from onrecord.export.edges import written
from onrecord.export.files import whole, write_text
from onrecord.export.words import plain
from onrecord.store.parquet import fill_parquet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.export.references import Copies, Writer

_SQLITE: Final = b"SQLite format 3\0"


def fill_file(source: Path, out: Path, copies: Copies, *, force: bool) -> None:
    """Write a file anew, with the words that the copies have.

    Raises:
        ExportError: It points at no words, no copy has them, or it cannot be written.
    """
    with whole(out, force=force) as part:
        _fill(source, part, copies)
        if not copies.restored:
            why = "no copy has a text that it points at"
            if not copies.missing:
                why = "points at no words; was it exported with --without-text?"
            raise ExportError(f"{source}: {why}")


def _fill(source: Path, part: Path, copies: Copies) -> None:
    if source.is_dir():
        fill_parquet(source, part, copies.fill)
    elif _starts(source).startswith(_SQLITE):
        copyfile(source, part)
        _fill_dna(part, copies)
    else:
        write_text(part, _lines(source, copies))


def _fill_dna(path: Path, copies: Copies) -> None:
    with closing(sqlite3.connect(path)) as con, con:
        for id, text in con.execute("SELECT ID, Text FROM DOCUMENTS").fetchall():
            filled = copies.fill(text)
            con.execute("UPDATE DOCUMENTS SET Text = ? WHERE ID = ?", [filled, id])


def _lines(source: Path, copies: Copies) -> Iterator[str]:
    quotation, whole_text = _writers(_starts(source))
    try:
        with source.open(encoding="utf-8", newline="") as file:
            for line in file:
                yield copies.fill(line, quotation, whole_text)
    except UnicodeDecodeError as error:
        raise ExportError(f"{source}: not a file of a known format") from error


def _writers(starts: bytes) -> tuple[Writer, Writer]:
    """Return how quotations and texts are written into a text file that starts so."""
    if starts.lstrip().startswith(b"<"):
        return _in_xml, _in_xml
    if starts.lstrip().startswith(b"{"):
        return lambda words: _in_json(plain(words)), _in_json
    return plain, plain


def _in_xml(words: str) -> str:
    return escape(written(plain(words)), {'"': "&quot;"})


def _in_json(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)[1:-1]


def _starts(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_SQLITE))
