"""Find what a text says to have led to what, between two claims of one sentence."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.extract.attributions import innermost
from onrecord.extract.firmness import firmness_at
from onrecord.model.claim import Cause
from onrecord.model.document import Span, record_id
from onrecord.model.ontology import causal_cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.extract.clauses import Clauses
    from onrecord.model.claim import Attribution
    from onrecord.model.ontology import CausalCue

DEEPEST = 12
COMPLEMENTS = ("obl", "nmod", "advcl", "acl", "ccomp", "xcomp")


def extract_causes(
    clauses: Clauses,
    at: Mapping[int, str],
    attributions: Sequence[Attribution],
    document: str,
) -> list[Cause]:
    """Return the causes stated between claims.

    Args:
        clauses: The trees.
        at: The claim (id) of each trigger word.
        attributions: To say on whose word a link stands.
        document: The document's id.

    Example:
        Police arrested the men because they had attacked a mosque.
        -> the attack caused the arrests, cue "because"
    """
    found: dict[tuple[str, str], Cause] = {}
    for words, cue in _cues(clauses):
        cause, effect = (
            _claim_near(_place(role, words, cue, clauses), at, clauses)
            for role in (cue.cause, cue.effect)
        )
        if cause is None or effect is None or cause == effect:
            continue
        first, last = clauses.tokens[words[0]], clauses.tokens[words[-1]]
        span = Span(first.idx, last.idx + len(last))
        source = innermost(attributions, first.idx)
        put = firmness_at(words[-1], clauses) if cue.pos == "verb" else None
        found.setdefault(
            (cause, effect),
            Cause(
                id=record_id(document, "cause", cause, effect),
                document=document,
                cause=cause,
                effect=effect,
                cue=span,
                sign=cue.sign,
                certainty=put.certainty if put else cue.certainty,
                attribution=source.id if source else None,
            ),
        )
    return list(found.values())


def _cues(clauses: Clauses) -> Iterator[tuple[tuple[int, ...], CausalCue]]:
    """Yield the places where a causal cue stands, the longest cue at each."""
    taken: set[int] = set()
    for _, at, cue in sorted(_standing(clauses), key=lambda found: found[:2]):
        if taken.isdisjoint(at):
            taken.update(at)
            yield at, cue


def _standing(clauses: Clauses) -> Iterator[tuple[int, tuple[int, ...], CausalCue]]:
    """Yield wherever the words of a cue stand, with its rank in the lexicon."""
    forms = [{token.lemma_.lower(), token.lower_} for token in clauses.tokens]
    for i, here in enumerate(forms):
        for word in here:
            for rank, cue in _by_first_word().get(word, ()):
                there = forms[i : i + len(cue.words)]
                if len(there) == len(cue.words) and all(
                    w in f for w, f in zip(cue.words, there, strict=True)
                ):
                    yield rank, tuple(range(i, i + len(there))), cue


@cache
def _by_first_word() -> Mapping[str, tuple[tuple[int, CausalCue], ...]]:
    found: dict[str, list[tuple[int, CausalCue]]] = {}
    for rank, cue in enumerate(causal_cues()):
        found.setdefault(cue.words[0], []).append((rank, cue))
    return {word: tuple(group) for word, group in found.items()}


def _place(
    role: str, words: tuple[int, ...], cue: CausalCue, clauses: Clauses
) -> list[int]:
    """Return the words at one end of a cue."""
    heads = clauses.heads
    top = next((i for i in words if heads[i] == i or heads[i] not in words), words[0])
    if role == "subject":
        # "was sparked by", "is aimed at" are listed as they stand, in the passive.
        listed = len(words) > 1 and clauses.is_passive(top)
        return clauses.objects(top) if listed else clauses.subjects(top)
    if role == "object":
        return clauses.objects(top) or clauses.kids(top, "xcomp", "ccomp")
    if role in {"dependent", "head"} and cue.pos in {"preposition", "marker"}:
        return _joined(role, words, top, clauses)
    if role == "dependent":
        if cue.pos == "adverb":
            return [heads[top]]
        by_last_word = clauses.obliques(top, clauses.tokens[words[-1]].lower_)
        return by_last_word or clauses.kids(top, *COMPLEMENTS)
    if role == "head":
        return [heads[top]]
    if role == "previous":
        return []
    return clauses.obliques(top, role)


def _joined(role: str, words: tuple[int, ...], top: int, clauses: Clauses) -> list[int]:
    """Return what a preposition or marker governs, or what that hangs on.

    The words of "because of" hang on what they govern; "in retaliation for" has a
    noun of its own between.
    """
    heads = clauses.heads
    below = [k for i in words for k in clauses.kids(i, *COMPLEMENTS) if k > words[-1]]
    if below:
        return below if role == "dependent" else [heads[top]]
    governed = heads[words[-1]] if heads[words[-1]] not in words else heads[top]
    return [governed] if role == "dependent" else [heads[governed]]


def _claim_near(
    words: Sequence[int], at: Mapping[int, str], clauses: Clauses
) -> str | None:
    """Return the claim at one of the words, else the topmost below them."""
    level = list(words)
    for _ in range(DEEPEST):
        for i in level:
            if i in at:
                return at[i]
        level = [k for i in level for k in clauses.children[i]]
        if not level:
            break
    return None
