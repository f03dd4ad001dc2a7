"""Give whole readings, as judgements have them, and write them as records."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from onrecord.analyze.evidence import Evidence
from onrecord.export import records
from onrecord.export.words import amount, sentence_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from onrecord.analyze.standing import Judged
    from onrecord.model.claim import Attribution, Claim, Reading
    from onrecord.model.judgment import Judgment
    from onrecord.web.asking import Asked

MOST_KEPT: Final = 32
"""Readings in memory: those that a person has just looked at."""

_kept: OrderedDict[tuple[str, str, str], Judged] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Kept:
    """A reading as judgements have it, under one label."""

    judged: Judged
    label: str

    @classmethod
    def of(cls, asked: Asked, document: str, label: str) -> Self:
        """Return the reading of a document, from memory if it was just looked at.

        Raises:
            StoreError: It is not in memory, and the store cannot be read.
        """
        store, view = asked.desk.keeper.store, asked.view
        key = (str(store.path.resolve()), view.state, document)
        with _lock:
            found = _kept.get(key)
        if found is None:
            found = view.standing.apply(store.reading(document))
        with _lock:
            _kept[key] = found
            _kept.move_to_end(key)
            while len(_kept) > MOST_KEPT:
                _kept.popitem(last=False)
        return cls(found, label)

    @property
    def reading(self) -> Reading:
        """The reading itself."""
        return self.judged.reading

    def claim(self, id: str) -> Claim:
        """Return the claim of an id."""
        return next(each for each in self.reading.claims if each.id == id)

    def chain(self, id: str) -> list[dict[str, Any]]:
        """Return the attributions that a claim stands in, outermost first, in words."""
        text = self.reading.document.text
        return [
            {
                "id": each.id,
                "name": each.name,
                "words": _words(each.source, text) or each.source_words,
                "cue": _words(each.cue, text),
                "content": _words(each.content, text),
                "source_type": each.source_type,
            }
            for each in Evidence(self.claim(id), self.reading).chain()
        ]


def _words(spans: tuple[Any, ...], text: str) -> str:
    return " … ".join(span.words(text) for span in spans)


def document_record(kept: Kept) -> dict[str, Any]:
    """Return a document without its text."""
    document = kept.reading.document
    found = records.document_record(document)
    return found | {"id": document.id, "document": kept.label}


def claim_details(
    kept: Kept, briefs: Mapping[str, dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return claims with where all of it stands in the text.

    Args:
        kept: Their reading.
        briefs: By id, how lists show them.
    """
    claims = [each for each in kept.reading.claims if each.id in briefs]
    claims.sort(key=lambda each: (each.trigger, each.id))
    return [briefs[each.id] | _details(kept, each) for each in claims]


def _details(kept: Kept, claim: Claim) -> dict[str, Any]:
    sentence = sentence_of(claim, kept.reading)
    trigger = [claim.trigger.start, claim.trigger.end]
    return {
        "span": trigger,
        "trigger": trigger,
        "sentence": [sentence.start, sentence.end] if sentence else None,
        "actor_mentions": claim.actor_mentions,
        "recipient_mentions": claim.recipient_mentions,
        "date_mentions": claim.date_mentions,
        "place_mentions": claim.place_mentions,
        "attribution": claim.attribution,
        "denies": claim.denies,
        "numbers": [
            {
                "what": each.what,
                "low": each.low,
                "best": each.best,
                "high": each.high,
                "span": [each.span.start, each.span.end],
                "words": amount(each),
            }
            for each in claim.numbers
        ],
        "judgments": [
            judgment_record(each) for each in kept.judged.judgments.get(claim.id, ())
        ],
    }


def judgment_record(
    judgment: Judgment, status: str = "in force", note: str = ""
) -> dict[str, Any]:
    """Return a judgement for a person: who, what, when, and how it stands."""
    return {
        "id": judgment.id,
        "made": judgment.made,
        "author": judgment.author,
        "verdict": judgment.verdict,
        "subject": judgment.subject,
        "object": judgment.object,
        "reason": judgment.reason,
        "retracts": judgment.retracts,
        "document": judgment.document,
        "label": judgment.label,
        "exact": judgment.exact,
        "fields": judgment.corrected() or None,
        "status": status,
        "note": note,
    }


def depth_of(attribution: Attribution, by_id: Mapping[str, Attribution]) -> int:
    """Return in how many other attributions one stands."""
    depth, seen = 0, {attribution.id}
    at = attribution.within
    while at is not None and at in by_id and at not in seen:
        seen.add(at)
        depth += 1
        at = by_id[at].within
    return depth
