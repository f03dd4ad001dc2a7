"""Annotation: what the model says of each word, put into a parsed document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np

from onrecord.model.annotation import KEY, Annotation, AttributedWords
from onrecord.model.document import Document
from onrecord.read.annotate import annotate, lemma_of
from onrecord.read.windows import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from onrecord.read.model import Model
    from onrecord.read.windows import Words

T = TypeVar("T")

LABELS = {
    "upos": ["PROPN", "VERB", "NOUN", "PUNCT"],
    "xpos": ["NNP", "VBD", "NNS", "."],
    "rel": ["root", "nsubj", "obj", "punct"],
    "entity": ["O", "B-PERSON", "I-PERSON"],
    "claim": ["ASSAULT"],
    "certainty": ["CT", "PS"],
    "modality": ["actual", "future"],
}
# "Adan", "attacked", "rebels", ".": part of speech, head (from 1), relation, name
SAYS = {
    "Adan": (0, 2, 1, 1),
    "attacked": (1, 0, 0, 0),
    "rebels": (2, 2, 2, 0),
    ".": (3, 2, 3, 0),
}


class Parrot:
    """A model that knows four words, and reads them as one window."""

    labels = LABELS

    def run(self, words: Words, keep: Callable[[Window, dict[str, Any]], T]) -> list[T]:
        """Return what is kept of what it knows of the words."""
        count = len(words.forms)
        rows = [SAYS[form] for form in words.forms]
        starts = [i for i in range(count) if i == 0 or words.forms[i - 1] == "."]
        begin = [max(s for s in starts if s <= i) for i in range(count)]
        heads = [b + h if h else 0 for (_, h, _, _), b in zip(rows, begin, strict=True)]
        empty = np.zeros(0, dtype=np.int64)
        claim = np.array([[0.9] if f == "attacked" else [0.0] for f in words.forms])
        outputs = {
            "start": np.isin(np.arange(count), starts),
            "head": np.array(heads),
            "arc": np.zeros((count, count + 1)),
            "rel": _hot([row[2] for row in rows], 4),
            "upos": np.array([row[0] for row in rows]),
            "xpos": np.array([row[0] for row in rows]),
            "entity": _hot([row[3] for row in rows], 3),
            "attribution": _hot([1, 3, 5, 0] * (count // 4), 7),
            "link": np.log(np.eye(count) * 0.1 + 0.01),
            "factuality": np.full(count, 3.0),
            "claim": claim,
            "role": np.zeros((count, count, 2)),
            "certainty": _hot([0] * count, 2),
            "modality": _hot([0] * count, 2),
            "polarity": _hot([0] * count, 2),
        }
        return [keep(Window(0, count, empty, empty, empty, empty), outputs)]


def _hot(choices: list[int], width: int) -> npt.NDArray[np.float64]:
    return np.eye(width)[choices] * 9.0


def _annotated(text: str) -> tuple[list[tuple[str, str, str, str]], Annotation, Any]:
    doc = annotate(Document.of(text, label="d"), cast("Model", Parrot()))
    rows = [(t.text, t.pos_, t.dep_, t.head.text) for t in doc]
    return rows, doc.user_data[KEY], doc


def test_words_get_tags_trees_and_names() -> None:
    """Each word gets its part of speech, head, relation, lemma and name."""
    rows, _, doc = _annotated("Adan attacked rebels.")
    assert rows == [
        ("Adan", "PROPN", "nsubj", "attacked"),
        ("attacked", "VERB", "root", "attacked"),
        ("rebels", "NOUN", "obj", "attacked"),
        (".", "PUNCT", "punct", "attacked"),
    ]
    assert [t.lemma_ for t in doc] == ["Adan", "attack", "rebel", "."]
    assert [(e.text, e.label_) for e in doc.ents] == [("Adan", "PERSON")]


def test_white_space_is_kept_and_counted() -> None:
    """The text stays as it is, and findings count its white space as words."""
    text = "  Adan attacked rebels.\n\nAdan  attacked rebels. "
    rows, annotation, doc = _annotated(text)
    assert doc.text == text
    assert [row for row in rows if row[1] == "SPACE"] == [
        ("  ", "SPACE", "dep", "Adan"),
        ("\n\n", "SPACE", "dep", "."),
        (" ", "SPACE", "dep", "Adan"),
    ]
    assert len(list(doc.sents)) == 2
    assert annotation.attributions == (
        AttributedWords(source=(1,), cue=(2,), content=(3,)),
        AttributedWords(source=(6,), cue=(8,), content=(9,)),
    )
    assert [trigger.words for trigger in annotation.triggers] == [(2,), (8,)]
    assert annotation.factuality[:3] == (0.0, 3.0, 3.0)


def test_nothing_but_white_space() -> None:
    """A text without a word is annotated without the model."""
    rows, annotation, doc = _annotated(" \n ")
    assert [row[1] for row in rows] == [""] * len(doc)
    assert annotation == Annotation(factuality=(0.0,) * len(doc))


def test_lemmas() -> None:
    """Names keep their form, and contracted auxiliaries have their full one."""
    assert lemma_of("Rebels", "PROPN", "NNPS") == "Rebels"
    assert lemma_of("fled", "VERB", "VBD") == "flee"
    assert lemma_of("'ll", "AUX", "MD") == "will"
    assert lemma_of("wo", "AUX", "MD") == "will"
    assert lemma_of("Zürcher", "NOUN", "NN") == "zürcher"
