"""Resolve offices to their holders: "the Iraqi prime minister", "Israel's leader"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.resolve.spelling import bare, fold, uncounted

if TYPE_CHECKING:
    from onrecord.model.mention import Mention
    from onrecord.resolve.cast import Cast, Identity
    from onrecord.resolve.registry import Entry

OFFICES = {
    "president": "president",
    "prime minister": "prime minister",
    "premier": "prime minister",
    "vice president": "vice president",
    "foreign minister": "foreign minister",
    "minister of foreign affairs": "foreign minister",
    "external affairs minister": "external affairs minister",
    "foreign secretary": "foreign secretary",
    "secretary of state": "secretary of state",
    "defense secretary": "secretary of defense",
    "secretary of defense": "secretary of defense",
    "defence secretary": "defence secretary",
    "defense minister": "defense minister",
    "defence minister": "defense minister",
    "minister of defense": "defense minister",
    "interior minister": "interior minister",
    "attorney general": "attorney general",
    "chancellor": "chancellor",
    "supreme leader": "supreme leader",
    "king": "king",
    "emir": "emir",
    "crown prince": "crown prince",
    "pope": "pope",
    "secretary general": "secretary-general",
    "director general": "director general",
    "national security adviser": "national security adviser",
    "foreign policy chief": "foreign policy chief",
    "leader": "leader",
    "chief": "leader",
    "director": "director",
    "army chief": "army chief",
    "commander": "commander",
}
ONE_STATE = {
    "secretary of state": "United States",
    "secretary of defense": "United States",
    "attorney general": "United States",
    "national security adviser": "United States",
    "foreign secretary": "United Kingdom",
    "defence secretary": "United Kingdom",
    "chancellor": "Germany",
    "supreme leader": "Iran",
    "external affairs minister": "India",
    "pope": "Catholic Church",
}
HEADS = {
    "president", "minister", "premier", "secretary", "chancellor", "leader", "king",
    "emir", "prince", "pope", "adviser", "general", "chief", "director", "commander",
}  # fmt: skip
PAST = re.compile(r"\b(?:former|ex|then|late|deputy|acting|assistant|next|future)\b")
REACH = 12
WORLDLY = {"leader", "strongman", "ruler", "dictator", "president", "premier"}


def resolve_office(mention: Mention, cast: Cast) -> Identity | None:
    """Return the person whose office the words name, as text or registry tell.

    Example:
        "the Iraqi prime minister", in a report of 2016, is Haider al-Abadi.
    """
    if mention.number != "sing" or mention.head not in HEADS | WORLDLY:
        return None
    words = fold(uncounted(mention.text))
    if PAST.search(words) or not is_whole(mention, cast):
        return None
    owner, office = parse_office(words, mention, cast)
    return (
        titled_person(mention, owner, office, cast)
        or holder(owner, office, cast)
        or person_of_state(mention, owner, cast)
    )


def is_whole(mention: Mention, cast: Cast) -> bool:
    """Say whether the words single somebody out: "the …", or with an owner."""
    return (
        mention.kind == "name"
        or cast.is_definite(mention)
        or bool(mention.possessor or mention.of or mention.modifiers)
    )


def parse_office(
    words: str, mention: Mention, cast: Cast
) -> tuple[Entry | None, str | None]:
    """Return the state or organization, and the office, that the words name."""
    owner = cast.identity(mention.possessor) or cast.identity(mention.of)
    entry = cast.registry.named(owner.name) if owner else None
    left, _, right = words.partition(" of ")
    if right and words not in OFFICES:
        entry = entry or owner_entry(right, cast)
    base = words if words in OFFICES else left
    parts = re.sub(r"^.*\bs ", "", base).split()
    for start in range(len(parts)):
        office = OFFICES.get(" ".join(parts[start:]))
        if office:
            return entry or owner_entry(" ".join(parts[:start]), cast), office
    return entry or owner_entry(base, cast), None


def owner_entry(words: str, cast: Cast) -> Entry | None:
    """Return the state or organization that words before an office name."""
    for part in (words, *words.split()):
        shown = part.upper() if len(part) <= 4 else part.title()  # noqa: PLR2004
        for form in cast.registry.forms(bare(shown)):
            if form.entry.kind not in {"person", "people", "outlet"}:
                return form.entry
    return None


def titled_person(
    mention: Mention, owner: Entry | None, office: str | None, cast: Cast
) -> Identity | None:
    """Return the person whom the document itself gives this title, nearest first."""
    if office is None or office == "leader":
        return None
    for other in reversed(cast.mentions):
        identity = cast.found.get(other.id)
        if other.type != "PERSON" or not other.title or not identity:
            continue
        title = fold(other.title)
        same = OFFICES.get(title) == office or title.endswith(f" {office}")
        if PAST.search(title) or not (same or office in title):
            continue
        state = owner_entry(title, cast)
        if owner is None or identity.state in (None, owner.name) or state == owner:
            if owner is None and other.span.start > mention.span.start:
                continue
            return as_title(identity)
    return None


def holder(owner: Entry | None, office: str | None, cast: Cast) -> Identity | None:
    """Return who holds the office at the document's date."""
    if office is None:
        return None
    of = owner.name if owner else ONE_STATE.get(office)
    entry = cast.registry.holder(office, of, cast.day) if of else None
    return cast.known(entry.name, "title") if entry else None


def person_of_state(
    mention: Mention, owner: Entry | None, cast: Cast
) -> Identity | None:
    """Return the one officeholder of the state named before: "the Israeli leader"."""
    if owner is None or mention.head not in WORLDLY:
        return None
    people = {
        identity.name: identity
        for _, identity in cast.earlier(mention, REACH)
        if identity.kind == "person"
        and identity.state == owner.name
        and cast.registry.terms(identity.name)
    }
    return as_title(next(iter(people.values()))) if len(people) == 1 else None


def as_title(identity: Identity) -> Identity:
    """Return the same person, told by the title."""
    return replace(identity, basis="title")


def office_named(words: str) -> str | None:
    """Return the office that a title ends with: "Iraqi Prime Minister"."""
    parts = fold(words).split()
    found = (OFFICES.get(" ".join(parts[start:])) for start in range(len(parts)))
    return next((name for name in found if name), None)
