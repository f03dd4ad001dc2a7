"""Make judgements of what somebody says about claims or two names, and check them."""

from __future__ import annotations

import getpass
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from onrecord.analyze.corrections import read_corrections
from onrecord.analyze.evidence import find_evidence
from onrecord.analyze.standing import standing_of
from onrecord.errors import ConfigError, JudgmentError, UnknownIdError
from onrecord.model.claim import Claim
from onrecord.model.judgment import (
    OF_NAMES,
    as_json,
    fields_of,
    judgment_of,
)
from onrecord.store.judgments import add_judgments, load_judgments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.analyze.standing import Problem
    from onrecord.model.document import Document
    from onrecord.model.judgment import Judgment
    from onrecord.model.same import Merged
    from onrecord.store import Store

GIVEN: Final = ("accept", "reject", "correct", "same", "different", "unsure", "retract")
"""The verdicts that a person gives; ``add`` comes with files of other programs."""
_ID: Final = re.compile(r"[0-9a-f]{4,}")
EVERY_NAME: Final = """
SELECT actor AS name FROM current_claim_actors
UNION SELECT recipient AS name FROM current_claim_recipients
UNION SELECT source AS name FROM current_claim_sources
"""
"""Yields name: everybody who takes part in a claim, or on whose word it stands."""


def make_judgment(
    store: Store,
    verdict: str,
    subjects: Sequence[str],
    *,
    author: str | None = None,
    reason: str | None = None,
) -> tuple[Judgment, Problem | None]:
    """Record a judgement, and return it with what it contradicts, if anything.

    What contradicts somebody else's judgement is recorded, and not in force until that
    one is taken back; what contradicts one's own is refused.

    Raises:
        ConfigError: There is no such verdict, or it needs other words.
        UnknownIdError: No claim, name or judgement is called so.
        JudgmentError: Its author has said otherwise before.
    """
    if verdict not in GIVEN:
        raise ConfigError(f"no verdict is called {verdict}; known: {', '.join(GIVEN)}")
    every = load_judgments(store)
    told = {
        "made": datetime.now(UTC).replace(tzinfo=None),
        "author": (author or user()).strip(),
        "verdict": verdict,
        "reason": reason,
    }
    if verdict == "retract":
        judgment = _retraction(every, subjects, told)
    elif verdict in OF_NAMES:
        judgment = _of_two(store, every, subjects, told)
    else:
        judgment = _of_claim(store, subjects, told)
    return _recorded(store, every, judgment)


def _recorded(
    store: Store, every: Sequence[Judgment], judgment: Judgment
) -> tuple[Judgment, Problem | None]:
    standing = standing_of([*every, judgment])
    found = [each for each in standing.problems if each.judgment is judgment]
    problem = found[0] if found else None
    if problem and problem.against.author == judgment.author:
        raise JudgmentError(
            f"{problem.why} by {problem.against.author}; to take that back: "
            f"onrecord judge retract {problem.against.id}"
        )
    for other in every:
        if says(other) == says(judgment) and other.id not in standing.retracted:
            return other, problem
    add_judgments(store, [judgment])
    return judgment, problem


def says(judgment: Judgment) -> tuple[object, ...]:
    """Return what a judgement says, whenever it was made and for what reason."""
    return (
        judgment.author,
        judgment.verdict,
        judgment.subject,
        judgment.object,
        judgment.document,
        judgment.fields,
        judgment.retracts,
    )


def _of_claim(store: Store, subjects: Sequence[str], told: dict[str, Any]) -> Judgment:
    verdict = told["verdict"]
    if not subjects or (len(subjects) > 1 and verdict != "correct"):
        raise ConfigError(f"{verdict} needs the id of one claim")
    evidence = find_evidence(store, subjects[0])
    read, document = _claim(store, subjects[0])
    if verdict == "correct":
        shown = evidence.record
        assert isinstance(shown, Claim)  # noqa: S101  or it had been refused
        fields = read_corrections(shown, subjects[1:], len(document.text))
        told = told | {"fields": as_json(fields)}
    return judgment_of(
        **told,
        subject=read.id,
        claim=as_json(fields_of(read)),
        **bound(document, read),
    )


def bound(document: Document, claim: Claim) -> dict[str, Any]:
    """Return what binds a judgement to words: hash, offsets, and the words."""
    span = claim.trigger
    prefix, exact, suffix = span.quoted(document.text)
    return {
        "document": document.id,
        "label": document.label,
        "trigger_start": span.start,
        "trigger_end": span.end,
        "exact": exact,
        "prefix": prefix,
        "suffix": suffix,
    }


def _of_two(
    store: Store,
    every: Sequence[Judgment],
    subjects: Sequence[str],
    told: dict[str, Any],
) -> Judgment:
    """Return a judgement of two claims, where both words are ids, or of two names."""
    if len(subjects) == 2 and all(map(_ID.fullmatch, subjects)):  # noqa: PLR2004
        known = {row[0].lower() for row in store.query(EVERY_NAME).rows}
        if not known.intersection(subjects):
            return _of_claims(store, every, subjects, told)
    return _of_names(store, every, subjects, told)


def _of_claims(
    store: Store,
    every: Sequence[Judgment],
    subjects: Sequence[str],
    told: dict[str, Any],
) -> Judgment:
    (one, document), (other, another) = (_claim(store, each) for each in subjects)
    if one.id == other.id:
        raise ConfigError(f"{one.id}: one claim, and not two")
    if one.kind != other.kind:
        raise JudgmentError(f"{one.id}, {other.id}: an event and a tie are never one")
    second = bound(another, other) | {"claim": fields_of(other)}
    return judgment_of(
        **(told | _taking_back(told, standing_of(every).pairs, one.id, other.id)),
        subject=one.id,
        object=other.id,
        claim=as_json(fields_of(one)),
        other=as_json(second),
        **bound(document, one),
    )


def _claim(store: Store, id: str) -> tuple[Claim, Document]:
    """Return a claim as it is read, and its document."""
    evidence = find_evidence(store, id)
    claim, document = evidence.record, evidence.reading.document
    if not isinstance(claim, Claim):
        raise ConfigError(f"{id}: not a claim; only claims are judged so")
    read = store.reading(document.id).claims
    return next((each for each in read if each.id == claim.id), claim), document


def _taking_back(
    told: dict[str, Any], held: Merged, one: str, other: str
) -> dict[str, Any]:
    """Say what is taken back by saying that two differ: that they are the same."""
    if told["verdict"] != "different":
        return {}
    direct = [
        each for each in held.links if {each.subject, each.object} == {one, other}
    ]
    return {"retracts": direct[-1].id} if direct else {}


def _of_names(
    store: Store,
    every: Sequence[Judgment],
    subjects: Sequence[str],
    told: dict[str, Any],
) -> Judgment:
    if len(subjects) != 2:  # noqa: PLR2004  two names
        raise ConfigError(f"{told['verdict']} needs two names")
    known = {row[0] for row in store.query(EVERY_NAME).rows}
    standing = standing_of(every)
    known |= standing.every_name()
    one, other = (_name(each, known, store) for each in subjects)
    if one == other:
        raise ConfigError(f"{one} and {other} are one name")
    told |= _taking_back(told, standing.merged, one, other)
    return judgment_of(**told, subject=one, object=other)


def _name(given: str, known: set[str], store: Store) -> str:
    if given in known:
        return given
    same = sorted(name for name in known if name.lower() == given.lower())
    if not same:
        raise UnknownIdError(f"no claim in {store.path} names {given}")
    return same[0]


def _retraction(
    every: Sequence[Judgment], subjects: Sequence[str], told: dict[str, Any]
) -> Judgment:
    if len(subjects) != 1 or not subjects[0].strip():
        raise ConfigError("retract needs the id of one judgement")
    found = [each for each in every if each.id.startswith(subjects[0])]
    if len(found) != 1:
        how = "several judgements have" if found else "no judgement has"
        raise UnknownIdError(f"{how} an id that begins with {subjects[0]}")
    taken = standing_of(every).retracted.get(found[0].id)
    if taken:
        raise JudgmentError(f"{found[0].id} was taken back already, by {taken.author}")
    return judgment_of(**told, subject=found[0].id, retracts=found[0].id)


def user() -> str:
    """Return who is logged in; the machine may not know."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


__all__ = ["GIVEN", "bound", "make_judgment", "says", "user"]
