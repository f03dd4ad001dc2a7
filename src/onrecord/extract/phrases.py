"""Find the words of a noun phrase that say who is meant.

Articles, counts, relative clauses and most prepositional phrases are left out;
"of" stays where the noun needs it: "residents of Mosul".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.extract.nouns import actor_nouns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.extract.clauses import Clauses

NOMINAL = frozenset({"nmod", "nmod:desc", "obl", "nmod:unmarked"})
INNER = frozenset({"ADJ", "NOUN", "PROPN", "VERB", "NUM", "ADV", "PART", "CCONJ", "X"})
MARKS = frozenset({"-", "–", "/", "&"})
COUNTING = frozenset(
    "several many much some few most all both any each every other another more less "
    "fewer "
    "least about around nearly almost roughly approximately over up than estimated "
    "including only just the a an this that these those no such various certain "
    "dozen hundred "
    "thousand million billion dozens hundreds thousands millions scores what "
    "which".split()
)
PLACES = frozenset({"STATE", "PLACE"})
FARTHEST: Final = 12
"""Words to the left of a head; a longer phrase is a broken parse."""
NEAR: Final = 3
"""Words from a noun to the place it is of: "officials in the Hague"."""
DEEPEST: Final = 2
"""Steps of "of": "residents of the city of Mosul"."""


def first_word(head: int, clauses: Clauses) -> int:
    """Return where the phrase of a noun begins, without article and count."""
    tokens = clauses.tokens
    first = head
    while (
        first > 0
        and head - first < FARTHEST
        and not tokens[first].is_sent_start
        and _belongs(first - 1, head, clauses)
    ):
        first -= 1
    while first < head and _only_counts(first, clauses):
        first += 1
    return first


def _belongs(i: int, head: int, clauses: Clauses) -> bool:
    """Say whether the word hangs on the head, by however many steps."""
    token = clauses.tokens[i]
    if token.text in MARKS and not token.whitespace_:
        return True
    inner = token.pos_ in INNER or token.tag_ in {"POS", "PRP$", "WP$"}
    if not inner and token.pos_ != "DET":
        return False
    at = i
    for _ in range(FARTHEST):
        above = clauses.heads[at]
        if above == head:
            return clauses.deps[at] not in {"cop", "aux", "nsubj", "parataxis", "conj"}
        if above == at or above > head:
            return False
        at = above
    return False


def _only_counts(i: int, clauses: Clauses) -> bool:
    token = clauses.tokens[i]
    if token.tag_ in {"WP$", "POS"} or token.text in MARKS:
        return True
    return token.tag_ in {"CD", "DT", "PDT", "CC", "WDT"} or token.lower_ in COUNTING


def end_word(
    head: int, kind: str, clauses: Clauses, ends: Mapping[int, tuple[int, str]]
) -> int:
    """Return the word after the phrase of a noun, with the "of" that completes it.

    Args:
        head: The noun.
        kind: Its type.
        clauses: The trees.
        ends: For words of names the end and type of the name.
    """
    return _end(head, kind, clauses, ends, DEEPEST)


def _end(
    head: int,
    kind: str,
    clauses: Clauses,
    ends: Mapping[int, tuple[int, str]],
    depth: int,
) -> int:
    completing = following(head, clauses)
    if completing is None or depth == 0:
        return head + 1
    preposition, k = completing
    lemma = clauses.tokens[head].lemma_.lower()
    name_end, name_type = ends.get(k, (k + 1, ""))
    if preposition == "of" and lemma in actor_nouns().completed:
        if name_type:
            return name_end
        return _end(k, "", clauses, ends, depth - 1)
    local = preposition in {"in", "from"} and kind in {"PERSON", "GROUP"}
    if local and name_type in PLACES and k - head <= NEAR:
        return name_end
    abroad = preposition == "to" and lemma in {"ambassador", "envoy"}
    return name_end if abroad and name_type else head + 1


def following(head: int, clauses: Clauses) -> tuple[str, int] | None:
    """Return the preposition right after a noun and the noun that it brings."""
    tokens, after = clauses.tokens, head + 1
    if after >= len(tokens) or tokens[after].pos_ != "ADP":
        return None
    k = clauses.heads[after]
    hangs = clauses.deps[k] in NOMINAL and clauses.heads[k] == head and k > after
    if hangs and clauses.deps[after] == "case":
        return tokens[after].lower_, k
    # "of" hardly ever hangs on anything but the noun before it, whatever the tree says.
    return ("of", k) if tokens[after].lower_ == "of" and k > after else None
