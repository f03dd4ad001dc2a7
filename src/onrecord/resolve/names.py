"""Resolve mentions by name: registry, longest form in the document, acronyms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.resolve.cast import KINDS, Identity, gender_of
from onrecord.resolve.registry import people_of
from onrecord.resolve.spelling import SMALL, bare, fold, is_acronym, uncounted

if TYPE_CHECKING:
    from onrecord.model.mention import Mention
    from onrecord.resolve.cast import Cast
    from onrecord.resolve.registry import Form

ACRONYM_IN_TEXT = re.compile(
    r"\s\(\s?[\"“]?(?:the )?([A-Z][A-Za-z.&’'/-]{1,11})[\"”]?\s?\)"
)
STANDING = re.compile(
    r"^(?:presumptive|likely|prominent|leading|top|senior|longtime|fellow|veteran) ",
    re.IGNORECASE,
)
PERSONAL = {"OTHER", "GROUP", "PERSON"}


def resolve_name(mention: Mention, cast: Cast) -> Identity:
    """Return whom a name stands for that is no person's.

    Example:
        "the MRF", in a text that says "Mountain Rescue Front (MRF)", is that front.
    """
    words = bare(mention.text)
    defined = cast.acronyms.get(fold(words)) if is_acronym(words) else None
    if defined:
        return by_registry(mention, defined, cast) or own(mention, defined, "acronym")
    known = by_registry(mention, words, cast)
    if known and known.kind == "party" and is_counted(mention, cast):
        return Identity(words, "people", "words", named=False)  # "two Democrats"
    if known and known.kind == "people" and known.state:
        return as_state(mention, words, known, cast)
    return (
        known
        or by_longer_form(mention, words, cast)
        or by_last_name(mention, words, cast)
        or own(mention, words, "name")
    )


def by_last_name(mention: Mention, words: str, cast: Cast) -> Identity | None:
    """Return the person whose last name the reader took for something else."""
    if " " in words or is_acronym(words) or mention.type == "STATE":
        return None
    for same in cast.names.with_word(fold(words), "PERSON"):
        full = bare(same[0].text)
        if " " in full and fold(full).endswith(f" {fold(words)}"):
            return by_registry(same[0], full, cast) or own(same[0], full, "name")
    return None


def is_counted(mention: Mention, cast: Cast) -> bool:
    """Say whether a number stands before the words: "two Libyans" are no people."""
    before = cast.document.text[max(0, mention.span.start - 24) : mention.span.start]
    last = before.split()[-1:]
    return bool(last) and uncounted(f"{last[0]} x") == "x" and last[0].lower() != "the"


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
    words = STANDING.sub("", words)
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
    if form.words in GENERAL and not is_told(form, cast):
        return False
    if mention.type == "PERSON" and mention.kind == "name":
        return form.entry.kind == "person"
    if form.entry.kind == "person":
        return mention.type in PERSONAL and " " in form.words
    local = form.entry.kind in {"agency", "legislature", "armed_forces", "party"}
    if local and fold(form.words).split()[0] in GENERIC_FIRST:
        return not cast.states or form.entry.state in cast.states
    return True


def is_told(form: Form, cast: Cast) -> bool:
    """Say whether the document calls an entry by another form, too."""
    text = cast.document.text.lower()
    others = cast.registry.spellings(form.entry.name)
    return any(other.lower() in text for other in others if other not in GENERAL)


GENERAL = {"Coalition", "coalition"}
"""Forms so general that they mean an entry only in a document that names it fully."""
GENERIC_FIRST = {
    "congress", "senate", "house", "treasury", "supreme", "national", "home", "foreign",
    "department", "ministry", "parliament", "commons", "labour", "conservatives",
    "democratic", "liberal", "republican", "republicans", "democrats", "workers",
}  # fmt: skip


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
    if is_acronym(words):
        other = cast.names.with_initials(fold(words), mention.type)
        basis = "acronym"
    else:
        other, basis = longer_name(mention, fold(words), cast), "name"
    if other is None or other.id == mention.id:
        return None
    full = bare(other.text)
    return by_registry(other, full, cast) or own(mention, full, basis)


def longer_name(mention: Mention, key: str, cast: Cast) -> Mention | None:
    """Return the first longer name that begins or ends with these folded words."""
    first, _, rest = key.partition(" ")
    found = [
        same[0]
        for same in cast.names.with_word(first, mention.type)
        if rest
        for longer in [fold(same[0].text)]
        if longer.startswith(f"{key} ") or longer.endswith(f" {key}")
    ]
    return min(found, key=lambda other: other.span.start, default=None)


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
