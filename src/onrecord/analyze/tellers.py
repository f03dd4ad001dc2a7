"""Say in SQL which documents stand, and who tells each claim of them.

The teller of a claim is the outlet that the text itself names first, else the origin of
its passage, else that of its text: the same as a voice in its cluster has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

NOW: Final = """
SELECT id AS document, min(label) AS label, min(publisher) AS publisher,
    min(published) AS published
FROM current_documents GROUP BY id
"""
ON_A_DAY: Final = """
SELECT d.id AS document, min(d.label) AS label, min(d.publisher) AS publisher,
    min(d.published) AS published
FROM documents d
JOIN (
    SELECT label, max(version) AS version FROM documents
    WHERE published <= CAST(? AS DATE) GROUP BY label
) latest ON latest.label = d.label AND latest.version = d.version
GROUP BY d.id
"""
"""Both yield document, label, publisher, published: one row a text."""

OUTLETS: Final = """
SELECT s.document, s.claim, min(s.source) AS name FROM claim_sources s
JOIN attributions a
ON a.document = s.document AND a.name = s.source AND a.source_type = 'outlet'
WHERE s.position = 0 GROUP BY s.document, s.claim
"""
PASSAGES: Final = """
SELECT c.document, c.id AS claim, min(o.origin) AS origin FROM claims c
JOIN origins o ON o.document = c.document AND o.whole = FALSE
AND o.span_start <= c.trigger_start AND c.trigger_start < o.span_end
GROUP BY c.document, c.id
"""
TEXTS: Final = (
    "SELECT document, min(origin) AS origin FROM origins WHERE whole GROUP BY document"
)
TELLER: Final = "coalesce(o.name, p.origin, w.origin, t.publisher, t.label)"
TELLERS: Final = f"""
LEFT JOIN ({OUTLETS}) o ON o.document = l.document AND o.claim = l.claim
LEFT JOIN ({PASSAGES}) p ON p.document = l.document AND p.claim = l.claim
LEFT JOIN ({TEXTS}) w ON w.document = l.document
"""
"""Joins to links ``l`` and documents ``t``; ``TELLER`` names the teller then."""


def told(as_of: date | None) -> tuple[str, list[object]]:
    """Return the documents that stand as a query, and its parameters."""
    return (NOW, []) if as_of is None else (ON_A_DAY, [as_of.isoformat()])
