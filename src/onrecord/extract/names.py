"""Find the names in a text: what the reader marked, cleaned, and what it missed.

A name stands without titles, articles and owners: "Iraqi Prime Minister Haider
al-Abadi" is "Haider al-Abadi", "Iran's Revolutionary Guard" is two names.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.nouns import actor_nouns, known_names
from onrecord.extract.titles import RANKS, cut_title, inner_title, title_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.clauses import Clauses

PROPER = frozenset({"NNP", "NNPS"})
# "Syrian government" is a description although the reader marks it as a name.
DESCRIPTIONS = frozenset(
    "government regime administration authority official army military police force "
    "troop ministry parliament embassy president minister leader ambassador people "
    "soldier fighter rebel militant navy coalition opposition".split()
)
NO_NAME = frozenset(
    "january february march april may june july august september october november "
    "december monday tuesday wednesday thursday friday saturday sunday jan. feb. mar. "
    "apr. jun. jul. aug. sept. sep. oct. nov. dec. mr mr. mrs. ms. dr. p.m. a.m. gmt "
    "christmas easter ramadan internet english twitter god".split()
)
# Words that a name may hold or begin with although they are no proper nouns.
PARTICLES = frozenset({"-", "–", "al", "bin", "ibn", "el", "de", "von", "van", "ul"})
ARTICLES = frozenset({"al", "el", "ash", "as", "an", "ad"})
"""With which a name may begin in lower case: "al-Qaeda"."""
COMMON = frozenset({"NOUN", "VERB", "ADP", "ADV", "ADJ"})
PARTICIPLES = frozenset({"led", "held", "run", "made", "born"})
STANDING = frozenset({"presumptive", "likely"})
# What ends the given names of Koreans and Chinese.
SYLLABLES = frozenset(
    "un in il hye jong hee bak kun sik su hui yong ho jin wen jiu pin ping moon woo "
    "young ki kwon sun suk chol rim gun yol wha hwa min ryol hae mi ok jae tae seok "
    "hwan ying chang shek kai lai jen shui".split()
)
CHAIN = frozenset({"of", "for"})
LONGEST = 12
"""Words; what the reader takes for a longer name is none."""


@dataclass(frozen=True, slots=True)
class Name:
    """The words ``[start, end)`` of a name, by their index in the text."""

    start: int
    end: int
    type: str
    title: tuple[int, int] | None = None
    """Words of the title before it."""


def find_names(clauses: Clauses) -> list[Name]:
    """Return the names, in the order of the text, none inside another.

    Example:
        Iraqi Prime Minister Haider al-Abadi blamed the Popular Mobilization Forces.
        -> Haider al-Abadi (PERSON, title "Iraqi Prime Minister"),
           Popular Mobilization Forces (ORGANIZATION)
    """
    found: list[Name] = []
    for ent in clauses.doc.ents:
        found += _cleaned(ent.start, ent.end, ent.label_, clauses)
    for name in list(found):
        found += _in_title(name, clauses)
    taken = {
        i
        for name in found
        for i in range(name.title[0] if name.title else name.start, name.end)
    }
    found += _missed(taken, clauses)
    found.sort(key=lambda name: name.start)
    return [_titled(name, clauses) for name in _joined(found, clauses)]


def _in_title(name: Name, clauses: Clauses) -> Iterator[Name]:
    """Yield the name that a title opens with: "White House" Press Secretary."""
    start, end = name.title or (0, 0)
    for stop in range(end - 1, start, -1):
        known = _known(start, stop, clauses)
        if known and not is_nationality(start, clauses):
            yield Name(start, stop, known)
            return


def _cleaned(start: int, end: int, label: str, clauses: Clauses) -> Iterator[Name]:
    """Yield the names in what the reader marked: none, one, or owner and owned."""
    end = _before_participle(start, end, clauses)
    if label != "PERSON" or _is_titles(start, end, clauses):
        end = cut_title(start, end, clauses)
    start, end = _trimmed(start, end, clauses)
    if start >= end or end - start > LONGEST:
        return
    owner = _owner_end(start, end, clauses)
    if owner is not None:
        yield from _cleaned(start, owner, label, clauses)
        yield from _cleaned(owner + 1, end, label, clauses)
        return
    of = _of_state(start, end, clauses) if label == "PERSON" else None
    if of is not None:
        yield from _cleaned(start, of, label, clauses)
        yield from _cleaned(of + 1, end, "STATE", clauses)
        return
    state = _state_end(start, end, clauses)
    if state is not None:
        yield from _cleaned(start, state, label, clauses)
        yield from _cleaned(state, end, label, clauses)
        return
    title = inner_title(start, end, clauses) if label == "PERSON" else start
    if start < title < end:
        yield Name(title, end, label, (start, title))
        return
    name = Name(start, end, label)
    if title < end and not _is_description(name, clauses):
        yield replace(name, type=_type(name, clauses))


def _is_titles(start: int, end: int, clauses: Clauses) -> bool:
    """Say whether what was marked as a person is an office: "Polish Prime Minister"."""
    cut = cut_title(start, end, clauses)
    first = clauses.tokens[start].lower_
    whose = (
        first in known_names().adjectives
        or known_names().types.get(first) == "STATE"
        or actor_nouns().types.get(first) == "GROUP"
    )
    return end - start > 1 and cut <= start + whose


def _trimmed(start: int, end: int, clauses: Clauses) -> tuple[int, int]:
    while start < end and (
        not _may_begin(start, clauses) or clauses.tokens[start].lower_ in STANDING
    ):
        start += 1
    if end - start > 1 and clauses.tokens[start].lower_ == "the":
        start += 0 if _known(start, end, clauses) == "PLACE" else 1
    while start < end and not _may_end(end - 1, clauses):
        end -= 1
    return start, end


def _before_participle(start: int, end: int, clauses: Clauses) -> int:
    """Return where a name ends: "U.S." in what was marked as "U.S.-led coalition"."""
    for k in range(start + 1, end - 1):
        word = clauses.tokens[k + 1].text
        joined = clauses.tokens[k].text in {"-", "–"} and word.islower()
        if joined and (word in PARTICIPLES or word.endswith("ed")):
            return k
    return end


def _owner_end(start: int, end: int, clauses: Clauses) -> int | None:
    """Return the possessive mark in "Iran's Revolutionary Guard"."""
    for k in range(start + 1, end - 1):
        if clauses.tokens[k].tag_ != "POS":
            continue
        if _known(start, k, clauses) or _known(k + 1, end, clauses) == "STATE":
            return k
    return None


def _of_state(start: int, end: int, clauses: Clauses) -> int | None:
    """Return the "of" in "Benjamin Netanyahu of Israel"."""
    for k in range(start + 1, end - 1):
        if clauses.tokens[k].lower_ == "of" and not _known(start, end, clauses):
            return k if _known(k + 1, end, clauses) in {"STATE", "PLACE"} else None
    return None


def _state_end(start: int, end: int, clauses: Clauses) -> int | None:
    """Return where a state ends that stands before a party: "U.S. | Democratic"."""
    if _known(start, end, clauses):
        return None
    for k in range(start + 1, end):
        if _known(start, k, clauses) == "STATE" and _known(k, end, clauses):
            return k
    return None


def _may_begin(i: int, clauses: Clauses) -> bool:
    token = clauses.tokens[i]
    if token.lower_ in ARTICLES and i + 2 < len(clauses.tokens):
        after, name = clauses.tokens[i + 1], clauses.tokens[i + 2]
        return after.text in {"-", "–"} and name.text[:1].isupper()
    return token.text[:1].isupper() or (
        token.text[:1].isdigit() and token.tag_ != "CD" and len(token) > 1
    )


def _may_end(i: int, clauses: Clauses) -> bool:
    token = clauses.tokens[i]
    if token.tag_ in {"POS", "PRP", "PRP$", "DT", "WP", "WDT"}:
        return False
    if token.is_space or (token.is_punct and not token.text.isalnum()):
        return False
    if token.tag_ == "CC" or (token.lower_ in RANKS and token.text.istitle()):
        return False
    if _is_syllable(i, clauses):
        return True
    if token.text in DESCRIPTIONS:
        return token.pos_ not in {"NOUN", "VERB"}
    return not (token.text.islower() and token.pos_ in COMMON)


def _is_syllable(i: int, clauses: Clauses) -> bool:
    """Say whether a word in lower case ends a name: "un" in "Kim Jong-un"."""
    tokens = clauses.tokens
    glued = i > 1 and tokens[i - 1].text == "-" and not tokens[i - 1].whitespace_
    if not glued or tokens[i - 2].whitespace_ or not tokens[i].text.islower():
        return False
    return tokens[i].lower_ in SYLLABLES and tokens[i - 2].text[:1].isupper()


def _known(start: int, end: int, clauses: Clauses) -> str | None:
    return known_names().type_of(clauses.doc[start:end].text)


def _type(name: Name, clauses: Clauses) -> str:
    """Return the type that the tables give a name, else the reader's."""
    known = _known(name.start, name.end, clauses)
    if known:
        return known
    if name.type in {"PERSON", "STATE"} and name.end > name.start + 1:
        last = clauses.tokens[name.end - 1].lower_
        kind = actor_nouns().types.get(last)
        return kind if kind in {"ORGANIZATION", "PLACE"} else name.type
    return name.type


def _is_description(name: Name, clauses: Clauses) -> bool:
    """Say whether a marked name is a common noun after nationalities, or a title."""
    tokens = clauses.tokens
    words = [tokens[i].lower_ for i in range(name.start, name.end)]
    if _known(name.start, name.end, clauses) in {"ORGANIZATION", "PERSON", "STATE"}:
        return False
    if " ".join(words) in actor_nouns().offices:
        return True
    last = tokens[name.end - 1]
    lemma = singular(last.text)
    if len(words) == 1:
        one = lemma in actor_nouns().types or words[0] in known_names().peoples
        return one or words[0] in NO_NAME or is_nationality(name.start, clauses)
    if lemma == "ministry":
        return True
    plain = all(
        word in known_names().adjectives
        or known_names().types.get(word) == "STATE"
        or word == "-"
        for word in words[:-1]
    )
    return plain and (lemma in DESCRIPTIONS or words[-1] in known_names().peoples)


def is_nationality(i: int, clauses: Clauses) -> bool:
    """Say whether a word is an adjective of a state, a people or a party."""
    token = clauses.tokens[i]
    if token.lower_ not in known_names().adjectives or not token.text[:1].isupper():
        return False
    if known_names().types.get(token.lower_) == "STATE":
        return False
    return clauses.deps[i] in {"amod", "compound", "nmod:desc"} or (
        token.tag_.startswith("JJ")
    )


def singular(word: str) -> str:
    """Return a capitalized noun, which keeps its form as lemma, in the singular."""
    lower, types = word.lower(), actor_nouns().types
    if lower in types:
        return lower
    for ending, instead in (("ies", "y"), ("es", ""), ("s", ""), ("men", "man")):
        if lower.endswith(ending):
            short = lower.removesuffix(ending) + instead
            if short in types:
                return short
    return lower


def _missed(taken: set[int], clauses: Clauses) -> Iterator[Name]:
    """Yield the runs of proper nouns that the reader left unmarked."""
    count = len(clauses.tokens)
    i = 0
    while i < count:
        if i in taken or not _is_proper(i, clauses):
            i += 1
            continue
        end = i + 1
        while end < count and end not in taken and _goes_on(end, clauses):
            end += 1
        while not _may_end(end - 1, clauses):
            end -= 1
        yield from _cleaned(i, end, "OTHER", clauses)
        i = max(end, i + 1)


def _is_proper(i: int, clauses: Clauses) -> bool:
    token = clauses.tokens[i]
    return (
        token.tag_ in PROPER
        and token.text[:1].isupper()
        and len(token) > 1
        and token.lower_ not in NO_NAME
    )


def _goes_on(i: int, clauses: Clauses) -> bool:
    """Say whether a run of proper nouns goes on with a word."""
    if _is_proper(i, clauses):
        return True
    token = clauses.tokens[i]
    if token.lower_ not in PARTICLES or i + 1 >= len(clauses.tokens):
        return False
    return _is_proper(i + 1, clauses) or clauses.tokens[i + 1].text == "-"


def _joined(found: list[Name], clauses: Clauses) -> Iterator[Name]:
    """Yield the names, "Ministry" and "Foreign Affairs" around "of" as one.

    So are "New York" and "Times", which the tables know together, and "Lima" and
    "Lens", where the reader marked the town alone.
    """
    i = 0
    while i < len(found):
        name = found[i]
        while i + 1 < len(found) and found[i + 1].start == name.end:
            known = _known(name.start, found[i + 1].end, clauses)
            if known is None and not _is_begun(name, found[i + 1], clauses):
                break
            name = replace(name, end=found[i + 1].end, type=known or "ORGANIZATION")
            i += 1
        while i + 1 < len(found) and _is_chain(name, found[i + 1], clauses):
            name = replace(name, end=found[i + 1].end, type="ORGANIZATION")
            i += 1
        yield name
        i += 1


def _is_begun(name: Name, other: Name, clauses: Clauses) -> bool:
    """Say whether a place opens the name of something else: "Lima Lens"."""
    head = clauses.heads[name.end - 1]
    joined = clauses.deps[name.end - 1] in {"compound", "nmod:desc", "flat"}
    return (
        name.type == "PLACE"
        and other.type == "OTHER"
        and joined
        and other.start <= head < other.end
    )


def _is_chain(name: Name, other: Name, clauses: Clauses) -> bool:
    """Say whether "of" joins an organization's noun to the name that completes it."""
    between = [t.lower_ for t in clauses.tokens[name.end : other.start]]
    if not between or between[0] not in CHAIN or between[1:] not in ([], ["the"]):
        return False
    if between[0] == "for" and other.type in {"STATE", "PLACE"}:
        return False  # "asked Congress for Ruritania's sake"
    last = clauses.tokens[name.end - 1].text
    kind = actor_nouns().types.get(singular(last))
    return kind in {"ORGANIZATION", "GROUP", "STATE"} and last[:1].isupper()


def _titled(name: Name, clauses: Clauses) -> Name:
    """Return a name with the title before it; who has a title is a person."""
    if name.title is not None or name.type not in {"PERSON", "OTHER", "ORGANIZATION"}:
        return name
    title = title_before(name.start, clauses)
    if title is None:
        return name
    if name.type == "PERSON":
        return replace(name, title=title)
    known = _known(name.start, name.end, clauses)
    capital = clauses.tokens[title[1] - 1].text[:1].isupper()
    if known or not capital or clauses.tokens[name.start].text.isupper():
        return name
    return replace(name, title=title, type="PERSON")
