"""A text of any length is cut into windows that fit and lose no word."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.read.model import WEIGHTS
from onrecord.read.windows import (
    LIMIT,
    PARAGRAPH,
    PIECES_A_WORD,
    SPACE,
    Words,
    layout_of,
    windows,
)


@cache
def tokenizer() -> Tokenizer:
    """Return the shipped tokenizer."""
    found = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


@given(
    st.lists(st.sampled_from(["Iran", ".", "said", "The", "missiles"]), max_size=900)
)
def test_windows_cover_every_word_once(forms: list[str]) -> None:
    """Windows follow on each other, and none is longer than the model takes."""
    words = Words(tuple(forms), (SPACE,) * len(forms))
    found = list(windows(words, tokenizer()))

    assert [i for w in found for i in range(w.start, w.end)] == list(range(len(forms)))
    assert all(len(w.pieces) <= LIMIT for w in found)
    assert all(len(w.first) == w.end - w.start for w in found)


def test_windows_break_between_sentences() -> None:
    """A window ends where a sentence does, not in the middle of the next."""
    sentence = ("Rebels", "left", "the", "town", ".")
    found = list(windows(Words(sentence * 80, (SPACE,) * 400), tokenizer()))

    assert len(found) > 1
    assert all(w.end % 5 == 0 for w in found)


def test_a_word_of_ten_thousand_letters_is_a_few_pieces() -> None:
    """One endless word costs no more than a dozen."""
    (found,) = windows(Words(("a" * 10_000,), (PARAGRAPH,)), tokenizer())

    assert len(found.pieces) <= PIECES_A_WORD + 2


@pytest.mark.parametrize(
    ("gap", "kind"), [("", 0), (" ", 1), ("\n", 2), ("\r\n", 2), (" \n\n ", 3)]
)
def test_layout(gap: str, kind: int) -> None:
    """Line breaks and blank lines are told apart."""
    assert layout_of(gap) == kind
