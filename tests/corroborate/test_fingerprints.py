"""Words, shingles and fingerprints of a text."""

from __future__ import annotations

from hypothesis import given

from onrecord.corroborate.fingerprints import (
    SHINGLE,
    WINDOW,
    fingerprints_of,
    shingles_of,
    words_of,
)
from tests.corroborate.texts import OTHER, WIRE
from tests.readings import TEXTS


def test_words_know_their_place() -> None:
    """Words are found with their spans, and are equal in any case."""
    text = "The DRIVER's car – the car"
    words = words_of(text)
    pairs = zip(words.starts, words.ends, strict=True)

    assert [text[start:end] for start, end in pairs] == [
        *("The", "DRIVER's", "car", "the", "car"),
    ]
    assert words.hashes[0] == words.hashes[3]
    assert words.hashes[2] == words.hashes[4]
    assert len(set(words.hashes.tolist())) == 3


def test_quotations_are_marked() -> None:
    """What stands in quotation marks is quoted, also where the marks are not closed."""
    words = words_of('He said: "we won". “They lost”\n"A second, open one\nand text')

    assert words.quoted.tolist() == [
        *(False, False, True, True, True, True),
        *(True, True, True, True, False, False),
    ]


def test_quotations_leave_no_fingerprint() -> None:
    """A fingerprint comes from words that the writer has not from a speaker."""
    quotation = f'"{WIRE.split(chr(10))[0]}"'

    assert len(fingerprints_of(words_of(quotation))[0]) == 0
    assert len(fingerprints_of(words_of(quotation.strip('"')))[0]) > 3


def test_any_window_leaves_a_fingerprint() -> None:
    """Twelve words in a row, shared by two texts, cannot go unseen."""
    words = words_of(OTHER.replace('"', ""))
    _, positions = fingerprints_of(words)

    gaps = [b - a for a, b in zip([-1, *positions], positions, strict=False)]
    assert max(gaps) <= WINDOW
    assert len(shingles_of(words)) == len(words) - SHINGLE + 1


@given(TEXTS)
def test_any_text_has_words(text: str) -> None:
    """No text breaks it, and the same text gives the same fingerprints."""
    words = words_of(text)

    assert len(words.starts) == len(words.ends) == len(words.hashes)
    assert (
        fingerprints_of(words)[0].tolist()
        == fingerprints_of(words_of(text))[0].tolist()
    )
