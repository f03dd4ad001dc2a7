"""Say what two texts have in common: all, most, or a passage of their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from onrecord.corroborate.alignment import shared_passages

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from onrecord.corroborate.alignment import Passage
    from onrecord.corroborate.fingerprints import Words

Kind = Literal["exact", "edited", "partial"]

MOST: Final = 0.5
"""Share of a text's words from which on it is a copy as a whole."""
LEAST_WORDS: Final = 24
"""Equal words outside quotation marks that make a passage a copied one.

Two reporters of one event write ten or fifteen equal words in a row ("was arrested on
Monday at the airport of"); measured on PolNeAR, no pair of them writes 24.
"""
BOILERPLATE_DAYS: Final = 4
"""Days on which one publisher prints a passage, from which on it is the house's own."""
MOST_TEXTS: Final = 200
"""Texts that hold a fingerprint, above which it tells nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What two texts share; ``document`` is the one whose id comes first."""

    document: str
    other: str
    exact: bool
    """Whether they have the same words in the same order."""
    words: int
    share: float
    """Part of the first text's words that stand in the other, 0 to 1."""
    other_share: float
    passages: tuple[Passage, ...] = ()

    @property
    def kind(self) -> Kind:
        """What the pair is as a whole."""
        if self.exact:
            return "exact"
        return "edited" if max(self.share, self.other_share) >= MOST else "partial"


def compare(
    ids: tuple[str, str],
    words: Words,
    other: Words,
    evidence: AbstractSet[int],
) -> Pair | None:
    """Return what two texts share, or nothing where it is too little to be a copy.

    Args:
        ids: Their documents' ids, in order.
        words: The words of the first.
        other: The words of the second.
        evidence: Fingerprints of both that are no boilerplate.
    """
    if not len(words) or not len(other):
        return None
    found = shared_passages(words, other, evidence)
    count = sum(passage.words for passage in found)
    share, other_share = count / len(words), count / len(other)
    whole = max(share, other_share) >= MOST and sum(p.own for p in found) >= LEAST_WORDS
    kept = found if whole else [p for p in found if p.own >= LEAST_WORDS]
    if not kept:
        return None
    return Pair(
        document=ids[0],
        other=ids[1],
        exact=False,
        words=sum(passage.words for passage in kept),
        share=share,
        other_share=other_share,
        passages=tuple(kept),
    )
