"""Lay out for a terminal why a record stands: the words, their source, the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from onrecord.export import words
from onrecord.export.judgments import judged
from onrecord.export.table import arrows, lay_out
from onrecord.export.traces import (
    alternatives_text,
    firmness_text,
    frame_text,
    tree_text,
)
from onrecord.model.claim import LEARNED, Attribution, Cause, Claim
from onrecord.model.judgment import RULE
from onrecord.model.ontology import frame_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from onrecord.analyze.evidence import Evidence
    from onrecord.export.table import Row
    from onrecord.model.claim import Reading
    from onrecord.model.document import Span
    from onrecord.model.trace import Trace

PARTS_OF_SPEECH: Final = {"verb": "verb", "noun": "noun", "adj": "adjective"}

_WIDTH: Final = 300
"""Characters around words that stand in no sentence."""


def evidence_view(evidence: Evidence) -> RenderableType:
    """Return what stands behind a record, for a person to check."""
    record, reading = evidence.record, evidence.reading
    if isinstance(record, Claim):
        return lay_out(claim_title(record), _claim_rows(record, evidence))
    if isinstance(record, Attribution):
        spans = (*record.source, *record.cue)
        name = words.source_name(record.name or record.source_words)
        title = Text.assemble((name, "bold"), f"  attribution {record.id}")
        rows = [("words", marked(reading, spans or record.content)), *_chain(evidence)]
        return lay_out(title, rows)
    if isinstance(record, Cause):
        return lay_out(Text(f"cause {record.id}", style="bold"), _cause_rows(evidence))
    name = words.plain(record.name or record.text)
    title = Text.assemble(
        (name, "bold"), f"  {record.type.lower()} mention {record.id}"
    )
    basis = Text(record.basis or "not resolved")
    return lay_out(title, [("words", marked(reading, [record.span])), ("basis", basis)])


def claim_title(claim: Claim) -> Text:
    """Return who does what to whom, with the claim's kind and id."""
    return Text.assemble(arrows(claim), (f"  {claim.kind} {claim.id}", "dim"))


def _claim_rows(claim: Claim, evidence: Evidence) -> list[Row]:
    reading = evidence.reading
    document = reading.document
    told_in = " · ".join(
        each for each in (words.heading(document), words.origin(document)) if each
    )
    rows = [
        ("words", marked(reading, [claim.trigger], words.sentence_of(claim, reading))),
        ("told in", Text(told_in)),
        ("on the word of", Text(words.source_chain(claim.sources))),
        *_chain(evidence),
        ("how firmly", Text(words.firmness(claim))),
        *_firmness_words(evidence.trace),
        ("read by", _rule(claim)),
        *_frame(evidence.trace),
        *_roles("actor", evidence, claim.actor_mentions),
        *_roles("recipient", evidence, claim.recipient_mentions),
        *_times(claim, reading),
        *_places(claim, reading),
    ]
    rows += [
        (
            "number",
            Text(f"{words.amount(each)}: {_quoted(reading, each.span)}"),
        )
        for each in claim.numbers
    ]
    rows += [("judged", Text(judged(each))) for each in evidence.judgments]
    if claim.denies and (denied := evidence.claim(claim.denies)):
        rows.append(("denies", claim_title(denied)))
    return [*rows, *_trace_rows(evidence)]


def _firmness_words(trace: Trace | None) -> list[Row]:
    told = firmness_text(trace) if trace else ""
    return [("", Text(told, style="dim"))] if told else []


def _frame(trace: Trace | None) -> list[Row]:
    """Return where the frame looks, and what else the learned reader saw."""
    rows: list[Row] = []
    if trace and trace.frame:
        rows.append(("it looks for", Text(frame_text(trace.frame))))
    if trace and trace.alternatives:
        text = Text(alternatives_text(trace.alternatives))
        rows.append(("learned reader", text))
    return rows


def _trace_rows(evidence: Evidence) -> list[Row]:
    if evidence.trace:
        return [("tree", tree_text(evidence.trace.tree))]
    return [("tree", Text(evidence.untraced))] if evidence.untraced else []


def _cause_rows(evidence: Evidence) -> list[Row]:
    record, reading = evidence.record, evidence.reading
    assert isinstance(record, Cause)  # noqa: S101  asked by its only caller
    rows = [("words", marked(reading, [record.cue]))]
    for name, id in (("cause", record.cause), ("effect", record.effect)):
        if claim := evidence.claim(id):
            rows.append((name, claim_title(claim)))
    effect = "leads to it" if record.sign == "+" else "prevents or reduces it"
    rows.append(("link", Text(f"{effect}; {words.CERTAINTY[record.certainty]}")))
    rows.append(("on the word of", Text(words.source_chain(record.sources))))
    return [*rows, *_chain(evidence)]


def _chain(evidence: Evidence) -> list[Row]:
    """Return a row for each attribution, outermost first, with its own words."""
    rows: list[Row] = []
    for depth, each in enumerate(evidence.chain()):
        source = _joined(evidence.reading, each.source) or "nobody named"
        cue = _joined(evidence.reading, each.cue)
        name = words.source_name(each.name or each.source_words)
        said = f" by “{cue}”" if cue else ""
        text = Text.assemble("  " * depth, "← ", (source, "italic"), said)
        text.append(f"  {name}, {each.source_type}", style="dim")
        rows.append(("source" if depth == 0 else "", text))
    return rows


def _roles(role: str, evidence: Evidence, ids: tuple[str, ...]) -> list[Row]:
    rows: list[Row] = []
    fillers = evidence.trace.fillers if evidence.trace else ()
    found = {each.mention: each.found for each in fillers if each.role == role}
    for mention in evidence.mentions(ids):
        text = Text.assemble(
            (words.plain(mention.name or mention.text), "bold"),
            f" – “{words.plain(mention.text)}”, ",
            (f"by {mention.basis}" if mention.basis else "not resolved", "dim"),
            (f"; found {found[mention.id]}" if mention.id in found else "", "dim"),
        )
        rows.append(("" if rows else role, text))
    return rows


def _rule(claim: Claim) -> Text:
    if claim.rule == RULE:
        return Text("nobody but who judged it")
    score = "" if claim.score is None else f", probability {claim.score:.2f}"
    if claim.rule == LEARNED:
        return Text(f"the learned reader{score}")
    frame = frame_named(claim.rule)
    text = Text(f"rule {claim.rule}")
    if frame is not None:
        lemma = " ".join(filter(None, (frame.lemma, frame.particle)))
        text.append(f": the {PARTS_OF_SPEECH[frame.pos]} “{lemma}”")
        if frame.example:
            text.append(f", as in “{words.plain(frame.example)}”", style="dim")
    return text.append(f"; and the learned reader{score}") if score else text


def _times(claim: Claim, reading: Reading) -> list[Row]:
    dates = [each for each in reading.dates if each.id in claim.date_mentions]
    value = claim.when or "no day is told"
    if not dates:
        basis = "; no words in the text, so that of the report" if claim.when else ""
        return [("when", Text(value + basis))]
    told = "; ".join(
        f"“{words.plain(each.text)}” by {each.basis or 'nothing'}" for each in dates
    )
    return [("when", Text.assemble(value, (f" – {told}", "dim")))]


def _places(claim: Claim, reading: Reading) -> list[Row]:
    places = [each for each in reading.places if each.id in claim.place_mentions]
    if not claim.where and not places:
        return []
    told = "; ".join(
        f"“{words.plain(each.text)}” by {each.basis or 'nothing'}" for each in places
    )
    value = words.plain(claim.where or "not resolved")
    return [("where", Text.assemble(value, (f" – {told}" if told else "", "dim")))]


def marked(
    reading: Reading, spans: Sequence[Span], sentence: Span | None = None
) -> Text:
    """Return the sentence that words stand in, with the words marked."""
    text = reading.document.text
    first = min(span.start for span in spans)
    holds = (each for each in reading.sentences if each.start <= first < each.end)
    whole = sentence or next(holds, None)
    start = whole.start if whole else max(0, first - _WIDTH)
    end = whole.end if whole else first + _WIDTH
    told, at = Text(), start
    for span in sorted(spans):
        if at <= span.start and span.end <= end:
            told.append(text[at : span.start])
            told.append(text[span.start : span.end], style="bold underline")
            at = span.end
    told.append(text[at:end])
    return _clean(told)


def _clean(marked: Text) -> Text:
    """Return the same with line ends and control characters made visible blanks."""
    cleaned = Text()
    for piece in marked.divide(
        sorted({s for m in marked.spans for s in (m.start, m.end)})
    ):
        style = piece.spans[0].style if piece.spans else ""
        cleaned.append(words.spaced(piece.plain), style=style)
    return cleaned


def _joined(reading: Reading, spans: Iterable[Span]) -> str:
    return " … ".join(words.plain(span.words(reading.document.text)) for span in spans)


def _quoted(reading: Reading, span: Span) -> str:
    return f"“{words.plain(span.words(reading.document.text))}”"
