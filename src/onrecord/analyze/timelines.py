"""Tell how one actor stands to all others, or two to each other, period by period."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from onrecord.analyze.change_points import LEAST_PERIODS, METHOD, find_ruptures
from onrecord.analyze.event_sets import CLASSES
from onrecord.errors import ConfigError, QuestionError
from onrecord.model.ontology import types

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.analyze.histories import Bools, Floats, History, Whole
    from onrecord.analyze.periods import Period
    from onrecord.analyze.told import Told

Step = Literal["week", "month", "quarter", "year"]

STEPS: Final[tuple[Step, ...]] = ("week", "month", "quarter", "year")
MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
AROUND: Final = 5
"""Events that are shown at a rupture."""
LEAST_EVENTS: Final = 20
"""In all; with fewer no rupture is looked for."""

COUNTED: Final = "each event once, however many reports tell it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """What happened in a week, month, quarter or year."""

    since: date
    events: int
    score: float | None
    """Mean of PLOVER's scores, from -10 (conflict) to 10 (cooperation)."""
    classes: tuple[int, ...]
    """Events of each quad class, in the order of ``CLASSES``."""
    origins: float | None
    """Independent tellers of an event, on average."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A rupture, and what happened around it."""

    since: date
    before: float
    after: float
    p: float
    around: tuple[str, ...]
    """Claims of the events that differ most from what was usual before."""
    inferred: bool = True
    method: str = METHOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A series of conflict and cooperation."""

    actors: tuple[str, ...]
    """One, or two for what they do to each other."""
    step: Step
    bins: tuple[Bin, ...]
    changes: tuple[Change, ...]
    too_few: str
    """Why no rupture was looked for; empty where some were."""
    undated: int
    """Events without a day, which are left out."""
    guessed: int
    """Events whose day is that of publication."""
    counted: str = COUNTED
    told: Mapping[str, Told] = field(default_factory=dict)
    """The claims around ruptures, by their ids."""


def make_timeline(
    history: History, period: Period, actors: Sequence[str], step: str = "month"
) -> Timeline:
    """Return the series of one actor, or of two with each other.

    Raises:
        ConfigError: There is no such step.
        QuestionError: Nothing of them happened in the period.
    """
    if step not in STEPS:
        raise ConfigError(f"no step is called {step}; known: {', '.join(STEPS)}")
    every = _events_of(history, actors)
    which = every & period.holds(history)
    if not which.any():
        names = " and ".join(actors)
        raise QuestionError(
            f"the record has no event of {names} from {period.since} to {period.until}"
        )
    starts = _starts(period, step)
    number = np.searchsorted(starts, history.day, side="right") - 1
    bins = _bins(history, which, number, starts)
    too_few = _too_few(int(which.sum()), bins, step)
    return Timeline(
        actors=tuple(actors),
        step=step,
        bins=bins,
        changes=() if too_few else _changes(history, which, number, bins),
        too_few=too_few,
        undated=int((every & ~history.dated).sum()),
        guessed=int((which & history.guessed).sum()),
    )


def _too_few(events: int, bins: Sequence[Bin], step: str) -> str:
    """Return why no rupture can be looked for; nothing where one can."""
    filled = sum(each.events > 0 for each in bins)
    needed = 2 * LEAST_PERIODS
    for what, number, least in (
        ("events", events, LEAST_EVENTS),
        (f"{step}s", filled, needed),
    ):
        if number < least:
            return f"too few {what}: {number}, and a search for ruptures needs {least}"
    return ""


def _events_of(history: History, actors: Sequence[str]) -> Bools:
    """Return all events of one actor, or those in which two stand at both ends."""
    codes = [history.codes([name]) for name in actors]
    acts = [history.actors.of(code, len(history)) for code in codes]
    meets = [history.recipients.of(code, len(history)) for code in codes]
    if len(actors) == 1:
        return acts[0] | meets[0]
    # "The two met" names nobody to whom it is done.
    alone = np.ones(len(history), dtype=bool)
    alone[history.recipients.event] = False
    return (acts[0] & meets[1]) | (acts[1] & meets[0]) | (acts[0] & acts[1] & alone)


def scores(history: History) -> Floats:
    """Return PLOVER's score of each event: that of its mode, or of its type."""
    known = types()
    found = np.zeros((len(history.types), max(1, len(history.modes))))
    for code, name in enumerate(history.types):
        own = known[name].score if name in known else None
        for mode, called in enumerate(history.modes):
            told = known[name].modes.get(called) if name in known else None
            score = told.score if told and told.score is not None else own
            found[code, mode] = score or 0.0
    return found[history.type, history.mode]


def _starts(period: Period, step: str) -> Whole:
    """Return the first days of the weeks, months, quarters or years of a period."""
    if step == "week":
        first = period.first - (period.since.weekday())
        return np.arange(first, period.last + 1, 7)
    months = MONTHS[step]
    at = period.since.year * 12 + (period.since.month - 1) // months * months
    found = []
    while (day := date(at // 12, at % 12 + 1, 1).toordinal()) <= period.last:
        found.append(day)
        at += months
    return np.array(found, dtype=np.int64)


def _bins(
    history: History, which: Bools, number: Whole, starts: Whole
) -> tuple[Bin, ...]:
    quads = [types()[name].quad if name in types() else None for name in history.types]
    quad = np.array([CLASSES.index(q) if q in CLASSES else 0 for q in quads])
    events = np.bincount(number[which], minlength=len(starts))
    total = np.bincount(number[which], scores(history)[which], len(starts))
    tellers = np.bincount(number[which], history.origins[which], len(starts))
    by_class = np.zeros((len(starts), len(CLASSES)), dtype=np.int64)
    np.add.at(by_class, (number[which], quad[history.type[which]]), 1)
    return tuple(
        Bin(
            since=date.fromordinal(int(start)),
            events=int(events[at]),
            score=float(total[at] / events[at]) if events[at] else None,
            classes=tuple(map(int, by_class[at])),
            origins=float(tellers[at] / events[at]) if events[at] else None,
        )
        for at, start in enumerate(starts)
    )


def _changes(
    history: History, which: Bools, number: Whole, bins: Sequence[Bin]
) -> tuple[Change, ...]:
    means = np.array([each.score or 0.0 for each in bins])
    events = np.array([each.events for each in bins], dtype=np.float64)
    found = []
    for rupture in find_ruptures(means, events):
        near = np.flatnonzero(which & (np.abs(number - rupture.at) <= 1))
        apart = np.abs(scores(history)[near] - rupture.before)
        order = np.lexsort((-history.origins[near], -apart))
        chosen = near[order[:AROUND]]
        found.append(
            Change(
                since=bins[rupture.at].since,
                before=rupture.before,
                after=rupture.after,
                p=rupture.p,
                around=tuple(history.claim[at] for at in np.sort(chosen)),
            )
        )
    return tuple(found)
