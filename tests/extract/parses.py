"""Parsed documents for tests, from tables in the manner of CoNLL-U.

A line is a word: ``ID FORM LEMMA UPOS XPOS HEAD DEPREL [MISC]``, parted by blanks, or
all ten columns of CoNLL-U, parted by tabs. MISC may hold ``SpaceAfter=No`` and
``Entity=B-STATE`` (or ``I-``), joined by "|". An empty line ends a sentence.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.lang.en import English
from spacy.tokens import Doc

from onrecord.model.annotation import KEY, Annotation

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
    sentences: list[list[Word]] = [[]]
    for line in conllu.splitlines():
        if not line.strip():
            sentences.append([])
        elif not line.lstrip().startswith("#"):
            sentences[-1].append(_word(line))
    words: list[Word] = []
    heads: list[int] = []
    starts: list[bool] = []
    for sentence in filter(None, sentences):
        base = len(words)
        heads += [base + (w.head or w.number) - 1 for w in sentence]
        starts += [w.number == 1 for w in sentence]
        words += sentence
    if not words:
        return Doc(VOCAB)
    doc = Doc(
        VOCAB,
        words=[w.form for w in words],
        spaces=["SpaceAfter=No" not in w.misc for w in words[:-1]] + [False],
        heads=heads,
        deps=[w.relation for w in words],
        tags=[w.xpos for w in words],
        pos=[w.upos for w in words],
        lemmas=[w.lemma for w in words],
        ents=[_entity(w) for w in words],
    )
    doc.user_data[KEY] = annotation or Annotation(factuality=(0.0,) * len(doc))
    return doc


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
