r"""Parsed documents for tests, from tables in the manner of CoNLL-U.

A line is a word: ``ID FORM LEMMA UPOS XPOS HEAD DEPREL [MISC]``, parted by blanks, or
all ten columns of CoNLL-U, parted by tabs. MISC may hold ``SpaceAfter=No`` and
``Entity=B-STATE`` (or ``I-``), joined by "|"; ``SpacesAfter=\n\n`` stands for line
ends. An empty line ends a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from spacy.lang.en import English
from spacy.tokens import Doc

from onrecord.model.annotation import KEY, Annotation

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL = 10
VOCAB = English().vocab


class Word(NamedTuple):
    """One line of a table."""

    number: int
    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str
    misc: frozenset[str]


def parsed(conllu: str, annotation: Annotation | None = None) -> Doc:
    """Return the document that a table describes, annotated with nothing else."""
    words: list[Word] = []
    heads: list[int] = []
    for sentence in _sentences(conllu):
        base = len(words)
        at = [i for i, word in enumerate(sentence, start=base) if word.number]
        for i, word in enumerate(sentence, start=base):
            heads.append(at[(word.head or word.number) - 1] if word.number else i - 1)
        words += sentence
    if not words:
        return Doc(VOCAB)
    doc = Doc(
        VOCAB,
        words=[w.form for w in words],
        spaces=[_blank_after(w) for w in words[:-1]] + [False],
        heads=heads,
        deps=[w.relation for w in words],
        tags=[w.xpos for w in words],
        pos=[w.upos for w in words],
        lemmas=[w.lemma for w in words],
        ents=[_entity(w) for w in words],
    )
    doc.user_data[KEY] = annotation or Annotation(factuality=(0.0,) * len(doc))
    return doc


def _sentences(conllu: str) -> Iterator[list[Word]]:
    """Yield the words of each sentence; line ends are words with the number 0."""
    for block in re.split(r"\n\s*\n", conllu):
        words = []
        for line in block.splitlines():
            if line.strip() and not line.lstrip().startswith("#"):
                word = _word(line)
                words += [word, *([_space(word)] if _spaces(word) else [])]
        if words:
            yield words


def _spaces(word: Word) -> str:
    """Return the line ends after a word, which are a token of their own."""
    found = [m.removeprefix("SpacesAfter=") for m in word.misc if "SpacesAfter" in m]
    return found[0].replace("\\n", "\n") if found else ""


def _space(word: Word) -> Word:
    text = _spaces(word)
    return Word(0, text, text, "SPACE", "_SP", 0, "dep", frozenset({"SpaceAfter=No"}))


def _blank_after(word: Word) -> bool:
    return not _spaces(word) and "SpaceAfter=No" not in word.misc


def _word(line: str) -> Word:
    cells = line.strip().split("\t") if "\t" in line.strip() else line.split()
    if len(cells) == FULL:
        cells = [*cells[:5], *cells[6:8], cells[9]]
    number, form, lemma, upos, xpos, head, relation, *rest = cells
    misc = frozenset(rest[0].split("|")) if rest else frozenset()
    return Word(int(number), form, lemma, upos, xpos, int(head), relation, misc)


def _entity(word: Word) -> str:
    found = [m.removeprefix("Entity=") for m in word.misc if m.startswith("Entity=")]
    return found[0] if found else "O"
