"""Link a denial to what it denies, within one document.

Across documents this is a contradiction, and no record of the reader's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from onrecord.model.claim import Attribution, Claim
    from onrecord.model.document import Span

DENYING: Final = frozenset(
    f"reject.{verb}.{pos}"
    for verb, pos in (
        ("deny", "verb"), ("dispute", "verb"), ("rebut", "verb"), ("refute", "verb"),
        ("contradict", "verb"), ("denial", "noun"), ("refutation", "noun"),
        ("rebuttal", "noun"),
    )
)  # fmt: skip
"""Frames of words that say that something is not so."""
NEAR: Final = 3
"""Sentences between a charge and "Iran denied it"."""


def with_denials(
    claims: Sequence[Claim], attributions: Iterable[Attribution]
) -> tuple[Claim, ...]:
    """Return the claims, each denial with the claim that it denies.

    Example:
        Bahrain said that Iran had armed the rebels. Iran denied arming them.
        -> "arming", negated, and "denied" deny "armed"
    """
    cues = {a.id: a.cue for a in attributions}
    return tuple(
        replace(claim, denies=denied.id)
        if (denied := _negated(claim, claims) or _denied(claim, claims, cues))
        else claim
        for claim in claims
    )


def _negated(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """Return the affirmed claim that a negated one contradicts, the nearest."""
    if claim.polarity == "+":
        return None
    against = [
        other
        for other in claims
        if other.polarity == "+"
        and other.type == claim.type
        and other.sources != claim.sources
        and _alike(claim, other)
    ]
    return min(against, key=lambda c: abs(c.sentence - claim.sentence), default=None)


def _alike(one: Claim, two: Claim) -> bool:
    """Say whether two claims of one type name the same two sides."""
    sides = ((one.actor, two.actor), (one.recipient, two.recipient))
    return all(set(a) & set(b) for a, b in sides)


def _denied(
    claim: Claim,
    claims: Sequence[Claim],
    cues: dict[str, tuple[Span, ...]],
) -> Claim | None:
    """Return what a word of denial is about.

    That is what stands in its content, or what that contradicts; without a content
    ("denied it") the last charge against who denies, by somebody else.
    """
    if _frame(claim) not in DENYING:
        return None
    within = [
        other
        for other in claims
        if any(s.overlaps(claim.trigger) for s in cues.get(other.attribution or "", ()))
    ]
    if within:
        return next((a for n in within if (a := _negated(n, claims))), within[0])
    charges = [
        other
        for other in claims
        if other.trigger.end <= claim.trigger.start
        and claim.sentence - other.sentence <= NEAR
        and _is_charge(other, claim.actor)
    ]
    return max(charges, key=lambda c: c.trigger.start, default=None)


def _is_charge(claim: Claim, accused: Collection[str]) -> bool:
    """Say whether a claim tells, on another's word, what somebody does or is."""
    if claim.polarity == "-" or not set(accused).isdisjoint(claim.sources):
        return False
    if claim.type == "ACCUSE":
        return not set(accused).isdisjoint(claim.recipient)
    return bool(claim.sources) and not set(accused).isdisjoint(claim.actor)


def _frame(claim: Claim) -> str:
    """Return the name of a claim's frame without its running number."""
    parts = claim.rule.split(".")
    return ".".join(parts[:3])
