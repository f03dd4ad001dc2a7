"""Resolve mentions by name: registry, longest form in the document, acronyms."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.resolve.cast import KINDS, Identity, gender_of
from onrecord.resolve.offices import office_named
from onrecord.resolve.registry import given_names, load_registry, people_of
from onrecord.resolve.spelling import bare, fold, is_acronym

if TYPE_CHECKING:
    from onrecord.model.mention import Mention
    from onrecord.resolve.cast import Cast
    from onrecord.resolve.registry import Entry, Form

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
ACRONYM_IN_TEXT = re.compile(
    r"\s\(\s?[\"“]?(?:the )?([A-Z][A-Za-z.&’'/-]{1,11})[\"”]?\s?\)"
)
SMALL = {"of", "the", "for", "and", "in", "to", "on", "against", "de", "al", "&", "a"}
PERSONAL = {"OTHER", "GROUP", "PERSON"}
FULL_NAME = 2  # words
TERM_SLACK = 2  # months around a term in which a bare last name still means the holder


def resolve_name(mention: Mention, cast: Cast) -> Identity | None:
    """Return whom a mention by name stands for.

    Example:
        "Abadi", in a text that says "Haider al-Abadi" before, is Haider al-Abadi.
    """
    words = bare(mention.text)
    defined = cast.acronyms.get(fold(words)) if is_acronym(words) else None
    if defined:
        return by_registry(mention, defined, cast) or own(mention, defined, "acronym")
    if mention.type == "PERSON":
        return resolve_person(mention, cast)
    known = by_registry(mention, words, cast)
    if known and known.kind == "people" and known.state:
        return as_state(mention, words, known, cast)
    return known or by_longer_form(mention, words, cast) or own(mention, words, "name")


def as_state(mention: Mention, words: str, people: Identity, cast: Cast) -> Identity:
    """Return the state for "the Russians said"; "Russians said" speaks of people."""
    all_of_it = people_of(people.state or "")
    named = any(entry.name == all_of_it for entry in cast.registry.lookup(words))
    if named and people.state and cast.is_definite(mention):
        return cast.known(people.state, "people")
    return people


def own(mention: Mention, words: str, basis: str) -> Identity:
    """Return an identity that only this text knows, by its own words."""
    kind = KINDS.get(mention.type, "organization")
    gender = gender_of(words, mention.title) if kind == "person" else None
    return Identity(words, kind, basis, gender=gender)


def by_registry(mention: Mention, words: str, cast: Cast) -> Identity | None:
    """Return what the registry calls the words, with or without their state before."""
    forms = cast.registry.forms(words) or without_state(words, cast)
    forms = [form for form in forms if fits(form, mention, cast)]
    if not forms or len({form.entry.name for form in forms}) > 1:
        return None
    entry, basis = forms[0].entry, forms[0].basis
    if basis == "metonym" and mention.id not in cast.actors:
        return None
    return cast.known(entry.name, basis)


def fits(form: Form, mention: Mention, cast: Cast) -> bool:
    """Say whether a reading suits the mention's type."""
    context = CONTEXT.get(form.words)
    if context and not context.search(cast.document.text):
        return False
    if mention.type == "PERSON" and mention.kind == "name":
        return form.entry.kind == "person"
    if form.entry.kind == "person":
        return mention.type in PERSONAL and " " in form.words
    local = form.entry.kind in {"agency", "legislature", "armed_forces", "party"}
    if local and fold(form.words).split()[0] in GENERIC_FIRST:
        return form.entry.state in {*states_of_text(cast)} or not states_of_text(cast)
    return True


CONTEXT = {"Coalition": re.compile(r"\bISI[SL]\b|\bDa.?esh\b|Islamic State")}
"""Forms so general that they mean an entry only in a document that says this."""
GENERIC_FIRST = {
    "congress", "senate", "house", "treasury", "supreme", "national", "home", "foreign",
    "department", "ministry", "parliament", "commons", "labour", "conservatives",
    "democratic", "liberal", "republican", "republicans", "democrats", "workers",
}  # fmt: skip


def states_of_text(cast: Cast) -> set[str]:
    """Return the states that the mentions so far name or describe."""
    found = (identity.state for identity in cast.found.values())
    return {state for state in found if state}


def without_state(words: str, cast: Cast) -> list[Form]:
    """Return the readings of the words less a leading state, of that state's bodies.

    Example:
        "Iranian Revolutionary Guards" is read as Iran's "Revolutionary Guards".
    """
    parts = words.split()
    for size in (1, 2):
        state = cast.registry.state(bare(" ".join(parts[:size])))
        if state and len(parts) > size:
            rest = cast.registry.forms(" ".join(parts[size:]))
            return [form for form in rest if form.entry.state == state.name]
    return []


def by_longer_form(mention: Mention, words: str, cast: Cast) -> Identity | None:
    """Return the longer name in the document that begins or ends with the words.

    One word stands for a longer name only as an acronym or where it is rare enough
    to be no mere noun ("Council").
    """
    key = fold(words)
    for other in cast.mentions:
        if other.kind != "name" or other.type != mention.type or other.id == mention.id:
            continue
        longer = fold(other.text)
        by_letters = is_acronym(words) and key == initials(other.text)
        part = " " in key and (
            longer.startswith(f"{key} ") or longer.endswith(f" {key}")
        )
        if by_letters or part:
            basis = "acronym" if by_letters else "name"
            full = bare(other.text)
            return by_registry(other, full, cast) or own(mention, full, basis)
    return None


def initials(words: str) -> str:
    """Return the folded initials of the words that count."""
    return "".join(w[0] for w in fold(words).split() if w not in SMALL)


def find_acronyms(text: str) -> dict[str, str]:
    """Return the acronyms that a text defines: "Popular Mobilization Forces (PMF)".

    Returns:
        Folded acronym to full name, as written.
    """
    found: dict[str, str] = {}
    for match in ACRONYM_IN_TEXT.finditer(text):
        full = spelled_out(text[max(0, match.start() - 120) : match.start()], match[1])
        if full:
            found.setdefault(fold(match[1]), full)
    return found


def spelled_out(before: str, acronym: str) -> str | None:
    """Return the shortest run of words at the end whose initials are the acronym."""
    letters = [c.lower() for c in acronym if c.isalpha()]
    words = re.split(r"\s+", re.split(r"[.;:!?]\s|\n", before)[-1].strip())
    for start in range(len(words) - 1, -1, -1):
        run = words[start:]
        pieces = [p for w in run for p in re.split(r"[-–]", w) if p]
        full = [p[0].lower() for p in pieces]
        short = [p[0].lower() for p in pieces if p.lower() not in SMALL]
        if letters in (full, short) and run[0][0].isupper():
            return bare(" ".join(run))
    return None


def resolve_person(mention: Mention, cast: Cast) -> Identity | None:
    """Return the person a name stands for; the text completes a last name."""
    words = untitled(mention.text, cast)
    if TITLES.sub("", f"{words} X") == "X" and not office_named(words):
        return None  # "Army Lt", cut off before the name
    body = described_body(mention, cast)
    if body:
        return body
    full = fuller_name(mention, words, cast)
    if full:
        identity = by_registry(mention, full, cast) or own(mention, full, "name")
    else:
        person = known_person(mention, words, cast)
        identity = (
            cast.known(person.name, "name") if person else own(mention, words, "name")
        )
    gender = gender_of(identity.name, mention.title) or identity.gender
    return replace(identity, gender=gender)


def described_body(mention: Mention, cast: Cast) -> Identity | None:
    """Return the party of "Democratic presidential", which is no person's name."""
    words = bare(mention.text).split()
    if not words or not words[-1].islower():
        return None
    forms = [form for word in words for form in cast.registry.forms(word)]
    parties = {form.entry.name for form in forms if form.entry.kind == "party"}
    return cast.known(parties.pop(), "adjective") if len(parties) == 1 else None


def untitled(words: str, cast: Cast) -> str:
    """Return a person's name without titles: "Russian President Putin" is "Putin".

    A body that the reader took into the name goes too: "Arab League Ada Quill".
    """
    text = CUT_OFF.sub("", bare(words))
    first, _, rest = text.partition(" ")
    if TITLES.match(rest) and cast.registry.state(first):
        text = rest
    text = TITLES.sub("", text) or text
    parts = text.split()
    for size in range(len(parts) - FULL_NAME, 0, -1):
        forms = cast.registry.forms(" ".join(parts[:size]))
        if any(form.entry.kind != "person" for form in forms):
            return " ".join(parts[size:])
    return text


def fuller_name(mention: Mention, words: str, cast: Cast) -> str | None:
    """Return the nearest longer name in the document that ends with these words."""
    key = fold(words)
    wanted = gender_of(words, mention.title)
    longer = [
        (other.span.start > mention.span.start, -other.span.start, name)
        for other in cast.mentions
        if other.type == "PERSON" and other.kind == "name"
        for name in [untitled(other.text, cast)]
        if is_longer(fold(name), key)
        and wanted in (None, gender_of(name, other.title), gender_of(name) or wanted)
    ]
    if not longer:
        return words if " " in key else None
    names = {fold(name): name for _, _, name in longer}
    longest = max(names.values(), key=len)
    same = all(fold(longest).split()[-1] == name.split()[-1] for name in names)
    first = {name.split()[0] for name in names}
    return longest if same and len(first) == 1 else min(longer)[2]


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
        first = parts[0] == key and key not in given_names()
        return junior or (first and not load_registry().surnamed(key))
    return parts[0] == short[0] and parts[-1] == short[-1] and set(short) <= set(parts)


def known_person(mention: Mention, words: str, cast: Cast) -> Entry | None:
    """Return the one person in the registry whom the words can mean at the date."""
    registry = cast.registry
    exact = [f.entry for f in registry.forms(words) if f.entry.kind == "person"]
    if len(set(exact)) == 1:
        return exact[0]
    if " " in words.strip():
        return None
    people = registry.surnamed(words)
    wanted = gender_of(words, mention.title)
    if wanted:
        people = [p for p in people if gender_of(p.name) in (None, wanted)]
    if cast.day is None:
        return people[0] if len(people) == 1 else None
    current = [
        p for p in people if registry.in_office(p.name, cast.day, slack=TERM_SLACK)
    ]
    return current[0] if len(current) == 1 else None
