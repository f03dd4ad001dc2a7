"""Find claims that exclude each other, and keep both sides with their words.

A contradiction is an object and never resolved here: who denies, who gives another
number, day, place or actor, who said that it must not be done.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from onrecord.corroborate.days import days_of
from onrecord.corroborate.kinship import are_kin, stem
from onrecord.model.ontology import kept_with_ontology, types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from onrecord.corroborate.voices import Count, Voice

Kind = Literal["denial", "polarity", "number", "date", "place", "actor", "norm"]
Value = TypeVar("Value")

KINDS: Final[Mapping[Kind, str]] = {
    "denial": "somebody denies it",
    "polarity": "one report says that it is not so",
    "number": "another number",
    "date": "another day",
    "place": "another place",
    "actor": "somebody else did it",
    "norm": "it was done though it must not be",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the things said, and who says it."""

    value: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Claims that cannot all be right."""

    kind: Kind
    cluster: str
    sides: tuple[Side, ...]
    """Two or more, in the order in which they were first told."""


def find_contradictions(
    clusters: Mapping[str, Sequence[Voice]],
) -> list[Contradiction]:
    """Return the contradictions within clusters, and those of a norm and an act."""
    found = [
        each
        for cluster, voices in sorted(clusters.items())
        if len(voices) > 1
        for each in _within(cluster, voices)
    ]
    return found + list(_broken_norms(clusters))


def _within(cluster: str, voices: Sequence[Voice]) -> Iterator[Contradiction]:
    told = [voice for voice in voices if voice.modality == "actual"]
    affirming = [voice for voice in told if voice.polarity == "+"]
    yield from _denials(cluster, told, affirming)
    given = [(count, voice) for voice in affirming for count in voice.numbers]
    for what in sorted({count.what for count, _ in given}):
        counts = [pair for pair in given if pair[0].what == what]
        yield from _sides("number", cluster, counts, _excludes, _count)
    days = [(v.when, v) for v in affirming if v.when and v.kind == "event"]
    yield from _sides("date", cluster, days, _other_days, str)
    places = [(v.where, v) for v in affirming if v.where and v.kind == "event"]
    yield from _sides("place", cluster, places, _other_places, str)
    # Without a day, many an attack is like another; then nobody is blamed for it.
    deeds = [v for v in affirming if v.actor and v.when and v.type in _deeds()]
    actors = [(v.actor, v) for v in deeds]
    yield from _sides("actor", cluster, actors, _other_actors, ", ".join)


@kept_with_ontology
def _deeds() -> frozenset[str]:
    """Return the types of what is done, and not said: many may say the same."""
    return frozenset(
        each.name for each in types().values() if (each.quad or "")[:1] == "M"
    )


def _denials(
    cluster: str, told: Sequence[Voice], affirming: Sequence[Voice]
) -> Iterator[Contradiction]:
    denying = [voice for voice in told if voice.polarity == "-"]
    if not denying or not affirming:
        return
    # What a report says on its own word is no denial by anybody.
    kind: Kind = "denial" if any(voice.sources for voice in denying) else "polarity"
    sides = [
        Side(value="it is so", voices=tuple(affirming)),
        Side(value="it is not so", voices=tuple(denying)),
    ]
    yield Contradiction(kind=kind, cluster=cluster, sides=_ordered(sides))


def _sides(
    kind: Kind,
    cluster: str,
    given: Sequence[tuple[Value, Voice]],
    excludes: Callable[[Value, Value], bool],
    shown: Callable[[Value], str],
) -> Iterator[Contradiction]:
    """Yield a contradiction of the values that exclude another, if there are any."""
    values: dict[Value, list[Voice]] = {}
    for value, voice in given:
        values.setdefault(value, []).append(voice)
    # Who tells of two places in one report tells of two events.
    tellers = {value: {voice.document for voice in values[value]} for value in values}
    against = {
        value
        for one, other in combinations(values, 2)
        if tellers[one].isdisjoint(tellers[other]) and excludes(one, other)
        for value in (one, other)
    }
    if against:
        sides = [
            Side(value=shown(value), voices=tuple(voices))
            for value, voices in values.items()
            if value in against
        ]
        yield Contradiction(kind=kind, cluster=cluster, sides=_ordered(sides))


def _ordered(sides: Iterable[Side]) -> tuple[Side, ...]:
    return tuple(sorted(sides, key=lambda side: (side.voices[0].order, side.value)))


def _excludes(one: Count, other: Count) -> bool:
    return one.excludes(other)


def _count(count: Count) -> str:
    return f"{count.best:,.10g} {count.what}"


def _other_days(one: str, other: str) -> bool:
    days, others = days_of(one), days_of(other)
    if not days or not others:
        return False
    return days[0] > others[1] or others[0] > days[1]


def _other_places(one: str, other: str) -> bool:
    """Say whether neither place may hold the other: "Iraq" may hold "Mosul, Iraq"."""
    return not any(
        _may_hold(place, another)
        for place in one.split("; ")
        for another in other.split("; ")
    )


def _may_hold(one: str, other: str) -> bool:
    parts, others = one.split(", "), other.split(", ")
    return parts == others or (
        len(parts) != len(others) and not set(parts).isdisjoint(others)
    )


def _other_actors(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not any(are_kin(name, another) for name in one for another in other) and (
        _proper(one) and _proper(other)
    )


def _proper(names: tuple[str, ...]) -> bool:
    """Say whether somebody is named, and not just described ("gunmen")."""
    return any(name[:1].isupper() and not name.islower() for name in names)


def _broken_norms(
    clusters: Mapping[str, Sequence[Voice]],
) -> Iterator[Contradiction]:
    """Yield what was done by those who had been told not to, or had bound themselves.

    Example:
        "The resolution asks Iran not to test missiles" and "Iran tested a missile".
    """
    every = [voice for voices in clusters.values() for voice in voices]
    norms = [v for v in every if v.polarity == "-" and v.actor and _demanded(v)]
    kinds = {norm.type for norm in norms}
    acts: dict[str, list[Voice]] = {}
    for voice in every:
        if (
            voice.type in kinds
            and voice.actor
            and voice.polarity == "+"
            and voice.modality == "actual"
            and voice.certainty in {"CT", "PR"}
        ):
            acts.setdefault(voice.type, []).append(voice)
    for norm in norms:
        for cluster, done in _acts_against(norm, acts.get(norm.type, ())).items():
            sides = (
                Side(value="it must not be done", voices=(norm,)),
                Side(value="it was done", voices=tuple(done)),
            )
            yield Contradiction(kind="norm", cluster=cluster, sides=sides)


def _demanded(voice: Voice) -> bool:
    return voice.certainty == "U" and voice.modality == "hypothetical"


def _acts_against(norm: Voice, acts: Iterable[Voice]) -> dict[str, list[Voice]]:
    found: dict[str, list[Voice]] = {}
    for act in acts:
        if _breaks(act, norm):
            found.setdefault(act.cluster, []).append(act)
    return found


def _breaks(act: Voice, norm: Voice) -> bool:
    """Say whether an act is of the kind that a norm forbids to its actor."""
    if not any(are_kin(name, bound) for name in act.actor for bound in norm.actor):
        return False
    if norm.recipient and act.recipient:
        return any(are_kin(a, b) for a in act.recipient for b in norm.recipient)
    if norm.mode and act.mode:
        return norm.mode == act.mode
    words = {stem(word) for word in norm.words.split()}
    return any(stem(word) in words for word in act.words.split() if word.islower())
