"""Read a stored document again, to tell how it was read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.errors import ReaderError, UnknownIdError
from onrecord.model.claim import Claim
from onrecord.pipeline import stages

if TYPE_CHECKING:
    from onrecord.analyze.evidence import Evidence
    from onrecord.model.claim import Reading
    from onrecord.model.document import Document, Span
    from onrecord.model.trace import Sight

OTHER_RULES = "it is not read so now: other rules have read it (read --again)"


def traced(evidence: Evidence) -> Evidence:
    """Return evidence of a claim with a trace of its reading, or why it has none."""
    from onrecord.extract.traces import trace_claim  # noqa: PLC0415

    claim, document = evidence.record, evidence.reading.document
    if not isinstance(claim, Claim):
        return evidence
    try:
        annotate, _, _ = stages.stages()
        trace = trace_claim(annotate(document), document, claim)
    except ReaderError as error:
        return replace(evidence, untraced=str(error))
    return replace(evidence, trace=trace, untraced=None if trace else OTHER_RULES)


def seen(document: Document, span: Span) -> tuple[Sight, Reading, Reading]:
    """Return what is seen at a span, and all that is read, before and after resolution.

    Raises:
        UnknownIdError: There is no word in the document.
    """
    from onrecord.extract.sights import sight_at  # noqa: PLC0415

    annotate, extract, resolve = stages.stages()
    doc = annotate(document)
    sight = sight_at(doc, document, span)
    if sight is None:
        raise UnknownIdError(f"{document.label}: there is no word in it")
    extracted = extract(doc, document)
    return sight, extracted, resolve(extracted)
