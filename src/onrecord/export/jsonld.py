"""Write claims as JSON-LD: frames in the manner of AIDA, evidence as Web Annotations.

The context is in the file, so that no reader has to fetch one. A claim is identical to
others that agree on type, actors, recipients, day, polarity and modality, and refuted
by those that differ in polarity alone; it names the first of them, so that the file
grows with the claims. Which reports are independent is not told here.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from onrecord.export.files import write_text
from onrecord.export.profiles import Profiles
from onrecord.export.words import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from onrecord.export.references import Words
    from onrecord.model.claim import Claim, Reading
    from onrecord.model.document import Span

EPISTEMIC: Final = {
    "CT+": "TrueCertain",
    "PR+": "TrueUncertain",
    "PS+": "TrueUncertain",
    "CT-": "FalseCertain",
    "PR-": "FalseUncertain",
    "PS-": "FalseUncertain",
}
"""How firm a claimer is, in AIDA's words; what is left open is ``Unknown``."""

_WEB: Final = "http://www.w3.org/ns/oa#"
_LINK: Final = {"@type": "@id"}
CONTEXT: Final = {
    "@vocab": "urn:onrecord:terms:",
    "oa": _WEB,
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "name": "http://www.w3.org/2000/01/rdf-schema#label",
    "title": "dcterms:title",
    "publisher": "dcterms:publisher",
    "published": {"@id": "dcterms:issued", "@type": "xsd:date"},
    "url": "dcterms:source",
    "language": "dcterms:language",
    "claimDateTime": {"@type": "xsd:date"},
    "sources": {"@container": "@list"},
    **dict.fromkeys(
        (
            *("actor", "recipient", "document", "identicalClaims"),
            *("relatedClaims", "refutingClaims", "claimerAffiliation"),
        ),
        _LINK,
    ),
    "Annotation": "oa:Annotation",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "body": {"@id": "oa:hasBody", **_LINK},
    "target": {"@id": "oa:hasTarget", **_LINK},
    "source": {"@id": "oa:hasSource", **_LINK},
    "selector": {"@id": "oa:hasSelector", **_LINK},
    "motivation": {"@id": "oa:motivatedBy", **_LINK},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
}

Node = dict[str, Any]
Key = tuple[object, ...]


def taken(reading: Reading) -> list[Claim]:
    """Return all claims of a reading."""
    return list(reading.claims)


def write_jsonld(readings: Sequence[Reading], path: Path, words: Words) -> None:
    """Write documents, actors, claims, and the words that they stand on."""
    write_text(path, _pieces(readings, words))


def _pieces(readings: Sequence[Reading], words: Words) -> Iterator[str]:
    yield f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": ['
    between = "\n"
    for node in _nodes(readings, words):
        known = {name: value for name, value in node.items() if value not in (None, [])}
        yield between + json.dumps(known, ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def _nodes(readings: Sequence[Reading], words: Words) -> Iterator[Node]:
    profiles = Profiles(readings)
    claims = [claim for reading in readings for claim in reading.claims]
    named = dict.fromkeys(n for c in claims for n in (*c.actor, *c.recipient))
    for name in named:
        kind, state = profiles.of(name).kind, profiles.of(name).state
        yield {
            "id": _actor(name),
            "type": "Actor",
            "name": name,
            "kind": kind,
            "state": state,
        }
    first: dict[Key, str] = {}
    for claim in claims:
        first.setdefault(_key(claim, claim.polarity), claim.id)
    for reading in readings:
        yield _document(reading, words)
        for claim in reading.claims:
            yield _claim(claim, reading, words, profiles) | _others(
                claim, reading, first
            )
            yield from _evidence(claim, reading)


def _document(reading: Reading, words: Words) -> Node:
    document = reading.document
    return {
        "id": f"urn:sha256:{document.id}",
        "type": "Document",
        "label": document.label,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else None,
        "url": document.url,
        "language": document.language,
        "sha256": document.id,
        "characters": len(document.text),
        "text": words.text(document),
    }


def _claim(claim: Claim, reading: Reading, words: Words, profiles: Profiles) -> Node:
    document = reading.document
    claimer = claim.sources[-1] if claim.sources else None
    state = profiles.of(claimer).state if claimer else None
    sentence = sentence_of(claim, reading) or claim.trigger
    firm = EPISTEMIC.get(claim.certainty + claim.polarity, "Unknown")
    return {
        "id": _claim_id(claim.id),
        "type": "Claim",
        "kind": claim.kind,
        "claimType": claim.type,
        "mode": claim.mode,
        "actor": list(map(_actor, claim.actor)),
        "recipient": list(map(_actor, claim.recipient)),
        "claimer": claimer,
        "claimerAffiliation": _actor(state) if state and state != claimer else None,
        "claimMedium": document.publisher,
        "sources": list(claim.sources),
        "epistemic": firm,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "modality": claim.modality,
        "claimDateTime": document.published.isoformat() if document.published else None,
        "when": claim.when,
        "where": claim.where,
        "rule": claim.rule,
        "document": f"urn:sha256:{document.id}",
        "quotation": words.of(document, sentence),
    }


def _others(claim: Claim, reading: Reading, first: dict[Key, str]) -> Node:
    opposite = "-" if claim.polarity == "+" else "+"
    same = [first[_key(claim, claim.polarity)]]
    against = [first[key]] if (key := _key(claim, opposite)) in first else []
    against += [each.id for each in reading.claims if each.denies == claim.id]
    linked = [
        each.effect if each.cause == claim.id else each.cause
        for each in reading.causes
        if claim.id in (each.cause, each.effect)
    ]
    return {
        "identicalClaims": [_claim_id(id) for id in same if id != claim.id],
        "refutingClaims": list(map(_claim_id, dict.fromkeys(against))),
        "relatedClaims": list(map(_claim_id, dict.fromkeys(linked))),
    }


def _key(claim: Claim, polarity: str) -> Key:
    who = frozenset(claim.actor), frozenset(claim.recipient)
    if not any(who):
        return (claim.id, polarity)
    return (claim.type, *who, claim.when, claim.modality, polarity)


def _evidence(claim: Claim, reading: Reading) -> Iterator[Node]:
    """Yield an annotation for the trigger, and for source and cue of who says it."""
    spans: list[tuple[str, Span]] = [("trigger", claim.trigger)]
    by_id = {each.id: each for each in reading.attributions}
    if said := by_id.get(claim.attribution or ""):
        spans += [("source", span) for span in said.source]
        spans += [("cue", span) for span in said.cue]
    document = reading.document
    for number, (role, span) in enumerate(spans):
        prefix, exact, suffix = span.quoted(document.text)
        yield {
            "id": f"urn:onrecord:evidence:{claim.id}-{number}",
            "type": "Annotation",
            "motivation": "oa:identifying",
            "role": role,
            "body": _claim_id(claim.id),
            "target": {
                "source": f"urn:sha256:{document.id}",
                "selector": [
                    {
                        "type": "TextPositionSelector",
                        "start": span.start,
                        "end": span.end,
                    },
                    {
                        "type": "TextQuoteSelector",
                        "exact": exact,
                        "prefix": prefix,
                        "suffix": suffix,
                    },
                ],
            },
        }


def _claim_id(id: str) -> str:
    return f"urn:onrecord:claim:{id}"


def _actor(name: str) -> str:
    return f"urn:onrecord:actor:{quote(name, safe='')}"
