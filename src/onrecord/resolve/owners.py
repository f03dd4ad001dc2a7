"""Tell whose a description is: "Iranian" officials, the government "of Iran"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.resolve.cast import TOGETHER
from onrecord.resolve.names import by_registry
from onrecord.resolve.persons import known_person
from onrecord.resolve.spelling import bare, fold, uncounted

if TYPE_CHECKING:
    from onrecord.model.mention import Mention
    from onrecord.resolve.cast import Cast, Identity

REACH = 12  # sentences that a definite description looks back


def owner_of(mention: Mention, cast: Cast) -> Identity | None:
    """Return whose it is: possessor, state adjective or name before, "of" after."""
    owner = cast.identity(mention.possessor)
    if owner:
        return owner
    text = uncounted(mention.text)
    for part in (*before_head(text, mention), *mention.modifiers):
        if f"{part}-" in text:
            continue
        entry = cast.registry.state(part)
        if entry:
            return cast.known(entry.name, "adjective")
        person = known_person(mention, part, cast) if part[:1].isupper() else None
        if person:
            return cast.known(person.name, "name")
        identity = organization(mention, part, cast)
        if identity:
            return identity
    return cast.identity(mention.of) or after_of(text, mention, cast)


def organization(mention: Mention, words: str, cast: Cast) -> Identity | None:
    """Return the organization or group that the words name."""
    if not words[:1].isupper() or mention.type == "PERSON":
        return None
    identity = by_registry(mention, words, cast)
    return identity if identity and identity.kind == "organization" else None


def before_head(text: str, mention: Mention) -> list[str]:
    """Return the leading words of a description, two together first."""
    words = re.split(r"\s+(?:of|in|from|for)\s+", text)[0].split()
    pairs = [" ".join(words[:2])] if len(words) > 2 else []  # noqa: PLR2004
    return [part for part in (*pairs, *words[:-1]) if fold(part) != mention.head]


def after_of(text: str, mention: Mention, cast: Cast) -> Identity | None:
    """Return the state after "of", "in" or "from": "the government of Iran"."""
    del mention
    match = re.search(r"\b(?:of|in|from)\s+(.+)$", text)
    entry = cast.registry.state(bare(match[1])) if match else None
    return cast.known(entry.name, "name") if entry else None


def owner_as(identity: Identity, basis: str) -> Identity:
    """Return the same identity, told by something else."""
    return replace(identity, basis=basis)


def nearest(mention: Mention, cast: Cast, kind: str) -> Identity | None:
    """Return the nearest earlier identity of a kind."""
    for other, identity in cast.earlier(mention, REACH):
        if other.kind in {"adjective", "pronoun"}:
            continue
        several = identity.basis == "several" or TOGETHER in identity.name
        if identity.kind == kind and identity.named and not several:
            return owner_as(identity, "epithet")
    return None
