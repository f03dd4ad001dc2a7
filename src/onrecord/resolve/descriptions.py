"""Resolve mentions by description: governments, forces, peoples, "the group"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.resolve.cast import KINDS, TOGETHER, Identity
from onrecord.resolve.governments import (
    by_campaign,
    by_forces,
    by_government,
    by_ministry,
    by_the_government,
)
from onrecord.resolve.names import as_state, by_registry, is_counted
from onrecord.resolve.offices import resolve_office
from onrecord.resolve.owners import REACH, nearest, owner_as, owner_of
from onrecord.resolve.registry import people_of
from onrecord.resolve.several import resolve_several
from onrecord.resolve.spelling import bare, uncounted
from onrecord.resolve.standing import resolve_standing

if TYPE_CHECKING:
    from onrecord.model.mention import Mention
    from onrecord.resolve.cast import Cast

FEW = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\s$",
    re.IGNORECASE,
)
LONGEST_NUMBER = 12  # characters
UNITS = {"team", "group", "delegation", "panel", "party", "mission", "unit"}
"""What "his team" may mean that the text has told more of."""
NATIONAL = {"police", "military", "army", "navy", "force", "troop", "parliament"}
"""Of which every state has its own: "the police" need not be those told of before."""
FIGHTERS = {
    "fighter", "militant", "terrorist", "rebel", "insurgent", "gunman", "jihadist",
    "jihadi", "extremist", "militia", "militiaman", "guerrilla", "movement", "group",
    "organization", "organisation", "network", "force", "insurgency",
}  # fmt: skip
PEOPLE = {"people", "population", "populace", "citizen", "public", "nation", "society"}
OWN = {"country", "nation", "kingdom"}
PARTS = {"some", "many", "most", "all", "one", "both", "none", "several", "any"}
COUNTRY = {"country", "nation", "kingdom", "state", "republic", "emirate"}
SUITS = {
    "group": ("armed_group", "organization"),
    "militia": ("armed_group",),
    "movement": ("armed_group", "party", "organization"),
    "organization": ("armed_group", "organization"),
    "organisation": ("armed_group", "organization"),
    "party": ("party",),
    "alliance": ("organization",),
    "bloc": ("organization",),
    "agency": ("agency", "outlet"),
    "newspaper": ("outlet",),
    "city": ("place",),
    "town": ("place",),
    "village": ("place",),
    "island": ("place",),
    "province": ("place",),
    "region": ("region", "place"),
    "company": ("company",),
}
"""What kind a bare description may mean, the likeliest first."""
EPITHETS = {"terror", "terrorist", "militant", "rebel", "armed", "extremist",
            "paramilitary", "guerrilla", "jihadist", "insurgent"}  # fmt: skip
CONTINENTS = {"Europeans", "Africans", "Asians", "Westerners", "Arabs"}
DESCRIBED_PEOPLE = re.compile(r"\b(?:populations?|communit(?:y|ies)|minority)\b")


def resolve_description(mention: Mention, cast: Cast) -> Identity | None:
    """Return whom a description stands for; in doubt its own words.

    Bare words of number ("some", "one") stand for nobody whom the text has not named.

    Example:
        "the Iranian regime" is Iran; "Houthi rebels" are the Houthis; "60
        civilians" stay "civilians".
    """
    for rule in RULES:
        identity = rule(mention, cast)
        if identity is not None:
            return identity
    if mention.text.lower() in PARTS or mention.kind == "adjective":
        return None
    return described(mention, cast)


def by_words(mention: Mention, cast: Cast) -> Identity | None:
    """Registry names that the reader took for a description: "Houthi rebels"."""
    words = uncounted(mention.text)
    counted = words != bare(mention.text) or is_counted(mention, cast)
    if mention.number == "sing" and mention.head in {"official", "member", "soldier"}:
        return None
    identity = by_registry(mention, words, cast)
    if identity and identity.kind == "party" and counted:
        words = counted_few(mention, words, cast)  # "two Democrats"
        return Identity(words, "people", "words", named=False)
    if identity is None or identity.kind != "people" or not identity.state:
        return identity
    if counted:
        words = counted_few(mention, words, cast)
        return Identity(words, "people", "words", named=False, state=identity.state)
    return as_state(mention, words, identity, cast)


def by_members(mention: Mention, cast: Cast) -> Identity | None:
    """Read "ISIL militants" and "Hezbollah fighters" as the group itself."""
    if mention.head not in FIGHTERS:
        return None
    words = uncounted(mention.text).split()
    for size in range(len(words) - 1, 0, -1):
        identity = by_registry(mention, " ".join(words[:size]), cast)
        if identity and identity.kind in {"armed_group", "party"}:
            return owner_as(identity, "epithet") if len(words) - size <= 2 else None  # noqa: PLR2004
    return None


def by_people(mention: Mention, cast: Cast) -> Identity | None:
    """Read "the Iranian people" and "Sunni populations in Iraq" as a population."""
    words = uncounted(mention.text)
    faith = next((w for w in words.split() if is_people(w, cast)), None)
    owner = owner_of(mention, cast)
    if owner is None or owner.kind not in {"state", "place"}:
        return None
    whole = (
        people_of(owner.name) if owner.kind == "state" else f"people of {owner.name}"
    )
    if faith and (DESCRIBED_PEOPLE.search(words) or mention.head == faith.lower()):
        return Identity(f"{whole} ({faith.rstrip('s')})", "people", "epithet")
    before = re.split(r" (?:of|in|from) ", words)[0].split()
    plain = [w for w in before if not cast.registry.state(w)]
    if mention.head in PEOPLE and len(plain) <= 1:
        return Identity(
            whole, "people", "epithet", known=owner.known, state=owner.state
        )
    return None


def is_people(word: str, cast: Cast) -> bool:
    """Say whether a word names an ethnic or religious group."""
    return any(
        form.entry.kind == "people" and not form.entry.state
        for form in cast.registry.forms(word)
    )


def by_country(mention: Mention, cast: Cast) -> Identity | None:
    """Read "the country" as the state before, "his country" as the owner's."""
    if mention.head not in COUNTRY:
        return None
    owner = cast.identity(mention.possessor)
    if owner and owner.state and mention.head in OWN and mention.number == "sing":
        return cast.known(owner.state, "epithet")
    if not cast.is_definite(mention):
        return None
    if mention.number == "plur" or len(uncounted(mention.text).split()) > 1:
        return None
    return nearest(mention, cast, "state")


def by_kind(mention: Mention, cast: Cast) -> Identity | None:
    """Read "the group", "the coalition" as the nearest earlier one that suits."""
    plain = len(uncounted(mention.text).split()) == 1
    meant = cast.is_definite(mention) or mention.head == "coalition"
    if not (plain and mention.number == "sing" and meant):
        return None
    if mention.possessor or mention.of:
        return None
    head = re.compile(rf"\b{re.escape(mention.head)}\b", re.IGNORECASE)
    for other, identity in cast.earlier(mention, REACH):
        again = other.kind == "nominal" and other.head == mention.head
        if identity.named and (again or head.search(identity.name)):
            return owner_as(identity, "epithet")
    suits = SUITS.get(mention.head, ())
    found = (nearest(mention, cast, kind) for kind in suits)
    return next((identity for identity in found if identity), None)


def by_kin(mention: Mention, cast: Cast) -> Identity | None:
    """Read "the Lebanese group", "the Shiite militia" as the one that suits.

    A state that is named must be the group's; without one, only a group that is the
    only one so far is meant.
    """
    *before, _ = uncounted(mention.text).split() or [""]
    suits = SUITS.get(mention.head, ())
    one = mention.text.lower().endswith(mention.head)
    if not (before and suits and one and cast.is_definite(mention)):
        return None
    state = next((e.name for w in before if (e := cast.registry.state(w))), None)
    plain = [w for w in before if not (cast.registry.state(w) or is_people(w, cast))]
    if mention.of or any(w.lower() not in EPITHETS for w in plain):
        return None
    found = {
        identity.name: identity
        for _, identity in reversed(list(cast.earlier(mention, REACH)))
        if identity.kind in suits and identity.named and state in {None, identity.state}
    }
    if not found or (state is None and len(found) > 1):
        return None
    return owner_as(list(found.values())[-1], "epithet")


def by_fuller_words(mention: Mention, cast: Cast) -> Identity | None:
    """Read "the rebels" as the "Syrian rebels" of whom the document has spoken."""
    owner = cast.by_id.get(mention.possessor or "")
    theirs = owner is not None and owner.kind == "pronoun"
    words = without_owner(mention, owner) if owner and theirs else mention.text
    alone = len(uncounted(words).split()) == 1
    if mention.kind != "nominal" or not alone:
        return None
    if not (theirs and mention.head in UNITS) and not cast.is_definite(mention):
        return None
    if mention.head in NATIONAL:
        return None
    for other, identity in cast.earlier(mention, REACH):
        same = other.kind == "nominal" and other.head == mention.head
        if same and other.number == mention.number:
            return owner_as(identity, "epithet" if identity.named else "words")
    return None


def by_part(mention: Mention, cast: Cast) -> Identity | None:
    """Read "some of the rebels", "members of it" as the whole."""
    if mention.head in PARTS:
        whole, of = cast.identity(mention.of), cast.by_id.get(mention.of or "")
        acts = of is not None and of.type != "PLACE"
        return owner_as(whole, "part") if whole and acts else None
    return None


RULES = (
    resolve_several,
    by_part,
    by_words,
    by_ministry,
    resolve_office,
    resolve_standing,
    by_government,
    by_campaign,
    by_the_government,
    by_members,
    by_forces,
    by_people,
    by_country,
    by_kin,
    by_kind,
    by_fuller_words,
)


def described(mention: Mention, cast: Cast) -> Identity:
    """Return the description itself, without article and count: "civilians".

    A named owner goes behind ("allies of Iran"), as does the state of whoever says
    "our allies"; another pronoun, whose reading may be wrong, goes.
    """
    words = uncounted(mention.text)
    owner = cast.identity(mention.possessor)
    written = cast.by_id.get(mention.possessor or "")
    if written and written.kind == "pronoun":
        words = without_owner(mention, written) or words
        if mention.head == "member" and owner and owner.named:
            return Identity(f"{words} of {owner.name}", "group", "words", named=False)
        ours = written.text.lower() == "our" and owner and owner.kind == "state"
        if ours and owner and " " not in words:
            words = people_of(owner.name).replace("people", words, 1)
    elif owner and TOGETHER in owner.name:
        pass
    elif owner and written and owner.named and not written.text.istitle():
        rest = without_owner(mention, written)
        words = f"{rest} of {owner.name}" if rest else words
    kind = KINDS.get(mention.type, "group")
    return Identity(counted_few(mention, words, cast), kind, "words", named=False)


def counted_few(mention: Mention, words: str, cast: Cast) -> str:
    """Return the words with the number before them, if it is written out.

    "Nine people" are others than the people; of "900 people" only the number is new.
    """
    start = mention.span.start
    found = FEW.search(cast.document.text[max(0, start - LONGEST_NUMBER) : start])
    return f"{found[1].lower()} {words}" if found else words


def without_owner(mention: Mention, owner: Mention) -> str:
    """Return a mention's words less those of its possessor."""
    words = mention.text
    if mention.span.covers(owner.span):
        words = words[owner.span.end - mention.span.start :]
    return uncounted(re.sub(r"^[’']s?\s+", "", words))
