"""The scores of coreference, against values worked out by hand."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.chain_scores import (
    MEASURES,
    Counts,
    best_pairing,
    conll_f1,
    count_b_cubed,
    count_ceaf,
    count_chains,
    count_muc,
)

GOLD = [frozenset("abcde"), frozenset("fg"), frozenset("hij")]
READ = [frozenset("abcde"), frozenset("fghij")]
"""Two of three chains run together."""


def test_muc_counts_links() -> None:
    """Every link of gold is there, 7 of 7; one of 8 that were read is too many."""
    counts = count_muc(GOLD, READ)

    assert (counts.recalled, counts.gold) == (7, 7)
    assert (counts.precise, counts.predicted) == (7, 8)


def test_muc_takes_a_mention_that_was_not_read_as_a_part() -> None:
    """A chain of three of which two were read joined has one link of two."""
    counts = count_muc([frozenset("abc")], [frozenset("ab")])

    assert (counts.recalled, counts.gold) == (1, 2)


def test_b_cubed_weighs_each_mention_by_its_chain() -> None:
    """Recall is whole; the five run together are right by 2/5 and 3/5."""
    counts = count_b_cubed(GOLD, READ)

    assert counts.recalled == counts.gold == 10
    assert counts.precise == pytest.approx(5 + (4 + 9) / 5)
    assert counts.predicted == 10


def test_ceaf_pairs_each_chain_once() -> None:
    """The first pairs with itself, the run-together with the longer of the two."""
    counts = count_ceaf(GOLD, READ)

    assert counts.recalled == pytest.approx(1 + 2 * 3 / 8)
    assert (counts.gold, counts.predicted) == (3, 2)


def test_equal_chains_are_right_and_strange_ones_wrong() -> None:
    """The mean is 1 for what is the same, 0 where nothing is shared or read."""
    assert conll_f1(count_chains(GOLD, GOLD)) == pytest.approx(1)
    assert conll_f1(count_chains(GOLD, [frozenset("xy")])) == 0
    assert conll_f1(count_chains(GOLD, [])) == 0


def test_counts_of_documents_add_up() -> None:
    """Two documents are scored by the sums of their counts."""
    one, two = Counts(1, 2, 1, 4), Counts(3, 4, 3, 4)

    assert one + two == Counts(4, 6, 4, 8)
    assert (one + two).f1 == pytest.approx(2 * (4 / 6) * 0.5 / (4 / 6 + 0.5))


def test_a_mention_is_in_one_chain_only() -> None:
    """A mention in two chains of a side, or a chain of none, is a mistake."""
    with pytest.raises(ValueError, match="two chains"):
        count_chains([frozenset("ab"), frozenset("bc")], [])
    with pytest.raises(ValueError, match="without any"):
        count_chains([], [frozenset()])


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 9), min_size=width, max_size=width),
            min_size=1,
            max_size=4,
        )
    )
)
def test_pairing_is_the_best_of_all(worth: list[list[int]]) -> None:
    """No other pairing of rows and columns is worth more."""
    rows, columns = len(worth), len(worth[0])
    few, many = sorted((rows, columns))
    every = (
        sum(
            worth[i][j] if rows <= columns else worth[j][i]
            for i, j in zip(range(few), p, strict=True)
        )
        for p in itertools.permutations(range(many), few)
    )

    assert best_pairing(worth) == pytest.approx(max(every))


@given(st.lists(st.integers(0, 3), min_size=2, max_size=12))
def test_scores_are_between_nothing_and_all(labels: list[int]) -> None:
    """Any chains against one great chain score above 0 and at most 1."""
    chains = [
        frozenset(i for i, label in enumerate(labels) if label == kind)
        for kind in set(labels)
    ]
    found = count_chains([frozenset(range(len(labels)))], chains)

    assert all(0 <= found[name].f1 <= 1 for name in MEASURES)
