"""Claims that agree are one event or tie; what they disagree on stays to be seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.analyze.aggregates import NUMBERS, Total, aggregate, by_cluster
from onrecord.analyze.told import Told, find_events
from onrecord.errors import ConfigError
from onrecord.export.aggregates import aggregates_table
from onrecord.model.claim import Number
from onrecord.model.document import Span
from tests.corroborate.claims import claims_store, line, report
from tests.export.exported import raid
from tests.export.rendering import shown
from tests.readings import chained_reading

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.analyze.aggregates import Aggregate

RAID = raid().claims[0]
ARMS = chained_reading().claims[0]


def told(day: int, dead: float | None = None, **fields: Any) -> Told:  # noqa: ANN401
    """Return the raid as a report of a day tells it."""
    reading = raid()
    document = replace(
        reading.document,
        id=f"report {day}",
        label=f"{day}",
        published=date(2016, 12, day),
    )
    numbers: tuple[Number, ...] = ()
    if dead is not None:
        numbers = (
            Number(what="killed", low=dead, best=dead, high=None, span=Span(0, 1)),
        )
    claim = replace(RAID, id=f"claim {day}", numbers=numbers)
    claim = replace(claim, **fields)
    return Told(claim, replace(reading, document=document, claims=(claim,)))


REPORTS = [
    told(21, 9),
    told(20, 4, polarity="-", sources=("Iran",)),
    told(22, 5, certainty="PS", sources=("Agency", "@police")),
]


@pytest.mark.parametrize(
    ("rule", "best"),
    [
        ("one-a-day", None),
        ("min", 4),
        ("median", 5),
        ("max", 9),
        ("first", 4),
        ("last", 5),
    ],
)
def test_rules(rule: str, best: float | None) -> None:
    """The rule makes one number of many; the range is told whatever the rule."""
    (event,) = aggregate(REPORTS, rule)

    assert event.totals == (Total(what="killed", low=4, high=9, best=best),)
    assert set(NUMBERS) == {"one-a-day", "min", "median", "max", "first", "last"}


def test_what_is_kept() -> None:
    """Claims by day of publication, denials, sources, and how firmly, are all there."""
    (event,) = aggregate(REPORTS, "one-a-day")

    assert [each.claim.id for each in event.told] == [
        "claim 20",
        "claim 21",
        "claim 22",
    ]
    assert (event.documents, event.denials) == (3, 1)
    assert event.certainties == ("CT", "PS")
    assert event.sources == ("Iran", "", "@police")


@pytest.mark.parametrize(
    "fields",
    [
        {"when": "2016-12-20"},
        {"when": None},
        {"type": "COERCE"},
        {"actor": ("Iran",)},
        {"recipient": ()},
        {"modality": "hypothetical"},
    ],
    ids=str,
)
def test_what_is_another_event(fields: dict[str, object]) -> None:
    """Another day, type, actor or recipient, or what is only supposed, stays apart."""
    assert len(aggregate([told(20), told(21, None, **fields)], "one-a-day")) == 2


def test_without_a_day() -> None:
    """Two events without a day are two, since nothing says that they are one."""
    assert len(aggregate([told(20, when=None), told(21, when=None)], "max")) == 2


def test_ties() -> None:
    """A tie needs no day; allies are allies whichever way they are told."""
    reading = chained_reading()
    there = replace(ARMS, type="allied_with")
    back = replace(there, id="back", actor=there.recipient, recipient=there.actor)

    def ties(*claims: object) -> list[Aggregate]:
        return aggregate([Told(claim, reading) for claim in claims], "one-a-day")  # type: ignore[arg-type]

    assert len(ties(ARMS, replace(ARMS, id="again", when="2016"))) == 1
    assert len(ties(there, back)) == 1
    assert len(ties(ARMS, replace(back, type="arms"))) == 2


def test_unknown_rules() -> None:
    """A rule that is none is told, with those that there are."""
    with pytest.raises(ConfigError, match=r"called mode; known: .*cluster"):
        aggregate([], "mode")


def test_clusters(tmp_path: Path) -> None:
    """What a cluster holds is one, however it is told; the rest stays alone."""
    store = claims_store(
        tmp_path,
        report("a", line("Attacked a convoy.", "ASSAULT", "Karsova", "Lemnia")),
        report("b", line("Attacked the convoy.", "ASSAULT", "Karsova army", "Lemnia")),
        report("c", line("Vowed aid.", "AID", "Karsova", "Lemnia")),
    )
    found = find_events(store, None, None)
    kept = replace(found[0].claim, id="kept by a judgement")

    made = by_cluster([*found, replace(found[0], claim=kept)], store)

    labels = [[t.reading.document.label for t in each.told] for each in made]
    assert labels == [["a", "b"], ["c"], ["a"]]


def test_table() -> None:
    """An event is listed with how many tell it, on whose word, and the numbers."""
    listed = shown(aggregates_table(aggregate(REPORTS, "median"), "Events"))

    assert "Guards of the North Coast, Iran → ASSAULT → Harbor League" in listed
    assert "3 documents · ← Iran; the author; “police” · certain to possible" in listed
    assert "1 of 3 deny it" in " ".join(listed.split())
    assert "5 (4–9) killed" in " ".join(listed.split())
