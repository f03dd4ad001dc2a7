"""A file of DNA is read as it stands; any other file is told to be none."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import ParseError
from onrecord.ingest.dna import in_characters, read_dna
from onrecord.model.document import Span
from tests.export.exported import RAID, exported, raid
from tests.readings import reading_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with four statements over a text."""
    return exported("dna", [raid()], tmp_path / "coded.dna")


def change(path: Path, *statements: str) -> None:
    """Change a file by SQL."""
    with closing(sqlite3.connect(path)) as con, con:
        for each in statements:
            con.execute(each)


def test_read(file: Path) -> None:
    """Texts, spans, coders and values are those of the file."""
    texts, statements = read_dna(file)

    assert texts[1].text == RAID
    assert texts[1].published == date(2016, 12, 23)
    assert [RAID[each.start : each.end] for each in statements] == [
        "raided",
        "helped",
        "paid",
        "denied",
    ]
    assert statements[1].coder == "OnRecord"
    assert statements[1].values["organization"] == "Harbor League"
    assert statements[1].values["agreement"] == "0"


@pytest.mark.parametrize(
    ("at", "day"),
    [(0, None), (1482451200000, date(2016, 12, 23)), (10**30, None), ("'x'", None)],
)
def test_dates(file: Path, at: object, day: date | None) -> None:
    """Older files count in milliseconds; what is no date is none."""
    change(file, f"UPDATE DOCUMENTS SET Date = {at}")  # noqa: S608  ours

    assert read_dna(file)[0][1].published == day


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("DROP TABLE ENTITIES", "no file of DNA 3: no ENTITIES"),
        (
            "ALTER TABLE STATEMENTS RENAME Stop TO Finish",
            "STATEMENTS has no column Stop",
        ),
        ("UPDATE DOCUMENTS SET Text = CAST(x'ff' AS TEXT)", "no file of DNA: "),
    ],
)
def test_other_tables(file: Path, statement: str, reason: str) -> None:
    """Wrong columns and a wrong encoding are told by name; the file is as it was."""
    change(file, statement)
    before = file.read_bytes()

    with pytest.raises(ParseError, match=reason):
        read_dna(file)

    assert file.read_bytes() == before


def test_letters_of_two_units(tmp_path: Path) -> None:
    """DNA counts in UTF-16; what it counts leads to the same words and back."""
    text = "\U0001f6a2\U0001f525 Guards raided a depot."
    reading = reading_of(text, "raid")
    claim = replace(reading.claims[0], trigger=Span(text.index("raided"), 16))
    file = exported("dna", [replace(reading, claims=(claim,))], tmp_path / "coded.dna")

    (statement,) = read_dna(file)[1]
    back = in_characters(statement, text)

    assert (statement.start, statement.end) == (12, 18)
    assert text[back.start : back.end] == "raided"
    assert in_characters(replace(statement, start=1), text).start == -1
    assert in_characters(statement, RAID) is statement


def test_other_files(tmp_path: Path) -> None:
    """Text, nothing and a folder are no files of DNA, and no file is made."""
    (tmp_path / "text.dna").write_text("The minister said so.\n" * 100)

    with pytest.raises(ParseError, match="file is not a database"):
        read_dna(tmp_path / "text.dna")
    for name in ("none.dna", "."):
        with pytest.raises(ParseError, match="no such file"):
            read_dna(tmp_path / name)
    assert [each.name for each in tmp_path.iterdir()] == ["text.dna"]
