"""Ask what the record tells of how things come about: effects, series, hypotheses.

Each function first compares what is new in the store with all that it holds, since an
event counts once, however many reports tell it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord.pipeline.questions import open_store, storable
from onrecord.pipeline.together import compared

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from onrecord.analyze.hypotheses import Tested
    from onrecord.analyze.knock_on import KnockOn
    from onrecord.analyze.timelines import Timeline

WINDOW: Final = 90
"""Days within which a hypothesis looks for what follows, if nobody says otherwise."""


def knock_on(  # noqa: PLR0913  one argument an option
    start: str,
    *,
    without: Iterable[str] = (),
    with_: Iterable[str] = (),
    window: int = 30,
    hypothetical: bool = False,
    as_of: date | None = None,
    store: str | Path | None = None,
) -> KnockOn:
    """Return what may come of something: stated, recurring, and by who depends on whom.

    Args:
        start: An actor, the id of a claim, a set of events or ties ("Iran ASSAULT"),
            or words of a report.
        without: Ties to take away, for comparison: "Iran finances Hezbollah".
        with_: Ties to put in, likewise.
        window: Days within which what recurs must follow.
        hypothetical: Whether ties that are only supposed count.
        as_of: A day of publication, after which nothing counts; none for now.
        store: The store's file; that of the settings if not given.

    Raises:
        QuestionError: The start cannot be understood, or nobody is called so.
    """
    from onrecord.analyze.knock_on import Change, Scope, find_knock_on  # noqa: PLC0415

    change = Change(
        without=tuple(map(storable, without)), added=tuple(map(storable, with_))
    )
    scope = Scope(window=window, hypothetical=hypothetical, as_of=as_of)
    place = open_store(store)
    with compared(place) as opened:
        return find_knock_on(place, opened, storable(start), scope, change)


def timeline(  # noqa: PLR0913  one argument an option
    actor: str,
    other: str | None = None,
    *,
    by: str = "month",
    since: date | None = None,
    until: date | None = None,
    as_of: date | None = None,
    store: str | Path | None = None,
) -> Timeline:
    """Return conflict and cooperation of an actor, or of two with each other.

    Args:
        actor: A name, or part of one.
        other: The other of two; all others if not given.
        by: ``week``, ``month``, ``quarter`` or ``year``.
        since: The first day; that of the reports if not given.
        until: The last day, likewise.
        as_of: A day of publication, after which nothing counts; none for now.
        store: The store's file; that of the settings if not given.

    Raises:
        QuestionError: Nobody is called so, or nothing happened then.
        ConfigError: There is no such step.
    """
    from onrecord.analyze.cited import cite_claims  # noqa: PLC0415
    from onrecord.analyze.histories import load_history  # noqa: PLC0415
    from onrecord.analyze.periods import find_period  # noqa: PLC0415
    from onrecord.analyze.selections import Naming  # noqa: PLC0415
    from onrecord.analyze.standing import load_standing  # noqa: PLC0415
    from onrecord.analyze.timelines import make_timeline  # noqa: PLC0415

    place = open_store(store)
    with compared(place) as opened:
        standing = load_standing(place)
        naming = Naming(place, standing)
        given = [actor] if other is None else [actor, other]
        actors = [naming.one(storable(each)) for each in given]
        history = load_history(place, opened, as_of)
        period = find_period(opened, history, since, until, as_of)
        found = make_timeline(history, period, actors, by)
        cited = (id for change in found.changes for id in change.around)
        return replace(found, told=cite_claims(place, standing, cited))


def test(  # noqa: PLR0913  one argument an option
    first: str,
    second: str,
    *,
    window: int = WINDOW,
    since: date | None = None,
    until: date | None = None,
    as_of: date | None = None,
    store: str | Path | None = None,
) -> Tested:
    """Return whether events of one set come after those of another beyond chance.

    Args:
        first: A set of events, such as "PROTEST in Iran"; see ``analyze.event_sets``.
        second: Another, such as "Iran MOBILIZE|ASSAULT|AID abroad".
        window: Days within which one follows another.
        since: The first day; that of the reports if not given.
        until: The last day, likewise.
        as_of: A day of publication, after which nothing counts; none for now.
        store: The store's file; that of the settings if not given.

    Raises:
        QuestionError: A set cannot be understood, or nothing happened then.
        ConfigError: The window is no number of days that makes sense.
    """
    from onrecord.analyze.event_sets import parse_events  # noqa: PLC0415
    from onrecord.analyze.histories import load_history  # noqa: PLC0415
    from onrecord.analyze.hypotheses import find_lead  # noqa: PLC0415
    from onrecord.analyze.periods import find_period  # noqa: PLC0415
    from onrecord.analyze.selections import Naming, select_events  # noqa: PLC0415
    from onrecord.analyze.standing import load_standing  # noqa: PLC0415

    asked = [parse_events(storable(each)) for each in (first, second)]
    place = open_store(store)
    with compared(place) as opened:
        naming = Naming(place, load_standing(place))
        history = load_history(place, opened, as_of)
        period = find_period(opened, history, since, until, as_of)
        sets = [select_events(history, each, naming) for each in asked]
        return find_lead(history, period, sets[0], sets[1], window)
