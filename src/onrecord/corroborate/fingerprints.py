"""Turn a text into words, shingles and the few shingles that stand for it.

A fingerprint is the lowest hash in a window of shingles (winnowing, after Schleimer,
Wilkerson and Aiken, 2003): MinHash taken again and again along the text. One signature
for a whole text would not see a paragraph inside a longer piece.

Words in quotation marks have no fingerprint: two papers that quote the same minister
share a source, and neither has copied the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHINGLE: Final = 5
"""Words of a shingle: four in a row are common by chance, six miss light edits."""
WINDOW: Final = 8
"""Shingles, the lowest of which is kept: any 12 words in a row leave a fingerprint."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED: Final = re.compile(r"“[^”\n]*(?:”|(?=\n)|$)|\"[^\"\n]*(?:\"|(?=\n)|$)")
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX: Final = np.uint64(0xFF51AFD7ED558CCD)
_SHIFT: Final = np.uint64(33)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text, with where they stand; all arrays are equally long."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    hashes: NDArray[np.uint64]
    """Equal words, whatever their case, have equal hashes."""
    quoted: NDArray[np.bool_]
    """Whether a word stands in quotation marks."""

    def __len__(self) -> int:
        return len(self.starts)


def words_of(text: str) -> Words:
    """Return the words of a text; a paragraph that opens a quotation ends it too."""
    found = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    bounds = np.array(found, dtype=np.int64).reshape(-1, 2)
    hashes = [_word_hash(text[start:end].casefold()) for start, end in found]
    quoted = np.zeros(len(found), dtype=np.bool_)
    for match in _QUOTED.finditer(text):
        first, last = np.searchsorted(bounds[:, 0], match.span())
        quoted[first:last] = True
    return Words(bounds[:, 0], bounds[:, 1], np.array(hashes, dtype=np.uint64), quoted)


def shingles_of(words: Words) -> NDArray[np.uint64]:
    """Return the hash of each run of five words, by the position of its first."""
    count = max(0, len(words) - SHINGLE + 1)
    mixed = np.zeros(count, dtype=np.uint64)
    for offset in range(SHINGLE):
        mixed = mixed * _FACTOR + words.hashes[offset : offset + count]
    mixed ^= mixed >> _SHIFT
    mixed *= _MIX
    return mixed ^ (mixed >> _SHIFT)


def fingerprints_of(words: Words) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the fingerprints of a text and the positions of their first words.

    Returns:
        Hashes as signed numbers, which all databases have, and positions, in order.
    """
    shingles = shingles_of(words)
    if not len(shingles):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    views = np.lib.stride_tricks.sliding_window_view(words.quoted, SHINGLE)
    spoken = np.asarray(views.any(axis=1), dtype=np.bool_)
    ranked = np.where(spoken, np.uint64(2**64 - 1), shingles)
    width = min(WINDOW, len(ranked))
    windows = np.lib.stride_tricks.sliding_window_view(ranked, width)
    lowest = np.unique(windows.argmin(axis=1) + np.arange(len(windows)))
    kept = lowest[~spoken[lowest]]
    return shingles[kept].view(np.int64), kept.astype(np.int64)


@lru_cache(maxsize=200_000)
def _word_hash(word: str) -> int:
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")
