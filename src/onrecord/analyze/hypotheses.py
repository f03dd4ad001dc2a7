"""Test a hypothesis in words: whether one set of events leads another.

The answer carries what makes it doubtful: how it changes with the window, whether it
goes the other way round too, how many days are guessed, and how far both sets follow
the news coverage.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.analyze.chance import measurable
from onrecord.analyze.lead_lag import METHOD, lead
from onrecord.errors import ConfigError, QuestionError

if TYPE_CHECKING:
    from datetime import date

    from onrecord.analyze.histories import Floats, History, Whole
    from onrecord.analyze.lead_lag import Lead
    from onrecord.analyze.periods import Period
    from onrecord.analyze.selections import Selected

WIDEST: Final = 3_650
MOST_GUESSED: Final = 0.25
"""Share of days that are those of publication, from which it is worth a caution."""
MONTH: Final = 30
ALIKE: Final = 0.4
"""Rank correlation with coverage, by 30 days, that is worth a caution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two sets, as far as the record has it."""

    text: str
    events: int
    days: tuple[date, ...]
    """Of the events, in order."""
    guessed: int
    undated: int
    unplaced: int
    coverage: float | None
    """Rank correlation with the news coverage, by 30 days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """What the record says of a hypothesis; inferred, and no report's word."""

    first: Side
    second: Side
    since: date
    until: date
    lead: Lead
    windows: tuple[Lead, ...]
    """The same for other windows."""
    back: Lead
    """The same the other way round."""
    same_day: int
    """Events of the second set on a day of the first, which count for neither."""
    lags: tuple[int, ...]
    """Days from an event of the first to one of the second, within three windows before
    or after; of every pair."""
    cautions: tuple[str, ...]
    measured: bool
    """Whether the record tells of enough else to measure news coverage by."""
    inferred: bool = True
    method: str = METHOD

    @property
    def verdict(self) -> str:
        """What it comes to, in words."""
        if self.lead.p is None:
            return self.lead.too_few
        if not self.lead.stands:
            return "no lead beyond chance"
        told = "the first leads the second beyond chance"
        if self.back.stands:
            told = "each follows the other beyond chance: they go together"
        if not self.measured:
            told += ", or both only follow a news coverage that the record is too "
            told += "small to measure"
        return told


def find_lead(
    history: History,
    period: Period,
    first: Selected,
    second: Selected,
    window: int,
) -> Tested:
    """Test whether events of one set come after those of another.

    Raises:
        ConfigError: The window is no number of days that makes sense.
        QuestionError: An event is in both sets.
    """
    if not 1 <= window <= WIDEST:
        raise ConfigError(f"a window has 1 to {WIDEST:,} days, not {window}")
    inside = period.holds(history)
    both = int((inside & first.which & second.which).sum())
    if both:
        raise QuestionError(
            f"{both} events are both in {first.text} and in {second.text}; "
            "a set cannot lead itself"
        )
    others = inside & ~first.which & ~second.which
    told = period.told(history, others)
    one, two = (period.days(history, each.which) for each in (first, second))
    sides = tuple(
        _side(each, days, told, period) for each, days in ((first, one), (second, two))
    )
    widths = {max(1, window // 3), max(1, window // 2), window * 2} - {window}
    gaps = (two[None, :] - one[:, None]).ravel()
    return Tested(
        first=sides[0],
        second=sides[1],
        since=period.since,
        until=period.until,
        lead=lead(one, two, told, window),
        windows=tuple(lead(one, two, told, width) for width in sorted(widths)),
        back=lead(two, one, told, window),
        same_day=int(np.isin(two, one).sum()),
        lags=tuple(np.sort(gaps[np.abs(gaps) <= 3 * window]).tolist()),
        cautions=tuple(_cautions(sides, told)),
        measured=measurable(told),
    )


def _side(selected: Selected, days: Whole, told: Whole, period: Period) -> Side:
    return Side(
        text=selected.text,
        events=len(days),
        days=tuple(period.day(number) for number in days.tolist()),
        guessed=selected.guessed,
        undated=selected.undated,
        unplaced=selected.unplaced,
        coverage=_follows(days, told),
    )


def _follows(days: Whole, told: Whole) -> float | None:
    """Return how far a series rises and falls with the news, by 30 days."""
    starts = np.arange(0, len(told), MONTH)
    own = np.add.reduceat(np.bincount(days, minlength=len(told)), starts)
    news = np.add.reduceat(told, starts)
    if len(starts) < 3 or own.std() == 0 or news.std() == 0:  # noqa: PLR2004  a line
        return None
    return float(np.corrcoef(_ranks(own), _ranks(news))[0, 1])


def _ranks(values: Whole) -> Floats:
    """Return ranks, with the mean rank for equal values."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    found: Floats = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return found


def _cautions(sides: tuple[Side, ...], told: Whole) -> list[str]:
    """Return what makes the answer doubtful, whatever it is."""
    found = []
    for side in sides:
        if side.guessed > MOST_GUESSED * max(side.events, 1):
            found.append(
                f"{side.text}: {side.guessed} of {side.events} days are those of "
                "publication, and may be late"
            )
        if side.coverage is not None and side.coverage >= ALIKE:
            found.append(
                f"{side.text}: rises and falls with the news coverage (rank "
                f"correlation {side.coverage:.2f}); the test allows for it, as far as "
                "the other events measure it"
            )
        if side.unplaced:
            found.append(f"{side.text}: {side.unplaced} more have no place")
        if side.undated:
            found.append(f"{side.text}: {side.undated} more have no day")
    if not measurable(told):
        found.append(
            f"coverage bias: the record tells of only {told.sum()} other events, too "
            "few to measure news coverage by"
        )
    found.append(
        "coverage bias: what no report in the record tells did not happen for this test"
    )
    return found
