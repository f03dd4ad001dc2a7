"""Grade an item by the Admiralty code: credibility 1 to 6, by rules that have names.

The code has two axes (NATO AJP-2.1). How reliable a source is, A to F, is for the user
to say; how credible an item is follows from who tells and denies it. The two are shown
side by side and never made one number. A grade says how well an item is supported, and
not whether it is true.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.corroborate.support import Support

Credibility = Literal[1, 2, 3, 4, 5, 6]

GRADES: Final[dict[int, str]] = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of grading; the first that holds decides."""

    name: str
    grade: Credibility
    says: str
    holds: Callable[[Support], bool]


@dataclass(frozen=True, slots=True)
class Grade:
    """How credible an item is, and by which rule."""

    credibility: Credibility
    rule: str

    @property
    def words(self) -> str:
        """The grade in the words of the code."""
        return GRADES[self.credibility]


def _only_plans(support: Support) -> bool:
    return all(voice.modality != "actual" for voice in support.voices)


def _confirmed(support: Support) -> bool:
    two = min(len(support.origins), len(support.sources)) > 1
    return two and support.firmest == "CT"


def _firm(support: Support) -> bool:
    return support.firmest in {"CT", "PR"}


RULES: Final = (
    Rule(
        "not-actual",
        6,
        "it is planned, demanded or supposed, and not told as having happened",
        _only_plans,
    ),
    Rule(
        "only-denied",
        6,
        "it is denied, and nobody tells it",
        lambda s: not s.affirming,
    ),
    Rule(
        "denied-by-as-many",
        5,
        "as many origins deny it as tell it, or more",
        lambda s: len(s.origins_against) >= len(s.origins),
    ),
    Rule(
        "denied-by-fewer",
        3,
        "two origins or more tell it on the word of two sources or more, fewer deny it",
        lambda s: bool(s.denying) and _confirmed(s),
    ),
    Rule(
        "denied-by-some",
        4,
        "some origins deny it, more tell it",
        lambda s: bool(s.denying),
    ),
    Rule(
        "not-firm",
        4,
        "nobody puts it as certain or probable",
        lambda s: not _firm(s),
    ),
    Rule(
        "two-origins-two-sources",
        1,
        "two origins or more tell it on the word of two sources or more",
        _confirmed,
    ),
    Rule(
        "two-origins",
        2,
        "two origins or more tell it, on the word of one source or not firmly",
        lambda s: len(s.origins) > 1,
    ),
    Rule(
        "one-origin",
        3,
        "one origin tells it, and nobody denies it",
        lambda _: True,
    ),
)
"""In the order in which they are tried."""


def grade(support: Support) -> Grade:
    """Return how credible what a cluster tells is, with the rule that decided."""
    rule = next(rule for rule in RULES if rule.holds(support))
    return Grade(rule.grade, rule.name)
