"""Resolve mentions to actors: names first, then descriptions and pronouns in order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model.mention import Actor
from onrecord.resolve.cast import Cast, actor_id
from onrecord.resolve.descriptions import resolve_description
from onrecord.resolve.names import find_acronyms, resolve_name
from onrecord.resolve.pronouns import resolve_pronoun
from onrecord.resolve.spelling import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model.claim import Reading
    from onrecord.model.mention import Mention
    from onrecord.resolve.cast import Identity

ON_THE_GROUND = {
    "controls", "operates_in", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST",
}  # fmt: skip


def resolve_actors(reading: Reading) -> Cast:
    """Return the cast of a reading, with every mention resolved that can be.

    Three passes: names, since a full name may follow a short one; appositions, since
    a description takes the name beside it; then the rest in the order of the text.
    """
    cast = Cast(reading.document, list(reading.mentions), acting(reading))
    cast.acronyms = find_acronyms(reading.document.text)
    for mention in cast.mentions:
        if mention.kind == "name":
            keep(mention, resolve_name(mention, cast), cast)
        elif mention.kind == "adjective":
            keep(mention, by_adjective(mention, cast), cast)
    join_appositions(cast)
    for mention in owners_first(cast):
        if mention.id not in cast.found:
            rest = resolve_pronoun if mention.kind == "pronoun" else resolve_description
            keep(mention, rest(mention, cast), cast)
    return cast


def owners_first(cast: Cast) -> Iterator[Mention]:
    """Yield the mentions in order, "its" before the "its government" around it."""
    for mention in cast.mentions:
        owner = cast.by_id.get(mention.possessor or "")
        if owner is not None and mention.span.covers(owner.span):
            yield owner
        yield mention


def acting(reading: Reading) -> set[str]:
    """Return the mentions that speak, act or are spoken to: what a metonym may do."""
    found = {a.source_mention for a in reading.attributions if a.source_mention}
    for claim in reading.claims:
        found.update(claim.actor_mentions)
        if claim.type not in ON_THE_GROUND:
            found.update(claim.recipient_mentions)
    return found | {m.possessor for m in reading.mentions if m.possessor}


def keep(mention: Mention, identity: Identity | None, cast: Cast) -> None:
    """Write down whom a mention stands for, if that is known."""
    if identity is not None:
        cast.found[mention.id] = identity


def by_adjective(mention: Mention, cast: Cast) -> Identity | None:
    """Read "Iranian" in "Iranian-backed" as the state, "Republican" as the party."""
    words = bare(mention.text)
    state = cast.registry.state(words)
    entries = [state] if state else cast.registry.lookup(words, date=cast.day)
    return cast.known(entries[0].name, "adjective") if len(entries) == 1 else None


def join_appositions(cast: Cast) -> None:
    """Give both sides of an apposition the name that one of them has."""
    for mention in cast.mentions:
        other = cast.by_id.get(mention.same_as or "")
        if other is None:
            continue
        one, two = cast.found.get(mention.id), cast.found.get(other.id)
        named = better(one, two)
        if named is None:
            continue
        for side, identity in ((mention, one), (other, two)):
            if identity is None or identity.name != named.name:
                basis = "acronym" if side.kind == "name" else "apposition"
                cast.found[side.id] = replace(named, basis=basis)


def better(one: Identity | None, two: Identity | None) -> Identity | None:
    """Return the identity to keep of two: one that is known, else the longer name."""
    both = [identity for identity in (one, two) if identity and identity.named]
    return max(both, key=lambda i: (i.known, len(i.name)), default=None)


def actors_of(cast: Cast) -> tuple[Actor, ...]:
    """Return everybody the mentions stand for, once, in the order of the text."""
    found: dict[str, Actor] = {}
    for mention in cast.mentions:
        identity = cast.found.get(mention.id)
        if identity is None:
            continue
        key = actor_id(identity, cast.document)
        found.setdefault(
            key,
            Actor(id=key, name=identity.name, kind=identity.kind, known=identity.known),
        )
    return tuple(found.values())
