"""Counts, answers and versions fit a terminal of 80 columns."""

from __future__ import annotations

from datetime import UTC, date, datetime

from onrecord.analyze.quoted import Quoted
from onrecord.export.tallies import facts_table, result_table, sources_table
from onrecord.store import Result
from tests.export.rendering import shown


def test_sources() -> None:
    """A source shows how often it is quoted, and how firmly it speaks, in words."""
    firm = Quoted(
        name="Ministry of Foreign Affairs of a Country with a Long Name",
        source_type="organization",
        attributions=12,
        claims=9,
        certain=5,
        possible=4,
        denied=2,
    )
    unnamed = Quoted(name="@officials", source_type="unnamed", attributions=1)

    narrow = shown(sources_table([firm, unnamed])).splitlines()
    text = " ".join(shown(sources_table([firm, unnamed]), width=160).split())

    assert max(map(len, narrow)) <= 80
    assert "organization 12 9 5 certain, 4 possible; 2 denied" in text
    assert "“officials” unnamed 1 ·" in text


def test_result() -> None:
    """Values of every kind are shown, nothing as a dash, and rows are counted."""
    row = ("a\x1b\nb", None, True, 2.5, date(2016, 12, 23))
    moment = datetime(2016, 12, 23, 10, tzinfo=UTC)
    result = Result(
        ("text", "none", "yes", "number", "[day]"), [row, (*row[:4], moment)]
    )

    lines = " ".join(shown(result_table(result), width=120).split())

    assert "text none yes number [day]" in lines
    assert "a b – yes 2.5 2016-12-23" in lines
    assert "2016-12-23T10:00:00+00:00" in lines
    assert lines.endswith("2 rows")


def test_result_without_columns() -> None:
    """A statement that answers nothing gives no rows."""
    assert shown(result_table(Result((), []))).strip() == "0 rows"


def test_facts() -> None:
    """Facts are a line each."""
    lines = shown(facts_table({"store": "a.duckdb", "claims": "1,200"})).splitlines()

    assert [line.split() for line in lines] == [
        ["store", "a.duckdb"],
        ["claims", "1,200"],
    ]
