"""Write answers about histories as JSON, with the words, the basis and the doubt.

What is inferred says so where it stands, with its method; a claim is told as ``read``
tells it, with the words of its sentence.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.analyze.event_sets import EventSet
from onrecord.analyze.hypotheses import Tested
from onrecord.analyze.sequences import Kind
from onrecord.analyze.starts import Passage
from onrecord.analyze.stated import Link
from onrecord.analyze.told import Told
from onrecord.export import words
from onrecord.export.records import claim_record

if TYPE_CHECKING:
    from onrecord.analyze.knock_on import KnockOn
    from onrecord.analyze.timelines import Timeline

    Answer = KnockOn | Tested | Timeline


def write_history(answer: Answer) -> str:
    """Return an answer as a JSON text that ends its line."""
    return json.dumps(plain_data(answer), ensure_ascii=False, indent=1) + "\n"


def plain_data(value: Any) -> Any:  # noqa: ANN401  a list of cases
    """Return a value as JSON knows values."""
    if isinstance(value, (Told, Link, Passage)):
        return _quoted(value)
    if isinstance(value, (Kind, EventSet)):
        return value.text
    if is_dataclass(value) and not isinstance(value, type):
        found = {
            field.name: plain_data(getattr(value, field.name))
            for field in fields(value)
        }
        return found | ({"verdict": value.verdict} if isinstance(value, Tested) else {})
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain_data(each) for key, each in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, (tuple, list)):
        return [plain_data(each) for each in value]
    return value


def _quoted(value: Told | Link | Passage) -> dict[str, Any]:
    """Return something of a report with its words."""
    if isinstance(value, Told):
        sentence = words.sentence_of(value.claim, value.reading)
        told = sentence or value.claim.trigger
        return claim_record(value.claim, value.reading) | {
            "words": words.plain(told.words(value.reading.document.text)),
            "rejected": value.rejected,
        }
    if isinstance(value, Link):
        cause = value.record
        return {
            "id": cause.id,
            "document": value.cause.reading.document.label,
            "cause": plain_data(value.cause),
            "effect": plain_data(value.effect),
            "cue": value.cue,
            "sign": cause.sign,
            "certainty": cause.certainty,
            "sources": list(cause.sources),
            "joined": value.joined,
        }
    return {
        "document": value.reading.document.label,
        "span": [value.span.start, value.span.end],
        "words": words.plain(value.words),
        "claims": plain_data(value.claims),
    }
