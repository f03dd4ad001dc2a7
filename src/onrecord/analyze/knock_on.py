"""Answer what may come of something, in three parts that are never mixed.

First what reports state, then what recurs in the record beyond chance, then who depends
on what changes. Only the first is on somebody's word; the others are inferred.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.analyze.cited import cite_claims
from onrecord.analyze.event_sets import parse_events
from onrecord.analyze.exposure import (
    compare_exposed,
    find_exposed,
    load_ties,
    supposed_ties,
    ties_of,
)
from onrecord.analyze.histories import load_history
from onrecord.analyze.periods import find_period
from onrecord.analyze.selections import Naming, select_events
from onrecord.analyze.sequences import WINDOW, Kind, Recurring, find_sequences
from onrecord.analyze.standing import load_standing
from onrecord.analyze.starts import find_start
from onrecord.analyze.stated import find_effects
from onrecord.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from onrecord.analyze.exposure import Compared, Exposed, Tie
    from onrecord.analyze.histories import Bools, History
    from onrecord.analyze.starts import Start
    from onrecord.analyze.stated import Effect
    from onrecord.analyze.told import Told
    from onrecord.store import Opened, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Ties to be taken away or put in, in words ("Iran finances Hezbollah")."""

    without: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.without or self.added)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnockOn:
    """What may come of a start."""

    start: Start
    stated: tuple[Effect, ...]
    """Told by reports, on their sources' word."""
    recurring: Recurring
    """Inferred from what recurs."""
    exposed: tuple[Exposed, ...]
    """Inferred from ties."""
    compared: Compared | None = None
    """Where ties were taken away or put in."""
    told: Mapping[str, Told] = field(default_factory=dict)
    """The claims that the inferred parts rest on, by their ids."""

    def cited(self) -> Iterator[str]:
        """Yield the ids of those claims."""
        for recurrence in self.recurring.found:
            for pair in recurrence.examples:
                yield from pair
        exposed = [*self.exposed]
        if self.compared:
            exposed += [*self.compared.gone, *self.compared.new]
            exposed += [each for pair in self.compared.changed for each in pair]
        for each in exposed:
            yield from (tie.claim for tie in each.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which part of the record counts."""

    window: int = WINDOW
    hypothetical: bool = False
    as_of: date | None = None


def find_knock_on(
    store: Store,
    opened: Opened,
    words: str,
    scope: Scope | None = None,
    change: Change | None = None,
) -> KnockOn:
    """Return what may come of something.

    Args:
        store: A store that was corroborated.
        opened: The same, open.
        words: What to begin from; see ``starts``.
        scope: Which part of the record counts.
        change: Ties to be taken away or put in.

    Raises:
        QuestionError: The words cannot be understood, or nobody is called so.
    """
    scope, change = scope or Scope(), change or Change()
    standing = load_standing(store)
    naming = Naming(store, standing)
    history = load_history(store, opened, scope.as_of)
    start = find_start(store, opened, history, naming, words)
    ties = load_ties(
        opened,
        standing.merged.shown,
        hypothetical=scope.hypothetical,
        rejected=standing.rejected,
        as_of=scope.as_of,
    )
    answer = KnockOn(
        start=start,
        stated=tuple(
            find_effects(store, opened, standing, start.clusters, scope.as_of)
        ),
        recurring=_recurring(opened, history, naming, start, scope),
        exposed=tuple(find_exposed(ties, start.actors)),
        compared=_compared(ties, start, change, naming) if change else None,
    )
    return replace(answer, told=cite_claims(store, standing, answer.cited()))


def _compared(
    ties: Sequence[Tie], start: Start, change: Change, naming: Naming
) -> Compared:
    without = [t for text in change.without for t in _present(text, ties, naming)]
    supposed = map(parse_events, change.added)
    added = [tie for asked in supposed for tie in supposed_ties(asked, naming)]
    return compare_exposed(ties, start.actors, without=without, added=added)


def _present(text: str, ties: Sequence[Tie], naming: Naming) -> list[Tie]:
    asked = parse_events(text)
    if asked.kind != "tie":
        raise asked.fault("name a type of tie, such as finances")
    found = ties_of(ties, asked, naming)
    if not found:
        raise asked.fault("the record has no such tie to take away")
    return found


def _recurring(
    opened: Opened, history: History, naming: Naming, start: Start, scope: Scope
) -> Recurring:
    try:
        period = find_period(opened, history, as_of=scope.as_of)
    except QuestionError as error:
        return Recurring(window=scope.window, too_few=str(error))
    starts = _starts(history, naming, start)
    return find_sequences(history, period, starts, scope.window)


def _starts(
    history: History, naming: Naming, start: Start
) -> Iterator[tuple[Kind, Bools]]:
    """Yield the kinds of events whose repetitions count, and which events they are."""
    if start.asked is not None:
        which = select_events(history, start.asked, naming).which
        yield Kind("", start.asked.text), which
    for actor, type, recipients in start.kinds:
        which = history.actors.of(history.codes([actor]), len(history))
        if recipients:
            codes = history.codes(recipients)
            which &= history.recipients.of(codes, len(history))
        for code, name in enumerate(history.types):
            of_type = which & (history.type == code)
            if type in {"", name} and of_type.any():
                yield Kind(actor, name), of_type
