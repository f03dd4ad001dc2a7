"""Read from the store what claims say, as far as their gists need it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from onrecord.corroborate.gists import Claimed, gist_of
from onrecord.corroborate.judged import shown_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from onrecord.corroborate.gists import Gist
    from onrecord.store import Opened

TEXTS: Final = """
SELECT d.id AS document, min(d.text) AS text, min(d.published) AS published
FROM documents d JOIN pending p ON p.document = d.id
GROUP BY d.id
"""
CLAIMS: Final = """
SELECT c.document, c.id AS claim, c.kind, c.type, c.mode, c.modality, c.date, c.place,
    c.trigger_start, c.trigger_end, s.span_start, s.span_end
FROM claims c
JOIN pending p ON p.document = c.document
LEFT JOIN passages s ON s.document = c.document AND s.position = c.sentence
ORDER BY c.document, c.id
"""
NAMES: Final = """
SELECT a.document, a.claim, 'actor' AS part, a.actor AS name
FROM claim_actors a JOIN pending p ON p.document = a.document
UNION ALL
SELECT r.document, r.claim, 'recipient' AS part, r.recipient AS name
FROM claim_recipients r JOIN pending p ON p.document = r.document
"""


def pending_gists(opened: Opened) -> Iterator[tuple[str, str, Gist]]:
    """Yield document, claim and gist of every claim of the texts in ``pending``."""
    texts: dict[str, tuple[str, date | None]] = {
        document: (text, published) for document, text, published in opened.rows(TEXTS)
    }
    names: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(
        lambda: {"actor": [], "recipient": []}
    )
    shown: dict[str, str] = shown_names(opened)
    for document, claim, part, name in opened.rows(NAMES):
        names[document, claim][part] += [shown.get(name) or name]
    for row in opened.rows(CLAIMS):
        document, claim, kind, type, mode, modality, when, where, *spans = row
        text, published = texts[document]
        start, end = spans[2:] if spans[2] is not None else spans[:2]
        told = names[document, claim]
        claimed = Claimed(
            kind=kind,
            type=type,
            mode=mode,
            modality=modality,
            trigger=text[spans[0] : spans[1]],
            actor=tuple(told["actor"]),
            recipient=tuple(told["recipient"]),
            when=when,
            where=where,
            sentence=text[start:end],
            published=published,
        )
        yield document, claim, gist_of(claimed)
