"""Say where an event happens, by the preposition and the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.extract.dates import clause_of
from onrecord.extract.nearby import in_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from onrecord.model.mention import PlaceMention

WHERE: Final = frozenset(
    "in at near outside around across inside within throughout over off along "
    "beyond behind above through into via".split()
)
# "an attack on Mosul" happens in Mosul, "called on Turkey" does not.
ON: Final = frozenset({"on", "against", "upon"})
MOVING: Final = frozenset(
    "visit trip travel arrive arrival go come return fly head journey tour flee deploy "
    "deployment send dispatch move transfer enter withdraw".split()
)
LEAVING: Final = frozenset(
    "withdraw withdrawal pull retreat leave evacuate evacuation release expel "
    "removal remove".split()
)
# Verbs that are done where their object lies, also where that is a state.
THERE: Final = frozenset(
    "visit enter leave occupy invade liberate retake recapture capture besiege tour "
    "reach hold bomb shell storm overrun patrol cross evacuate isolate".split()
)
# Nouns whose "of" tells where: "the invasion of Kuwait".
OF: Final = frozenset(
    "invasion occupation liberation siege bombing shelling battle isolation capture "
    "seizure fall bombardment recapture annexation partition".split()
)
# Events that carry the name of where they are: "the Iraq war".
NAMED_BY: Final = frozenset("war conflict invasion occupation fighting battle".split())
LONGEST_CLIMB: Final = 8
DEEPEST: Final = 3
"""Steps from an event to its place: "the bombing of a mosque in Quetta"."""


def place_for(
    trigger: Token, doc: Doc, places: Sequence[PlaceMention]
) -> tuple[str, ...]:
    """Return the places (ids) where an event happens, by preposition and tree.

    Example:
        Police in Quetta said that gunmen attacked a mosque near Kabul.
        -> for "attacked" Kabul

    Args:
        trigger: The word that expresses the event.
        doc: Its document.
        places: The document's places, in the order of the text.
    """
    near = list(_without_containers(in_sentence(trigger, doc, places)))
    named = [p for p, top in near if _names_it(top, trigger)]
    if named:
        return tuple(p.id for p in named)
    told = [(p, top) for p, top in near if _is_where(p, top, trigger)]
    under = [p for p, top in told if _hangs(top, trigger)]
    if under:
        return tuple(p.id for p in under)
    over = [p for p, top in near if _is_around(top, trigger)]
    if over:
        return tuple(p.id for p in over)
    clause = clause_of(trigger)
    return tuple(p.id for p, top in told if _first(top).head == clause)


def _without_containers(
    near: Iterable[tuple[PlaceMention, Token]],
) -> Iterator[tuple[PlaceMention, Token]]:
    """Yield the places less those that another lies in: "Syria" of "Jabla, Syria"."""
    before: PlaceMention | None = None
    for place, top in near:
        beside = before and place.span.start - before.span.end <= len(", ")
        if not (before and beside and before.inside == place.text):
            yield place, top
        before = place


def _names_it(top: Token, trigger: Token) -> bool:
    """Say whether a place stands before a noun as its name: "the Quetta bombing"."""
    if trigger.pos_ not in {"NOUN", "PROPN"} or top.head != trigger:
        return False
    if not top.dep_.startswith(("compound", "nmod:desc", "nmod:poss")):
        return False
    is_state = top.ent_type_ != "PLACE"
    if is_state or top.dep_ == "nmod:poss":
        return trigger.lemma_.lower() in NAMED_BY
    return top.i < trigger.i


def _is_around(top: Token, trigger: Token) -> bool:
    """Say whether an event is told of a place: "Quetta, where gunmen attacked"."""
    at = trigger
    for _ in range(LONGEST_CLIMB):
        if at.dep_ == "acl:relcl":
            where = any(child.lower_ == "where" for child in at.children)
            return where and at.head in {top, _first(top)}
        if at.head == at or not at.dep_.startswith(("conj", "xcomp", "ccomp", "advcl")):
            return False
        at = at.head
    return False


def _is_where(place: PlaceMention, top: Token, trigger: Token) -> bool:
    """Say whether a place is told as a place: by preposition, object or distance."""
    if place.near:
        return True
    first = _first(top)
    if first.dep_ in {"obj", "nsubj:pass"}:
        return first.head == trigger and (
            top.ent_type_ == "PLACE" or trigger.lemma_ in THERE
        )
    if not first.dep_.startswith(("obl", "nmod")):
        return False
    words = {c.lower_ for c in first.children if c.dep_ == "case" and c.i < first.i}
    return bool(words & WHERE) or (first.head == trigger and _leads(words, trigger))


def _leads(words: set[str], trigger: Token) -> bool:
    """Say whether prepositions lead to where their own predicate happens."""
    lemma = trigger.lemma_
    return (
        bool(words & ON and trigger.pos_ == "NOUN")
        or ("of" in words and lemma in OF)
        or ("from" in words and lemma in LEAVING)
        or ("to" in words and lemma in MOVING)
    )


def _first(token: Token) -> Token:
    """Return the first of the words that a word is coordinated with."""
    for _ in range(LONGEST_CLIMB):
        if token.dep_ not in {"conj", "appos"} or token.head == token:
            break
        token = token.head
    return token


def _hangs(top: Token, trigger: Token) -> bool:
    """Say whether a place hangs on the trigger, directly or by its arguments."""
    at = _first(top)
    for _ in range(DEEPEST):
        above = at.head
        if above == trigger:
            return at.dep_.startswith(("obl", "nmod", "obj", "compound", "nsubj:pass"))
        if above == at or not at.dep_.startswith(
            ("obl", "nmod", "appos", "conj", "obj")
        ):
            return False
        at = above
    return False
