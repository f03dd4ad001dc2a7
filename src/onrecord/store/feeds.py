"""Keep what is watched: feeds, and the addresses that they have named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from onrecord.model.feed import Feed, FeedEntry
from onrecord.store.tables import FEED_ENTRIES, FEEDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from onrecord.store.columns import Table
    from onrecord.store.database import Store
    from onrecord.store.opened import Opened

WAITING: Final = (
    f"SELECT {FEED_ENTRIES.select()} FROM feed_entries "  # noqa: S608  our own columns
    "WHERE state = 'waiting' AND (due IS NULL OR due <= ?) "
    "ORDER BY published DESC NULLS LAST, found, address"
)
"""The newest first."""


def load_feeds(store: Store, addresses: Iterable[str]) -> dict[str, Feed]:
    """Return feeds by their addresses, as they were left; new ones are new."""
    feeds = {address: Feed(address=address) for address in addresses}
    if not store.path.exists():
        return feeds
    query = f"SELECT {FEEDS.select()} FROM feeds WHERE address IN (SELECT unnest(?))"  # noqa: S608
    with store.opened() as opened:
        rows = opened.rows(query, [list(feeds)])
    for row in rows:
        feeds[row[0]] = Feed(**dict(zip(FEEDS.columns, row, strict=True)))
    return feeds


def write_feed(store: Store, feed: Feed, entries: Sequence[FeedEntry] = ()) -> int:
    """Keep a feed with the entries that are new; return how many are.

    Both or neither: a feed whose marks were kept without its entries would never name
    them again.
    """
    with store.opened(write=True) as opened:
        _put(opened, FEEDS, [feed])
        keys = [entry.address for entry in entries]
        query = "SELECT address FROM feed_entries WHERE address IN (SELECT unnest(?))"
        held = {key for (key,) in opened.rows(query, [keys])}
        new = [entry for entry in entries if entry.address not in held]
        opened.append_rows(FEED_ENTRIES, [_row(FEED_ENTRIES, each) for each in new])
    return len(new)


def load_waiting(store: Store, now: datetime, most: int) -> list[FeedEntry]:
    """Return entries that may be asked for now, the newest first."""
    if not store.path.exists():
        return []
    with store.opened() as opened:
        rows = opened.rows(f"{WAITING} LIMIT {most:d}", [now])
    return [
        FeedEntry(**dict(zip(FEED_ENTRIES.columns, row, strict=True))) for row in rows
    ]


def count_waiting(store: Store) -> int:
    """Return how many entries wait to be read."""
    if not store.path.exists():
        return 0
    query = "SELECT count(*) FROM feed_entries WHERE state = 'waiting'"
    return int(store.query(query).rows[0][0])


def write_entries(store: Store, entries: Sequence[FeedEntry]) -> None:
    """Keep what has become of entries."""
    if entries:
        with store.opened(write=True) as opened:
            _put(opened, FEED_ENTRIES, entries)


def _put(opened: Opened, table: Table, records: Sequence[Feed | FeedEntry]) -> None:
    keys = [each.address for each in records]
    opened.run(
        f"DELETE FROM {table.name} WHERE address IN (SELECT unnest(?))",  # noqa: S608
        [keys],
    )
    latest = {each.address: each for each in records}
    opened.append_rows(table, [_row(table, each) for each in latest.values()])


def _row(table: Table, record: Feed | FeedEntry) -> list[Any]:
    return [getattr(record, name) for name in table.columns]
