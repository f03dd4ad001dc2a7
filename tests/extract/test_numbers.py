"""Numbers: counts of people at a claim, with their bounds."""

from __future__ import annotations

import pytest

from onrecord.extract.clauses import Clauses
from onrecord.extract.numbers import numbers_at
from tests.extract.parses import parsed


@pytest.mark.parametrize(
    ("count", "low", "best", "high"),
    [
        ("12", 12, 12, 12),
        ("1,500", 1500, 1500, 1500),
        ("seven", 7, 7, 7),
        ("million", 1e6, 1e6, 1e6),
        ("2016-17", None, None, None),
    ],
)
def test_counts_as_words_and_figures(
    count: str, low: float | None, best: float | None, high: float | None
) -> None:
    """A count may be a figure or a word; what is neither is no count."""
    doc = parsed(f"""
    1 Police police NOUN NNS 2 nsubj
    2 arrested arrest VERB VBD 0 root
    3 {count} {count} NUM CD 4 nummod
    4 men man NOUN NNS 2 obj
    """)
    found = numbers_at(1, Clauses(doc))
    assert [(n.what, n.low, n.best, n.high) for n in found] == (
        [] if best is None else [("arrested", low, best, high)]
    )


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("at least", 24, None), ("more than", 24, None), ("up to", None, 24)],
)
def test_bounds_and_multiples(words: str, low: float, high: float) -> None:
    """Two dozen is one number, and "at least" leaves it open upward."""
    one, two = words.split()
    doc = parsed(f"""
    1 Rebels rebel NOUN NNS 2 nsubj
    2 killed kill VERB VBD 0 root
    3 {one} {one} ADV RB 6 advmod
    4 {two} {two} ADV RB 3 fixed
    5 two two NUM CD 6 compound
    6 dozen dozen NUM CD 7 nummod
    7 men man NOUN NNS 2 obj
    """)
    (found,) = numbers_at(1, Clauses(doc))
    assert (found.low, found.best, found.high) == (low, 24, high)
    assert found.span.words(doc.text) == "two dozen"


def test_other_deeds_have_no_counts() -> None:
    """Only deeds whose victims are counted have numbers."""
    doc = parsed("""
    1 Envoys envoy NOUN NNS 2 nsubj
    2 praised praise VERB VBD 0 root
    3 12 12 NUM CD 4 nummod
    4 men man NOUN NNS 2 obj
    """)
    assert numbers_at(1, Clauses(doc)) == ()
