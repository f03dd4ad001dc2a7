"""Reports with claims made by hand, for tests of clusters and what follows of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.corroborate import corroborate
from onrecord.model.claim import Attribution, Claim, Number, Reading
from onrecord.model.document import Document, Span, record_id
from onrecord.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.model.claim import SourceType


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, and the fields of the claim that it makes; its first word tells."""

    words: str
    type: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    fields: dict[str, Any]


def line(
    words: str, type: str, actor: str = "", recipient: str = "", **fields: object
) -> Line:
    """Return a sentence with its claim; several names are parted by "+"."""
    return Line(words, type, _names(actor), _names(recipient), fields)


def killed(best: float, low: float | None = None) -> tuple[Number, ...]:
    """Return a number of dead."""
    low = best if low is None else low
    return (Number(what="killed", low=low, best=best, high=best, span=Span(0, 1)),)


def report(
    label: str, *lines: Line, day: int | None = 1, publisher: str | None = None
) -> Reading:
    """Return a reading of a report of a day in March 2021."""
    text = " ".join(each.words for each in lines)
    document = Document.of(
        text,
        label=label,
        publisher=publisher or f"Paper {label}",
        published=date(2021, 3, day) if day else None,
    )
    spans, at = [], 0
    for each in lines:
        spans.append(Span(at, at + len(each.words)))
        at += len(each.words) + 1
    claims = [_claim(document, i, each, spans[i]) for i, each in enumerate(lines)]
    sources = {name for claim in claims for name in claim.sources}
    return Reading(
        document=document,
        sentences=tuple(spans),
        claims=tuple(claims),
        attributions=tuple(_said(document, name) for name in sorted(sources)),
    )


def claims_store(folder: Path, *readings: Reading, name: str = "claims") -> Store:
    """Return a store that holds readings, corroborated."""
    store = Store(folder / f"{name}.duckdb")
    add(store, *readings)
    return store


def add(store: Store, *readings: Reading) -> None:
    """Write readings to a store, and corroborate it."""
    store.write_many(readings, store.start_run("read", "test"))
    corroborate(store)


def _names(given: str) -> tuple[str, ...]:
    return tuple(given.split("+")) if given else ()


def _claim(document: Document, number: int, each: Line, span: Span) -> Claim:
    first = each.words.split(maxsplit=1)[0]
    fields: dict[str, Any] = {
        "kind": "event" if each.type.isupper() else "tie",
        "rule": "test",
        **each.fields,
    }
    denied = fields.pop("denies_line", None)
    if denied is not None:
        fields["denies"] = record_id(document.id, denied)
    return Claim(
        id=record_id(document.id, number),
        document=document.id,
        type=each.type,
        trigger=Span(span.start, span.start + len(first)),
        sentence=number,
        actor=each.actor,
        recipient=each.recipient,
        **fields,
    )


def _said(document: Document, name: str) -> Attribution:
    kind: SourceType = "unnamed" if name.startswith("@") else "state"
    if name.endswith(("Agency", "Post")):
        kind = "outlet"
    return Attribution(
        id=record_id(document.id, name),
        document=document.id,
        source=(),
        cue=(),
        content=(),
        name=name,
        source_type=kind,
    )
