"""Fill claims and causes with the names, times and places that mentions stand for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model.ontology import OFFICE_TIES
from onrecord.resolve.cast import TOGETHER
from onrecord.resolve.own_words import in_own_words
from onrecord.resolve.quotations import is_quoted
from onrecord.resolve.seats import (
    REGISTRY,
    body_of,
    campaign_of,
    is_anybodys,
    is_office,
    seat,
    title_of,
)
from onrecord.resolve.sources import source_chain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model.claim import Attribution, Cause, Claim
    from onrecord.model.document import Document
    from onrecord.model.mention import Mention, PlaceMention
    from onrecord.resolve.cast import Cast
    from onrecord.resolve.times import Calendar

BESIDE = 2  # characters between "Russian" and the "president" that it describes
BEFORE = re.compile(r"(?:[’']s?)?,?\s*(?:[\w-]+\s){0,3}")
AFTER = re.compile(
    r"(?:\s[\w-]+){0,3}\s+(?:of|for|to|at|in|with)\s+(?:the\s+(?:[\w-]+\s){0,2})?"
)
IN_PLACES = {*OFFICE_TIES, "controls", "operates_in"}
ACTING = {"PERSON", "GROUP", "ORGANIZATION"}
LANDS = {"state", "region", "place"}
OUT_OF = {"RETREAT", "MOBILIZE"}
"""Events out of, or within, a country, to which nothing is done by them."""


def resolve_claims(
    claims: Iterable[Claim],
    cast: Cast,
    attributions: Iterable[Attribution],
    calendar: Calendar,
    places: Iterable[PlaceMention],
) -> tuple[Claim, ...]:
    """Return the claims with actors, recipients, sources, time and place by name."""
    links = {attribution.id: attribution for attribution in attributions}
    where = {place.id: place.name for place in places}
    found = (
        replace(
            claim,
            actor=names(claim.actor_mentions, claim, cast),
            recipient=names(reached(claim, cast), claim, cast),
            sources=chain_of(claim, links, cast.document),
            where=joined(where.get(key) for key in claim.place_mentions),
            place_mentions=tuple(key for key in claim.place_mentions if key in where),
        )
        for claim in calendar.dated(claims)
    )
    told = (in_own_words(claim, links, cast) for claim in found)
    seated = (with_seat(claim, cast) for claim in told)
    return tuple(c for c in seated if c and not is_interview(c, cast))


def is_interview(claim: Claim, cast: Cast) -> bool:
    """Say whether somebody only speaks to the press: "officials told Reuters"."""
    kinds = [i.kind for m in claim.recipient_mentions if (i := cast.identity(m))]
    return claim.type == "CONSULT" and bool(kinds) and set(kinds) == {"outlet"}


def with_seat(claim: Claim, cast: Cast) -> Claim | None:
    """Return an office with what it belongs to; nothing where nobody can tell."""
    if title_of(claim, cast.document.text) is None:
        return claim
    told = any(name not in claim.actor for name in claim.recipient)
    body = body_of(claim, cast) or campaign_of(claim, cast)
    if body is not None:
        return replace(claim, recipient=(body,), rule=f"{claim.rule}{REGISTRY}")
    if told and (beside_title(claim, cast) or is_anybodys(claim)):
        return claim
    place = seat(claim, claim.actor, cast)
    if place is None or place in claim.actor:
        if told:
            return claim
        return None if is_office(claim) else claim
    return replace(claim, recipient=(place,), rule=f"{claim.rule}{REGISTRY}")


def beside_title(claim: Claim, cast: Cast) -> bool:
    """Say whether whose office it is stands with the title: "Iraq's", "of Iraq"."""
    text, title = cast.document.text, claim.trigger
    for key in claim.recipient_mentions:
        span = cast.by_id[key].span
        if span.end <= title.start and BEFORE.fullmatch(text, span.end, title.start):
            return True
        if span.start < title.end and title.start < span.end:
            return True
        if title.end <= span.start and AFTER.fullmatch(text, title.end, span.start):
            return True
    return False


def resolve_causes(
    causes: Iterable[Cause], attributions: Iterable[Attribution], document: Document
) -> tuple[Cause, ...]:
    """Return the causes with the names of their sources."""
    links = {attribution.id: attribution for attribution in attributions}
    return tuple(
        replace(cause, sources=source_chain(cause.attribution, links, document))
        for cause in causes
    )


def names(ids: Iterable[str], claim: Claim, cast: Cast) -> tuple[str, ...]:
    """Return the names that mentions stand for, each once; open ones are left out.

    Words inside others only describe them, as an adjective beside a noun does; a
    mere place is told by the claim's ``where``, not as somebody who takes part.
    """
    mentions = [cast.by_id[key] for key in ids if key in cast.by_id]
    if claim.kind == "event":
        mentions = [bearer(mention, cast) for mention in mentions]
    mentions = in_full(mentions, claim, cast)
    found = []
    for mention in mentions:
        identity = cast.identity(mention.id)
        if identity is None or describes(mention, mentions):
            continue
        if identity.kind == "place" and claim.type not in IN_PLACES:
            continue
        found += identity.name.split(TOGETHER)
    return tuple(dict.fromkeys(found))


def in_full(mentions: list[Mention], claim: Claim, cast: Cast) -> list[Mention]:
    """Return with a name of a list all others of it: "Ada Quill and John Roe met".

    Not where one of them has another role, nor for the title that each has for himself.
    """
    plural = claim.trigger.words(cast.document.text).endswith("s")
    if is_office(claim) and not plural:
        return mentions
    every = {*claim.actor_mentions, *claim.recipient_mentions}
    found = list(mentions)
    for members, _ in cast.lists:
        inside = [m for m in members if m in mentions]
        if not inside or any(m.id in every and m not in mentions for m in members):
            continue
        kind = inside[0].type
        found += [m for m in members if m not in found and m.type == kind]
    return sorted(found, key=lambda m: m.span.start) if found != mentions else mentions


def bearer(mention: Mention, cast: Cast) -> Mention:
    """Return who acts where the words only describe somebody: "Republican" candidates.

    Example:
        "met Ruritanian President Ada Quill": not Ruritania, but Ada Quill
    """
    at = cast.order[mention.id]
    if mention.kind == "adjective":
        around = cast.mentions[max(0, at - 2) : at + 2]
        for other in around:
            acts = other.kind == "nominal" and other.type in ACTING
            if acts and other.span.covers(mention.span):
                return other
    if mention.kind == "adjective" or mention.type in {"STATE", "PLACE"}:
        for other in cast.mentions[at + 1 : at + 3]:
            gap = other.span.start - mention.span.end
            title = len(other.title or "")
            if other.type == "PERSON" and 0 < gap <= title and other.title:
                inside = other.span.start - title - 1 <= mention.span.start
                return other if inside else mention
    return mention


def reached(claim: Claim, cast: Cast) -> tuple[str, ...]:
    """Return the mentions of a claim's recipients, without lands that are left.

    "Withdrew from Ruritania" tells where from, not to whom.
    """
    if claim.type not in OUT_OF:
        return claim.recipient_mentions
    kinds = ((key, cast.identity(key)) for key in claim.recipient_mentions)
    return tuple(key for key, i in kinds if i is None or i.kind not in LANDS)


def describes(mention: Mention, others: list[Mention]) -> bool:
    """Say whether a mention is only part of another one that takes part.

    "Russian" beside its "president" is, and Florida in "Florida Gov. Ada Quill".
    """
    for other in others:
        if other.span.covers(mention.span) and other.span != mention.span:
            return True
        gap = other.span.start - mention.span.end
        if mention.kind == "adjective" and 0 < gap <= BESIDE:
            return True
        if other.title and 0 < gap <= len(other.title):
            return True
    return False


def chain_of(
    claim: Claim, links: dict[str, Attribution], document: Document
) -> tuple[str, ...]:
    """Return a claim's sources: those around it, then those inside its clause.

    A title before a name is the author's own word, unless somebody is quoted.
    """
    text = document.text
    if title_of(claim, text) and not is_quoted(claim.trigger, text):
        return ()
    chain = source_chain(claim.attribution, links, document)
    return chain + tuple(s for s in claim.extra_sources if s not in chain[-1:])


def joined(values: Iterable[str | None]) -> str | None:
    """Return several places as the guide writes them: "Jabla, Syria; Tartus, Syria".

    A country is left out beside a place in it: the narrowest is told.
    """
    found = dict.fromkeys(value for value in values if value)
    narrow = [v for v in found if not any(w.endswith(f", {v}") for w in found)]
    return "; ".join(narrow) or None
