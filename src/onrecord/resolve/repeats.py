"""Leave out claims that say again what the document has said, and add nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.model.claim import Cause, Claim

POINTING: Final = re.compile(r"\b(?:the|this|that|these|those)\s+\Z", re.IGNORECASE)


def without_repeats(
    claims: Sequence[Claim], causes: Iterable[Cause], text: str
) -> tuple[tuple[Claim, ...], tuple[Cause, ...]]:
    """Return claims and causes, each later claim that adds nothing merged into one.

    A claim adds something by another actor, source, firmness, time, place or number.

    Example:
        The army shelled the town. … After the army shelled the town on Monday …
        -> both: the second tells when
        The army's shelling of the town … The shelling … -> the first only
    """
    kept: list[Claim] = []
    alike: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    stands_for: dict[str, str] = {}
    for claim in claims:
        told = alike[_put(claim)]
        earlier = next((other for other in told if _repeats(claim, other, text)), claim)
        stands_for[claim.id] = earlier.id
        if earlier is claim:
            kept.append(claim)
            told.append(claim)
    return tuple(kept), tuple(_moved(causes, stands_for))


def _repeats(claim: Claim, earlier: Claim, text: str) -> bool:
    """Say whether a claim adds nothing to an earlier one that is put alike."""
    if claim.numbers:
        return False
    for later_names, names in (
        (claim.actor, earlier.actor),
        (claim.recipient, earlier.recipient),
        (claim.sources[-1:], earlier.sources[-1:]),
    ):
        if not set(later_names) <= set(names):
            return False
    if bool(claim.sources) != bool(earlier.sources):
        return False
    if claim.when not in (None, earlier.when) or claim.where not in (
        None,
        earlier.where,
    ):
        return False
    if claim.kind == "tie":
        return True
    same_word = _word(claim, text) == _word(earlier, text)
    told = bool(claim.actor and claim.recipient)
    return same_word and (told or _is_anaphor(claim, text))


def _put(claim: Claim) -> tuple[str, ...]:
    """Return what is said to have happened, and how firmly."""
    return claim.type, claim.polarity, claim.certainty, claim.modality


def _word(claim: Claim, text: str) -> str:
    """Return the last word of a trigger, a plural as its singular."""
    words = claim.trigger.words(text).lower().split()
    return words[-1].removesuffix("s") if words else ""


def _is_anaphor(claim: Claim, text: str) -> bool:
    """Say whether "the war", "this attack" points back; "a park bombing" does not."""
    return bool(
        POINTING.search(text, max(0, claim.trigger.start - 8), claim.trigger.start)
    )


def _moved(causes: Iterable[Cause], stands_for: dict[str, str]) -> Iterable[Cause]:
    """Yield the causes between claims that stay; one whose claim is gone goes, too."""
    for cause in causes:
        one, two = stands_for.get(cause.cause), stands_for.get(cause.effect)
        if one and two and one != two:
            yield replace(cause, cause=one, effect=two)
