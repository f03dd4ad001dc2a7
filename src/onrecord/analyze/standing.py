"""Load which judgements of a store are in force, and readings as they have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model.standing import (
    Judged,
    Problem,
    Standing,
    kept_claim,
    place,
    standing_of,
)
from onrecord.store.judgments import load_judgments

if TYPE_CHECKING:
    from onrecord.model.claim import Reading
    from onrecord.store import Store

__all__ = [
    "Judged",
    "Problem",
    "Standing",
    "judged_readings",
    "kept_claim",
    "load_standing",
    "place",
    "standing_of",
]


def load_standing(store: Store) -> Standing:
    """Return what is in force of the judgements of a store."""
    return standing_of(load_judgments(store))


def judged_readings(store: Store) -> list[Reading]:
    """Return the current readings with corrections, and without what was rejected."""
    standing = load_standing(store)
    return [standing.apply(each).without_rejected for each in store.readings()]
