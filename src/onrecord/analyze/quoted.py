"""Count who is quoted, how often, and how firmly they put what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from onrecord.store import Store

QUOTED: Final = """
SELECT
    name,
    min(source_type) AS source_type,
    count(DISTINCT document) AS documents,
    count(*) AS attributions
FROM current_attributions
WHERE name IS NOT NULL
GROUP BY name
"""
"""Yields name, source_type, documents, attributions."""

CREDITED: Final = """
SELECT
    sources.source AS name,
    count(*) AS claims,
    sum(CASE WHEN claims.certainty = 'CT' THEN 1 ELSE 0 END) AS certain,
    sum(CASE WHEN claims.certainty = 'PR' THEN 1 ELSE 0 END) AS probable,
    sum(CASE WHEN claims.certainty = 'PS' THEN 1 ELSE 0 END) AS possible,
    sum(CASE WHEN claims.certainty = 'U' THEN 1 ELSE 0 END) AS uncommitted,
    sum(CASE WHEN claims.polarity = '-' THEN 1 ELSE 0 END) AS denied
FROM current_claim_sources sources
JOIN (
    SELECT document, claim, max(position) AS position
    FROM current_claim_sources
    GROUP BY document, claim
) innermost
ON sources.document = innermost.document
    AND sources.claim = innermost.claim
    AND sources.position = innermost.position
JOIN current_claims claims
ON claims.document = sources.document AND claims.id = sources.claim
GROUP BY sources.source
"""
"""Yields name, claims, certain, probable, possible, uncommitted, denied.

A claim counts for the innermost of its sources: firmness is relative to that one.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A source, with how often it is quoted and what is told on its word."""

    name: str
    """Canonical name; of an unnamed source "@" and its words."""
    source_type: str | None = None
    documents: int = 0
    attributions: int = 0
    claims: int = 0
    """Those told on its own word, not passed on by it."""
    certain: int = 0
    probable: int = 0
    possible: int = 0
    uncommitted: int = 0
    denied: int = 0


def count_quoted(store: Store, as_of: date | None = None) -> list[Quoted]:
    """Return every source of the current documents, the most quoted first.

    Args:
        store: The store.
        as_of: A day of publication, after which nothing counts; none for now.
    """
    counts: dict[str, dict[str, int | str]] = {}
    for query in (QUOTED, CREDITED):
        found = store.query(query, as_of=as_of)
        for row in found.rows:
            values = dict(zip(found.columns, row, strict=True))
            counts.setdefault(values["name"], {}).update(values)
    sources = [Quoted(**values) for values in counts.values()]  # type: ignore[arg-type]
    return sorted(sources, key=lambda s: (-s.attributions, -s.claims, s.name))
