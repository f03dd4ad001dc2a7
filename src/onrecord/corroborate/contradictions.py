"""Find claims that exclude each other, and keep both sides with their words.

A contradiction is an object and never resolved here: who denies, who gives another
number, day, place or actor, who said that it must not be done.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from onrecord.corroborate.comparable import (
    are_elsewhere,
    count_the_same,
    may_hold,
    mean_the_same,
    share_kin,
    tell_of_one,
)
from onrecord.corroborate.days import days_of
from onrecord.corroborate.kinship import marks_of
from onrecord.model.actors import own_rows
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
    # What is said may be said on many days, at many places, by many.
    deeds = [voice for voice in affirming if voice.type in _deeds()]
    days = [(v.when, v) for v in deeds if v.when and not _day_of_saying(v)]
    yield from _sides("date", cluster, days, _other_days, str)
    yield from _sides("place", cluster, _places(deeds), _other_places, str)
    # Without a day, many an attack is like another; then nobody is blamed for it.
    actors = [(v.actor, v) for v in deeds if v.actor and v.when]
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
    """Yield what is denied, with those who say that it is so."""
    said = {(voice.document, voice.source) for voice in affirming}
    # Who says both in one report, denies a part of it, or is not understood.
    denying = [
        voice
        for voice in told
        if voice.polarity == "-" and (voice.document, voice.source) not in said
    ]
    pairs = [(a, d) for d in denying for a in affirming if _denies(d, a)]
    if not pairs:
        return
    affirmed = {voice.claim for voice, _ in pairs}
    denied = {voice.claim for _, voice in pairs}
    # What a report says on its own word is no denial by anybody.
    against = [voice for voice in denying if voice.claim in denied]
    kind: Kind = "denial" if any(voice.sources for voice in against) else "polarity"
    sides = [
        Side(
            value="it is so",
            voices=tuple(voice for voice in affirming if voice.claim in affirmed),
        ),
        Side(value="it is not so", voices=tuple(against)),
    ]
    yield Contradiction(kind=kind, cluster=cluster, sides=_ordered(sides))


def _denies(denying: Voice, affirming: Voice) -> bool:
    """Say whether one voice denies what another says.

    Who denies that he did it, does not deny that it was done.
    """
    if denying.rejects:
        return True
    own = share_kin(denying.actor, denying.sources[-1:])
    if own and not affirming.actor:
        return False
    return tell_of_one(denying, affirming)


def _sides(
    kind: Kind,
    cluster: str,
    given: Sequence[tuple[Value, Voice]],
    excludes: Callable[[tuple[Value, Voice], tuple[Value, Voice]], bool],
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
        if tellers[one].isdisjoint(tellers[other])
        and any(
            excludes((one, voice), (other, another))
            for voice in values[one]
            for another in values[other]
        )
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


def _excludes(one: tuple[Count, Voice], other: tuple[Count, Voice]) -> bool:
    return (
        one[0].excludes(other[0])
        and count_the_same(one, other)
        and tell_of_one(one[1], other[1])
    )


def _count(count: Count) -> str:
    return f"{count.best:,.10g} {count.what}"


def _day_of_saying(voice: Voice) -> bool:
    """Say whether a day may be that on which a source spoke, not that of the deed.

    Example:
        "Three were killed, a nurse said on Tuesday", published on Tuesday.
    """
    day = voice.published and voice.published.isoformat()
    return bool(voice.sources) and voice.when == day


def _other_days(one: tuple[str, Voice], other: tuple[str, Voice]) -> bool:
    days, others = days_of(one[0]), days_of(other[0])
    if not days or not others:
        return False
    apart = days[0] > others[1] or others[0] > days[1]
    return apart and tell_of_one(one[1], other[1], but="day")


def _places(voices: Sequence[Voice]) -> list[tuple[str, Voice]]:
    """Return where voices place a deed, if all of it is at one place.

    A place that is named as somebody who takes part, or that no country is told of,
    may be anywhere; where one report tells of several, the others may each have one.
    """
    told = [(voice.where, voice) for voice in voices if voice.where]
    if any("; " in where for where, _ in told):
        return []
    return [
        (where, voice)
        for where, voice in told
        if (where in _lands() or ", " in where)
        and where.partition(",")[0] not in (*voice.actor, *voice.recipient)
    ]


@cache
def _lands() -> frozenset[str]:
    return frozenset(name for name, row in own_rows().items() if row.kind == "state")


def _other_places(one: tuple[str, Voice], other: tuple[str, Voice]) -> bool:
    """Say whether neither place may hold the other: "Iraq" may hold "Mosul, Iraq"."""
    apart = not may_hold(one[0], other[0])
    return apart and tell_of_one(one[1], other[1], but="place")


def _other_actors(
    one: tuple[tuple[str, ...], Voice], other: tuple[tuple[str, ...], Voice]
) -> bool:
    return (
        not share_kin(one[0], other[0])
        and _proper(one[0])
        and _proper(other[0])
        and tell_of_one(one[1], other[1], but="actor")
    )


def _proper(names: tuple[str, ...]) -> bool:
    """Say whether somebody is named, and not just described ("gunmen")."""
    return any(name[:1].isupper() and marks_of(name) for name in names)


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
    """Say whether somebody demands that something be not done; a wish is no norm."""
    asked = voice.certainty == "U" and voice.modality == "hypothetical"
    return asked and voice.kind == "event" and bool(voice.sources)


def _acts_against(norm: Voice, acts: Iterable[Voice]) -> dict[str, list[Voice]]:
    found: dict[str, list[Voice]] = {}
    for act in acts:
        if _breaks(act, norm):
            found.setdefault(act.cluster, []).append(act)
    return found


def _breaks(act: Voice, norm: Voice) -> bool:
    """Say whether an act is of the kind that a norm forbids to its actor.

    To whom it must not be done, and how, is a part of the norm. What was done before
    it was demanded breaks nothing.
    """
    if not share_kin(act.actor, norm.actor) or not mean_the_same(act, norm):
        return False
    if norm.recipient and not share_kin(act.recipient, norm.recipient):
        return False
    if are_elsewhere(act, norm):
        return False
    done = days_of(act.when)
    demanded = norm.published.toordinal() if norm.published else None
    return not done or demanded is None or done[1] >= demanded
