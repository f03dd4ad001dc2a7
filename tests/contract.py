"""The contract of the records that ``read --format jsonl`` prints, field by field."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from onrecord.model.ontology import types

if TYPE_CHECKING:
    from collections.abc import Callable

    Test = Callable[[Any], bool]

EDTF: Final = re.compile(r"[-0-9XTuZ:./?~%\[\],{}]+")


def text(value: object) -> bool:
    """Accept words."""
    return isinstance(value, str) and value != ""


def whole(value: object) -> bool:
    """Accept a whole number."""
    return isinstance(value, int) and not isinstance(value, bool)


def number(value: object) -> bool:
    """Accept a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def truth(value: object) -> bool:
    """Accept yes or no."""
    return isinstance(value, bool)


def day(value: object) -> bool:
    """Accept a day of the calendar."""
    return isinstance(value, str) and date.fromisoformat(value).isoformat() == value


def edtf(value: object) -> bool:
    """Accept a time in the characters of EDTF."""
    return isinstance(value, str) and EDTF.fullmatch(value) is not None


def span(value: object) -> bool:
    """Accept start and end, both whole, in their order."""
    return list_of(whole)(value) and len(value) == 2 and value[0] <= value[1]  # type: ignore[arg-type, index]


def known_type(value: object) -> bool:
    """Accept an event type or tie that the ontology lists."""
    return value in types()


def list_of(test: Test) -> Test:
    """Accept a list of what a test accepts."""
    return lambda value: isinstance(value, list) and all(map(test, value))


def maybe(test: Test) -> Test:
    """Accept what a test accepts, and nothing."""
    return lambda value: value is None or test(value)


def one_of(*values: str) -> Test:
    """Accept some words and no others."""
    return lambda value: value in values


def count(value: object) -> bool:
    """Accept a number with what it counts and its bounds."""
    bounds = {"low": maybe(number), "best": number, "high": maybe(number)}
    fields = {"what": text, **bounds, "span": span}
    return isinstance(value, dict) and not faults(value, fields)


MENTION_TYPES: Final = (
    "PERSON ORGANIZATION STATE GROUP PLACE EVENT WEAPON OTHER".split()
)
SOURCE_TYPES: Final = (
    "person organization state outlet document unnamed passive".split()
)

FIELDS: Final[dict[str, dict[str, Test]]] = {
    "document": {
        "title": maybe(text),
        "publisher": maybe(text),
        "published": maybe(day),
        "url": maybe(text),
        "language": one_of("en"),
        "sha256": lambda value: re.fullmatch("[0-9a-f]{64}", value) is not None,
        "characters": whole,
    },
    "mention": {
        "id": text,
        "span": span,
        "text": text,
        "type": one_of(*MENTION_TYPES),
        "actor": maybe(text),
        "name": maybe(text),
        "basis": maybe(text),
    },
    "attribution": {
        "id": text,
        "source": list_of(span),
        "cue": list_of(span),
        "content": list_of(span),
        "name": maybe(text),
        "source_type": one_of(*SOURCE_TYPES),
        "within": maybe(text),
    },
    "claim": {
        "id": text,
        "kind": one_of("event", "tie"),
        "type": known_type,
        "mode": maybe(text),
        "trigger": span,
        "actor": list_of(text),
        "recipient": list_of(text),
        "actor_mentions": list_of(text),
        "recipient_mentions": list_of(text),
        "sources": list_of(text),
        "attribution": maybe(text),
        "denies": maybe(text),
        "numbers": list_of(count),
        "inferred": truth,
        "polarity": one_of("+", "-"),
        "certainty": one_of("CT", "PR", "PS", "U"),
        "modality": one_of("actual", "future", "hypothetical"),
        "when": maybe(edtf),
        "when_basis": maybe(
            one_of("clause", "sentence", "event", "story", "publication")
        ),
        "where": maybe(text),
        "rule": text,
    },
    "cause": {
        "cause": text,
        "effect": text,
        "cue": span,
        "sign": one_of("+", "-"),
        "certainty": one_of("CT", "PR", "PS", "U"),
        "sources": list_of(text),
    },
    "date": {
        "span": span,
        "value": maybe(edtf),
        "timex": maybe(text),
        "precision": maybe(text),
        "basis": maybe(text),
    },
    "place": {
        "span": span,
        "name": maybe(text),
        "geonames": maybe(whole),
        "latitude": maybe(number),
        "longitude": maybe(number),
        "radius_km": maybe(number),
        "precision": maybe(whole),
        "alternatives": list_of(text),
        "basis": maybe(text),
    },
}
"""What every record must have beside ``record`` and ``document``; it may have more."""


def faults(record: dict[str, Any], fields: dict[str, Test]) -> list[str]:
    """Return the fields that a record lacks, or has with a value that is none."""
    return [
        f"{name}: {record.get(name)!r}"
        for name, test in fields.items()
        if name not in record or not test(record[name])
    ]


def breaches(records: list[dict[str, Any]], texts: dict[str, str]) -> list[str]:
    """Return where records of some documents break the contract.

    Args:
        records: Objects as printed, those of several documents one after the other.
        texts: Text of each document by its label.
    """
    found = []
    ids = {(each["document"], each.get("id")) for each in records}
    for each in records:
        label, kind = each["document"], each["record"]
        found += [f"{kind} {fault}" for fault in faults(each, FIELDS[kind])]
        for name in ("span", "trigger", "cue", "source", "content"):
            spans = each.get(name, [])
            for one in spans if spans and isinstance(spans[0], list) else [spans]:
                if one and not 0 <= one[0] < one[1] <= len(texts[label]):
                    found.append(f"{kind} {name} {one} is not in the text")
        if kind == "mention" and texts[label][slice(*each["span"])] != each["text"]:
            found.append(f"mention {each['text']!r} is not at {each['span']}")
        for name in ("attribution", "within", "denies", "actor_mentions", "cause"):
            given = each.get(name) or []
            named = given if isinstance(given, list) else [given]
            lost = [id for id in named if (label, id) not in ids]
            found += [f"{kind} {name} {id} leads nowhere" for id in lost]
    return found
