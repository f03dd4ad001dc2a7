"""Lay the judgements of a person over the claims of the snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from onrecord.web.filling import days

if TYPE_CHECKING:
    from onrecord.analyze.standing import Judged
    from onrecord.model.claim import Claim, Reading
    from onrecord.store import Opened

_ORDER: Final = ("add", "reject", "correct", "accept")
"""Of several judgements of one claim, which is shown."""

UPDATE: Final = """
UPDATE claims SET kind = ?, type = ?, mode = ?, polarity = ?, certainty = ?,
    firmness = CASE ? WHEN 'CT' THEN 3 WHEN 'PR' THEN 2 WHEN 'PS' THEN 1 ELSE 0 END,
    modality = ?, date = ?, place = ?, trigger_start = ?, trigger_end = ?,
    source = ?, actors = ?, recipients = ?, sources = ?, verdict = ?,
    quad = (SELECT quad FROM types WHERE type = ?),
    sign = coalesce((SELECT sign FROM types WHERE type = ?), 0),
    first_day = coalesce(CAST(? AS DATE), published),
    last_day = CASE WHEN ? THEN CAST(? AS DATE) ELSE published END, told = ?
WHERE n = ?
"""
ADD: Final = """
INSERT INTO claims (n, document, id, rule, inferred, merged,
    sentence_start, sentence_end, label, title, publisher, published, origin, teller)
SELECT (SELECT coalesce(max(n), 0) + 1 FROM claims), document, ?, ?, false, false,
    ?, ?, label, title, publisher, published, origin, hash(origin)
FROM documents WHERE document = ? ORDER BY published, label LIMIT 1
"""


def apply_judgments(opened: Opened, judged: Judged) -> None:
    """Change the claims of a reading as what is in force about them says."""
    by_id = {claim.id: claim for claim in judged.reading.claims}
    for id, judgments in judged.judgments.items():
        claim = by_id[id]
        verdicts = {each.verdict for each in judgments}
        verdict = next(each for each in _ORDER if each in verdicts)
        found = opened.rows(
            "SELECT n FROM claims WHERE document = ? AND id = ?", [claim.document, id]
        )
        if not found:
            found = _added(opened, claim, judged.reading)
        for (number,) in found:
            _change(opened, number, claim, verdict)


def _added(opened: Opened, claim: Claim, reading: Reading) -> list[tuple[Any, ...]]:
    """Add a claim that only a judgement keeps; return its number."""
    inside = 0 <= claim.sentence < len(reading.sentences)
    span = reading.sentences[claim.sentence] if inside else None
    bounds = (span.start, span.end) if span else (None, None)
    opened.run(ADD, [claim.id, claim.rule, *bounds, claim.document])
    return opened.rows(
        "SELECT n FROM claims WHERE document = ? AND id = ?",
        [claim.document, claim.id],
    )


def _change(opened: Opened, number: int, claim: Claim, verdict: str) -> None:
    first, last = days(claim.when)
    told = first is not None
    lists = [list(claim.actor), list(claim.recipient), list(claim.sources)]
    opened.run(
        UPDATE,
        [
            *(claim.kind, claim.type, claim.mode, claim.polarity, claim.certainty),
            *(claim.certainty, claim.modality, claim.when, claim.where),
            *(claim.trigger.start, claim.trigger.end),
            *(claim.sources[-1] if claim.sources else "", *lists, verdict),
            *(claim.type, claim.type, first, told, last, told, number),
        ],
    )
    for table in ("names", "edges"):
        opened.run(f"DELETE FROM {table} WHERE n = ?", [number])  # noqa: S608  ours
    for role, given in zip(("actor", "recipient", "source"), lists, strict=True):
        for position, name in enumerate(given):
            opened.run(
                "INSERT INTO names VALUES (?, ?, ?, ?, ?)",
                [number, claim.document, role, position, name],
            )
    for one, other in edges_of(claim):
        opened.run(
            "INSERT INTO edges VALUES ($1, $2, $3, $4, hash($3, $4, $5))",
            [number, claim.document, one, other, claim.type],
        )


def edges_of(claim: Claim) -> list[tuple[str, str]]:
    """Return between whom a claim is an edge of the network."""
    if claim.recipient:
        pairs = [(a, b) for a in claim.actor for b in claim.recipient]
    else:
        pairs = [
            (a, b) for at, a in enumerate(claim.actor) for b in claim.actor[at + 1 :]
        ]
    return [(a, b) for a, b in dict.fromkeys(pairs) if a != b]
