"""Tell how a claim was read, as records and as sentences to be listed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from onrecord.export.traces import frame_text
from onrecord.export.words import put, source_chain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.analyze.evidence import Evidence
    from onrecord.model.claim import Claim
    from onrecord.model.trace import Trace


NOTHING: Final[dict[str, Any]] = {
    "tree": [],
    "frame": None,
    "fillers": [],
    "alternatives": [],
    "firmness": [],
    "learned_firmness": False,
}
"""What stands where there is no trace."""


def trace_record(evidence: Evidence) -> dict[str, Any]:
    """Return the trace of a claim; where there is none, why."""
    found: dict[str, Any] = {"untraced": evidence.untraced}
    steps = list(_first_steps(evidence))
    if evidence.trace is None:
        return found | NOTHING | {"steps": steps}
    mentions = {each.id: each.text for each in evidence.reading.mentions}
    steps += _steps(evidence.record, evidence.trace, mentions)  # type: ignore[arg-type]
    return found | _parts(evidence.trace, mentions) | {"steps": steps}


def _parts(trace: Trace, mentions: dict[str, str]) -> dict[str, Any]:
    return {
        "tree": [asdict(each) for each in trace.tree],
        "frame": _frame(trace),
        "fillers": [
            asdict(each) | {"text": mentions.get(each.mention, "")}
            for each in trace.fillers
        ],
        "alternatives": [
            {"type": each.type, "score": round(each.score, 4)}
            for each in trace.alternatives
        ],
        "firmness": [
            {
                "text": each.text,
                "without": put(each.certainty, each.polarity, each.modality),
            }
            for each in trace.firmness_words
        ],
        "learned_firmness": trace.learned_firmness,
    }


def _frame(trace: Trace) -> dict[str, Any] | None:
    frame = trace.frame
    if frame is None:
        return None
    return {
        "name": frame.name,
        "lemma": frame.lemma,
        "pos": frame.pos,
        "example": frame.example,
        "actor": frame.actor,
        "recipient": frame.recipient,
        "words": frame_text(frame),
    }


def _first_steps(evidence: Evidence) -> Iterator[str]:
    """Yield what can be said without reading the document again."""
    claim: Claim = evidence.record  # type: ignore[assignment]
    words = claim.trigger.words(evidence.reading.document.text)
    how = f"by the rule {claim.rule}"
    if claim.rule == "learned":
        how = "by the learned reader"
    if claim.score is not None:
        how += f", with probability {claim.score:.2f}"
    yield f"“{words}” is read as {claim.type} {how}."
    yield f"It stands on the word of: {source_chain(claim.sources)}."


def _steps(claim: Claim, trace: Trace, mentions: dict[str, str]) -> Iterator[str]:
    for each in trace.fillers:
        yield f"“{mentions.get(each.mention, '')}” is the {each.role}: {each.found}."
    for word in trace.firmness_words:
        without = put(word.certainty, word.polarity, word.modality)
        yield f"“{word.text}” decides how firmly it is put; without it: {without}."
    if trace.learned_firmness:
        yield "How firmly it is put is said by the learned reader."
    yield "So it is put: " + put(claim.certainty, claim.polarity, claim.modality) + "."
    others = [each for each in trace.alternatives if each.type != claim.type]
    if others:
        told = ", ".join(f"{each.type} {each.score:.2f}" for each in others[:3])
        yield f"Otherwise the learned reader would see: {told}."
