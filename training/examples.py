"""Examples: windows of words in the model's input form, with labels for some heads."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from onrecord.read.tokens import tokenize
from onrecord.read.windows import Words, layout_of, windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import numpy.typing as npt
    from tokenizers import Tokenizer

    from onrecord.read.windows import Window

    Labels = npt.NDArray[np.int64]

UNKNOWN = -100
"""The label of a word that a corpus says nothing about."""


@dataclass(frozen=True, slots=True)
class Example:
    """One window and what a corpus says about its words.

    ``labels`` maps a head to one number a word (UNKNOWN where nothing is known);
    ``role`` labels are ``[n, n, 2]``: trigger word, argument word, actor or recipient.
    """

    corpus: str
    window: Window
    labels: Mapping[str, npt.NDArray[np.generic]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Text:
    """A text as the reader splits it: words with character offsets."""

    words: Words
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Text:
        """Split a text the way the reader does."""
        tokens = [token for token in tokenize(text) if not token.is_space]
        ends = [0, *(token.idx + len(token) for token in tokens)]
        gaps = [text[end : token.idx] for end, token in zip(ends, tokens, strict=False)]
        layout = tuple(layout_of(gap) for gap in gaps)
        forms = tuple(token.text for token in tokens)
        starts = tuple(token.idx for token in tokens)
        return cls(Words(forms, (3, *layout[1:])), starts, tuple(ends[1:]))

    def inside(self, start: int, end: int) -> list[int]:
        """Return the words that overlap the characters ``[start, end)``."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        last = int(np.searchsorted(self.starts, end, side="left"))
        return list(range(first, last))


def cut(
    corpus: str,
    words: Words,
    labels: Mapping[str, npt.NDArray[np.generic]],
    tokenizer: Tokenizer,
) -> Iterator[Example]:
    """Yield a text's windows, each with its part of the labels.

    Labels that point at words (``arc``, ``link``) are counted from the window's
    start; those that point outside it become UNKNOWN.
    """
    for window in windows(words, tokenizer):
        here = slice(window.start, window.end)
        part: dict[str, npt.NDArray[np.generic]] = {}
        for head, values in labels.items():
            if head == "role":
                part[head] = values[here, here]
            elif head in {"arc", "link"}:
                part[head] = _shift(values[here], window)
            else:
                part[head] = values[here]
        yield Example(corpus, window, part)


def _shift(values: npt.NDArray[np.generic], window: Window) -> Labels:
    shifted = np.asarray(values, dtype=np.int64)
    inside = (shifted >= window.start) & (shifted < window.end)
    root = shifted == -1
    return np.where(inside, shifted - window.start, np.where(root, -1, UNKNOWN))


def tags(
    count: int, spans: Iterable[tuple[list[int], str]], names: tuple[str, ...]
) -> Labels:
    """Return BIO tags: 0 outside, 2k+1 begin and 2k+2 inside the name k."""
    found = np.zeros(count, dtype=np.int64)
    for indices, name in spans:
        kind = names.index(name)
        for position, i in enumerate(indices):
            begins = position == 0 or indices[position - 1] != i - 1
            found[i] = 2 * kind + (1 if begins else 2)
    return found


def for_development(name: str) -> bool:
    """Say whether a corpus without a dev part keeps this id for development."""
    return hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()[0] in "01"
