"""Score coreference chains as CoNLL does: the mean of MUC, B³ and entity CEAF.

Chains are sets of mentions, each mention in one chain of a side at most; definitions as
in Pradhan and others, "Scoring Coreference Partitions of Predicted Mentions" (2014).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    Chain = AbstractSet[Hashable]


@dataclass(frozen=True, slots=True)
class Counts:
    """What a measure counts: right of gold, gold, right of predicted, predicted."""

    recalled: float = 0.0
    gold: float = 0.0
    precise: float = 0.0
    predicted: float = 0.0

    def __add__(self, other: Counts) -> Counts:
        """Return the counts of two documents together."""
        return Counts(
            self.recalled + other.recalled,
            self.gold + other.gold,
            self.precise + other.precise,
            self.predicted + other.predicted,
        )

    @property
    def f1(self) -> float:
        """Harmonic mean of recall and precision; of nothing, 0."""
        recall = self.recalled / self.gold if self.gold else 0.0
        precision = self.precise / self.predicted if self.predicted else 0.0
        both = recall + precision
        return 2 * recall * precision / both if both else 0.0


def count_muc(gold: Sequence[Chain], predicted: Sequence[Chain]) -> Counts:
    """Count links: those that would join the parts of a chain that are kept apart."""
    return Counts(
        recalled=sum(len(c) - _parts(c, predicted) for c in gold),
        gold=sum(len(c) - 1 for c in gold),
        precise=sum(len(c) - _parts(c, gold) for c in predicted),
        predicted=sum(len(c) - 1 for c in predicted),
    )


def _parts(chain: Chain, others: Iterable[Chain]) -> int:
    """Return into how many pieces the other side cuts a chain; loose ones are one."""
    shared = [len(chain & other) for other in others]
    return sum(1 for n in shared if n) + len(chain) - sum(shared)


def count_b_cubed(gold: Sequence[Chain], predicted: Sequence[Chain]) -> Counts:
    """Count mentions, each by the share of its chain that the other side has, too."""
    return Counts(
        recalled=sum(_overlap(c, predicted) for c in gold),
        gold=sum(len(c) for c in gold),
        precise=sum(_overlap(c, gold) for c in predicted),
        predicted=sum(len(c) for c in predicted),
    )


def _overlap(chain: Chain, others: Iterable[Chain]) -> float:
    return sum(len(chain & other) ** 2 for other in others) / len(chain)


def count_ceaf(gold: Sequence[Chain], predicted: Sequence[Chain]) -> Counts:
    """Count chains, each by how like it is to the one that it is best paired with."""
    alike = [
        [2 * len(one & two) / (len(one) + len(two)) for two in predicted]
        for one in gold
    ]
    best = best_pairing(alike)
    return Counts(best, len(gold), best, len(predicted))


def best_pairing(worth: Sequence[Sequence[float]]) -> float:
    """Return the greatest sum of pairs, each row and each column in one pair at most.

    The Hungarian method with potentials, one row after the other.

    >>> best_pairing([[0.9, 0.8], [0.8, 0.1]])
    1.6
    """
    rows = [list(row) for row in worth if row]
    if not rows:
        return 0.0
    if len(rows) > len(rows[0]):
        rows = [list(column) for column in zip(*rows, strict=True)]
    paired = _paired([[-value for value in row] for row in rows])
    return sum(rows[i][j] for j, i in paired.items())


def _paired(costs: Sequence[Sequence[float]]) -> dict[int, int]:
    """Return for the columns of the cheapest pairing their rows; no more rows."""
    row_price, column_price = [0.0] * len(costs), [0.0] * len(costs[0])
    owner: dict[int, int] = {}
    for row in range(len(costs)):
        before, last = _cheapest_path(row, costs, owner, row_price, column_price)
        while last >= 0:
            owner[last] = owner[before[last]] if before[last] >= 0 else row
            last = before[last]
    return owner


def _cheapest_path(
    row: int,
    costs: Sequence[Sequence[float]],
    owner: dict[int, int],
    row_price: list[float],
    column_price: list[float],
) -> tuple[list[int], int]:
    """Return the way from a row to a free column, by the column before each.

    The prices are changed on the way, so that each pair on it costs nothing.
    """
    size = len(column_price)
    least, before = [_FAR] * size, [-1] * size
    open_ = set(range(size))
    at, last = row, -1
    while True:
        for j in open_:
            cost = costs[at][j] - row_price[at] - column_price[j]
            if cost < least[j]:
                least[j], before[j] = cost, last
        step, last = min((least[j], j) for j in open_)
        row_price[row] += step
        for j in range(size):
            if j in open_:
                least[j] -= step
            else:
                row_price[owner[j]] += step
                column_price[j] -= step
        open_.discard(last)
        if last not in owner:
            return before, last
        at = owner[last]


_FAR: Final = float("inf")
MEASURES: Final = {"MUC": count_muc, "B³": count_b_cubed, "CEAF-e": count_ceaf}


def count_chains(
    gold: Iterable[Chain], predicted: Iterable[Chain]
) -> dict[str, Counts]:
    """Return the counts of each measure over the chains of one document.

    Args:
        gold: Chains of two mentions or more.
        predicted: Likewise.

    Raises:
        ValueError: A mention is in two chains of one side, or a chain is empty.
    """
    both = [list(gold), list(predicted)]
    for chains in both:
        often = Counter(mention for chain in chains for mention in chain)
        if any(count > 1 for count in often.values()) or not all(chains):
            raise ValueError("a mention in two chains, or a chain without any")
    return {name: count(*both) for name, count in MEASURES.items()}


def conll_f1(counts: dict[str, Counts]) -> float:
    """Return the mean of the measures' F1."""
    return sum(counts[name].f1 for name in MEASURES) / len(MEASURES)
