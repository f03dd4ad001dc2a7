"""Say how a claim is put: said or denied, how firmly, as fact, plan or possibility.

Always relative to the innermost source (Saurí & Pustejovsky 2009): a cue of
attribution is looked at for what its source commits to, and nothing above it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from onrecord.extract.roles import LIGHT
from onrecord.model.ontology import firmness

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from onrecord.extract.clauses import Clauses
    from onrecord.model.claim import Certainty, Modality, Polarity
    from onrecord.model.ontology import Commitment, Hedge

WEAKEST: Final = ("U", "PS", "PR", "CT")
FARTHEST: Final = ("hypothetical", "future", "actual")
COMPLEMENTS: Final = frozenset({"xcomp", "ccomp", "obj", "advcl", "acl", "obl", "nmod"})
NOMINAL: Final = frozenset({"obj", "obl", "nmod"})
WOULD: Final = frozenset({"would", "'d", "’d"})
PAST: Final = frozenset({"VBD", "VBN"})
TELLING: Final = frozenset(
    "say tell announce declare promise pledge vow state add confirm insist report "
    "assure claim".split()
)
HIGHEST = 8
"""Predicates that are looked at above a trigger."""


@dataclass(frozen=True, slots=True)
class Firmness:
    """Polarity, certainty and modality, as the guide of the claims defines them."""

    polarity: Polarity = "+"
    certainty: Certainty = "CT"
    modality: Modality = "actual"

    def under(self, put: Commitment) -> Firmness:
        """Return the firmness of a clause that stands in a word's scope."""
        flipped = (self.polarity == "-") != (put.polarity == "-")
        modality = put.modality or self.modality
        return Firmness(
            "-" if flipped else "+",
            min(self.certainty, put.certainty, key=WEAKEST.index),
            min(self.modality, modality, key=FARTHEST.index),
        )


def firmness_at(i: int, clauses: Clauses, cues: Collection[int] = ()) -> Firmness:
    """Return how the event at a word is put.

    Args:
        i: The trigger's head word.
        clauses: The trees.
        cues: Words that are cues of attribution: the climb ends there.

    Example:
        The group may have failed to seize the town.
        -> at "seize": polarity "-", certainty "PS"
    """
    return told_firmness(i, clauses, cues) or Firmness()


def told_firmness(
    i: int, clauses: Clauses, cues: Collection[int] = ()
) -> Firmness | None:
    """Return how the event at a word is put, or nothing where no word says it."""
    return _put(i, clauses, cues, {})


def _put(
    i: int, clauses: Clauses, cues: Collection[int], known: dict[int, Firmness | None]
) -> Firmness | None:
    """Return how a word is put; `known` holds those that a purpose has asked for.

    Without it a purpose of a purpose of a purpose would be climbed twice at each.
    """
    if i not in known:
        commitments = list(_commitments_above(i, clauses, cues, known))
        put = Firmness()
        for commitment in commitments:
            put = put.under(commitment)
        known[i] = put if commitments else None
    return known[i]


def _commitments_above(
    i: int, clauses: Clauses, cues: Collection[int], known: dict[int, Firmness | None]
) -> Iterator[Commitment]:
    """Yield what the words commit to in whose scope a word stands, nearest first."""
    for k in clauses.kids(i, "nsubj", "nsubj:pass", "obj"):
        # "No rebels attacked", "nobody attacked".
        yield from _each([k, *clauses.kids(k, "det")], "negation", clauses)
    node, settled = i, False
    for _ in range(HIGHEST):
        yield from _beside(node, clauses, settled=settled)
        # A conjunct shares what its first conjunct is governed by.
        top = clauses.first_conjunct(node)
        head, dep = clauses.heads[top], clauses.deps[top].split(":")[0]
        if (node in cues and node != i) or head == top or dep not in COMPLEMENTS:
            return
        hedge = _governing(top, head, clauses)
        settled = hedge is not None and is_negated(head, clauses)
        if hedge is not None:
            yield _commitment(hedge, negated=settled)
        elif dep == "advcl" and _form(top, clauses) == "to":
            yield _of_purpose(_put(head, clauses, cues, known) or Firmness())
        elif dep in NOMINAL and clauses.tokens[head].lemma_ not in LIGHT:
            # "lifted no sanctions after the raid": there was a raid.
            return
        node = head


def _governing(node: int, head: int, clauses: Clauses) -> Hedge | None:
    """Return the word that governs a complement, if it says how firm it is."""
    form = _form(node, clauses)
    if form == "to" and clauses.deps[node] == "xcomp":
        helped = _helped(head, clauses)
        if helped is not None:
            return helped
    for hedge in _of(head, clauses, "complement"):
        if not hedge.complement or form in hedge.complement:
            return hedge
    return None


def _commitment(hedge: Hedge, *, negated: bool) -> Commitment:
    """Return what a word commits to; one whose negation is not listed, to less."""
    put = hedge.affirmed
    if not negated:
        return put
    if hedge.negated:
        return hedge.negated
    if hedge.scope == "complement":
        return replace(put, certainty="U")
    return replace(put, polarity="+" if put.polarity == "-" else "-")


def _helped(head: int, clauses: Clauses) -> Hedge | None:
    """Return what the words before "to" say together: "are going to", "have to"."""
    token = clauses.tokens[head]
    beside = clauses.kids(head, "aux", "aux:pass", "cop")
    be = "be " if any(clauses.tokens[k].lemma_ == "be" for k in beside) else ""
    for word in (token.lemma_.lower(), token.lower_):
        for hedge in firmness().get(f"{be}{word} to", ()):
            if hedge.scope == "modal":
                return hedge
    return None


def _beside(node: int, clauses: Clauses, *, settled: bool) -> Iterator[Commitment]:
    """Yield modals, adverbs, negations and conditions at one predicate or noun.

    Args:
        node: The predicate or noun.
        clauses: The trees.
        settled: Whether its negation has been counted, with what it governs.
    """
    negated = is_negated(node, clauses)
    for k in clauses.kids(node, "aux"):
        for hedge in _of(k, clauses, "modal")[:1]:
            told = _is_told_will(k, node, clauses)
            put = _of_will() if told else hedge
            yield _commitment(put, negated=negated and not settled)
            settled = settled or negated
    for k in clauses.kids(node, "advmod", "amod", "obl", "discourse", "parataxis"):
        for hedge in _of(k, clauses, "clause")[:1]:
            yield _commitment(hedge, negated=is_negated(k, clauses))
    if not settled:
        words = clauses.kids(node, "advmod", "det", "cc:preconj", "neg")
        yield from _each(words, "negation", clauses)
    yield from _each(clauses.kids(node, "mark"), "condition", clauses)


def _is_told_will(modal: int, node: int, clauses: Clauses) -> bool:
    """Say whether "would" is the "will" of somebody whose words are told.

    Example:
        The ministry said that it would close the border.
        -> it said: "We will close the border."
    """
    if clauses.tokens[modal].lower_ not in WOULD or clauses.deps[node] != "ccomp":
        return False
    above = clauses.tokens[clauses.heads[node]]
    is_if = any(
        clauses.tokens[m].lower_ == "if"
        for k in clauses.kids(node, "advcl")
        for m in clauses.kids(k, "mark")
    )
    return above.tag_ in PAST and above.lemma_ in TELLING and not is_if


def _of_will() -> Hedge:
    return next(hedge for hedge in firmness()["will"] if hedge.scope == "modal")


def _of_purpose(above: Firmness) -> Commitment:
    """Return how a purpose is put: meant, and as far off as what is done for it.

    Example:
        Troops went to the port to seize the ships. -> "seize" is hypothetical
        Troops will go to the port to seize the ships. -> it is to come
    """
    found = firmness()["in order to"]
    put = next(hedge.affirmed for hedge in found if hedge.scope == "condition")
    return put if above.modality == "actual" else replace(put, modality=None)


def _each(words: Iterable[int], scope: str, clauses: Clauses) -> Iterator[Commitment]:
    for k in words:
        yield from (hedge.affirmed for hedge in _of(k, clauses, scope)[:1])


def is_negated(i: int, clauses: Clauses) -> bool:
    """Say whether a negation word stands directly at a predicate or noun."""
    return any(
        _of(k, clauses, "negation") for k in clauses.kids(i, "advmod", "det", "neg")
    )


def _of(i: int, clauses: Clauses, scope: str) -> list[Hedge]:
    token = clauses.tokens[i]
    for word in dict.fromkeys((token.lemma_.lower(), token.lower_)):
        found = [hedge for hedge in firmness().get(word, ()) if hedge.scope == scope]
        if found:
            return found
    return []


def _form(node: int, clauses: Clauses) -> str:
    """Say in which form a complement stands: to, ing, from, that or noun."""
    token = clauses.tokens[node]
    marks = {clauses.tokens[k].lower_ for k in clauses.kids(node, "mark", "case")}
    if token.pos_ not in {"VERB", "AUX"} and clauses.deps[node] != "ccomp":
        return "from" if "from" in marks else "noun"
    if "from" in marks:
        return "from"
    if token.tag_ == "VBG":
        return "ing"
    bare = token.tag_ == "VB" and node and clauses.tokens[node - 1].lower_ == "to"
    return "to" if bare or "to" in marks else "that"
