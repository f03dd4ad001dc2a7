"""Ties and events by actor, across documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from onrecord.analyze.told import find_events, find_ties, match_names
from onrecord.errors import ConfigError, StoreError, UnknownIdError
from onrecord.model.claim import Claim, Reading
from onrecord.model.document import Document, Span, record_id
from onrecord.model.mention import Mention
from onrecord.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.analyze.told import Told

Row = tuple[str, str, str, str, str | None]
"""Label, actor, type, recipient, day."""

TIES: list[Row] = [
    ("a", "Iran", "arms", "Hezbollah", None),
    ("b", "Iran", "arms", "Hezbollah", None),
    ("a", "Iran", "backs", "Syria", None),
    ("c", "Hezbollah", "backs", "Iran", None),
    ("c", "Russia", "backs", "Syria", None),
]
EVENTS: list[Row] = [
    ("c", "Iran", "ASSAULT", "Iraq", "2016-12-02"),
    ("a", "Iraq", "ASSAULT", "Iran", "2016-12-01"),
    ("b", "Iran", "REQUEST", "Iraq", None),
]
DAYS = {"a": date(2016, 12, 3), "b": date(2016, 12, 4), "c": None}


def reading_with(label: str, rows: list[Row]) -> Reading:
    """Return a reading with a claim for each row of a document."""
    text = f"Report {label}: PMF."
    document = Document.of(text, label=label, published=DAYS[label])
    pmf = Mention(
        id=record_id(label, "pmf"),
        document=document.id,
        span=Span(10, 13),
        text="PMF",
        type="GROUP",
        kind="name",
        head="pmf",
        number="sing",
        sentence=0,
        name="Hezbollah",
    )
    return Reading(
        document=document,
        sentences=(Span(0, len(text)),),
        mentions=(
            pmf,
            replace(pmf, id=record_id(label, "it"), kind="pronoun", text="it"),
        ),
        claims=tuple(
            Claim(
                id=record_id(label, number),
                document=document.id,
                kind="event" if type.isupper() else "tie",
                type=type,
                trigger=Span(number, number + 1),
                rule="learned",
                sentence=0,
                actor=(actor,),
                recipient=(recipient,),
                when=day,
            )
            for number, (_, actor, type, recipient, day) in enumerate(rows)
        ),
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store of three small documents."""
    store = Store(tmp_path / "test.duckdb")
    run = store.start_run("read", "test")
    every = TIES + EVENTS
    for label in "cab":
        rows = [row for row in every if row[0] == label]
        store.write(reading_with(label, rows), run)
    return store


def told_rows(found: list[Told]) -> list[Row]:
    """Return what was found as rows."""
    return [
        (
            each.reading.document.label,
            each.claim.actor[0],
            each.claim.type,
            each.claim.recipient[0],
            each.claim.when,
        )
        for each in found
    ]


def test_ties_of_an_actor(store: Store) -> None:
    """Ties that run from the actor come first, by type and day, then those to it."""
    assert told_rows(find_ties(store, "Iran")) == [
        ("a", "Iran", "arms", "Hezbollah", None),
        ("b", "Iran", "arms", "Hezbollah", None),
        ("a", "Iran", "backs", "Syria", None),
        ("c", "Hezbollah", "backs", "Iran", None),
    ]


def test_tie_of_a_type_that_is_not_there_now(tmp_path: Path) -> None:
    """A tie that an overlay's type made is found without the overlay, after others."""
    store = Store(tmp_path / "own.duckdb")
    rows: list[Row] = [
        ("a", "Oman", "hosts", "Qatar", None),
        ("a", "Oman", "backs", "Qatar", None),
    ]
    store.write(reading_with("a", rows), store.start_run("read", "test"))

    assert [told.claim.type for told in find_ties(store, "Oman")] == ["backs", "hosts"]


def test_told_knows_its_words(store: Store) -> None:
    """A claim found carries its document and the words that express it."""
    told = find_ties(store, "Russia")

    assert [each.words for each in told] == ["e"]


def test_actor_without_ties(store: Store) -> None:
    """An actor that only does things has no ties, which is no error."""
    assert find_ties(store, "Iraq") == []


def test_events_by_day(store: Store) -> None:
    """Events come by day; one without a day by that of its publication."""
    in_order = ["2016-12-01", "2016-12-02", None]

    assert [row[4] for row in told_rows(find_events(store, None, None))] == in_order
    assert [row[4] for row in told_rows(find_events(store, "iran", None))] == in_order


def test_events_of_a_type(store: Store) -> None:
    """A type is found in any case, and may be empty for an actor."""
    assert len(find_events(store, None, "assault")) == 2
    assert told_rows(find_events(store, "Iraq", "Request")) == [EVENTS[2]]
    assert find_events(store, "Russia", "ASSAULT") == []


@pytest.mark.parametrize("type", ["war", "arms", ""])
def test_no_such_type(store: Store, type: str) -> None:
    """What is no type of event is told with those that are; nothing means all."""
    if not type:
        assert len(find_events(store, None, type)) == 3
        return
    with pytest.raises(ConfigError, match=f"called {type}; known: .*ASSAULT"):
        find_events(store, None, type)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Iran", {"Iran"}),
        ("iran", {"Iran"}),
        ("pmf", {"Hezbollah"}),
        ("ezbo", {"Hezbollah"}),
        ("Ira", {"Iran", "Iraq"}),
    ],
)
def test_names(store: Store, words: str, names: set[str]) -> None:
    """A whole name comes before words that texts use, and those before a part."""
    assert match_names(store, words) == names


@pytest.mark.parametrize(
    ("words", "hint"),
    [("Irann", "; did you mean Iran, Iraq?"), ("it", ""), ("%", ""), ("Narnia", "")],
)
def test_nobody_of_that_name(store: Store, words: str, hint: str) -> None:
    """An unknown name is told, with those like it; a pronoun is nobody's name."""
    with pytest.raises(UnknownIdError) as caught:
        match_names(store, words)

    assert str(caught.value).endswith(f"has an actor called {words}{hint}")


def test_as_of_a_day(store: Store) -> None:
    """What was published later, or on no day, is not told, and nobody knows of it."""
    day = date(2016, 12, 3)

    ties = told_rows(find_ties(store, "Iran", day))
    events = told_rows(find_events(store, "iran", None, day))

    assert ties == [TIES[0], TIES[2]]
    assert events == [EVENTS[1]]
    with pytest.raises(UnknownIdError):
        find_ties(store, "Russia", day)
    with pytest.raises(UnknownIdError):
        find_events(store, "Iran", None, date(2016, 12, 2))


def test_correction_keeps_its_history(store: Store) -> None:
    """A text that was changed later stands as it was on the days before."""
    old = reading_with("a", [("a", "Iran", "arms", "Hezbollah", None)])
    text = f"{old.document.text} Corrected."
    document = Document.of(text, label="a", published=date(2016, 12, 9))
    claim = replace(old.claims[0], document=document.id, recipient=("Hamas",))
    store.write(
        replace(old, document=document, mentions=(), claims=(claim,)),
        store.start_run("read", "test"),
    )

    def armed(day: date | None) -> list[str]:
        ties = find_ties(store, "Iran", day)
        return sorted(e.claim.recipient[0] for e in ties if e.claim.type == "arms")

    assert armed(date(2016, 12, 8)) == ["Hezbollah", "Hezbollah"]
    assert armed(None) == ["Hamas", "Hezbollah"]


def test_no_store(tmp_path: Path) -> None:
    """Where nothing has been read, that is said."""
    with pytest.raises(StoreError, match="no store yet"):
        find_ties(Store(tmp_path / "none.duckdb"), "Iran")
