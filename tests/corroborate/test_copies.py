"""What two texts share, and what they are to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.corroborate.copies import compare
from onrecord.corroborate.fingerprints import fingerprints_of, words_of
from tests.corroborate.texts import OTHER, PARAGRAPH, WIRE

if TYPE_CHECKING:
    from onrecord.corroborate.copies import Pair


def compared(text: str, other: str) -> Pair | None:
    """Compare two texts, all that they share taken for evidence."""
    words, others = words_of(text), words_of(other)
    evidence = set(fingerprints_of(words)[0].tolist())
    return compare(("a", "b"), words, others, evidence)


def test_same_quotation_is_no_copy() -> None:
    """Two texts that quote one man share a source, and neither is a copy."""
    assert compared(WIRE, OTHER) is None


def test_embedded_paragraph() -> None:
    """A paragraph inside a longer piece is found, with where it stands in both."""
    host = f"{OTHER}\n\n{PARAGRAPH}"
    pair = compared(host, WIRE)

    assert pair is not None
    assert [passage.span.words(host) for passage in pair.passages] == [
        PARAGRAPH.rstrip(".")
    ]
    assert pair.passages[0].other.start == 0
    assert pair.passages[0].own == len(PARAGRAPH.split())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Tuesday", "Wednesday"),
        ("Forty barges", "Some fifty-two barges"),
        ("a spokesman for the authority said", "the authority announced"),
    ],
)
def test_edits_do_not_part_a_passage(old: str, new: str) -> None:
    """Changed numbers, days and clauses stay within one passage."""
    pair = compared(WIRE, WIRE.replace(old, new))

    assert pair is not None
    assert pair.kind == "edited"
    assert len(pair.passages) == 1
    assert 0.8 < pair.share < 1


def test_house_words_are_no_evidence() -> None:
    """What is shared only by boilerplate, which gives no evidence, is not shared."""
    words = words_of(WIRE)

    assert compare(("a", "b"), words, words, set()) is None


@pytest.mark.parametrize("text", ["", "a", "Four words are few."])
def test_short_texts(text: str) -> None:
    """Texts of a few words share nothing that counts, and break nothing."""
    assert compared(text, text) is None
    assert compared(text, WIRE) is None
