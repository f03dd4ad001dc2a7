"""Say how a claim is put: said or denied, how firmly, as fact, plan or possibility.

Always relative to the innermost source (Saurí & Pustejovsky 2009): a cue of
attribution is looked at for what its source commits to, and nothing above it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.model.ontology import firmness

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from onrecord.extract.clauses import Clauses
    from onrecord.model.claim import Certainty, Modality, Polarity
    from onrecord.model.ontology import Commitment, Hedge

WEAKEST: Final = ("U", "PS", "PR", "CT")
FARTHEST: Final = ("hypothetical", "future", "actual")
COMPLEMENTS: Final = frozenset({"xcomp", "ccomp", "obj", "advcl", "acl", "obl", "nmod"})
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
    put = Firmness()
    for hedge, negated in _hedges_above(i, clauses, cues):
        found = hedge.negated if negated and hedge.negated else hedge.affirmed
        put = put.under(found)
    return put


def _hedges_above(
    i: int, clauses: Clauses, cues: Collection[int]
) -> Iterator[tuple[Hedge, bool]]:
    """Yield the words in whose scope a word stands, and whether each is negated."""
    node = i
    for k in clauses.kids(i, "nsubj", "nsubj:pass", "obj"):
        # "No rebels attacked": nobody did.
        for d in clauses.kids(k, "det"):
            yield from ((hedge, False) for hedge in _of(d, clauses, "negation")[:1])
    for _ in range(HIGHEST):
        yield from _beside(node, clauses)
        # A conjunct shares what its first conjunct is governed by.
        top = clauses.first_conjunct(node)
        head, dep = clauses.heads[top], clauses.deps[top].split(":")[0]
        if (node in cues and node != i) or head == top or dep not in COMPLEMENTS:
            return
        yield from _around(top, head, clauses)
        node = head


def _around(node: int, head: int, clauses: Clauses) -> Iterator[tuple[Hedge, bool]]:
    """Yield the word that governs a complement, if it says how firm it is."""
    form = _form(node, clauses)
    negated = is_negated(head, clauses)
    modal = form == "to" and clauses.deps[node] == "xcomp"
    helped = _helped(head, clauses) if modal else None
    if helped is not None:
        yield helped, negated
        return
    for hedge in _of(head, clauses, "complement"):
        if not hedge.complement or form in hedge.complement:
            yield hedge, negated
            return


def _helped(head: int, clauses: Clauses) -> Hedge | None:
    """Return what the words before "to" say together: "are going to", "have to"."""
    lemma = clauses.tokens[head].lemma_.lower()
    words = f"{lemma} to"
    beside = clauses.kids(head, "aux", "aux:pass", "cop")
    if any(clauses.tokens[k].lemma_ == "be" for k in beside):
        words = f"be {words}"
    return next((h for h in firmness().get(words, ()) if h.scope == "modal"), None)


def _beside(node: int, clauses: Clauses) -> Iterator[tuple[Hedge, bool]]:
    """Yield modals, adverbs, negations and conditions at one predicate or noun."""
    modals = [k for k in clauses.kids(node, "aux") if _of(k, clauses, "modal")]
    negated = is_negated(node, clauses)
    for k in modals:
        yield _of(k, clauses, "modal")[0], negated
    for k in clauses.kids(node, "advmod", "amod", "obl", "discourse", "parataxis"):
        for hedge in _of(k, clauses, "clause")[:1]:
            yield hedge, is_negated(k, clauses)
    for k in clauses.kids(node, "advmod", "det", "cc:preconj", "neg"):
        yield from ((hedge, False) for hedge in _of(k, clauses, "negation")[:1])
    for k in clauses.kids(node, "mark"):
        yield from ((hedge, False) for hedge in _of(k, clauses, "condition")[:1])


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
