"""Codes are said in words, and nothing in a text can harm a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export import words
from onrecord.model.claim import Number
from onrecord.model.document import Span
from tests.readings import TEXT, TEXTS, reading_of, spans_of

TRAINS, REJECTS = reading_of().claims


def test_firmness() -> None:
    """Certainty, denial and modality are words; what is plainly so is not told."""
    assert words.firmness(TRAINS) == "certain, denied"
    doubted = replace(TRAINS, certainty="PS", polarity="+", modality="future")
    assert words.firmness(doubted) == "possible, future"
    assert words.firmness(replace(REJECTS, certainty="U")) == "not committed"


@pytest.mark.parametrize(
    ("sources", "shown"),
    [
        ((), "the author"),
        (("Reuters",), "Reuters"),
        (("Reuters", "@two officials"), "Reuters ← “two officials”"),
        (("@", "A\nB"), "“” ← A B"),
    ],
)
def test_source_chain(sources: tuple[str, ...], shown: str) -> None:
    """The outermost source comes first; one without a name is in quotation marks."""
    assert words.source_chain(sources) == shown


def test_predicate() -> None:
    """A tie is a verb, an event its type with its mode."""
    assert words.predicate(TRAINS) == "trains"
    assert words.predicate(replace(TRAINS, type="hostile_to")) == "is hostile to"
    assert words.predicate(replace(TRAINS, type="operates_in")) == "operates in"
    assert words.predicate(REJECTS) == "REJECT"
    assert words.predicate(replace(REJECTS, mode="veto")) == "REJECT (veto)"


def test_names_and_setting() -> None:
    """Nobody is a dash; day, place and number are told as far as they are known."""
    assert words.names(()) == "–"
    assert words.names(("Iran", "Oman")) == "Iran, Oman"
    assert words.setting(TRAINS) == "2016-12-19 · Sanaa, Yemen · 1–3 killed"
    assert words.setting(REJECTS) == ""


@pytest.mark.parametrize(
    ("low", "best", "high", "shown"),
    [
        (1200, 1200, 1200, "1,200 killed"),
        (140, 140, None, "at least 140 killed"),
        (None, 140, 140, "at most 140 killed"),
        (10, 12, 15, "10–15 killed"),
        (3e6, 3e6, 3e6, "3,000,000 killed"),
    ],
)
def test_amount(low: float | None, best: float, high: float | None, shown: str) -> None:
    """A number is told with the bounds that the text sets."""
    number = Number(what="killed", low=low, best=best, high=high, span=Span(0, 1))

    assert words.amount(number) == shown


def test_origin_and_heading() -> None:
    """A document is called by its title, or else its label."""
    document = reading_of(label="a").document
    assert words.heading(document) == "Denial"
    assert words.heading(replace(document, title=None)) == "a"
    assert words.origin(replace(document, publisher="Wire")) == "Wire, 2016-12-23"
    assert words.origin(replace(document, published=None)) == ""


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0 claims"), (1, "1 claim"), (1200, "1,200 claims")]
)
def test_counted(number: int, shown: str) -> None:
    """One thing is in the singular, every other number of them in the plural."""
    assert words.counted(number, "claim") == shown


@given(text=st.text())
def test_plain_is_one_line(text: str) -> None:
    """No text brings a control character, a mark of direction or a line end along."""
    shown = words.plain(text)

    assert not {*shown} & {*"\x00\x07\x1b\x7f\x9b\n\r\t\u200b\u202e\u2066\ufeff"}
    assert "  " not in shown
    assert shown == words.plain(shown)


def test_around_stays_in_its_sentence() -> None:
    """Words are cut at blanks with an ellipsis; those of other sentences are left."""
    text = f"It is so. {TEXT} It is."
    sentence = Span(10, 10 + len(TEXT))
    trigger = Span(38, 43)

    assert words.around(text, trigger, 100, sentence) == (
        "Officials said Iran did not ",
        "train",
        " the Houthi fighters in Sanaa on Monday.",
    )
    assert words.around(text, trigger, 16, sentence) == (
        "…Iran did not ",
        "train",
        " the Houthi…",
    )


@given(text=TEXTS, data=st.data(), width=st.integers(0, 20))
def test_around_any_span(text: str, data: st.DataObject, width: int) -> None:
    """The span itself is always whole, also where it leaves its sentence."""
    span, within = data.draw(spans_of(text)), data.draw(spans_of(text))

    _, shown, _ = words.around(text, span, width, within)

    assert shown == words.plain(span.words(text))


def test_sentence_of() -> None:
    """A claim's sentence is found by its number, and none where that is none."""
    reading = reading_of()
    assert words.sentence_of(TRAINS, reading) == Span(0, len(TEXT))
    for number in (-1, 1):
        assert words.sentence_of(replace(TRAINS, sentence=number), reading) is None
