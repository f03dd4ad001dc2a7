"""Find mentions, attributions, claims and causes in annotated documents.

Each step sees the trees and what the steps before it found; nothing is resolved here:
names, dates and places stay words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions import extract_attributions
from onrecord.extract.causes import extract_causes
from onrecord.extract.claims import ClaimReader
from onrecord.extract.clauses import Clauses
from onrecord.extract.dates import extract_dates
from onrecord.extract.mentions import extract_mentions
from onrecord.extract.places import extract_places
from onrecord.model.claim import Reading
from onrecord.model.document import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.model.document import Document

__all__ = ["extract"]


def extract(doc: Doc, document: Document) -> Reading:
    """Return everything that is found in a document, before resolution."""
    mentions = extract_mentions(doc, document.id)
    clauses = Clauses(doc, mentions.relative)
    attributions = extract_attributions(clauses, mentions, document.id)
    dates = extract_dates(doc, document.id)
    places = extract_places(clauses, mentions.names, document.id)
    reader = ClaimReader(clauses, mentions, attributions, dates, places)
    claims, at = reader.claims(document.id)
    return Reading(
        document=document,
        sentences=tuple(Span.of(sentence) for sentence in doc.sents),
        mentions=mentions.all,
        attributions=tuple(attributions),
        claims=tuple(claims),
        causes=tuple(extract_causes(clauses, at, attributions, document.id)),
        dates=tuple(dates),
        places=tuple(places),
    )
