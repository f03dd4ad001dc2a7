"""Tell the tense of the clause that a word stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.model.mention import Tense

FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "would", "'d"})
BY_TAG: Final[dict[str, Tense]] = {
    "VBD": "past",
    "VBN": "past",
    "VBP": "present",
    "VBZ": "present",
    "MD": "present",
}
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
VERBS = frozenset({"VERB", "AUX"})
LONGEST_CLIMB: Final = 12


def tense_of(token: Token) -> Tense:
    """Return the tense of a word's clause: past, present, future or none.

    Example:
        In "will meet on Monday" it is future, in "have met" past, in "agreed to meet
        on Monday" future.
    """
    for _ in range(LONGEST_CLIMB):
        found = _own(token)
        if found != "none":
            return found
        if token.head == token:
            break
        token = token.head
    return "none"


def _own(token: Token) -> Tense:
    """Return the tense that a predicate shows itself, or none."""
    helping = [child for child in token.children if child.dep_ in AUXILIARIES]
    if token.pos_ not in VERBS and not helping:
        return "none"
    words = {child.lower_ for child in helping}
    if words & FUTURE:
        return "future"
    tags = {child.tag_ for child in helping}
    if token.tag_ == "VBN" and words & {"has", "have", "had", "'ve", "’ve", "having"}:
        return "past"
    if not helping and any(
        child.lower_ == "to" and child.dep_ == "mark" for child in token.children
    ):
        return "future"
    for tag in ("VBD", "MD", "VBZ", "VBP"):
        if tag in tags:
            return BY_TAG[tag]
    return BY_TAG.get(token.tag_, "none") if token.pos_ in VERBS else "none"
