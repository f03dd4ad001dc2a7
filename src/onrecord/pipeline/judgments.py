"""Record what people decide, say how it stands, and carry it from store to store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import StoreError
from onrecord.pipeline.questions import open_store, storable

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.analyze.review import Reviewed
    from onrecord.analyze.standing import Problem
    from onrecord.model.judgment import Judgment


@dataclass(frozen=True, slots=True)
class Made:
    """A judgement that was recorded."""

    judgment: Judgment
    problem: Problem | None
    """Somebody else's that it contradicts: it is not in force beside that one."""


def judge(
    verdict: str,
    *subjects: str,
    author: str | None = None,
    reason: str | None = None,
    store: str | Path | None = None,
) -> Made:
    """Record a judgement of claims or of two names, or take one back.

    Args:
        verdict: ``accept``, ``reject`` or ``correct`` a claim; ``same`` (the second
            name is shown), ``different`` or ``unsure`` of two names or two claims;
            ``retract``.
        subjects: A claim's id, to correct with ``field=value`` after it; two names or
            two claims' ids; or a judgement's id.
        author: Who decides; the user of this machine if not given.
        reason: Why.
        store: The store's file; that of the settings if not given.

    Raises:
        ConfigError: The verdict needs other words, or a field cannot have that value.
        UnknownIdError: No claim, name or judgement is called so.
        JudgmentError: Its author has said otherwise, and has not taken that back.
    """
    from onrecord.analyze.verdicts import make_judgment  # noqa: PLC0415

    place = open_store(store)
    if not place.path.exists():
        raise StoreError(f"{place.path}: there is no store yet; read a document first")
    made = make_judgment(
        place,
        verdict,
        [storable(each) for each in subjects],
        author=storable(author) if author else None,
        reason=storable(reason) if reason else None,
    )
    return Made(*made)


def merge(
    one: str,
    other: str,
    *,
    author: str | None = None,
    reason: str | None = None,
    store: str | Path | None = None,
) -> Made:
    """Hold two names, or two claims by their ids, to be one; ``judge("same", ...)``."""
    return judge("same", one, other, author=author, reason=reason, store=store)


def split(
    one: str,
    other: str,
    *,
    author: str | None = None,
    reason: str | None = None,
    store: str | Path | None = None,
) -> Made:
    """Hold two names, or two claims by their ids, apart; ``judge("different", ...)``.

    Of claims that say the same in the same words the first one leaves the others.
    """
    return judge("different", one, other, author=author, reason=reason, store=store)


def judgments(*, store: str | Path | None = None) -> list[Reviewed]:
    """Return every judgement with how it stands, in the order they were made."""
    from onrecord.analyze.review import review  # noqa: PLC0415

    return review(open_store(store))
