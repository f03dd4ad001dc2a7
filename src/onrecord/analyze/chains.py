"""Walk from one actor to another: the shortest chains at each firmness.

Everybody's neighbors are arrays of numbers, since a million claims tie 250,000 pairs.
Words and tellers are laid under the chains elsewhere.
"""

from __future__ import annotations

import heapq
from itertools import count
from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.analyze.edges import FIRM
from onrecord.analyze.tellers import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from onrecord.analyze.edges import Scope
    from onrecord.analyze.named import Named
    from onrecord.analyze.standing import Standing
    from onrecord.store import Opened

    Whole = NDArray[np.int64]

MOST_STEPS: Final = 6
"""A longer chain says little; in a large record everybody is reached by then."""
MOST_TRIED: Final = 200_000
"""Beginnings of chains that are tried at one firmness."""

PAIRS: Final = f"""
SELECT n.number AS one, m.number AS other, x.firm FROM (
    SELECT l.actor, l.recipient, min({FIRM}) AS firm
    FROM links l JOIN ({{told}}) t ON t.document = l.document
    WHERE l.polarity = '+' AND l.actor <> l.recipient
    {{conditions}}
    GROUP BY l.actor, l.recipient
) x
JOIN ({{names}}) n ON n.name = x.actor
JOIN ({{names}}) m ON m.name = x.recipient
"""  # noqa: S608  our own names
NAMES: Final = """
SELECT name, row_number() OVER (ORDER BY name) - 1 AS number FROM (
    SELECT actor AS name FROM links WHERE actor IS NOT NULL
    UNION SELECT recipient AS name FROM links WHERE recipient IS NOT NULL
) every
"""


class Chains:
    """Who is tied to whom, as arrays: the neighbors of each, and how firmly."""

    def __init__(
        self, names: dict[str, int], one: Whole, other: Whole, firm: Whole
    ) -> None:
        order = np.argsort(one, kind="stable")
        self.number = names
        self.name = {number: name for name, number in names.items()}
        self.ends, self.firm = other[order], firm[order]
        size = max(names.values(), default=-1) + 2
        self.begins = np.searchsorted(one[order], np.arange(size + 1))
        self.size = size

    @classmethod
    def load(
        cls, opened: Opened, standing: Standing, scope: Scope, *, directed: bool
    ) -> Chains:
        """Load who is tied to whom in a scope; names of one actor share a number."""
        names = {name: int(number) for name, number in opened.rows(NAMES)}
        documents, days = told(scope.as_of)
        conditions, given = scope.conditions()
        query = PAIRS.format(told=documents, conditions=conditions, names=NAMES)
        columns = opened.columns(query, [*days, *given])
        one, other, firm = (
            np.asarray(columns[key], dtype=np.int64) for key in ("one", "other", "firm")
        )
        if standing.merged:
            last = max(names.values(), default=0)
            shown = {n: standing.merged.shown(n) for n in names}
            for name in shown.values():
                if name not in names:
                    last += 1
                    names[name] = last
            to = np.arange(last + 1)
            for name, root in shown.items():
                to[names[name]] = names[root]
            one, other = to[one], to[other]
        if not directed:
            one, other = np.concatenate([one, other]), np.concatenate([other, one])
            firm = np.concatenate([firm, firm])
        return cls(names, one, other, firm)

    def neighbors(self, number: int, firm: int) -> Iterator[int]:
        """Yield whom an actor is tied to at least so firmly, each once."""
        begin, end = self.begins[number], self.begins[number + 1]
        ends = self.ends[begin:end][self.firm[begin:end] <= firm]
        yield from np.unique(ends).tolist()

    def distances(self, goal: int, firm: int) -> Whole:
        """Return how many steps each is away from one, walking towards it."""
        keep = self.firm <= firm
        tails = np.repeat(np.arange(self.size), np.diff(self.begins))[keep]
        heads = self.ends[keep]
        far = np.full(self.size, MOST_STEPS + 1, dtype=np.int64)
        far[goal] = 0
        for step in range(1, MOST_STEPS + 1):
            reached = np.zeros(self.size, dtype=np.bool_)
            reached[tails[far[heads] == step - 1]] = True
            fresh = reached & (far > step)
            if not fresh.any():
                break
            far[fresh] = step
        return far

    def shortest(
        self, start: Named, goal: Named, firm: int, most: int
    ) -> tuple[list[tuple[str, ...]], bool]:
        """Return the shortest simple chains at a firmness, and whether it was cut."""
        first, last = self.number.get(start.name), self.number.get(goal.name)
        if first is None or last is None:
            return [], False
        far = self.distances(last, firm)
        if far[first] > MOST_STEPS:
            return [], False
        ticket = count()
        heap: list[tuple[int, int, tuple[int, ...]]] = [
            (int(far[first]), next(ticket), (first,))
        ]
        found: list[tuple[str, ...]] = []
        for _ in range(MOST_TRIED):
            if not heap or len(found) >= most:
                return found, False
            _, _, walked = heapq.heappop(heap)
            if walked[-1] == last:
                found.append(tuple(self.name[each] for each in walked))
                continue
            steps = len(walked)
            for each in self.neighbors(walked[-1], firm):
                total = steps + int(far[each])
                if total <= MOST_STEPS and each not in walked:
                    heapq.heappush(heap, (total, next(ticket), (*walked, each)))
        return found, True
