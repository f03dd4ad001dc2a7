"""Resolve persons by name: titles off, a last name completed, by text or registry."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.resolve.cast import gender_of
from onrecord.resolve.name_index import nearest
from onrecord.resolve.names import by_registry, own
from onrecord.resolve.offices import office_named
from onrecord.resolve.registry import given_names, load_registry
from onrecord.resolve.spelling import bare, fold

if TYPE_CHECKING:
    from onrecord.model.mention import Mention
    from onrecord.resolve.cast import Cast, Identity
    from onrecord.resolve.registry import Entry

TITLES = re.compile(
    r"^(?:(?:(?:the|former|ex|then|acting|deputy|vice|late|first|U\.S\.|US|Army|Navy|"
    r"Marine|Air Force)[\s-]+)*"
    r"(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|President|Pres|Prime Minister|Premier|Chancellor|"
    r"Minister|Foreign Minister|Foreign Secretary|Secretary of State|Secretary|"
    r"Secretary[- ]General|Senator|Sen|Rep|Representative|Congressman|Congresswoman|"
    r"Gov|Governor|Mayor|Ambassador|General|Gen|Lt|Maj|Major|Col|Colonel|Capt|Captain|"
    r"Adm|Admiral|Sgt|Brig|Lieutenant|Brigadier|Cpl|Sheikh|Ayatollah|Grand Ayatollah|"
    r"Prince|Princess|Queen|Judge|Justice|Director|Chairman|Speaker|Prof|Professor|"
    r"Rabbi|Imam|Cardinal|Archbishop|Bishop|Rev|Father|Crown Prince|Vice President)"
    r"\.?\s+)+(?=[A-Z])"
)
CUT_OFF = re.compile(r"(?<=\w) (?:Sen|Gov|Rep|Lt|Gen|Col|Capt|Maj|Sgt|Adm|Dr|Mr)\.?$")
RANKS = {
    "general", "gen", "colonel", "col", "major", "maj", "captain", "capt", "lieutenant",
    "lt", "sergeant", "sgt", "brigadier", "private", "corporal", "detective",
}  # fmt: skip
CROWNS = {"king", "queen", "emir", "sultan", "prince", "crown prince"}
FULL_NAME = 2  # words
RECENTLY = 36  # months in which nobody else of the name is meant
TERM_SLACK = 2  # months around a term in which a bare last name still means the holder


def resolve_person(mention: Mention, cast: Cast) -> Identity | None:
    """Return the person a name stands for; the text completes a last name."""
    words = untitled(mention.text)
    if TITLES.sub("", f"{words} X") == "X" and not office_named(words):
        return None  # "Army Lt", cut off before the name
    body = described_body(mention, cast)
    if body:
        return body
    crowned = monarch(mention, words, cast)
    full = None if crowned else fuller_name(mention, words, cast)
    if crowned:
        identity = cast.known(crowned.name, "name")
    elif full:
        identity = by_registry(mention, full, cast) or own(mention, full, "name")
    else:
        person = known_person(mention, words, cast)
        identity = (
            cast.known(person.name, "name") if person else own(mention, words, "name")
        )
    gender = gender_of(identity.name, mention.title) or identity.gender
    return replace(identity, gender=gender)


def monarch(mention: Mention, words: str, cast: Cast) -> Entry | None:
    """Return the king of "King Hussein", also where the title is left out again.

    A name without title is his who was last spoken of by it, if he is not told from
    another of that name by a given name since: "Saddam Hussein … Hussein".
    """
    crown = fold(mention.title or "").rpartition(" ")[2]
    if not crown and " " not in words:
        last, crown = 0, ""
        for same in cast.names.with_word(fold(words), "PERSON"):
            for other in same:
                title = fold(other.title or "").rpartition(" ")[2]
                told = title in CROWNS or " " in untitled(other.text)
                if told and last <= other.span.start < mention.span.start:
                    last, crown = other.span.start, title
    if crown not in CROWNS:
        return None
    forms = cast.registry.forms(f"{crown.title()} {words}")
    people = {form.entry for form in forms if form.entry.kind == "person"}
    ruling = {p for p in people if cast.registry.in_office(p.name, cast.day)}
    people = ruling or people
    return people.pop() if len(people) == 1 else None


def described_body(mention: Mention, cast: Cast) -> Identity | None:
    """Return the party of "Democratic presidential", which is no person's name."""
    words = bare(mention.text).split()
    if not words or not words[-1].islower():
        return None
    forms = [form for word in words for form in cast.registry.forms(word)]
    parties = {form.entry.name for form in forms if form.entry.kind == "party"}
    return cast.known(parties.pop(), "adjective") if len(parties) == 1 else None


@lru_cache(maxsize=1 << 14)
def untitled(words: str) -> str:
    """Return a person's name without titles: "Russian President Putin" is "Putin".

    A body that the reader took into the name goes too: "Arab League Ada Quill".
    """
    text = CUT_OFF.sub("", bare(words).partition(", ")[0])
    first, _, rest = text.partition(" ")
    if TITLES.match(rest) and load_registry().state(first):
        text = rest
    text = TITLES.sub("", text) or text
    parts = text.split()
    for size in range(len(parts) - FULL_NAME, 0, -1):
        forms = load_registry().forms(" ".join(parts[:size]))
        if any(form.entry.kind != "person" for form in forms):
            return " ".join(parts[size:])
    return text


def fuller_name(mention: Mention, words: str, cast: Cast) -> str | None:
    """Return the nearest longer name in the document that ends with these words."""
    key = fold(words)
    wanted = gender_of(words, mention.title)
    longer = []
    for same in cast.names.with_word(key.rpartition(" ")[2], "PERSON"):
        name, other = untitled(same[0].text), nearest(same, mention.span.start)
        if not is_longer(fold(name), key):
            continue
        if wanted in (None, gender_of(name, other.title), gender_of(name) or wanted):
            start = other.span.start
            longer.append((start > mention.span.start, -start, name))
    if not longer:
        return words if " " in key else None
    names = {fold(name): name for _, _, name in sorted(longer)}
    if key in given_names() and len({name.split()[-1] for name in names}) > 1:
        return None
    longest = max(names.values(), key=len)
    same_last = all(fold(longest).split()[-1] == name.split()[-1] for name in names)
    first = {name.split()[0] for name in names}
    return longest if same_last and len(first) == 1 else min(longer)[2]


def is_longer(name: str, key: str) -> bool:
    """Say whether the name is the key with given names, or parts, added.

    Example:
        "haider al abadi" is a longer "abadi"; "barack h obama" a longer
        "barack obama".
    """
    parts, short = name.split(), key.split()
    if len(parts) <= len(short):
        return False
    if parts[-len(short) :] == short:
        return True
    if len(short) == 1:
        junior = parts[-1] in {"jr", "sr", "ii", "iii"} and parts[-2] == key
        return junior or (parts[0] == key and not load_registry().surnamed(key))
    return parts[0] == short[0] and parts[-1] == short[-1] and set(short) <= set(parts)


def may_have(title: str | None, person: Entry, cast: Cast) -> bool:
    """Say whether a person whom the registry knows may go by a title in the text.

    A general is no head of state, and a king only who holds such an office: "King
    Hussein" is not Saddam Hussein.
    """
    words = set(fold(title or "").split())
    if words & RANKS:
        return False
    crown = words & CROWNS
    offices = {term.office for term in cast.registry.terms(person.name)}
    return not crown or bool(offices & CROWNS)


def known_person(mention: Mention, words: str, cast: Cast) -> Entry | None:
    """Return the one person in the registry whom the words can mean at the date."""
    registry = cast.registry
    exact = [
        form.entry
        for form in registry.forms(words)
        if form.entry.kind == "person" and may_have(mention.title, form.entry, cast)
    ]
    if len(set(exact)) == 1:
        return exact[0]
    if " " in words.strip():
        return None
    people = [p for p in registry.surnamed(words) if may_have(mention.title, p, cast)]
    wanted = gender_of(words, mention.title)
    if wanted:
        people = [p for p in people if gender_of(p.name) in (None, wanted)]
    if cast.day is None:
        return people[0] if len(people) == 1 else None
    for slack in (TERM_SLACK, RECENTLY):
        found = [p for p in people if registry.in_office(p.name, cast.day, slack=slack)]
        if found:
            return found[0] if len(found) == 1 else None
    return None
