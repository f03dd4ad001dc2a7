"""Judge whether two gists speak of the same event, with the reason for it.

Each feature adds to a score or takes from it; gists at or above the threshold are
linked. Weights were set by hand: B-cubed F1 .97 on ``benchmarks/gold/clusters``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np

from onrecord.corroborate.kinship import marks_of
from onrecord.model.ontology import types

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from onrecord.corroborate.gists import Gist

THRESHOLD: Final = 3.0
TOLERANCE: Final = 1
"""Days that two told dates may lie apart: night falls earlier in the east."""

SAME_TYPE: Final = 1.0
NEAR_TYPE: Final = 0.2
SAME_TRIGGER: Final = 1.0
OTHER_MODE: Final = -1.0
SAME_NAMES: Final = 1.0
OTHER_NAMES: Final = -1.0
OTHER_SPEAKER: Final = -2.5
"""Of two who say something: many may welcome one treaty, and each does it himself."""
SAME_DAY: Final = 1.0
NEXT_DAY: Final = 0.2
GUESSED_DAY: Final = 0.0
NO_DAY: Final = -1.5
"""Of what is told without a day in a document without one."""
SAME_PLACE: Final = 0.7
OTHER_PLACE: Final = -1.5
WORDS: Final = 3.0
"""For sentences that share all words of the shorter one."""

NEAR: Final = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "ASSAULT/COERCE ASSAULT/MOBILIZE COERCE/SANCTION RETREAT/CONCEDE AGREE/SUPPORT "
        "AGREE/CONSULT AGREE/CONCEDE AGREE/COOPERATE COOPERATE/MOBILIZE "
        "COOPERATE/CONSULT COOPERATE/RETREAT COOPERATE/AID ACCUSE/REJECT "
        "ACCUSE/THREATEN ACCUSE/REQUEST REQUEST/THREATEN REQUEST/CONSULT "
        "PROTEST/ASSAULT PROTEST/COERCE PROTEST/ACCUSE SUPPORT/CONSULT RETREAT/AID"
    ).split()
)
"""Types that two reports may give to one event."""

MUTUAL: Final = ("AGREE", "CONSULT", "COOPERATE", "SUPPORT")
"""Types that two may do with each other, and either may be told first."""

_WIDE, _NARROW = 8, 4
"""Words of 64 bits in the sets: of a sentence's words, and of a role's names."""


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """The gists to be compared, column by column; sets are bits of their hashes."""

    type: NDArray[np.int64]
    mode: NDArray[np.int64]
    modality: NDArray[np.int64]
    trigger: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    dated: NDArray[np.bool_]
    place: NDArray[np.int64]
    land: NDArray[np.int64]
    actor: NDArray[np.uint64]
    recipient: NDArray[np.uint64]
    words: NDArray[np.uint64]

    @classmethod
    def of(cls, gists: Sequence[Gist]) -> Features:
        """Return the features of gists, in their order."""
        whole = np.int64
        places = [(gist.place or "").partition(",") for gist in gists]
        return cls(
            type=np.array([_number(g.type) for g in gists], dtype=whole),
            mode=np.array([_number(g.mode) for g in gists], dtype=whole),
            modality=np.array([_number(g.modality) for g in gists], dtype=whole),
            trigger=np.array([_number(g.trigger) for g in gists], dtype=whole),
            first=np.array([g.first or 0 for g in gists], dtype=whole),
            last=np.array([g.last or 0 for g in gists], dtype=whole),
            dated=np.array([g.dated for g in gists], dtype=np.bool_),
            place=np.array([_number(place) for place, _, _ in places], dtype=whole),
            land=np.array(
                [_number(land.strip()) for _, _, land in places], dtype=whole
            ),
            actor=_bits([_marks(g.actor) for g in gists], _NARROW),
            recipient=_bits([_marks(g.recipient) for g in gists], _NARROW),
            words=_bits([g.words for g in gists], _WIDE),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """How alike pairs of gists are, feature by feature."""

    type: NDArray[np.float64]
    trigger: NDArray[np.float64]
    names: NDArray[np.float64]
    day: NDArray[np.float64]
    place: NDArray[np.float64]
    words: NDArray[np.float64]

    @property
    def score(self) -> NDArray[np.float64]:
        """The sum over the features, rounded so that all machines agree."""
        total = self.type + self.trigger + self.names + self.day + self.place
        return np.round(total + WORDS * self.words, 3)

    def reason(self, pair: int) -> str:
        """Return in words what speaks for and against a pair."""
        parts = [
            "same type" if self.type[pair] == SAME_TYPE else "a type close to it",
            _said(self.trigger[pair], "same meaning", "another mode"),
            _said(self.names[pair], "same actors", "other actors"),
            "same day" if self.day[pair] == SAME_DAY else "",
            "a day apart" if self.day[pair] == NEXT_DAY else "",
            "a day guessed from publication" if self.day[pair] == GUESSED_DAY else "",
            "no day" if self.day[pair] == NO_DAY else "",
            _said(self.place[pair], "same place", "another place"),
            f"{self.words[pair]:.0%} of the words",
        ]
        return ", ".join(part for part in parts if part)


def compare_gists(
    features: Features, one: NDArray[np.int64], other: NDArray[np.int64]
) -> Likeness:
    """Return how alike pairs of events are.

    Args:
        features: The gists.
        one: Positions of the first of each pair.
        other: Positions of the second.
    """
    return Likeness(
        type=_types(features, one, other),
        trigger=_triggers(features, one, other),
        names=_roles(features, one, other),
        day=_days(features, one, other),
        place=_places(features, one, other),
        words=_overlap(features.words, one, other),
    )


def comparable(
    features: Features, one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Say of pairs whether type, modality and days let them be the same at all."""
    apart = np.maximum(
        features.first[one] - features.last[other],
        features.first[other] - features.last[one],
    )
    both = features.dated[one] & features.dated[other]
    near = _near_codes()
    low = np.minimum(features.type[one], features.type[other])
    high = np.maximum(features.type[one], features.type[other])
    alike = (low == high) | np.isin(low * 31 + high, near)
    # One sentence may tell of two events: then its words bring nothing together.
    distinct = (features.words[one] == features.words[other]).all(axis=1) & (
        _triggers(features, one, other) != SAME_TRIGGER
    )
    return np.asarray(
        alike
        & ~distinct
        & (features.modality[one] == features.modality[other])
        & (apart <= np.where(both, TOLERANCE, 0)),
        dtype=np.bool_,
    )


def _near_codes() -> NDArray[np.int64]:
    pairs = [sorted(map(_number, pair)) for pair in NEAR]
    return np.array([low * 31 + high for low, high in pairs], dtype=np.int64)


def _types(
    features: Features, one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.float64]:
    return np.where(features.type[one] == features.type[other], SAME_TYPE, NEAR_TYPE)


def _triggers(
    features: Features, one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.float64]:
    modes = features.mode[one], features.mode[other]
    told = (modes[0] != 0) & (modes[1] != 0)
    same = features.trigger[one] == features.trigger[other]
    alike = same | (told & (modes[0] == modes[1]))
    return np.where(alike, SAME_TRIGGER, np.where(told, OTHER_MODE, 0.0))


def _roles(
    features: Features, one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Compare actors with actors and recipients with recipients, where both have them.

    "A met B" may be told as "B met A", so that crossed names are no stranger's; that A
    accuses B is another thing than that B accuses A.
    """
    total = np.zeros(len(one))
    everybody = features.actor | features.recipient
    verbal = np.isin(features.type, [_number(type) for type in _verbal()])
    mutual = np.isin(features.type, [_number(type) for type in MUTUAL])
    crossed = (everybody[one] & everybody[other]).any(axis=1) & (
        mutual[one] & mutual[other]
    )
    for bits in (features.actor, features.recipient):
        told = bits[one].any(axis=1) & bits[other].any(axis=1)
        shared = (bits[one] & bits[other]).any(axis=1)
        apart = np.where(verbal[one], OTHER_SPEAKER, OTHER_NAMES)
        stranger = np.where(crossed, 0.0, apart)
        total += np.where(told, np.where(shared, SAME_NAMES, stranger), 0.0)
    return total


def _verbal() -> list[str]:
    """Return the types of what is said, and not done."""
    return [each.name for each in types().values() if (each.quad or "")[:1] == "V"]


def _days(
    features: Features, one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.float64]:
    both = features.dated[one] & features.dated[other]
    apart = (features.first[one] > features.last[other]) | (
        features.first[other] > features.last[one]
    )
    never = (features.first[one] == 0) | (features.first[other] == 0)
    guessed = np.where(never, NO_DAY, GUESSED_DAY)
    return np.where(both, np.where(apart, NEXT_DAY, SAME_DAY), guessed)


def _places(
    features: Features, one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.float64]:
    told = (features.place[one] != 0) & (features.place[other] != 0)
    same = features.place[one] == features.place[other]
    lands = features.land
    # "Iraq" holds "Mosul, Iraq": that is no other place, and not the same either.
    inside = (features.place[one] == lands[other]) | (
        features.place[other] == lands[one]
    )
    elsewhere = np.where(inside, 0.0, OTHER_PLACE)
    return np.where(told, np.where(same, SAME_PLACE, elsewhere), 0.0)


def _overlap(
    bits: NDArray[np.uint64], one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return the part of the smaller set that both have."""
    sizes = np.bitwise_count(bits).sum(axis=1, dtype=np.int64)
    both = np.bitwise_count(bits[one] & bits[other]).sum(axis=1, dtype=np.int64)
    smaller = np.maximum(1, np.minimum(sizes[one], sizes[other]))
    return np.asarray(both / smaller, dtype=np.float64)


def _marks(names: Iterable[str]) -> set[str]:
    return {mark for name in names for mark in marks_of(name)}


def _bits(sets: Sequence[Iterable[str]], width: int) -> NDArray[np.uint64]:
    found = np.zeros((len(sets), width), dtype=np.uint64)
    for row, marks in enumerate(sets):
        for mark in marks:
            place = crc32(mark.encode()) % (64 * width)
            found[row, place // 64] |= np.uint64(1 << (place % 64))
    return found


def _number(word: str | None) -> int:
    return crc32(word.encode()) if word else 0


def _said(value: float, good: str, bad: str) -> str:
    return good if value > 0 else bad if value < 0 else ""
