"""Find what recurs in a record: kinds of events that follow others beyond chance.

A kind is an actor and a type of event. From a kind the search goes on to what follows
it, and from that again, so that a cascade shows as a chain of steps; each step is
tested by itself, and corrected for all that were tested on the same level.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.analyze.chance import (
    EQUAL,
    adjusted,
    coverage_clock,
    measurable,
    moved,
    share_as_high,
)
from onrecord.analyze.lead_lag import LEAST_EVENTS, SEED, days_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.analyze.chance import Clock
    from onrecord.analyze.histories import Bools, Floats, History, Whole
    from onrecord.analyze.periods import Period

WINDOW: Final = 30
"""Days, where nobody says another number."""

LEVELS: Final = 3
MOST_KINDS: Final = 300
"""Kinds that are tested after each; the most frequent, whatever they follow."""
MOST_NEXT: Final = 6
"""Kinds from which the search goes on, on a level."""

LEAST_FOLLOWED: Final = 5
"""Days that must be followed: fewer are an anecdote, however unlikely."""
EXAMPLES: Final = 3
PROMISING: Final = 1.0
"""Standard deviations above the expected from which chance is asked; less has p 1."""

TIMES: Final = 1_999
MORE_TIMES: Final = 9_999
"""For what the first round found rarer than this:"""
RARE: Final = 0.01
SHORT: Final = 10
"""Days of a record for each of a series, from which it is short."""
FALSE: Final = 0.05
"""Share of what is told that may be accident (Benjamini and Hochberg)."""

METHOD: Final = (
    "days of the first that are followed by the second within the window, compared "
    f"with {TIMES:,} to {MORE_TIMES:,} histories in which the first is moved, in "
    f"episodes, on a clock of news coverage; Benjamini-Hochberg at {FALSE:g}"
)


UNMEASURED: Final = (
    "coverage bias: the record tells of too little to measure news coverage by; what "
    "recurs may only be told of at the same times"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """An actor and a type of event; or a set that somebody asked for, by its text."""

    actor: str
    type: str

    @property
    def text(self) -> str:
        """The kind in words."""
        return f"{self.actor} {self.type}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """A kind of event that follows another beyond chance; inferred, not told."""

    first: Kind
    then: Kind
    level: int
    """1 for what follows the start, 2 for what follows that, ..."""
    window: int
    days: int
    """Days with an event of the first kind."""
    followed: int
    """As many of them have one of the second within the window."""
    expected: float
    """As many would have one by chance."""
    p: float
    q: float
    """The same, corrected for all tests of the level."""
    lags: tuple[int, ...] = ()
    """Days from each followed one to the next of the second kind, sorted."""
    examples: tuple[tuple[str, str], ...] = ()
    """Claims of some pairs: the one, and the one that followed."""
    inferred: bool = True
    method: str = METHOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """What was looked for, and what was found."""

    found: tuple[Recurrence, ...] = ()
    window: int
    tested: int = 0
    starts: tuple[tuple[Kind, int], ...] = ()
    """Kinds from which the search began, with their days; those of too few too."""
    too_few: str
    """Why nothing could be tested; empty where something was."""
    caution: str = ""
    """What makes doubtful whatever is found."""
    inferred: bool = True
    method: str = METHOD


def find_sequences(
    history: History,
    period: Period,
    starts: Iterable[tuple[Kind, Bools]],
    window: int = WINDOW,
) -> Recurring:
    """Return what follows some kinds of events more often than chance, step by step.

    Args:
        history: All events.
        period: The days that count.
        starts: Kinds to begin with, and which events they are.
        window: Days within which another event follows.
    """
    search = _Search(history, period, window)
    begun = [(kind, which, search.count(which)) for kind, which in starts]
    level = [(kind, which) for kind, which, days in begun if days >= LEAST_EVENTS]
    too_few = "" if level else _too_few([(kind, days) for kind, _, days in begun])
    found: list[Recurrence] = []
    done = {kind for kind, _ in level}
    for number in range(1, LEVELS + 1):
        new = search.step(level, number)
        found += new
        nexts = dict.fromkeys(each.then for each in new if each.then not in done)
        level = [(kind, search.which(kind)) for kind in list(nexts)[:MOST_NEXT]]
        done |= nexts.keys()
    return Recurring(
        found=tuple(found),
        window=window,
        tested=search.tested,
        starts=tuple((kind, days) for kind, _, days in begun),
        too_few=too_few,
        caution="" if measurable(search.told) else UNMEASURED,
    )


def _too_few(begun: Sequence[tuple[Kind, int]]) -> str:
    if not begun:
        return "too few events: none like it"
    kind, days = max(begun, key=lambda each: each[1])
    return (
        f"too few events: {kind.text} on {days} days, and a test needs {LEAST_EVENTS}"
    )


class _Search:
    """Holds what every step of the search needs."""

    def __init__(self, history: History, period: Period, window: int) -> None:
        self.history, self.period, self.window = history, period, window
        self.inside = period.holds(history)
        self.told = period.told(history, self.inside)
        self.tested = 0
        self.kinds, self.members = self._kinds()

    def _kinds(self) -> tuple[list[Kind], list[Whole]]:
        """Return the most frequent kinds, and the events of each."""
        history = self.history
        event, name = history.actors.event, history.actors.name
        inside = self.inside[event]
        event, name = event[inside], name[inside]
        code = name * max(len(history.types), 1) + history.type[event]
        every, counts = np.unique(code, return_counts=True)
        frequent = np.argsort(-counts, kind="stable")[:MOST_KINDS]
        frequent = frequent[counts[frequent] >= LEAST_EVENTS]
        chosen = np.isin(code, every[frequent])
        code, event = code[chosen], event[chosen]
        order = np.argsort(code, kind="stable")
        groups = np.split(event[order], np.flatnonzero(np.diff(code[order])) + 1)
        named = [divmod(int(value), len(history.types)) for value in np.unique(code)]
        kinds = [Kind(history.names[one], history.types[two]) for one, two in named]
        return kinds, groups if kinds else []

    def which(self, kind: Kind) -> Bools:
        found: Bools = np.zeros(len(self.history), dtype=bool)
        found[self.members[self.kinds.index(kind)]] = True
        return found

    def days(self, which: Bools) -> Whole:
        return np.unique(self.period.days(self.history, which))

    def count(self, which: Bools) -> int:
        return len(self.days(which))

    def step(
        self, level: Sequence[tuple[Kind, Bools]], number: int
    ) -> list[Recurrence]:
        """Return what follows the kinds of a level, the surest first."""
        found: list[Recurrence] = []
        p_values: list[Floats] = []
        for kind, which in level:
            p, made = self._after(kind, which, number)
            p_values.append(p)
            found += made
        every = np.concatenate(p_values) if p_values else np.zeros(0)
        self.tested += len(every)
        q_values = dict(zip(every.tolist(), adjusted(every).tolist(), strict=True))
        starts = dict(level)
        kept = [
            self.shown(replace(each, q=q_values[each.p]), starts[each.first])
            for each in found
            if q_values[each.p] <= FALSE
        ]
        return sorted(kept, key=lambda r: (r.q, r.expected / r.followed, r.then.text))

    def _after(
        self, first: Kind, which: Bools, number: int
    ) -> tuple[Floats, list[Recurrence]]:
        """Return p for all kinds that may follow, and those that seem to."""
        days = self.days(which)
        clock = coverage_clock(self.told - self.period.told(self.history, which))
        tried = [at for at, each in enumerate(self.members) if not which[each].all()]
        p = np.ones(len(tried))
        if not tried:
            return p, []
        ahead = np.array([self._ahead(self.members[at], which) for at in tried])
        followed = ahead[:, days].sum(axis=1)
        share = ahead @ clock.news
        expected = len(days) * share
        spread = np.sqrt(expected * (1 - share)) + EQUAL
        promising = (followed - expected) / spread >= PROMISING
        hopeful = np.flatnonzero(promising & (followed >= LEAST_FOLLOWED))
        p[hopeful] = _chances(days, ahead[hopeful], clock, self.window)
        found = [
            Recurrence(
                first=first,
                then=self.kinds[tried[at]],
                level=number,
                window=self.window,
                days=len(days),
                followed=int(followed[at]),
                expected=float(expected[at]),
                p=float(p[at]),
                q=1.0,
            )
            for at in hopeful
            if p[at] <= FALSE
        ]
        return p, found

    def _ahead(self, members: Whole, but: Bools) -> Bools:
        """Return which days have one of some events within the window after them."""
        events = members[~but[members]]
        days = self.history.day[events] - self.period.first
        # Seen from its end, what follows a day is what comes before it.
        back = days_after(len(self.period) - 1 - days, len(self.period), self.window)
        return back[::-1]

    def shown(self, found: Recurrence, which: Bools) -> Recurrence:
        """Return a recurrence with its lags and some pairs of its claims."""
        then = self.members[self.kinds.index(found.then)]
        then = then[~which[then]]
        firsts = np.flatnonzero(which & self.inside)
        days, later = self.history.day[firsts], self.history.day[then]
        after = np.searchsorted(later, days, side="right")
        pairs: dict[int, tuple[int, int]] = {}
        for event, day, at in zip(firsts, days, after, strict=True):
            if at < len(later) and later[at] - day <= self.window:
                pairs.setdefault(int(day), (int(event), int(then[at])))
        claim, day = self.history.claim, self.history.day
        told = self.history.origins
        best = sorted(pairs.values(), key=lambda pair: -int(told[list(pair)].sum()))
        return replace(
            found,
            lags=tuple(sorted(int(day[two] - day[one]) for one, two in pairs.values())),
            examples=tuple((claim[one], claim[two]) for one, two in best[:EXAMPLES]),
        )


def _chances(days: Whole, ahead: Bools, clock: Clock, window: int) -> Floats:
    """Return p for each kind; what is rare is asked of chance more often."""
    p = np.ones(len(ahead))
    rows = np.arange(len(ahead))
    for times, seed in ((TIMES, SEED), (MORE_TIMES, SEED + 1)):
        if not len(rows):
            break
        chance = [
            _followed(moves, ahead[rows])
            for moves in moved(days, clock, window, times, seed)
        ]
        counts = np.concatenate(chance, axis=1)
        observed = ahead[rows][:, days].sum(axis=1)
        p[rows] = [
            share_as_high(float(o), c) for o, c in zip(observed, counts, strict=True)
        ]
        rows = rows[p[rows] <= RARE]
    return p


def _followed(moves: Whole, ahead: Bools) -> Floats:
    """Return for each kind, and each moved series, how many of its days are followed.

    Both ways count the same. A short series is looked up day by day; of a long one it
    is cheaper to multiply how often it has each day.
    """
    if moves.shape[1] * SHORT < ahead.shape[1]:
        return np.array([each[moves].sum(axis=1) for each in ahead], dtype=np.float64)
    number, days = len(moves), ahead.shape[1]
    each_day = moves + np.arange(number)[:, None] * days
    counts = np.bincount(each_day.ravel(), minlength=number * days)
    had = counts.reshape(number, days).astype(np.float32)
    return (ahead.astype(np.float32) @ had.T).astype(np.float64)
