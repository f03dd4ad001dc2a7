"""Resolve what somebody is called to the person: "the front-runner", "the general"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord.resolve.spelling import bare, fold, uncounted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model.mention import Mention
    from onrecord.resolve.cast import Cast, Identity

PLAIN: Final = frozenset({"man", "woman", "person", "people", "official", "member"})
"""Nouns that single nobody out."""
REACH: Final = 5
"""Sentences that a single word looks around."""


def resolve_standing(mention: Mention, cast: Cast) -> Identity | None:
    """Return the person whom the document elsewhere calls by the words.

    Example:
        "Republican front-runner Ada Quill … The front-runner" is Ada Quill.
    """
    one = mention.type == "PERSON" and mention.number == "sing"
    if not one or mention.head in PLAIN or not cast.is_definite(mention):
        return None
    if mention.possessor or mention.of:
        return None
    words = set(fold(uncounted(mention.text)).split())
    people: dict[str, tuple[bool, int, Identity]] = {}
    for other, called, identity in described_people(cast):
        near = abs(mention.sentence - other.sentence) <= REACH
        if words <= set(called.split()) and (near or len(words) > 1):
            after = other.span.start > mention.span.start
            distance = abs(mention.span.start - other.span.start)
            rank = after, distance, identity
            known = people.get(identity.name)
            if known is None or rank[:2] < known[:2]:
                people[identity.name] = rank
    before = [rank for rank in people.values() if not rank[0]]
    if before:
        return replace(min(before, key=lambda rank: rank[1])[2], basis="title")
    alone = len(people) == 1
    return replace(next(iter(people.values()))[2], basis="title") if alone else None


def described_people(cast: Cast) -> Iterator[tuple[Mention, str, Identity]]:
    """Yield persons by name with their titles and what stands beside them."""
    for mention in cast.mentions:
        name = (
            mention if mention.kind == "name" else cast.by_id.get(mention.same_as or "")
        )
        if name is None or name.type != "PERSON" or name.kind != "name":
            continue
        called = mention.title if mention is name else bare(mention.text)
        identity = cast.identity(name.id)
        if called and identity and identity.kind == "person":
            yield name, fold(called), identity
