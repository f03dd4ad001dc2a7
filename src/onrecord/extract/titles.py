"""Find the title before a person's name: "Iraqi Prime Minister", "rebel commander"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.nouns import actor_nouns, known_names
from onrecord.model.ontology import kept_with_ontology, offices

if TYPE_CHECKING:
    from onrecord.extract.clauses import Clauses

MODIFYING = frozenset({"ADJ", "PROPN", "NOUN"})
# "Secretary of State John Kerry", "Minister of Defense Moshe Yaalon"
OF = frozenset({"of", "for"})
HYPHENS = frozenset({"-", "–"})
NO_PART = frozenset(
    "many other such monday tuesday wednesday thursday friday saturday sunday "
    "yesterday today".split()
)
LONGEST = 9
PORTFOLIOS = frozenset(
    "foreign defense defence interior finance justice health oil energy trade commerce "
    "information economy education labor agriculture transport environment home "
    "press treasury".split()
)
RANKS = frozenset("senior deputy acting assistant vice former".split())
"""Words before a title that end no name: "Navy Senior" Chief Petty Officer."""


@kept_with_ontology
def _offices() -> dict[str, list[tuple[str, ...]]]:
    """Return the titles of offices by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for office in offices().titles:
        found.setdefault(office.title[0], []).append(office.title)
    return found


def cut_title(start: int, end: int, clauses: Clauses) -> int:
    """Return where a marked name ends before the office that it runs into.

    Example:
        In "Florida Gov." it is after "Florida", in "Polish Defense", where "Minister"
        follows, after "Polish".
    """
    words = [token.lower_ for token in clauses.tokens[start : end + LONGEST]]
    for i in range(end - start):
        for title in _offices().get(words[i], ()):
            reaches = i + len(title) >= end - start
            if reaches and tuple(words[i : i + len(title)]) == title:
                before = words[:i]
                while before and before[-1] in PORTFOLIOS | RANKS:
                    before.pop()
                return start + len(before)
    return end


def inner_title(start: int, end: int, clauses: Clauses) -> int:
    """Return the first word of the bare name in a marked name that opens with a title.

    Example:
        In "Prime Minister Haider al-Abadi" it is "Haider".
    """
    last = start
    for i in range(start, end):
        if is_title(i, clauses) and (i < end - 1 or last == i):
            last = i + 1
    if last == start and clauses.tokens[end - 1].lower_ in actor_nouns().titles:
        return end if end - start == 1 else start
    if last > start and last < end and clauses.tokens[last].lower_ in OF:
        return _after_of(start, last, end, clauses)
    return last


def _after_of(start: int, last: int, end: int, clauses: Clauses) -> int:
    """Return where a name starts after "Secretary of State", "Minister for the Sea".

    What only says of what somebody is the minister is no name: there is none then.
    """
    after = last + 1 + (clauses.tokens[last + 1].lower_ == "the")
    for stop in range(end, after, -1):
        if known_names().type_of(clauses.doc[after:stop].text):
            return stop
    if after > last + 1:
        return min(after + 1, end)
    return after + 1 if after + 1 < end else start


def is_title(i: int, clauses: Clauses) -> bool:
    """Say whether a word is a title, or in lower case what a person does."""
    token = clauses.tokens[i]
    lower = token.lower_.rstrip(".")
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    if lower in actor_nouns().titles:
        return True
    return token.text.islower() and (
        actor_nouns().types.get(token.lemma_) == "PERSON" and token.tag_ == "NN"
    )


def title_before(start: int, clauses: Clauses) -> tuple[int, int] | None:
    """Return the words ``[start, end)`` of the title that stands before a name."""
    tokens = clauses.tokens
    if start == 0 or tokens[start - 1].is_sent_end:
        return None
    first = start - 1 if is_title(start - 1, clauses) else _before_of(start, clauses)
    if first is None:
        return None
    while first > 0 and start - first < LONGEST and _modifies(first - 1, clauses):
        first -= 1
    while tokens[first].text in HYPHENS and first < start - 1:
        first += 1
    return first, start


def _before_of(start: int, clauses: Clauses) -> int | None:
    """Return "Secretary" before "of State", "Minister" before "for the Middle East"."""
    tokens = clauses.tokens
    for i in range(start - 2, max(0, start - LONGEST // 2), -1):
        if tokens[i].lower_ in OF:
            # "Minister for the Sahel" is no title of a person called Sahel.
            bare = tokens[start - 1].lower_ in OF | {"the"}
            return i - 1 if is_title(i - 1, clauses) and not bare else None
        if tokens[i].pos_ != "PROPN" and tokens[i].lower_ != "the":
            return None
    return None


def _modifies(i: int, clauses: Clauses) -> bool:
    token = clauses.tokens[i]
    if token.is_sent_end or token.is_space:
        return False
    if token.text in HYPHENS:
        return True
    return token.pos_ in MODIFYING and token.lower_ not in NO_PART
