"""An event counts once, as judgements have it, on the day that is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from onrecord import pipeline
from onrecord.analyze.event_sets import parse_events
from onrecord.analyze.histories import load_history
from onrecord.analyze.periods import find_period
from onrecord.analyze.selections import Naming, select_events
from onrecord.analyze.standing import load_standing
from onrecord.errors import QuestionError
from tests.histories import claim, daily, report, store_of

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.analyze.histories import History
    from onrecord.analyze.selections import Selected
    from onrecord.store import Store

RAID = "Karsova bombed the port of Vell in Lemnia on Monday."
WIRE = "On Monday the port of Vell in Lemnia was bombed by Karsova, Brenna said."
PLAN = "Karsova will bomb Lemnia, and has denied that it bombed Brenna."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store in which two papers tell one raid, one of plans and a denial."""
    vell = {"when": "2021-03-01", "where": "Vell, Lemnia"}
    raid = claim(RAID, "bombed", "ASSAULT", "Karsova", "Lemnia", **vell)
    again = claim(WIRE, "bombed", "ASSAULT", "Karsova", "Lemnia", **vell)
    plan = claim(PLAN, "bomb", "ASSAULT", "Karsova", "Lemnia", modality="future")
    denied = claim(PLAN, "bombed", "ASSAULT", "Karsova", "Brenna", polarity="-")
    return store_of(
        tmp_path / "test.duckdb",
        [
            report("courier", RAID, date(2021, 3, 2), [raid]),
            report("wire", WIRE, date(2021, 3, 3), [again]),
            report("gazette", PLAN, date(2021, 3, 4), [plan, denied]),
        ],
    )


def history(store: Store, as_of: date | None = None) -> History:
    """Return what happened by a store."""
    with store.opened() as opened:
        return load_history(store, opened, as_of)


def test_an_event_counts_once(store: Store) -> None:
    """Two tellers make one event of two origins; plans and denied acts are none."""
    found = history(store)

    assert len(found) == 1
    assert found.origins.tolist() == [2]
    assert found.day.tolist() == [date(2021, 3, 1).toordinal()]
    assert not found.guessed.any()
    assert found.names == ("Karsova", "Lemnia")
    assert found.places == ("Vell, Lemnia",)
    told = store.query("SELECT document FROM claims WHERE id = ?", [found.claim[0]])
    assert told.rows[0][0] == store.documents()[0].id


def test_as_of(store: Store) -> None:
    """What was not yet published did not count on that day."""
    assert history(store, date(2021, 3, 2)).origins.tolist() == [1]
    assert len(history(store, date(2021, 2, 1))) == 0


def test_rejected_and_corrected(store: Store) -> None:
    """A rejected claim does not count, a corrected one as it was corrected."""
    first = history(store).claim[0]
    pipeline.judge("reject", first, reason="a mistake", store=store.path)

    assert history(store).origins.tolist() == [1]
    other = history(store).claim[0]
    assert other != first
    pipeline.judge("correct", other, "type=COERCE", store=store.path)
    found = history(store)
    assert [found.types[code] for code in found.type] == ["COERCE"]
    assert found.day.tolist() == [date(2021, 3, 1).toordinal()]


def test_merged_names(store: Store) -> None:
    """Names that are held to be one actor's count as one."""
    pipeline.judge("same", "Karsova", "Lemnia", store=store.path)

    assert history(store).names == ("Lemnia",)


def test_period(store: Store) -> None:
    """The record is of the days of its reports; an empty period says what there is."""
    with store.opened() as opened:
        found = history(store)
        period = find_period(opened, found)
        with pytest.raises(QuestionError, match="2021-03-01 to 2021-03-01"):
            find_period(opened, found, since=date(2022, 1, 1), until=date(2022, 2, 1))
        with pytest.raises(QuestionError, match="is after"):
            find_period(opened, found, since=date(2022, 1, 1))
        with pytest.raises(QuestionError, match="no event with a day"):
            find_period(opened, history(store, date(2021, 2, 1)))

    assert (period.since, period.until) == (date(2021, 1, 31), date(2021, 3, 4))
    assert period.days(found, found.dated).tolist() == [29]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Karsova ASSAULT", 1),
        ("Lemnia ASSAULT", 0),
        ("ASSAULT|AID Lemnia", 1),
        ("Karsova M-Conf abroad", 1),
        ("Karsova ASSAULT at home", 0),
        ("ASSAULT in vell", 1),
        ("ASSAULT:aerial", 0),
        ("EVENT in Lemnia", 1),
        ("karsova-id ASSAULT", 1),
    ],
)
def test_sets(store: Store, text: str, events: int) -> None:
    """A set has the events of its types, with its actors, in its places."""
    assert selected(store, text).events == events


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Karsovo ASSAULT", "did you mean Karsova?"),
        ("a ASSAULT", "several actors fit a: Brenna (brenna-id), Karsova"),
        ("ASSAULT in Sanaa", "nothing in the record is told of Sanaa"),
        ("ASSAULT abroad", "say before the type whose home it is"),
        ("Karsova finances Lemnia", "a tie has no day"),
    ],
)
def test_faults_of_sets(store: Store, text: str, reason: str) -> None:
    """What the record cannot tell is told in words, with a caret."""
    with pytest.raises(QuestionError) as caught:
        selected(store, text)

    assert reason in str(caught.value)
    assert "^" in str(caught.value)


def selected(store: Store, text: str) -> Selected:
    """Return the events of a set."""
    naming = Naming(store, load_standing(store))
    return select_events(history(store), parse_events(text), naming)


def test_what_is_not_told(tmp_path: Path) -> None:
    """Events without a place or a day are counted apart, guessed days too."""
    readings = daily([(0, "Lemnia", "AID", ""), (9, "Lemnia", "AID", "Brenna")])
    one, other = (reading.claims[0] for reading in readings)
    loose = replace(one, when="2021", where="Vell, Lemnia")
    guessed = replace(other, when=None)
    store = store_of(
        tmp_path / "loose.duckdb",
        [
            replace(readings[0], claims=(loose,)),
            replace(readings[1], claims=(guessed,)),
        ],
    )
    every, placed = selected(store, "AID"), selected(store, "AID in Lemnia")

    assert (every.events, every.undated, every.guessed) == (1, 1, 1)
    assert (placed.events, placed.undated, placed.unplaced) == (0, 1, 1)
