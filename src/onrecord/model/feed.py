"""What is watched: feeds and sitemaps, and the addresses that they have named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

EntryState = Literal["waiting", "read", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed or sitemap, as it was when last looked at. Times are in UTC."""

    address: str
    etag: str | None = None
    """By these two its server tells whether anything is new."""
    modified: str | None = None
    checked: datetime | None = None
    due: datetime | None = None
    """When to look again; at once if not given."""
    failures: int = 0
    """How often in a row it could not be had."""
    reason: str | None = None
    """Why not, the last time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An address that a feed has named."""

    address: str
    feed: str
    found: datetime
    published: date | None = None
    """The day that the feed gives."""
    state: EntryState = "waiting"
    tries: int = 0
    """How often it was asked for in vain."""
    due: datetime | None = None
    """When to ask again; at once if not given."""
    reason: str | None = None
    """Why it was not read."""
