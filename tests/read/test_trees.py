"""Heads picked word by word become the best tree with one root."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from onrecord.read.trees import is_tree, tree

if TYPE_CHECKING:
    import numpy.typing as npt


def best_by_trial(scores: npt.NDArray[np.float32]) -> float:
    """Return the highest total of all trees with one root."""
    words = range(len(scores))
    totals = [
        float(sum(scores[i, heads[i]] for i in words))
        for heads in product(range(len(scores) + 1), repeat=len(scores))
        if is_tree(np.array(heads)) and all(heads[i] != i + 1 for i in words)
    ]
    return max(totals)


@given(
    st.integers(1, 4).flatmap(
        lambda n: arrays(np.float32, (n, n + 1), elements=st.integers(-9, 9))
    )
)
def test_the_best_tree_is_found(scores: npt.NDArray[np.float32]) -> None:
    """No tree with one root scores higher than the one returned."""
    barred = scores.copy()
    barred[np.arange(len(scores)), np.arange(1, len(scores) + 1)] = -1e4
    heads = tree(barred, barred.argmax(1))

    total = float(sum(barred[i, heads[i]] for i in range(len(scores))))

    assert is_tree(heads)
    assert total == best_by_trial(barred)


def test_heads_that_form_a_tree_stay() -> None:
    """What is a tree already is not looked at again."""
    heads = np.array([2, 0, 2])

    assert tree(np.zeros((3, 4), dtype=np.float32), heads) is heads
