"""Classify what a sentence says between two sides that the caller names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import PairError
from onrecord.model.annotation import KEY
from onrecord.model.classification import Classification
from onrecord.model.document import Document
from onrecord.model.ontology import types

if TYPE_CHECKING:
    from spacy.tokens import Doc


def classify(sentence: str, actor: str, recipient: str) -> Classification:
    """Return what a sentence says that one side does to another.

    Args:
        sentence: A sentence or a short text.
        actor: Who acts, in words of the sentence.
        recipient: Whom it concerns, in words of the sentence.

    Raises:
        PairError: The sentence does not have these words.

    Example:
        >>> classify("Mali expelled the envoy of Chad.", "Mali", "Chad").type
        'SANCTION'
    """
    from onrecord.extract.pairs import classify_pair  # noqa: PLC0415  spaCy is slow
    from onrecord.read import annotate  # noqa: PLC0415

    doc = annotate(Document.of(sentence, label="pair"))
    sides = [words_of(doc, words) for words in (actor, recipient)]
    for words, found in zip((actor, recipient), sides, strict=True):
        if not found:
            raise PairError(f"the sentence does not say {words!r}")
    shares = classify_pair(doc, *sides)
    root = next(iter(shares))
    return Classification(
        sentence=sentence,
        actor=actor,
        recipient=recipient,
        type=root if root in types() else _yielding(doc),
        root=root,
        probability=shares[root],
        alternatives=shares,
    )


def words_of(doc: Doc, words: str) -> tuple[int, ...]:
    """Return the words of a text that overlap some words' first place in it."""
    start = doc.text.find(words) if words.strip() else -1
    if start < 0:
        start = doc.text.lower().find(words.lower()) if words.strip() else -1
    end = start + len(words)
    return tuple(
        t.i for t in doc if start >= 0 and t.idx < end and t.idx + len(t) > start
    )


def _yielding(doc: Doc) -> str:
    """Return which of the two types that yield the learned reader sees rather."""
    scores = {"RETREAT": 0.0, "CONCEDE": 0.0}
    for trigger in doc.user_data[KEY].triggers:
        if trigger.type in scores:
            scores[trigger.type] = max(scores[trigger.type], trigger.score)
    return max(scores, key=scores.__getitem__)
