"""How judgements stand today: in force, kept, out of place, taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.analyze.evidence import find_evidence
from onrecord.analyze.review import find_words, review
from onrecord.analyze.standing import judged_readings
from onrecord.store import Store
from onrecord.store.judgments import add_judgments
from tests.analyze.judging import judged, named, taken_back
from tests.readings import CHAIN, chained_reading, reading_of

if TYPE_CHECKING:
    from pathlib import Path

READING = chained_reading()
(ARMS,) = READING.claims


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store with a report."""
    store = Store(tmp_path / "test.duckdb", wait=5)
    store.write(READING, store.start_run("read", "test"))
    return store


def statuses(store: Store) -> list[str]:
    """Return how each judgement of a store stands."""
    return [each.status for each in review(store)]


def test_in_force(store: Store) -> None:
    """Of two that contradict each other one is in force; what was taken back is not."""
    first = judged("accept", READING)
    link = named("same", "Iran", "Houthis")
    second = judged("reject", READING)
    add_judgments(store, [first, link, second, taken_back(link)])

    found = review(store)

    assert [each.status for each in found] == [
        "in force",
        "taken back",
        "not in force",
        "in force",
    ]
    assert found[2].note == f"the claim {ARMS.id} was accepted by Ada ({first.id})"
    assert found[1].note == "by Ada"


def test_read_again_without_the_claim(store: Store) -> None:
    """An accepted claim that is no longer read is kept, exported, and explained."""
    accepted = judged("accept", READING)
    add_judgments(store, [accepted])
    store.write(replace(READING, claims=()), store.start_run("read", "newer"))

    assert statuses(store) == ["kept"]
    assert [claim.id for each in judged_readings(store) for claim in each.claims] == [
        ARMS.id
    ]
    evidence = find_evidence(store, ARMS.id[:6])
    assert evidence.record.id == ARMS.id
    assert evidence.judgments == (accepted,)


def test_read_again_with_another_id(store: Store) -> None:
    """A rejection goes with the words to the claim that is read there now."""
    add_judgments(store, [judged("reject", READING)])
    anew = replace(ARMS, id="anew")
    store.write(replace(READING, claims=(anew,)), store.start_run("read", "newer"))

    (found,) = review(store)
    assert (found.status, found.note) == (
        "in force",
        "about anew, which is read in its place",
    )
    assert judged_readings(store)[0].claims == ()


def test_rejected_and_no_longer_read(store: Store) -> None:
    """There is nothing to reject any more, which is told."""
    add_judgments(store, [judged("reject", READING)])
    store.write(replace(READING, claims=()), store.start_run("read", "newer"))

    assert statuses(store) == ["no longer read"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (f"Update. {CHAIN}", "its words stand at 57-61 today"),
        ("The agency said nothing.", "its words are not in the text of today"),
    ],
)
def test_text_that_changed(store: Store, text: str, note: str) -> None:
    """A new text under the label is told, with where the words went to."""
    add_judgments(store, [judged("accept", READING)])
    store.write(reading_of(text, "chain"), store.start_run("read", "test"))

    (found,) = review(store)
    assert (found.status, found.note) == ("text changed", note)
    store.write(READING, store.start_run("read", "test"))
    assert statuses(store) == ["in force"]


def test_text_that_is_not_here(store: Store) -> None:
    """A judgement of a text that nobody has read here waits for it."""
    other = reading_of()
    add_judgments(store, [judged("accept", other)])

    assert statuses(store) == ["no text"]
    store.write(other, store.start_run("read", "test"))
    assert statuses(store) == ["in force"]


def test_words_are_found_again() -> None:
    """The words around tell which of two it was; where nothing does, it is not told."""
    judgment = judged("accept", READING)

    assert find_words(judgment, f"Who arms whom? {CHAIN}") == 15 + 49
    assert find_words(judgment, "It arms them, and arms others.") is None
    assert find_words(judgment, "It arms them.") == 3
