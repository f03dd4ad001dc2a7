"""Say whether two voices speak so much of one thing that they can exclude each other.

A cluster may hold an attack and what led to it; a contradiction needs more: the same
meaning, nobody in a role who is not the other's kin, and days or names that tie the two
together. Each rule was stated for contradictions on real reports that were none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from onrecord.corroborate.days import days_of
from onrecord.corroborate.kinship import are_kin, marks_of, stem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.corroborate.voices import Count, Voice

Part = Literal["actor", "recipient", "day", "place"]
ROLES: Final[tuple[Part, ...]] = ("actor", "recipient")
TOLERANCE: Final = 1
"""Days that two told days of one event may lie apart, as in clusters."""

_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_NUMERALS: Final = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve".split(),
        range(1, 13),
        strict=True,
    )
)


def tell_of_one(one: Voice, other: Voice, *, but: Part | None = None) -> bool:
    """Say whether two voices tell of one thing.

    Args:
        one: A voice.
        other: Another one of its cluster.
        but: In what they may differ.
    """
    if one.type != other.type or not _may_mean_the_same(one, other):
        return False
    roles = [
        (getattr(one, role), getattr(other, role)) for role in ROLES if role != but
    ]
    both = [pair for pair in roles if all(pair) and may_be_told_apart(*pair)]
    if not all(share_kin(names, others) for names, others in both):
        return False
    if but != "place" and are_elsewhere(one, other):
        return False
    # Who is named on one side only may be anybody: "the raid", "the raid by Tolm".
    alike = all(bool(names) == bool(others) for names, others in roles)
    if one.kind == "tie":
        return alike and bool(both)
    if not mean_the_same(one, other) and len(both) < len(ROLES):
        return False
    if but == "day":
        return bool(both) or (bool(one.where) and one.where == other.where)
    near = _near(one.when, other.when)
    if near is None:
        # Without a day, many a raid is like another, but for who raids whom.
        return alike and bool(both)
    return near and (bool(both) or mean_the_same(one, other))


def mean_the_same(one: Voice, other: Voice) -> bool:
    """Say whether two voices of a type have one mode, or one word for it."""
    if one.mode and one.mode == other.mode:
        return True
    return _stems(one.trigger) == _stems(other.trigger)


def _may_mean_the_same(one: Voice, other: Voice) -> bool:
    return not one.mode or not other.mode or one.mode == other.mode


def share_kin(names: Iterable[str], others: Iterable[str]) -> bool:
    """Say whether somebody on one side is kin of somebody on the other."""
    told = list(others)
    return any(are_kin(name, other) for name in names for other in told)


def may_be_told_apart(names: Iterable[str], others: Iterable[str]) -> bool:
    """Say whether two sides name somebody: "rebels" may be those of any front."""
    told = {*names}, {*others}
    named = [any(map(marks_of, side)) for side in told]
    return all(named) or not told[0].isdisjoint(told[1])


def are_elsewhere(one: Voice, other: Voice) -> bool:
    """Say whether two voices tell of places that can be told apart, and neither holds.

    A place that is also named as somebody who takes part is no place.
    """
    wheres = [_sure_places(voice) for voice in (one, other)]
    if not all(wheres):
        return False
    countries = {", " in place for places in wheres for place in places}
    return len(countries) == 1 and not any(
        may_hold(place, another) for place in wheres[0] for another in wheres[1]
    )


def _sure_places(voice: Voice) -> list[str]:
    told = voice.where.split("; ") if voice.where else []
    roles = (*voice.actor, *voice.recipient)
    return [place for place in told if place.partition(",")[0] not in roles]


def may_hold(one: str, other: str) -> bool:
    """Say whether one of two places may be in the other: "Mosul, Iraq" is in "Iraq"."""
    parts, others = one.split(", "), other.split(", ")
    return parts == others or (
        len(parts) != len(others) and not set(parts).isdisjoint(others)
    )


def count_the_same(one: tuple[Count, Voice], other: tuple[Count, Voice]) -> bool:
    """Say whether two numbers count the same people at the same places.

    "Killed 74 in Tolm" and "killed 200 in Tolm and Veld" both may hold, and so may
    "11 Karsovans were killed" and "killed 74".
    """
    lands = [_lands(voice) for _, voice in (one, other)]
    if all(lands) and lands[0] != lands[1]:
        return False
    counted, others = _counted(*one), _counted(*other)
    if counted and others:
        return not counted.isdisjoint(others)
    return not any(mark[0] == "@" for mark in counted | others)


def _counted(count: Count, voice: Voice) -> set[str]:
    """Return marks of those who are counted; "eight envoys" are not the 74 dead."""
    found: set[str] = set()
    for name in voice.recipient:
        first, *_ = [*_WORD.findall(name.casefold()), ""]
        number = int(first) if first.isdecimal() else _NUMERALS.get(first)
        if number is None or number == count.best:
            words = marks_of(name)
            found |= {word for word in words if word != stem(first) or number is None}
    return found


def _lands(voice: Voice) -> set[str]:
    places = voice.where.split("; ") if voice.where else ()
    return {place.rpartition(", ")[2] for place in places}


def _near(when: str | None, other: str | None) -> bool | None:
    """Say whether two days may be one; nothing where one of them is not told."""
    days, others = days_of(when), days_of(other)
    if not days or not others:
        return None
    return max(days[0] - others[1], others[0] - days[1]) <= TOLERANCE


def _stems(words: str) -> set[str]:
    return {stem(word) for word in _WORD.findall(words)}
