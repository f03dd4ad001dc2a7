"""Resolve mentions to actors: names first, then descriptions and pronouns in order."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model.mention import Actor
from onrecord.model.ontology import OFFICE_TIES
from onrecord.resolve.cast import Cast, actor_id
from onrecord.resolve.descriptions import PARTS, resolve_description
from onrecord.resolve.names import find_acronyms, resolve_name
from onrecord.resolve.offices import office_named, resolve_office
from onrecord.resolve.persons import resolve_person
from onrecord.resolve.pronouns import resolve_pronoun
from onrecord.resolve.several import hyphened, listed_names, together
from onrecord.resolve.spelling import bare, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model.claim import Reading
    from onrecord.model.document import Span
    from onrecord.model.mention import Mention
    from onrecord.resolve.cast import Identity

OPENING = 6  # characters: "that " may come before the first word of a content
BESIDE = 10  # characters: "Paris" and its "attacks", or "terror attacks"
IN_BRACKETS = re.compile(r"[(,\s]([RD])-[A-Z][a-z.A-Z]")
PARTIES = {"R": "Republican Party", "D": "Democratic Party"}
TOGETHER_DONE = {"CONSULT", "COOPERATE", "AGREE"}
COUNTRIES = {
    "ally", "partner", "neighbor", "neighbour", "enemy", "foe", "rival", "adversary",
    "friend", "sponsor", "patron", "backer", "member", "power", "opponent", "regime",
}  # fmt: skip
"""What a country can be called, beside nouns of countries and places."""
ON_THE_GROUND = {
    "controls", "operates_in", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST",
}  # fmt: skip


def resolve_actors(reading: Reading) -> Cast:
    """Return the cast of a reading, with every mention resolved that can be.

    Three passes: names, since a full name may follow a short one; appositions, since
    a description takes the name beside it; then the rest in the order of the text.
    """
    cast = Cast(
        document=reading.document,
        mentions=list(reading.mentions),
        actors=acting(reading),
        apart=apart(reading),
        serves=serves(reading),
        tellers=tellers(reading),
        speech=speech(reading),
        meetings=meetings(reading),
    )
    cast.acronyms = find_acronyms(reading.document.text)
    for mention in cast.mentions:
        if is_named(mention):
            keep(mention, by_name(mention, cast), cast)
        elif mention.kind == "adjective":
            keep(mention, by_adjective(mention, cast), cast)
    join_appositions(cast)
    cast.lists = list(listed_names(cast))
    join_lists(cast)
    for mention in owners_first(cast):
        if mention.id not in cast.found:
            keep(mention, resolve_rest(mention, cast), cast)
    return cast


def by_name(mention: Mention, cast: Cast) -> Identity | None:
    """Return whom a name stands for: a person, unless it is an acronym in the text."""
    party = party_in_brackets(mention, cast)
    several = party or hyphened(mention, cast)
    if several:
        return several
    if mention.type == "PERSON" and fold(mention.text) not in cast.acronyms:
        return resolve_person(mention, cast)
    return resolve_name(mention, cast)


def party_in_brackets(mention: Mention, cast: Cast) -> Identity | None:
    """Read "R" in "Ada Quill (R-Ohio)" as the party."""
    found = IN_BRACKETS.match(cast.document.text, max(0, mention.span.start - 1))
    return cast.known(PARTIES[found[1]], "acronym") if found else None


def is_named(mention: Mention) -> bool:
    """Say whether a mention is a name, and no office or plain noun taken for one."""
    written = any(letter.isupper() for letter in mention.text)
    return mention.kind == "name" and written and not is_office(mention)


def is_office(mention: Mention) -> bool:
    """Say whether a name is only an office in capitals: "The Foreign Secretary"."""
    person = mention.kind == "name" and mention.type == "PERSON"
    return person and office_named(mention.text) is not None


def resolve_rest(mention: Mention, cast: Cast) -> Identity | None:
    """Return whom words stand for that take their meaning from the names around."""
    if mention.kind == "pronoun":
        return resolve_pronoun(mention, cast)
    if is_named(mention):
        return None  # no name after all, and tried already
    if is_office(mention):
        return resolve_office(mention, cast) or by_name(mention, cast)
    return resolve_description(mention, cast)


def owners_first(cast: Cast) -> Iterator[Mention]:
    """Yield the mentions in order, but what one rests on before it.

    That is "its" in "its government", and the "she" of "We refuse", she said.
    """
    for mention in cast.mentions:
        whole = cast.by_id.get(mention.of or "") if mention.head in PARTS else None
        if whole is not None:
            yield whole
        owner = cast.by_id.get(mention.possessor or "")
        speaker = cast.by_id.get(mention.speaker or "")
        if owner is not None and mention.span.covers(owner.span):
            yield owner
        if speaker is not None:
            yield speaker
        yield mention


def acting(reading: Reading) -> set[str]:
    """Return the mentions that speak, act or are spoken to: what a metonym may do.

    The city of "the Paris attacks" does nothing.
    """
    found = {a.source_mention for a in reading.attributions if a.source_mention}
    ends = {m.id: m.span.end for m in reading.mentions}
    for claim in reading.claims:
        found.update(
            key
            for key in claim.actor_mentions
            if not 0 < claim.trigger.start - ends.get(key, 0) <= BESIDE
            or ".noun" not in claim.rule
        )
        if claim.type not in ON_THE_GROUND:
            found.update(claim.recipient_mentions)
    return found | {m.possessor for m in reading.mentions if m.possessor}


def apart(reading: Reading) -> dict[str, set[str]]:
    """Return for each mention those that it does something to, or that do so to it."""
    found: dict[str, set[str]] = {}
    for claim in reading.claims:
        for actor in claim.actor_mentions:
            for recipient in claim.recipient_mentions:
                found.setdefault(actor, set()).add(recipient)
                found.setdefault(recipient, set()).add(actor)
    return found


def serves(reading: Reading) -> dict[str, str]:
    """Return whom the persons of a document lead, represent or belong to."""
    ties = [c for c in reading.claims if c.type in OFFICE_TIES and c.recipient_mentions]
    ties.sort(key=lambda claim: OFFICE_TIES.index(claim.type), reverse=True)
    return {key: c.recipient_mentions[0] for c in ties for key in c.actor_mentions}


def tellers(reading: Reading) -> dict[str, str]:
    """Return who says what begins with a mention: "Quill said that she …"."""
    starts = {mention.span.start: mention.id for mention in reading.mentions}
    return {
        starts[at]: attribution.source_mention
        for attribution in reading.attributions
        if attribution.source_mention
        for content in attribution.content
        for at in range(content.start, content.start + OPENING)
        if at in starts
    }


def speech(reading: Reading) -> list[tuple[Span, str]]:
    """Return what is said, part by part, with the mention of who says it."""
    found = (
        (span, attribution.source_mention)
        for attribution in reading.attributions
        if attribution.source_mention
        for span in attribution.content
    )
    return sorted(found, key=lambda pair: pair[0].start)


def meetings(reading: Reading) -> list[tuple[str, str]]:
    """Return the mentions of two who do something together: "Quill met Roe"."""
    return [
        (claim.actor_mentions[0], claim.recipient_mentions[0])
        for claim in reading.claims
        if claim.type in TOGETHER_DONE
        and len(claim.actor_mentions) == len(claim.recipient_mentions) == 1
    ]


def keep(mention: Mention, identity: Identity | None, cast: Cast) -> None:
    """Write down whom a mention stands for, if that is known."""
    if identity is not None:
        cast.keep(mention, identity)


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
        if named is None or not may_be_same(mention, other, one, two):
            continue
        for side, identity in ((mention, one), (other, two)):
            if identity is None or identity.name != named.name:
                basis = "acronym" if side.kind == "name" else "apposition"
                cast.keep(side, replace(named, basis=basis))


def join_lists(cast: Cast) -> None:
    """Give a plural beside a list of names all of them: "two aides, Quill and Roe"."""
    of = {member.id: listed for members, listed in cast.lists for member in members}
    for mention in cast.mentions:
        if mention.same_as in of and mention.number == "plur":
            cast.keep(mention, together(of[mention.same_as]))


def may_be_same(
    mention: Mention, other: Mention, one: Identity | None, two: Identity | None
) -> bool:
    """Say whether words beside each other can mean the same.

    No body is the country behind it ("the consulate in Port Ada, Ruritania"), and no
    person the party in brackets ("Ada Quill (R-Ohio)").
    """
    kinds = {identity.kind for identity in (one, two) if identity}
    if kinds >= {"person", "party"}:
        return False
    if not kinds & {"state", "place"}:
        return True
    nouns = [m for m in (mention, other) if m.kind == "nominal"]
    return all(m.head in COUNTRIES or m.type in {"STATE", "PLACE"} for m in nouns)


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
