"""Histories for tests: events of some days, in a store that holds them as claims."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from onrecord.corroborate import corroborate
from onrecord.model.claim import Cause, Claim, Reading
from onrecord.model.document import Document, Span, record_id
from onrecord.model.mention import Actor
from onrecord.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

STATES = ("Lemnia", "Karsova", "Brenna")


def report(label: str, text: str, day: date | None, claims: Iterable[Claim]) -> Reading:
    """Return a report of one sentence with claims in it."""
    document = Document.of(text, label=label, publisher=label.title(), published=day)
    return Reading(
        document=document,
        sentences=(Span(0, len(text)),),
        claims=tuple(claims),
        actors=tuple(
            Actor(id=f"{name.lower()}-id", name=name, kind="state", known=True)
            for name in STATES
        ),
    )


def claim(
    text: str, words: str, type: str, who: str, whom: str, **more: object
) -> Claim:
    """Return a claim at some words of a text; several names are parted by ``+``."""
    start = text.index(words)
    key = Document.of(text, label="any").id
    fields: dict[str, object] = {
        "id": record_id(key, words, type),
        "document": key,
        "kind": "event" if type.isupper() else "tie",
        "type": type,
        "trigger": Span(start, start + len(words)),
        "rule": "by hand",
        "sentence": 0,
        "actor": tuple(filter(None, who.split("+"))),
        "recipient": tuple(filter(None, whom.split("+"))),
    }
    return Claim(**fields | more)  # type: ignore[arg-type]


def cause(text: str, cue: str, one: Claim, other: Claim, **more: object) -> Cause:
    """Return a stated link between two claims of a text."""
    start = text.index(cue)
    fields: dict[str, object] = {
        "id": record_id(one.document, cue, one.id, other.id),
        "document": one.document,
        "cause": one.id,
        "effect": other.id,
        "cue": Span(start, start + len(cue)),
    }
    return Cause(**fields | more)  # type: ignore[arg-type]


def store_of(path: Path, readings: Iterable[Reading]) -> Store:
    """Return a store of readings that was compared."""
    store = Store(path)
    store.write_many(list(readings), store.start_run("test", "test"))
    corroborate(store)
    return store


def daily(events: Iterable[tuple[int, str, str, str]]) -> list[Reading]:
    """Return a report for each event: day of 2021, actor, type, recipient."""
    found = []
    for number, (day, who, type, whom) in enumerate(events):
        text = f"Report {number} of number{number}: {who} acted on {whom or 'its own'}."
        when = date.fromordinal(date(2021, 1, 1).toordinal() + day)
        told = claim(text, "acted", type, who, whom, when=when.isoformat())
        found.append(report(f"report-{number:04}", text, when, [told]))
    return found
