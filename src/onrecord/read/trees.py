"""Make trees of the heads that the model picked word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float32]

ROOT = 0
DEAR = 1e7
"""The head of a sentence's root; words count from 1."""


def tree(scores: Floats, heads: Integers) -> Integers:
    """Return the heads of one sentence as a tree with one root.

    Args:
        scores: ``[n, n + 1]``: the score of each word's head, column 0 the root.
        heads: ``[n]``: the best head of each word, taken as they are if they form a
            tree (96 % of EWT dev's sentences do).

    Returns:
        ``[n]``, 0 for the root; of all trees with one root the one that scores
        highest (Chu & Liu 1965, Edmonds 1967).
    """
    if is_tree(heads):
        return heads
    held = scores.astype(np.float64)
    # Every edge from the root costs more than all others together: one is used.
    held[:, ROOT] -= DEAR
    return _spanning(held)


def parsed(
    scores: Floats, heads: Integers, relations: Floats, root: int
) -> tuple[Integers, Integers]:
    """Return the tree of one sentence: each word's head, itself for the root; relation.

    Args:
        scores: As for ``tree``.
        heads: As for ``tree``.
        relations: ``[n, r]``: the score of each word's relation.
        root: The number of the relation that the root has, and no other word.
    """
    found = tree(scores, heads)
    is_root = found == ROOT
    kinds = relations.copy()
    kinds[is_root, root] = np.inf
    kinds[~is_root, root] = -np.inf
    return np.where(is_root, np.arange(len(found)), found - 1), kinds.argmax(1)


def is_tree(heads: Integers) -> bool:
    """Say whether heads (0 the root) form a tree with exactly one root."""
    if int((heads == ROOT).sum()) != 1:
        return False
    return _cycle(heads) is None


def _cycle(heads: Integers) -> list[int] | None:
    """Return the words (from 1) of one cycle, or nothing."""
    state = np.zeros(len(heads) + 1, dtype=np.int8)
    state[ROOT] = 2
    for begin in range(1, len(heads) + 1):
        path: list[int] = []
        at = begin
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at - 1])
        if state[at] == 1:
            return path[path.index(at) :]
        state[path] = 2
    return None


def _spanning(scores: npt.NDArray[np.float64]) -> Integers:
    """Return the best spanning tree: contract a cycle, solve, open it again."""
    count = len(scores)
    masked = scores.copy()
    masked[np.arange(count), np.arange(1, count + 1)] = -np.inf
    heads: Integers = masked.argmax(1)
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    members = np.array(cycle)
    outer = [i for i in range(1, count + 1) if i not in set(cycle)]
    columns = [ROOT, *outer]
    small, leave, entry = _contracted(masked, heads, members, outer)
    solved = _spanning(small)
    for row, word in enumerate(outer):
        head = int(solved[row])
        heads[word - 1] = leave[row] if head == len(columns) else columns[head]
    head = int(solved[-1])
    heads[entry[head] - 1] = columns[head]
    return heads


def _contracted(
    scores: npt.NDArray[np.float64],
    heads: Integers,
    members: Integers,
    outer: list[int],
) -> tuple[npt.NDArray[np.float64], list[int], list[int]]:
    """Return the problem with a cycle as its last word, and how to open it again.

    The second part is, for each outer word, the cycle's word that would head it; the
    third, for each head, the cycle's word that would be cut off to hang on it.
    """
    columns = [ROOT, *outer]
    kept = scores[members - 1, heads[members - 1]]
    small = np.full((len(outer) + 1, len(outer) + 2), -np.inf)
    leave, entry = [], []
    for row, word in enumerate(outer):
        small[row, : len(columns)] = scores[word - 1, columns]
        from_cycle = scores[word - 1, members]
        small[row, -1] = from_cycle.max()
        leave.append(int(members[from_cycle.argmax()]))
    for column, above in enumerate(columns):
        gain = scores[members - 1, above] - kept
        entry.append(int(members[gain.argmax()]))
        small[-1, column] = gain.max() + kept.sum()
    return small, leave, entry
