"""Say what happens between two sides that are given, by PLOVER's types.

A linear model over the words between and around the two, the tree that joins them,
and what frames and the learned reader see there. `training/pairs.py` makes its weights.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np

from onrecord.extract.candidates import find_candidates
from onrecord.extract.clauses import Clauses
from onrecord.extract.frames import find_triggers
from onrecord.extract.mentions import extract_mentions
from onrecord.model.annotation import KEY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    import numpy.typing as npt
    from spacy.tokens import Doc

    from onrecord.extract.mentions import Mentions
    from onrecord.model.annotation import Annotation

    Features = Mapping[int, float]

BUCKETS: Final = 1 << 15
"""Features are hashed into so many: the weights hold no words."""
WEIGHTS: Final = files("onrecord") / "extract" / "pairs.npz"
ROOTS: Final[Mapping[str, str]] = {
    "CONCEDE": "YIELD", "RETREAT": "YIELD", "finances": "AID", "arms": "AID",
    "trains": "AID", "backs": "SUPPORT", "allied_with": "COOPERATE",
    "hostile_to": "ASSAULT", "pledges_allegiance_to": "SUPPORT",
}  # fmt: skip
"""Types that the training data put under another code; the rest go by their own."""
LATER: Final = frozenset({"will", "would", "shall"})
NOT: Final = frozenset({"not", "no", "never"})
DEEPEST: Final = 3
"""Complements that are followed down: "has agreed to try to stop"."""
BESIDE: Final = frozenset({"obj", "aux", "advmod", "nsubj:pass", "obl"})


def classify_pair(
    doc: Doc, actor: Collection[int], recipient: Collection[int]
) -> dict[str, float]:
    """Return the probability of each root type, the likeliest first.

    Args:
        doc: An annotated text, usually one sentence.
        actor: Its words that name who acts.
        recipient: Its words that name whom it concerns.
    """
    model = _model()
    scores = model["bias"] + sum(
        value * model["weights"][bucket].astype(np.float32) * model["scale"]
        for bucket, value in pair_features(doc, actor, recipient).items()
    )
    odds = np.exp(scores - scores.max())
    shares = odds / odds.sum()
    order = np.argsort(-shares, kind="stable")
    return {str(model["types"][i]): float(shares[i]) for i in order}


@lru_cache(maxsize=1)
def _model() -> dict[str, npt.NDArray[np.generic]]:
    with WEIGHTS.open("rb") as handle:
        return dict(np.load(handle, allow_pickle=False))


def pair_features(
    doc: Doc, actor: Collection[int], recipient: Collection[int]
) -> Features:
    """Return the hashed features of two sides in a text, with their values."""
    found: dict[int, float] = {}
    for name, value in _named(doc, set(actor), set(recipient)):
        bucket = crc32(name.encode()) % BUCKETS
        found[bucket] = max(found.get(bucket, 0.0), value)
    return found


def _named(
    doc: Doc, actor: set[int], recipient: set[int]
) -> Iterator[tuple[str, float]]:
    mentions = extract_mentions(doc, "")
    clauses = Clauses(doc, mentions.relative)
    sides = actor | recipient
    joint = _joint(actor, recipient, clauses) - sides
    verbs = _verbs(actor, clauses)
    yield from _words(clauses, actor, recipient)
    yield from _tree(clauses, joint, sides)
    yield from _deed(clauses, verbs, sides)
    yield from _learned(doc, joint)
    yield from _read(clauses, mentions, (actor, recipient), joint, verbs)
    for trigger in find_triggers(clauses):
        if trigger.head in verbs:
            yield f"frame {_root(trigger.frame.type)} {_mood(clauses, verbs)}", 1.0


def _learned(doc: Doc, joint: set[int]) -> Iterator[tuple[str, float]]:
    """Yield what the learned reader sees anywhere, and on what joins the sides."""
    annotation: Annotation = doc.user_data[KEY]
    for trigger in annotation.triggers:
        root = _root(trigger.type)
        yield f"learned {root}", trigger.score
        if not joint.isdisjoint(trigger.words):
            yield f"learned near {root}", 2 * trigger.score


def _read(
    clauses: Clauses,
    mentions: Mentions,
    sides: tuple[set[int], set[int]],
    joint: set[int],
    verbs: Sequence[int],
) -> Iterator[tuple[str, float]]:
    """Yield the claims that are read, by which of their roles the sides fill."""
    actor, recipient = sides
    for candidate in find_candidates(clauses, mentions):
        root = _root(candidate.type)
        filled = (not actor.isdisjoint(candidate.actor)) + (
            not recipient.isdisjoint(candidate.recipient)
        )
        yield f"read {root}", 1.0
        yield f"read {root} with {filled}", 1.0
        if not joint.isdisjoint(candidate.words):
            yield f"read near {root}", 1.0
        for place, verb in (("first", verbs[:1]), ("last", verbs[-1:])):
            if not set(verb).isdisjoint(candidate.words):
                yield f"{place} read {root} {_mood(clauses, verbs)}", 1.0


def _root(type: str) -> str:
    return ROOTS.get(type, type)


def _words(
    clauses: Clauses, actor: set[int], recipient: set[int]
) -> Iterator[tuple[str, float]]:
    """Yield the words of the text, those between the sides, and neighbors."""
    between = _between(actor, recipient)
    sequence: list[str] = []
    for token in clauses.tokens:
        i, lemma = token.i, token.lemma_.lower()
        if i in actor or i in recipient:
            lemma = "ACTOR" if i in actor else "RECIPIENT"
        else:
            yield f"word {lemma}", 1.0
            if i in between:
                yield f"between {lemma}", 1.0
        if sequence[-1:] != [lemma]:
            sequence.append(lemma)
    for one, two in pairwise(sequence):
        yield f"pair {one} {two}", 0.7


def _between(actor: set[int], recipient: set[int]) -> range:
    if not actor or not recipient:
        return range(0)
    first, second = sorted((actor, recipient), key=min)
    return range(max(first) + 1, min(second))


def _tree(
    clauses: Clauses, joint: set[int], sides: set[int]
) -> Iterator[tuple[str, float]]:
    """Yield the words that join the sides in the tree, and what hangs on them."""
    for i in joint:
        yield f"joint {_lemma(clauses, i)}", 1.0
        for k in clauses.children[i]:
            if k not in sides:
                yield f"below {_lemma(clauses, k)}", 1.0
                yield f"below by {clauses.deps[k]}", 1.0


def _deed(
    clauses: Clauses, verbs: Sequence[int], sides: set[int]
) -> Iterator[tuple[str, float]]:
    """Yield the verb of which the actor is a part, and those that complete it."""
    if not verbs:
        return
    chain = ">".join(_lemma(clauses, i) for i in verbs)
    yield f"chain {chain}", 1.0
    yield f"mood {_mood(clauses, verbs)}", 1.0
    for place, verb in (("first", verbs[0]), ("last", verbs[-1])):
        yield f"{place} {_lemma(clauses, verb)}", 1.0
        for k in clauses.children[verb]:
            if clauses.deps[k] in BESIDE and k not in sides:
                yield f"{place} {clauses.deps[k]} {_lemma(clauses, k)}", 1.0


def _verbs(actor: set[int], clauses: Clauses) -> list[int]:
    """Return the governor of the actor and its clausal complements, downwards."""
    top = _head(actor, clauses)
    if top is None or clauses.heads[top] == top:
        return []
    chain = [clauses.heads[top]]
    for _ in range(DEEPEST):
        below = clauses.kids(chain[-1], "xcomp", "ccomp")
        if not below:
            break
        chain.append(below[0])
    return chain


def _mood(clauses: Clauses, verbs: Sequence[int]) -> str:
    """Return whether the deed is still to come, and whether it is negated."""
    near = [
        _lemma(clauses, k) for v in (verbs[:1], verbs[-1:]) for i in v
        for k in clauses.children[i]
    ]  # fmt: skip
    return f"{not LATER.isdisjoint(near):d}{not NOT.isdisjoint(near):d}"


def _joint(actor: set[int], recipient: set[int], clauses: Clauses) -> set[int]:
    """Return the words on the path that joins the two sides in the tree."""
    one, two = (_upward(_head(side, clauses), clauses) for side in (actor, recipient))
    meeting = next((i for i in one if i in two), None)
    if meeting is None:
        return set()
    return {*one[: one.index(meeting) + 1], *two[: two.index(meeting) + 1]}


def _upward(i: int | None, clauses: Clauses) -> list[int]:
    path: list[int] = []
    while i is not None and i not in path:
        path.append(i)
        i = clauses.heads[i]
    return path


def _head(side: Iterable[int], clauses: Clauses) -> int | None:
    """Return the word of a side on which its other words hang."""
    inside = sorted(side)
    tops = (
        i for i in inside if clauses.heads[i] not in inside or clauses.heads[i] == i
    )
    return next(tops, None)


def _lemma(clauses: Clauses, i: int) -> str:
    return clauses.tokens[i].lemma_.lower()
