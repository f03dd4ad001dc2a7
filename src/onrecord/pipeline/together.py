"""Ask what many reports say together: copies, clusters, contradictions, an overview.

Each function first compares what is new in the store with all that it holds.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.pipeline.questions import open_store, storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from onrecord.corroborate.contradictions import Contradiction
    from onrecord.corroborate.copied import Copied
    from onrecord.corroborate.overview import Overview, Weighed
    from onrecord.store import Opened, Store


def copies(
    *, as_of: date | None = None, store: str | Path | None = None
) -> list[Copied]:
    """Return which documents have their words from earlier ones, by day.

    Args:
        as_of: A day of publication, after which nothing counts; none for now.
        store: The store's file; that of the settings if not given.
    """
    from onrecord.corroborate.copied import find_copies  # noqa: PLC0415

    with compared(open_store(store)) as opened:
        return find_copies(opened, as_of)


def clusters(
    actor: str | None = None,
    *,
    as_of: date | None = None,
    store: str | Path | None = None,
) -> list[Weighed]:
    """Return events and ties with all who tell or deny them, the best supported first.

    Args:
        actor: A name, or part of one, of somebody who takes part; none for all.
        as_of: A day of publication, after which nothing counts; none for now.
        store: The store's file; that of the settings if not given.

    Raises:
        UnknownIdError: No claim in the store has such an actor.
    """
    from onrecord.corroborate.overview import weigh_clusters  # noqa: PLC0415

    place = open_store(store)
    names = _names(place, actor)
    with compared(place) as opened:
        found = weigh_clusters(opened, as_of)
    if names is None:
        return found
    return [
        each
        for each in found
        if any(names.intersection(v.actor + v.recipient) for v in each.support.voices)
    ]


def contradictions(
    actor: str | None = None,
    *,
    as_of: date | None = None,
    store: str | Path | None = None,
) -> list[Contradiction]:
    """Return claims that exclude each other, both sides with their words.

    For the arguments and what may go wrong see ``clusters``.
    """
    from onrecord.corroborate.contradictions import (  # noqa: PLC0415
        find_contradictions,
    )
    from onrecord.corroborate.voices import load_voices  # noqa: PLC0415

    place = open_store(store)
    names = _names(place, actor)
    with compared(place) as opened:
        found = find_contradictions(load_voices(opened, as_of))
    if names is None:
        return found
    return [
        each
        for each in found
        if any(
            names.intersection(voice.actor + voice.recipient + voice.sources)
            for side in each.sides
            for voice in side.voices
        )
    ]


def compare(
    paths: str | Path | Iterable[str | Path] = (),
    *,
    as_of: date | None = None,
    store: str | Path | None = None,
) -> Overview:
    """Return what reports say together: copied, confirmed, denied, and known when.

    Args:
        paths: What to read into the store before; nothing if not given.
        as_of: A day of publication, after which nothing counts; none for now.
        store: The store's file; that of the settings if not given.
    """
    from onrecord.corroborate.overview import sum_up  # noqa: PLC0415
    from onrecord.pipeline.readings import read  # noqa: PLC0415

    if paths:
        read(paths, store=store)
    with compared(open_store(store)) as opened:
        return sum_up(opened, as_of)


def rate(
    source: str, grade: str, *, reason: str = "", store: str | Path | None = None
) -> str:
    """Keep how reliable a source is, A to F of the Admiralty code; return the letter.

    Raises:
        ConfigError: There is no such grade.
        StoreError: There is no store yet.
    """
    from onrecord.corroborate.reliability import rate_source  # noqa: PLC0415

    place = open_store(store)
    place.query("SELECT 1")  # a rating must not create a store
    with place.opened(write=True) as opened:
        return rate_source(opened, storable(source), grade, reason=storable(reason))


def _names(store: Store, actor: str | None) -> set[str] | None:
    from onrecord.analyze.told import match_names  # noqa: PLC0415

    return match_names(store, storable(actor)) if actor is not None else None


@contextmanager
def compared(store: Store) -> Iterator[Opened]:
    """Bring the store up to date, and open it."""
    from onrecord.corroborate import corroborate  # noqa: PLC0415

    corroborate(store)
    with store.opened() as opened:
        yield opened
