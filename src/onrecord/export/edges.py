"""Lay claims out as a graph: actors are nodes, each claim an edge for each pair.

``graphml`` and ``gexf`` write it. Values are plain text and numbers, since neither
format takes lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from onrecord.export.profiles import Profiles
from onrecord.export.words import plain, sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.export.references import Words
    from onrecord.model.claim import Claim, Reading

NODE_FIELDS: Final = ("kind", "state", "sector")
EDGE_FIELDS: Final = (
    *("claim", "tie", "type", "mode", "polarity", "certainty", "modality"),
    *("sources", "when", "where", "document", "publisher", "published", "rule"),
    *("words", "sha256", "trigger_start", "trigger_end"),
)
LEFT_OUT: Final = "an edge needs two ends"

# XML 1.0 has no way to write these.
_NO_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Edge:
    """One claim between two actors."""

    id: str
    ends: tuple[str, str]
    fields: dict[str, str]
    claim: Claim


def taken(reading: Reading) -> list[Claim]:
    """Return the claims that tie one actor to another."""
    return [claim for claim in reading.claims if _pairs(claim)]


def nodes_of(readings: Sequence[Reading]) -> dict[str, dict[str, str]]:
    """Return every actor that an edge needs, in order, with its fields."""
    profiles = Profiles(readings)
    claims = (claim for reading in readings for claim in reading.claims)
    names = dict.fromkeys(
        name for claim in claims for pair in _pairs(claim) for name in pair
    )
    return {
        name: {field: getattr(profiles.of(name), field) or "" for field in NODE_FIELDS}
        for name in names
    }


def edges_of(readings: Sequence[Reading], words: Words) -> Iterator[Edge]:
    """Yield an edge for each pair of actors that a claim ties."""
    for reading in readings:
        for claim in reading.claims:
            for number, ends in enumerate(_pairs(claim)):
                id = f"{claim.id}-{number}" if number else claim.id
                yield Edge(id, ends, _fields(claim, reading, words), claim)


def written(value: str) -> str:
    """Return a value without what XML has no way to write."""
    return _NO_XML.sub("\ufffd", value)


def quoted(value: str) -> str:
    """Return a value as an XML attribute, in quotation marks."""
    return quoteattr(written(value))


def _pairs(claim: Claim) -> list[tuple[str, str]]:
    """Return who is tied to whom; of those that act on nobody, each to each."""
    if claim.recipient:
        return list(product(claim.actor, claim.recipient))
    return list(combinations(claim.actor, 2))


def _fields(claim: Claim, reading: Reading, words: Words) -> dict[str, str]:
    document = reading.document
    published = document.published
    return {
        "claim": claim.id,
        "tie": "true" if claim.kind == "tie" else "false",
        "type": claim.type,
        "mode": claim.mode or "",
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "modality": claim.modality,
        "sources": "; ".join(map(plain, claim.sources)),
        "when": claim.when or "",
        "where": plain(claim.where or ""),
        "document": plain(document.label),
        "publisher": plain(document.publisher or ""),
        "published": published.isoformat() if published else "",
        "rule": claim.rule,
        "words": words.of(document, sentence_of(claim, reading) or claim.trigger),
        "sha256": document.id,
        "trigger_start": str(claim.trigger.start),
        "trigger_end": str(claim.trigger.end),
    }
