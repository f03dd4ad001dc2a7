"""Find the words that a frame of the lexicon takes for an event or a tie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.clauses import FINITE
from onrecord.extract.roles import Trigger
from onrecord.model.ontology import frames

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.clauses import Clauses
    from onrecord.model.ontology import Frame, PartOfSpeech

CLAUSAL = ("ccomp", "xcomp", "advcl", "acl")
PARTS: dict[str, tuple[PartOfSpeech, ...]] = {
    "VERB": ("verb", "adj"),
    "NOUN": ("noun",),
    "PROPN": ("noun",),
    "ADJ": ("adj",),
}


def find_triggers(clauses: Clauses) -> Iterator[Trigger]:
    """Yield, word by word, every frame whose conditions hold there.

    A word may carry several types, and one type by several frames.

    Example:
        Rebels carried out an attack on the base.
        -> assault.carry_out.verb on "carried out ... attack"
    """
    for token in clauses.tokens:
        found = [
            t
            for part in PARTS.get(token.pos_, ())
            for t in _read(part, token.i, clauses)
        ]
        # "at war", "strike over wages": a set phrase says one thing, whatever its noun.
        fixed = [t for t in found if _is_fixed(t.frame)]
        yield from fixed or found


def _is_fixed(frame: Frame) -> bool:
    return bool(frame.under) or (frame.pos == "noun" and bool(frame.governs))


def _read(part: PartOfSpeech, i: int, clauses: Clauses) -> Iterator[Trigger]:
    token = clauses.tokens[i]
    if part == "adj" and token.tag_ in FINITE | {"VB"}:
        return
    lemma = token.lower_ if part == "adj" else token.lemma_.lower()
    for frame in frames().get((part, lemma), ()):
        trigger = match(frame, i, clauses)
        if trigger is not None:
            yield trigger


def match(frame: Frame, i: int, clauses: Clauses) -> Trigger | None:
    """Return the trigger at a word if the frame's conditions hold, else nothing."""
    found = _particle(frame.particle, i, clauses) if frame.particle else i
    if found is None:
        return None
    words = sorted({i, found})
    of = clauses.objects(i) if frame.object or frame.not_object else []
    lemmas = {k: clauses.tokens[k].lemma_.lower() for k in of}
    if any(lemma in frame.not_object for lemma in lemmas.values()):
        return None
    light = next((k for k, lemma in lemmas.items() if lemma in frame.object), None)
    if frame.object and light is None:
        return None
    if light is not None:
        words.append(light)
    if not _holds(frame, i, light, clauses):
        return None
    governed = _governed(frame, i, light, clauses) if frame.governs else None
    if frame.governs and governed is None:
        return None
    if governed is not None:
        words.append(governed)
        light = governed if light is None else light
    return Trigger(i, tuple(sorted(words)), frame, light)


def _holds(frame: Frame, i: int, light: int | None, clauses: Clauses) -> bool:
    """Check the conditions that add no words to the trigger."""
    if frame.passive is not None and clauses.is_passive(i) is not frame.passive:
        return False
    if frame.clause and not clauses.kids(i, *CLAUSAL):
        return False
    if frame.prep and not frame.governs and not _brought(frame, i, light, clauses):
        return False
    if frame.under and clauses.case(i) not in frame.under:
        return False
    if frame.modifier or frame.not_modifier:
        near = {
            clauses.tokens[k].lemma_.lower()
            for k in clauses.kids(i, "amod", "compound", "nmod:desc")
        }
        if near & set(frame.not_modifier):
            return False
        if frame.modifier and not near & set(frame.modifier):
            return False
    return True


def _governed(frame: Frame, i: int, light: int | None, clauses: Clauses) -> int | None:
    """Return the word that a frame asks for behind its preposition or in its clause.

    Example:
        The navy came to the rescue of the crew. -> "rescue"
        Cairo holds the group responsible. -> "responsible"
    """
    found = _brought(frame, i, light, clauses)
    if not frame.prep:
        found = clauses.kids(i, *CLAUSAL, "obj")
    lemmas = (clauses.tokens[k].lemma_.lower() for k in found)
    return next(
        (k for k, lemma in zip(found, lemmas, strict=True) if lemma in frame.governs),
        None,
    )


def _brought(frame: Frame, i: int, light: int | None, clauses: Clauses) -> list[int]:
    """Return what the frame's prepositions bring, at verb or object.

    Example:
        She called for talks. -> "talks"
        She called for reopening the port. -> "reopening"
    """
    at = [i] if light is None else [i, light]
    return [
        w
        for p in frame.prep
        for k in at
        for w in (*clauses.obliques(k, p), *_opened(p, k, clauses))
    ]


def _opened(preposition: str, i: int, clauses: Clauses) -> list[int]:
    """Return the clauses of a word that a preposition opens."""
    return [
        k
        for k in clauses.kids(i, *CLAUSAL)
        if any(clauses.tokens[m].lower_ == preposition for m in clauses.kids(k, "mark"))
    ]


def _particle(particle: str, i: int, clauses: Clauses) -> int | None:
    for k in clauses.kids(i, "compound:prt", "advmod", "case", "mark"):
        if clauses.tokens[k].lower_ == particle and k > i:
            return k
    following = i + 1 < len(clauses.tokens) and clauses.tokens[i + 1].lower_ == particle
    return i + 1 if following else None
