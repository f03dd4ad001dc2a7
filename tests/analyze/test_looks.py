"""A place in a document is found by offset or words, and told apart from no place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.analyze.looks import Place, find_place, look_at
from onrecord.errors import UnknownIdError
from onrecord.model.document import Document, Span
from onrecord.model.trace import Sight
from onrecord.store import Store
from tests.readings import chained_reading, reading_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "He said: go. The envoys\nmet. Alarms rang; arms: none. GO!"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store with two documents, one with a colon in its name."""
    store = Store(tmp_path / "test.duckdb")
    run = store.start_run("read", "test")
    wire = reading_of(label="wire:7", text="Another report of ours.")
    store.write_many([reading_of(label="report", text=TEXT), wire], run)
    return store


@pytest.mark.parametrize(
    ("asked", "words", "others"),
    [
        ('report:"envoys met"', "envoys\nmet", ()),
        ("report:“He said: go”", "He said: go", ()),
        ("report:arms", "arms", ()),
        ("report:lar", "lar", ()),
        ("report:Go", "go", (TEXT.index("GO"),)),
        ("wire:7:Another", "Another", ()),
        ("wire:7:8", "", ()),
    ],
)
def test_places(store: Store, asked: str, words: str, others: tuple[int, ...]) -> None:
    """Words are found whole and as written before others; a name may hold colons."""
    place = find_place(store, asked)

    assert place.span.words(place.document.text) == words
    assert place.others == others


def test_by_id(store: Store) -> None:
    """A document's id, or how it begins, names it as its label does."""
    key = Document.of(TEXT, label="report").id

    assert find_place(store, f"{key}:12").span == Span(12, 12)
    assert find_place(store, f"{key[:8]}:12").document.label == "report"


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        ("report", "give DOCUMENT:OFFSET"),
        ("", "give DOCUMENT:OFFSET"),
        (":12", "give DOCUMENT:OFFSET"),
        ("repor:12", "is called repor; did you mean report?"),
        ("zzz:12", "is called zzz"),
        (f"report:{len(TEXT)}", f"report has {len(TEXT)} characters; there is no"),
        ("report:-1", "there is no -1"),
        ("report:" + "9" * 5000, "there is no 9"),
        ("report:", "say which characters or words"),
        ('report:" "', "say which characters or words"),
        ('report:"no such words"', "report does not hold “no such words”"),
    ],
)
def test_no_such_place(store: Store, asked: str, complaint: str) -> None:
    """An unknown document, and a place outside its text, are told in one line."""
    with pytest.raises(UnknownIdError) as caught:
        find_place(store, asked)

    assert complaint in str(caught.value)
    assert "\n" not in str(caught.value)


def sight(start: int, end: int) -> Sight:
    """Return a sight of some characters."""
    return Sight(
        span=Span(start, end),
        text="",
        lemma="",
        part="NOUN",
        sentence=Span(0, 70),
        tree=(),
    )


def test_what_became_of_a_word() -> None:
    """A word may be coded, take part, be a cue, or have been read and left out."""
    reading = chained_reading()
    (claim,) = reading.claims
    repeat = replace(claim, id="repeat")
    extracted = replace(reading, claims=(claim, repeat))
    place = Place(reading.document, claim.trigger)

    at = look_at(place, sight(49, 53), extracted, reading)
    assert (at.coded, at.repeats, at.cue) == ((claim,), (repeat,), None)
    iran = reading.mentions[0].span
    assert look_at(place, sight(iran.start, iran.end), reading, reading).fills == (
        claim,
    )
    assert (
        look_at(place, sight(11, 17), reading, reading).cue == (reading.attributions[0])
    )
