"""UD English EWT and GUM: tags, trees, sentence starts, and GUM's named mentions."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from onrecord.read.windows import (
    GLUED,
    LIMIT,
    LINE,
    PARAGRAPH,
    SPACE,
    Words,
    word_pieces,
)
from training.examples import UNKNOWN, cut, tags
from training.labels import ENTITIES, RELATIONS, UPOS, XPOS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tokenizers import Tokenizer

    from training.examples import Example

GUM_TYPES = {"person": "PERSON", "organization": "ORGANIZATION", "event": "EVENT"}


class Sentence:
    """One sentence of a treebank: rows of ten columns, and what stands before it."""

    def __init__(self, rows: list[list[str]], *, opens: bool, glued: set[int]) -> None:
        self.rows = rows
        self.opens_paragraph = opens
        self.glued = glued
        """Words with no white space before them."""


def sentences(path: Path) -> Iterator[Sentence]:
    """Yield a CoNLL-U file's sentences; words of a contraction are glued together."""
    rows: list[list[str]] = []
    glued: set[int] = set()
    opens, inside, tight, after = True, 0, False, False
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(("# newdoc", "# newpar")):
            opens = True
        elif not line:
            yield Sentence(rows, opens=opens, glued=glued)
            rows, glued, opens, after = [], set(), False, False
        elif line[0] != "#":
            cells = line.split("\t")
            if "-" in cells[0]:
                first, last = map(int, cells[0].split("-"))
                inside, tight = last - first + 1, "SpaceAfter=No" in cells[9]
            elif "." not in cells[0]:
                if after:
                    glued.add(len(rows))
                rows.append(cells)
                inside = max(0, inside - 1)
                last_part = inside == 0
                after = not last_part or "SpaceAfter=No" in cells[9] or tight
                tight = tight and not last_part


def treebank(
    path: Path,
    tokenizer: Tokenizer,
    *,
    names: bool,
    states: frozenset[str],
    limit: int = LIMIT,
) -> Iterator[Example]:
    """Yield windows of whole sentences, in the order of the file.

    Short windows teach the reader to parse a sentence that stands alone.

    Args:
        path: A CoNLL-U file.
        tokenizer: The encoder's word-piece tokenizer.
        names: Whether ``Entity=`` marks mentions (GUM).
        states: Names of states, to tell STATE from PLACE.
        limit: Pieces of a window, marks included; windows under ``LIMIT`` are of the
            corpus "ud_short", and a longer sentence is one window.
    """
    corpus = "ud" if limit == LIMIT else "ud_short"
    pick = random.Random(path.name)  # noqa: S311
    held: list[Sentence] = []
    size = 0
    for sentence in sentences(path):
        count = sum(map(len, word_pieces([row[1] for row in sentence.rows], tokenizer)))
        if count > LIMIT - 2:
            continue
        if held and size + count > limit - 2:
            for each in _example(held, tokenizer, pick, names=names, states=states):
                yield replace(each, corpus=corpus)
            held, size = [], 0
        held.append(sentence)
        size += count
    for each in _example(held, tokenizer, pick, names=names, states=states):
        yield replace(each, corpus=corpus)


def _example(
    held: list[Sentence],
    tokenizer: Tokenizer,
    pick: random.Random,
    *,
    names: bool,
    states: frozenset[str],
) -> Iterator[Example]:
    forms: list[str] = []
    layout: list[int] = []
    columns: dict[str, list[int]] = {
        k: [] for k in ("upos", "xpos", "start", "arc", "rel")
    }
    spans: list[tuple[list[int], str]] = []
    # Newspapers end paragraphs with one line break as often as with two, and mail
    # breaks lines inside sentences: show the model all three.
    paragraph = pick.choice((PARAGRAPH, LINE))
    wrapped = pick.random() < 0.15  # noqa: PLR2004
    for sentence in held:
        base = len(forms)
        for i, row in enumerate(sentence.rows):
            gap = LINE if wrapped and pick.random() < 0.08 else SPACE  # noqa: PLR2004
            if i == 0 and sentence.opens_paragraph:
                gap = paragraph
            layout.append(GLUED if i in sentence.glued else gap)
            head = int(row[6])
            forms.append(row[1])
            columns["upos"].append(_number(UPOS, row[3]))
            columns["xpos"].append(_number(XPOS, row[4]))
            columns["start"].append(int(i == 0))
            columns["arc"].append(base + head - 1 if head else -1)
            columns["rel"].append(_number(RELATIONS, row[7]))
        if names:
            spans += [([base + i for i in at], k) for at, k in _named(sentence, states)]
    labels = {k: np.array(v, dtype=np.int64) for k, v in columns.items()}
    if names:
        labels["entity_gum"] = tags(len(forms), spans, ENTITIES)
    yield from cut("ud", Words(tuple(forms), tuple(layout)), labels, tokenizer)


def _number(names: tuple[str, ...], label: str) -> int:
    return names.index(label) if label in names else UNKNOWN


_ENTITY = re.compile(
    r"\((?P<opens>\d+)-(?P<type>[a-z]+)[^()]*(?P<short>\))?|(?P<closes>\d+)\)"
)


def _named(
    sentence: Sentence, states: frozenset[str]
) -> Iterator[tuple[list[int], str]]:
    """Yield the words and the type of each named mention, without article."""
    taken: set[int] = set()
    for start, end, kind in sorted(_mentions(sentence), key=lambda m: m[1] - m[0]):
        tags_here = [row[4] for row in sentence.rows]
        proper = [i for i in range(start, end) if tags_here[i] in {"NNP", "NNPS"}]
        if not proper:
            continue
        heads = {int(row[6]) - 1 for row in sentence.rows[start:end]}
        top = [
            i
            for i in range(start, end)
            if not start <= int(sentence.rows[i][6]) - 1 < end and i in heads | {i}
        ]
        if not top or top[0] not in proper:
            continue
        low = high = top[0]
        while low - 1 >= start and tags_here[low - 1] in {"NNP", "NNPS", "HYPH"}:
            low -= 1
        while high + 1 < end and (
            tags_here[high + 1] in {"NNP", "NNPS", "CD", "HYPH", "POS"}
            or _bridges(sentence, tags_here, high, end)
        ):
            high += 1
        span = set(range(low, high + 1))
        if span & taken:
            continue
        words = " ".join(sentence.rows[i][1] for i in sorted(span))
        taken |= span
        is_state = kind == "PLACE" and words.lower() in states
        yield sorted(span), "STATE" if is_state else kind


def _bridges(sentence: Sentence, xpos: list[str], at: int, end: int) -> bool:
    """Say whether "of", "for", "and" or "the" joins two parts of one name."""
    word = sentence.rows[at + 1][1]
    rest = xpos[at + 2 : min(end, at + 4)]
    return word in {"of", "for", "&", "the", "de"} and bool({"NNP", "NNPS"} & set(rest))


def _mentions(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Yield the first word, the end and the type of every mention of a type of ours."""
    opened: list[tuple[str, int, str]] = []
    for i, row in enumerate(sentence.rows):
        field = next((f for f in row[9].split("|") if f.startswith("Entity=")), "")
        for found in _ENTITY.finditer(field):
            if found["type"]:
                kind = "PLACE" if found["type"] == "place" else ""
                kind = kind or GUM_TYPES.get(found["type"], "")
                opened.append((found["opens"], i, kind))
            number = found["closes"] or (found["opens"] if found["short"] else None)
            match = next((o for o in reversed(opened) if o[0] == number), None)
            if match:
                opened.remove(match)
                if match[2]:
                    yield match[1], i + 1, match[2]
