"""Fetch the pages that feeds name: several hosts at once, each as slowly as it asks."""

from __future__ import annotations

import threading
from collections import defaultdict, deque
from dataclasses import dataclass, replace
from queue import SimpleQueue
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from onrecord.errors import FetchError, UnavailableError
from onrecord.ingest.documents import load_page
from onrecord.ingest.feeds import parse_feed
from onrecord.ingest.fetch import NOT_MODIFIED
from onrecord.ingest.inputs import Input, Metadata, failure
from onrecord.ingest.robots import Robots

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.ingest.feeds import FeedContent
    from onrecord.ingest.fetch import Fetcher
    from onrecord.model.document import Document, Failure
    from onrecord.model.feed import Feed, FeedEntry

HOSTS: Final = 8
"""Hosts that are asked at once; more would be ahead of the reader."""

AHEAD: Final = 64
"""Pages that may wait to be read."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of an entry: documents and failures, or why to ask again later."""

    entry: FeedEntry
    outcomes: tuple[Document | Failure, ...] = ()
    unavailable: UnavailableError | None = None
    asked: bool = True
    """Whether it was asked for itself, and not spared since its host is away."""


class Crawler:
    """Fetches feeds and pages as robots.txt allows."""

    def __init__(self, fetch: Fetcher, max_characters: int) -> None:
        self._fetch = fetch
        self._robots = Robots(fetch)
        self._most = max_characters

    def feed(self, feed: Feed) -> tuple[Feed, FeedContent | None]:
        """Return a feed's marks and what it names; nothing where nothing is new.

        Raises:
            FetchError: The feed cannot be had, or must not be.
            ParseError: It is neither a feed nor a sitemap.
        """
        self._check(feed.address)
        marks = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
        headers = {name: value for name, value in marks.items() if value}
        answer = self._fetch.get(feed.address, headers=headers)
        if answer.status == NOT_MODIFIED:
            return feed, None
        marked = replace(
            feed,
            etag=answer.headers.get("etag"),
            modified=answer.headers.get("last-modified"),
        )
        return marked, parse_feed(answer.content, answer.url)

    def pages(self, entries: Iterable[FeedEntry]) -> Iterator[Fetched]:
        """Yield what comes of entries, as it comes; those of a host in their order."""
        hosts: dict[str, list[FeedEntry]] = defaultdict(list)
        for entry in entries:
            hosts[urlsplit(entry.address).netloc].append(entry)
        crawl = _Crawl(self, deque(hosts.values()))
        yield from crawl.run(sum(map(len, hosts.values())))

    def page(self, entry: FeedEntry) -> Fetched:
        """Return what comes of one entry."""
        try:
            self._check(entry.address)
            page = self._fetch.page(entry.address)
        except UnavailableError as error:
            return Fetched(entry, unavailable=error)
        except FetchError as error:
            return Fetched(entry, (failure(entry.address, error),))
        source = Input("url", entry.address, Metadata(published=entry.published))
        found = load_page(source, page, max_characters=self._most)
        return Fetched(entry, tuple(found))

    def _check(self, address: str) -> None:
        if not self._robots.allow(address):
            raise FetchError("its robots.txt does not allow it")


class _Crawl:
    """Threads that take host after host, and what they have found."""

    def __init__(self, crawler: Crawler, hosts: deque[list[FeedEntry]]) -> None:
        self._crawler = crawler
        self._hosts = hosts
        self._found: SimpleQueue[Fetched | Exception] = SimpleQueue()
        self._room = threading.Semaphore(AHEAD)
        self._over = False

    def run(self, count: int) -> Iterator[Fetched]:
        for _ in range(min(HOSTS, len(self._hosts))):
            # Not waited for at the end: a page that is under way is of no use then.
            threading.Thread(target=self._take_hosts, daemon=True).start()
        try:
            for _ in range(count):
                found = self._found.get()
                if isinstance(found, Exception):
                    raise found
                yield found
                self._room.release()
        finally:
            self._over = True
            self._room.release(HOSTS)

    def _take_hosts(self) -> None:
        try:
            while not self._over:
                try:
                    entries = self._hosts.popleft()
                except IndexError:
                    return
                for found in self._of_host(entries):
                    self._found.put(found)
        # What nobody has thought of is for who waits for us to see.
        except Exception as error:  # noqa: BLE001
            self._found.put(error)

    def _of_host(self, entries: list[FeedEntry]) -> Iterator[Fetched]:
        away: UnavailableError | None = None
        for entry in entries:
            self._room.acquire()
            if self._over:
                return
            if away:
                yield Fetched(entry, unavailable=away, asked=False)
                continue
            found = self._crawler.page(entry)
            away = found.unavailable
            yield found
