"""Turn statements of Discourse Network Analyzer into judgements of claims.

A concept "actor → type → recipient", as ``export dna`` writes it, is that claim on the
word of the statement's person or organization, denied where they disagree. Any other
concept is what a person or organization supports (SUPPORT) or rejects (REJECT); its
words are kept as the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

from onrecord.analyze.verdicts import bound
from onrecord.export.dna import ARROW, NOBODY, concept_of, cut
from onrecord.export.words import plain
from onrecord.model.claim import Certainty, Claim, Modality
from onrecord.model.document import Span, record_id
from onrecord.model.judgment import (
    RULE,
    as_json,
    fields_of,
    judgment_of,
    with_fields,
)
from onrecord.model.ontology import types

if TYPE_CHECKING:
    from datetime import datetime

    from onrecord.ingest.dna import Statement
    from onrecord.model.document import Document
    from onrecord.model.judgment import (
        Judgment,
    )

OWN: Final = "OnRecord"
"""The coder of statements that ``export dna`` wrote."""


def judgment_of_statement(
    statement: Statement,
    document: Document,
    read: dict[str, Claim],
    *,
    made: datetime,
    author: str,
) -> Judgment | None:
    """Return what a statement judges; None if it only repeats what was read.

    Args:
        statement: As it was coded.
        document: The text it lies over.
        read: The claims that are read in that text, by their ids.
        made: When it came in.
        author: Who is named where a statement of our own was altered.
    """
    known = read.get(statement.values.get("claim", ""))
    if known is not None:
        return _of_known(statement, document, known, made, author)
    claim = claim_of(statement, document)
    concept = statement.values.get("concept", "")
    return judgment_of(
        made=made,
        author=author if statement.coder == OWN else statement.coder,
        verdict="add",
        subject=claim.id,
        reason=None if _parsed(concept) else f"concept: {plain(concept)}",
        claim=as_json(fields_of(claim)),
        **bound(document, claim),
    )


def _of_known(
    statement: Statement,
    document: Document,
    claim: Claim,
    made: datetime,
    author: str,
) -> Judgment | None:
    """Return a correction by what was altered, or an acceptance by who coded it."""
    coded = _fields(statement, document)
    if cut(concept_of(claim)) == statement.values.get("concept"):
        coded = {k: v for k, v in coded.items() if k not in {"type", "kind", *ROLES}}
    before = fields_of(claim)
    before["sources"] = [plain(each) for each in claim.sources]
    altered = {name: value for name, value in coded.items() if before[name] != value}
    if not altered and statement.coder == OWN:
        return None
    return judgment_of(
        made=made,
        author=author if statement.coder == OWN else statement.coder,
        verdict="correct" if altered else "accept",
        subject=claim.id,
        claim=as_json(fields_of(claim)),
        fields=as_json(altered) if altered else None,
        **bound(document, claim),
    )


ROLES: Final = ("actor", "recipient")


def claim_of(statement: Statement, document: Document) -> Claim:
    """Return the claim that a statement makes."""
    fields = _fields(statement, document)
    span = statement.start, statement.end
    bare = Claim(
        id=record_id(document.id, "coded", *span, as_json(fields)),
        document=document.id,
        kind="event",
        type="",
        trigger=Span(*span),
        rule=RULE,
        sentence=-1,
    )
    return with_fields(bare, fields)


def _fields(statement: Statement, document: Document) -> dict[str, Any]:
    values = statement.values
    agrees = values.get("agreement", "1") != "0"
    speaker = plain(values.get("person") or values.get("organization") or "")
    parsed = _parsed(values.get("concept", ""))
    if parsed is None:
        found: dict[str, Any] = {
            "kind": "event",
            "type": "SUPPORT" if agrees else "REJECT",
            "actor": [speaker] if speaker else [],
            "recipient": [],
            "sources": [],
            "polarity": "+",
        }
    else:
        found = {**parsed, "polarity": "+" if agrees else "-"}
        found["sources"] = _sources(values, speaker, document)
    for name, choices in (("certainty", Certainty), ("modality", Modality)):
        if values.get(name) in get_args(choices):
            found[name] = values[name]
    for name in ("when", "where"):
        if name in values:
            found[name] = values[name] or None
    return found


def _sources(values: dict[str, str], speaker: str, document: Document) -> list[str]:
    """Return on whose word it stands; that of the publisher is the author's own."""
    if "sources" in values:
        return [plain(line) for line in values["sources"].splitlines() if line.strip()]
    own = {plain(document.publisher or ""), plain(document.label), ""}
    return [] if speaker in own else [speaker]


def _parsed(concept: str) -> dict[str, Any] | None:
    """Return type, actors and recipients of a concept that names them."""
    parts = [part.strip() for part in concept.split(ARROW.strip())]
    if len(parts) != 3 or parts[1] not in types():  # noqa: PLR2004  who, what, whom
        return None
    actor, recipient = (
        [name.strip() for name in part.split(";") if name.strip() not in {"", NOBODY}]
        for part in (parts[0], parts[2])
    )
    kind = types()[parts[1]].kind
    return {"kind": kind, "type": parts[1], "actor": actor, "recipient": recipient}
