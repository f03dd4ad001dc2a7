"""Find what a text says to have led to what, between two claims of one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions import innermost
from onrecord.extract.firmness import firmness_at
from onrecord.model.claim import Cause
from onrecord.model.document import Span, record_id
from onrecord.model.ontology import causal_cues, kept_with_ontology

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
        if not _links(words, cue, clauses):
            continue
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


def _links(words: tuple[int, ...], cue: CausalCue, clauses: Clauses) -> bool:
    """Say whether a short cue is used to link: "to" of a purpose, "for" of a reason.

    Example:
        Troops came to free the men, who were praised for holding out.
        -> both; not in "urged them to leave", "called for talks"
    """
    governed = clauses.heads[words[0]]
    if cue.words == ("to",):
        return clauses.deps[words[0]] == "mark" and clauses.deps[governed] == "advcl"
    if cue.words == ("for",):
        return clauses.tokens[governed].tag_ == "VBG"
    if cue.cause == "previous":
        # "So they left", but not "they were so many".
        return words[0] - clauses.tokens[words[0]].sent.start <= 1
    return True


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


@kept_with_ontology
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
        return _subject(top, words, cue, clauses)
    if role == "object":
        return clauses.objects(top) or clauses.kids(top, "xcomp", "ccomp")
    if role == "previous":
        begin = clauses.tokens[top].sent.start
        return [clauses.tokens[begin - 1].sent.root.i] if begin else []
    if role in {"dependent", "head"}:
        if cue.pos in {"preposition", "marker"}:
            return _joined(role, words, top, clauses)
        return _around(role, words, top, cue, clauses)
    return clauses.obliques(top, role)


def _subject(
    top: int, words: tuple[int, ...], cue: CausalCue, clauses: Clauses
) -> list[int]:
    # "was sparked by", "is aimed at" are listed as they stand, in the passive.
    if len(words) > 1 and clauses.is_passive(top):
        return clauses.objects(top)
    found = clauses.subjects(top)
    return [*_harm_by(top, clauses), *found] if cue.effect == "head" else found


def _around(
    role: str, words: tuple[int, ...], top: int, cue: CausalCue, clauses: Clauses
) -> list[int]:
    """Return what a verb, noun or adverb governs, or what an adverb hangs on."""
    if role == "head":
        return [top] if cue.pos == "verb" else [clauses.heads[top]]
    if cue.pos == "adverb":
        return [clauses.heads[top]]
    by_last_word = clauses.obliques(top, clauses.tokens[words[-1]].lower_)
    return by_last_word or clauses.kids(top, *COMPLEMENTS)


def _harm_by(verb: int, clauses: Clauses) -> list[int]:
    """Return what somebody was killed in, or by what clause: "fired, killing two"."""
    if clauses.deps[verb] == "advcl" and clauses.tokens[verb].tag_ == "VBG":
        return [clauses.heads[verb]]
    return clauses.obliques(verb, "in")


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
