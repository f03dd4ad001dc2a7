"""Claims in a terminal: who, what, whom; on whose word; in which words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from onrecord.analyze.told import Told
from onrecord.export.table import (
    failure_line,
    reading_line,
    reading_table,
    short_ids,
    told_table,
)
from onrecord.model.claim import Reading
from onrecord.model.document import Document, Failure
from tests.export.rendering import shown
from tests.readings import any_reading, chained_reading, reading_of


def test_reading() -> None:
    """A report is a heading, and three lines for each claim."""
    reading = reading_of()
    trains, rejects = (claim.id[:4] for claim in reading.claims)

    assert (
        shown(reading_table(reading))
        == f"""\
Denial  2016-12-23  2 claims, 1 attribution

{trains}  Iran → trains → Houthi fighters
      ← “Officials” · certain, denied · 2016-12-19 · Sanaa, Yemen · 1–3 killed
      Officials said Iran did not train the Houthi fighters in Sanaa on…
{rejects}  – → REJECT
      ← the author · certain
      Officials said Iran did not train the Houthi…"""
    )


def test_told() -> None:
    """A claim out of many reports names its report, and the whole chain."""
    reading = chained_reading()
    told = [Told(claim, reading) for claim in reading.claims]

    assert (
        shown(told_table(told, "Ties of Iran"))
        == f"""\
Ties of Iran  1 claim

{told[0].claim.id[:4]}  Iran → arms → Houthis
      ← Agency ← “minister” · probable
      …a minister as saying that Iran arms the Houthis.
      in chain, Wire"""
    )


def test_nothing_found() -> None:
    """A report without a claim says so, and that nothing tells its day."""
    empty = Reading(document=Document.of("No.", label="no"))

    assert shown(reading_table(empty)) == (
        "no  no publication date  0 claims, 0 attributions\n  nothing was found in it\n"
    )


def test_words_of_a_text_are_no_markup() -> None:
    """What looks like the terminal's markup or a control is shown as words."""
    reading = reading_of()
    document = replace(reading.document, title="[red]x[/red] \x1b[31m :smile:")
    hostile = replace(reading.claims[0], actor=("[link=x]Iran",), where="[/]\x07")
    reading = replace(reading, document=document, claims=(hostile,))

    for view in (
        reading_table(reading),
        reading_line(reading),
        told_table([Told(hostile, reading)], "Ties of [b]"),
    ):
        lines = shown(view)
        assert "\x1b" not in lines
        assert "\x07" not in lines
    assert "[red]x[/red] [31m :smile:" in shown(reading_line(reading))
    assert "[link=x]Iran" in shown(reading_table(reading))


@settings(max_examples=30)
@given(reading=any_reading())
def test_any_reading_can_be_shown(reading: Reading) -> None:
    """Whatever a text holds, its claims fit the terminal, and none is left out."""
    lines = shown(reading_table(reading), width=40)

    ids = short_ids(claim.id for claim in reading.claims)
    assert all(short in lines for short in ids.values())


def test_failure() -> None:
    """A failure is one line: where, why, and the stage if it was read at all."""
    early = Failure(label="a\nb", stage="ingest", reason="no\x1b such file")
    late = Failure(label="a", stage="extract", reason="ValueError")

    assert failure_line(early).plain == "a b: no such file"
    assert failure_line(late).plain == "a: ValueError (extract)"


@pytest.mark.parametrize(
    ("ids", "short"),
    [
        ([], []),
        (["abcdefgh"], ["abcd"]),
        (["abcdefgh", "abcdefxy"], ["abcdefg", "abcdefx"]),
        (["abcdefgh", "abcdefgh"], ["abcd"]),
    ],
)
def test_short_ids(ids: list[str], short: list[str]) -> None:
    """Ids are cut as short as tells them apart."""
    assert [short_ids(ids)[id] for id in dict.fromkeys(ids)] == short
