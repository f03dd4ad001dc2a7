"""Resolve governments, ministries, forces and campaigns by whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.resolve.authors import acting_publisher
from onrecord.resolve.cast import Identity
from onrecord.resolve.owners import nearest, owner_as, owner_of
from onrecord.resolve.spelling import uncounted

if TYPE_CHECKING:
    from onrecord.model.mention import Mention
    from onrecord.resolve.cast import Cast

GOVERNMENT = {
    "government", "regime", "authority", "leadership", "administration", "official",
    "junta", "monarchy", "dictatorship", "embassy",
}  # fmt: skip
FORCES = {"force", "troop", "military"}
MINISTRIES = {
    "foreign": "Foreign Affairs", "interior": "Interior", "defense": "Defense",
    "defence": "Defense", "finance": "Finance", "oil": "Oil", "justice": "Justice",
    "health": "Health", "intelligence": "Intelligence", "education": "Education",
}  # fmt: skip
PLAIN_RANKS = {"senior", "top", "government", "state", "high-ranking", "several"}
SHORT_PHRASE = 4  # words: "Ada Quill presidential campaign"
WITH_OWNER = 2  # words: "Iranian officials"; "North Korean" is one more


def by_government(mention: Mention, cast: Cast) -> Identity | None:
    """Read "Iran's government" and "officials in Kenya" as the state."""
    if mention.head not in GOVERNMENT or "former" in mention.text.lower():
        return None
    if mention.head == "official" and mention.number == "sing":
        return None
    before = re.split(r" (?:of|in|from) ", uncounted(mention.text))[0].split()
    plain = [word for word in before if word.lower() not in PLAIN_RANKS]
    if mention.head not in {"government", "regime"} and len(plain) > WITH_OWNER:
        return None
    owner = owner_of(mention, cast)
    seat = cast.registry.state(owner.name) if owner and owner.kind == "place" else None
    if seat:
        return cast.known(seat.name, "epithet")  # "the government in Riyadh"
    if owner is None or owner.kind not in {"state", "person", "organization"}:
        return None
    if owner.kind == "organization":
        return owner_as(owner, "epithet") if mention.head == "official" else None
    if owner.kind == "person" and mention.head in {"administration", "leadership"}:
        return of_person(mention, owner)
    state = owner.state if owner.kind == "person" else owner.name
    return cast.known(state, "epithet") if state else None


def of_person(mention: Mention, owner: Identity) -> Identity:
    """Return the "Obama administration" by that name; "his leadership" as himself."""
    if mention.head == "leadership":
        return owner_as(owner, "epithet")
    name = f"{owner.name.split()[-1]} administration"
    return Identity(name, "government", "name", state=owner.state)


def by_campaign(mention: Mention, cast: Cast) -> Identity | None:
    """Read "the Quill campaign" as the campaign of Ada Quill, if it is the same one."""
    if mention.head != "campaign" or mention.number != "sing":
        return None
    if len(uncounted(mention.text).split()) > SHORT_PHRASE:
        return None
    owner = owner_of(mention, cast)
    if owner is None or owner.kind != "person":
        return None
    return Identity(f"{owner.name} campaign", "organization", "name", state=owner.state)


def by_the_government(mention: Mention, cast: Cast) -> Identity | None:
    """Read a bare "the government" as the state spoken of last.

    "The regime" is the one that the document calls so elsewhere, if it does.
    """
    words = uncounted(mention.text).lower()
    if words not in {"government", "regime", "authorities"} or owner_of(mention, cast):
        return None
    if not cast.is_definite(mention):
        return None
    named = called_so(mention, cast) or nearest(mention, cast, "state")
    own = mention.head == "regime" and named and named.name == author_state(cast)
    return None if own else named


def author_state(cast: Cast) -> str | None:
    """Return the state whose government publishes the document."""
    entry = acting_publisher(cast.document)
    return entry.state if entry else None


def called_so(mention: Mention, cast: Cast) -> Identity | None:
    """Return the state that has the same noun elsewhere: "the Syrian regime"."""
    if mention.head != "regime":
        return None
    others = [m for m in cast.mentions if m.head == mention.head and m != mention]
    found = [owner for m in others if (owner := by_government(m, cast))]
    return found[0] if len({identity.name for identity in found}) == 1 else None


def by_ministry(mention: Mention, cast: Cast) -> Identity | None:
    """Read "the Iranian Foreign Ministry" as Iran's Ministry of Foreign Affairs."""
    first = [w.lower() for w in uncounted(mention.text).split()]
    area = next((MINISTRIES[w] for w in first if w in MINISTRIES), None)
    owner = owner_of(mention, cast)
    if mention.head != "ministry" or area is None or not owner or owner.kind != "state":
        return None
    name = ministry_of(area, owner.name)
    return Identity(name, "agency", "epithet", state=owner.name)


def ministry_of(area: str, state: str) -> str:
    """Return what a state's ministry is called: "Ministry of Defense of Iran"."""
    return f"Ministry of {area} of {state}"


def by_forces(mention: Mention, cast: Cast) -> Identity | None:
    """Read "Russian troops" as the armed forces of the state."""
    words = uncounted(mention.text).split()
    owner = owner_of(mention, cast)
    if mention.head not in FORCES or not owner or owner.kind != "state":
        return None
    if len(words) > 2 or mention.of:  # noqa: PLR2004
        return None
    adjective = cast.registry.adjective(owner.name) or owner.name
    name = "United States" if owner.name == "United States" else adjective
    return cast.known(f"{name} Armed Forces", "epithet", "armed_forces")
