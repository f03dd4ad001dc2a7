"""Cut a document's words into windows that the reader model can take whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt
    from tokenizers import Tokenizer

    Integers = npt.NDArray[np.int64]

LIMIT = 192
"""Pieces in a window, its two marks included; the model was trained on as many."""
PIECES_A_WORD = 12
"""A longer word keeps its first pieces: it costs no more than a dozen words."""

GLUED, SPACE, LINE, PARAGRAPH = range(4)
LOWER, TITLE, UPPER, MIXED, DIGIT, OTHER = range(6)

_ENDS = frozenset(".!?")
_CLOSERS = frozenset("\"'”’)]")
_ABBREVIATIONS = frozenset(
    "mr. mrs. ms. dr. gen. col. lt. sgt. capt. rep. sen. gov. st. no. vs. prof. rev. "
    "jr. sr. u.s. u.n. u.k. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. "
    "dec. i.e. e.g. maj. adm. hon. pres.".split()
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text with what the model sees of each besides its letters."""

    forms: tuple[str, ...]
    layout: tuple[int, ...]
    """White space before each word: GLUED, SPACE, LINE or PARAGRAPH."""


class Window(NamedTuple):
    """A stretch of words, ``[start, end)``, in the model's input form."""

    start: int
    end: int
    pieces: Integers
    """Word-piece ids, with the opening and the closing mark."""
    case: Integers
    layout: Integers
    first: Integers
    """Index of each word's first piece."""


def layout_of(gap: str) -> int:
    """Say what kind of white space stands before a word."""
    lines = (
        gap.count("\n") + gap.count("\u2029") + (gap.count("\r") and "\n" not in gap)
    )
    if lines > 1:
        return PARAGRAPH
    return LINE if lines else SPACE if gap else GLUED


def case_of(form: str) -> int:
    """Say how a word is written; the encoder's vocabulary is lower case only."""
    if form.islower():
        return LOWER
    if form.istitle():
        return TITLE
    if form.isupper():
        return UPPER
    if form.isalpha():
        return MIXED
    return DIGIT if form[:1].isdigit() else OTHER


def windows(words: Words, tokenizer: Tokenizer, limit: int = LIMIT) -> Iterator[Window]:
    """Yield windows that cover all words, broken between sentences where they can be.

    Args:
        words: The words of one text.
        tokenizer: The encoder's word-piece tokenizer.
        limit: The most pieces of a window, marks included.
    """
    pieces = [ids[:PIECES_A_WORD] for ids in word_pieces(words.forms, tokenizer)]
    for start, end in _ranges(words, [len(ids) for ids in pieces], limit - 2):
        yield window(words, pieces, tokenizer, start, end)


def word_pieces(forms: Sequence[str], tokenizer: Tokenizer) -> list[list[int]]:
    """Return the word-piece ids of each word, at least one a word."""
    unknown = tokenizer.token_to_id("[UNK]") or 0
    clipped = [form[:200] for form in forms]
    return [
        encoding.ids or [unknown]
        for encoding in tokenizer.encode_batch(clipped, add_special_tokens=False)
    ]


def window(
    words: Words,
    pieces: Sequence[Sequence[int]],
    tokenizer: Tokenizer,
    start: int,
    end: int,
) -> Window:
    """Return the words ``[start, end)`` in the model's input form."""
    counts = [len(ids) for ids in pieces[start:end]]
    case = np.repeat([case_of(form) for form in words.forms[start:end]], counts)
    layout = np.repeat(words.layout[start:end], counts)
    flat = [i for ids in pieces[start:end] for i in ids]
    opening, closing = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    return Window(
        start,
        end,
        np.array([opening, *flat, closing], dtype=np.int64),
        np.array([OTHER, *case, OTHER], dtype=np.int64),
        np.array([PARAGRAPH, *layout, PARAGRAPH], dtype=np.int64),
        np.cumsum([1, *counts[:-1]], dtype=np.int64),
    )


def _ranges(
    words: Words, counts: Sequence[int], limit: int
) -> Iterator[tuple[int, int]]:
    """Yield word ranges of at most `limit` pieces, whole sentences if possible."""
    start = size = 0
    safe = 0
    for i, count in enumerate(counts):
        if i > start and _may_break(words, i):
            safe = i
        if size + count > limit:
            cut = safe if safe > start else i
            yield start, cut
            start, size = cut, sum(counts[cut:i])
        size += count
    if counts:
        yield start, len(counts)


def _may_break(words: Words, i: int) -> bool:
    """Say whether a sentence surely begins at word `i`."""
    if words.layout[i] == PARAGRAPH:
        return True
    if words.layout[i] == GLUED or not words.forms[i][:1].isupper():
        return words.layout[i] == LINE and words.forms[i - 1][-1:] in _ENDS
    before = words.forms[i - 1]
    if before in _CLOSERS and i > 1:
        before = words.forms[i - 2]
    return before[-1:] in _ENDS and not _abbreviates(before)


def _abbreviates(form: str) -> bool:
    return form.lower() in _ABBREVIATIONS or (len(form) == 2 and form[0].isupper())  # noqa: PLR2004  an initial
