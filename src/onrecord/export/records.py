"""Write readings as records, one JSON object a line: the form that programs read.

Spans are ``[start, end)`` in characters of the document's text; ``document`` is the
document's label.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from onrecord.export.words import sentence_of
from onrecord.model.document import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model.claim import Attribution, Cause, Claim, Number, Reading
    from onrecord.model.document import Document, Span
    from onrecord.model.mention import DateMention, Mention, PlaceMention

Record = dict[str, Any]


def write_jsonl(outcome: Reading | Failure) -> str:
    """Return the lines of a reading or failure, each with its line end."""
    return "".join(
        json.dumps(record, ensure_ascii=False) + "\n" for record in records(outcome)
    )


def records(outcome: Reading | Failure) -> Iterator[Record]:
    """Yield the records of a reading, its document first; or the one of a failure."""
    if isinstance(outcome, Failure):
        yield failure_record(outcome)
        return
    reading, label = outcome, outcome.document.label
    yield document_record(reading.document)
    yield from (mention_record(each, label) for each in reading.mentions)
    yield from (attribution_record(each, label) for each in reading.attributions)
    yield from (claim_record(each, reading) for each in reading.claims)
    yield from (cause_record(each, label) for each in reading.causes)
    yield from (date_record(each, label) for each in reading.dates)
    yield from (place_record(each, label) for each in reading.places)


def failure_record(failure: Failure) -> Record:
    """Return what could not be read, and why."""
    return {
        "record": "failure",
        "document": failure.label,
        "stage": failure.stage,
        "reason": failure.reason,
    }


def document_record(document: Document) -> Record:
    """Return a document without its text."""
    published = document.published
    return {
        "record": "document",
        "document": document.label,
        "title": document.title,
        "publisher": document.publisher,
        "published": published.isoformat() if published else None,
        "url": document.url,
        "language": document.language,
        "sha256": document.id,
        "characters": len(document.text),
    }


def mention_record(mention: Mention, label: str) -> Record:
    """Return words that stand for somebody."""
    return {
        "record": "mention",
        "id": mention.id,
        "document": label,
        "span": _span(mention.span),
        "text": mention.text,
        "type": mention.type,
        "actor": mention.actor,
        "name": mention.name,
        "basis": mention.basis,
    }


def attribution_record(attribution: Attribution, label: str) -> Record:
    """Return a source, its cue and its content."""
    return {
        "record": "attribution",
        "id": attribution.id,
        "document": label,
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "name": attribution.name,
        "source_type": attribution.source_type,
        "within": attribution.within,
    }


def claim_record(claim: Claim, reading: Reading) -> Record:
    """Return an event or tie, with the words and the sentence that it stands in."""
    sentence = sentence_of(claim, reading)
    return {
        "record": "claim",
        "id": claim.id,
        "document": reading.document.label,
        "kind": claim.kind,
        "type": claim.type,
        "mode": claim.mode,
        "trigger": _span(claim.trigger),
        "text": claim.trigger.words(reading.document.text),
        "sentence": _span(sentence) if sentence else None,
        "actor": list(claim.actor),
        "recipient": list(claim.recipient),
        "actor_mentions": list(claim.actor_mentions),
        "recipient_mentions": list(claim.recipient_mentions),
        "mentions": list(
            dict.fromkeys((*claim.actor_mentions, *claim.recipient_mentions))
        ),
        "sources": list(claim.sources),
        "attribution": claim.attribution,
        "denies": claim.denies,
        "numbers": [_number(each) for each in claim.numbers],
        "inferred": claim.inferred,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "modality": claim.modality,
        "when": claim.when,
        "when_basis": claim.when_basis,
        "where": claim.where,
        "rule": claim.rule,
        "score": claim.score,
    }


def cause_record(cause: Cause, label: str) -> Record:
    """Return a stated link between two claims."""
    return {
        "record": "cause",
        "id": cause.id,
        "document": label,
        "cause": cause.cause,
        "effect": cause.effect,
        "cue": _span(cause.cue),
        "sign": cause.sign,
        "certainty": cause.certainty,
        "attribution": cause.attribution,
        "sources": list(cause.sources),
    }


def date_record(date: DateMention, label: str) -> Record:
    """Return a time expression, and the time it stands for."""
    return {
        "record": "date",
        "id": date.id,
        "document": label,
        "span": _span(date.span),
        "text": date.text,
        "value": date.value,
        "timex": date.timex,
        "precision": date.precision,
        "basis": date.basis,
    }


def place_record(place: PlaceMention, label: str) -> Record:
    """Return a toponym, and where it lies."""
    return {
        "record": "place",
        "id": place.id,
        "document": label,
        "span": _span(place.span),
        "text": place.text,
        "name": place.name,
        "geonames": place.geonames,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "radius_km": place.radius_km,
        "precision": place.precision,
        "alternatives": list(place.alternatives),
        "basis": place.basis,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [_span(span) for span in spans]


def _number(number: Number) -> Record:
    return {
        "what": number.what,
        "low": number.low,
        "best": number.best,
        "high": number.high,
        "span": _span(number.span),
    }
