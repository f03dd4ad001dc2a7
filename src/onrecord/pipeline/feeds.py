"""Watch feeds and sitemaps, and read what they name: ``watch``.

What was seen is kept in the store, so that a watch goes on where another has ended.
"""

from __future__ import annotations

import re
import time
from collections import deque
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord.errors import ConfigError, IngestError, UnavailableError
from onrecord.model.claim import Reading
from onrecord.model.document import Failure
from onrecord.model.feed import FeedEntry
from onrecord.pipeline.questions import open_store, program, settings_in_use
from onrecord.pipeline.readings import cores
from onrecord.pipeline.runs import Progress, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from onrecord.config import Settings
    from onrecord.ingest import Crawler
    from onrecord.model.document import Document
    from onrecord.model.feed import Feed
    from onrecord.store import Store

EVERY: Final = 900.0
MOST_A_ROUND: Final = 1_000
"""Pages of one round, the newest first; the feeds are looked at again after them."""

MOST_FEEDS: Final = 200
"""Sitemaps of an index and the feeds themselves, in one round."""

TRIES: Final = 5
"""After so many in vain an address is given up."""

_FIRST_WAIT: Final = 60.0
_LONGEST_WAIT: Final = 86_400.0
"""Seconds; between them the wait doubles with each try in vain."""

_UNITS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_SETTLED: Final = 16
"""Entries whose end is written at once: a killed watch asks for these again."""


@dataclass(slots=True)
class Watched:
    """How far a watch has come."""

    progress: Progress = field(default_factory=lambda: Progress(open_ended=True))
    waiting: int = 0
    """Addresses that were named and not read yet."""


def watch(  # noqa: PLR0913  all but the first by name
    feeds: str | Iterable[str],
    *,
    every: float | str = EVERY,
    once: bool = False,
    jobs: int | None = None,
    allow_private: bool = False,
    store: str | Path | None = None,
    progress: Callable[[Watched], None] | None = None,
) -> Iterator[Reading | Failure]:
    """Read what feeds name, and yield each document once it is stored; then wait.

    Hosts are asked as their robots.txt says, one page a second at most, feeds only for
    what is new; who cannot serve now is asked again later, ever more rarely.

    Args:
        feeds: Addresses of RSS, Atom or sitemaps, or files with one on each line.
        every: Seconds between two looks at a feed, or something like ``15m``.
        once: Stop after what is there now.
        jobs: Processes that read; as many as the settings say if not given.
        allow_private: Whether to fetch from the own machine and network.
        store: The store's file; that of the settings if not given.
        progress: Called after each document.

    Raises:
        ConfigError: There is no feed, or ``every`` is no span of time.
    """
    pause = seconds_of(every)
    addresses = feed_addresses([feeds] if isinstance(feeds, str) else feeds)
    settings = settings_in_use()
    watching = _Watch(
        store=open_store(store, settings),
        settings=settings,
        addresses=addresses,
        every=pause,
        jobs=jobs or settings.jobs or cores(),
        crawler=_crawler(settings, allow_private=allow_private),
        progress=progress or (lambda _: None),
    )
    while True:
        yield from watching.round()
        if once:
            return
        time.sleep(watching.rest())


def seconds_of(every: float | str) -> float:
    """Return the seconds of something like ``90s``, ``15m``, ``2h`` or ``1d``.

    Raises:
        ConfigError: It is no span of time, or none at all.
    """
    if isinstance(every, str):
        found = re.fullmatch(r"(\d{1,9})([smhd]?)", every.strip())
        every = int(found[1]) * _UNITS[found[2] or "s"] if found else 0
    if not 0 < every < float("inf"):
        raise ConfigError("give a span of time like 15m, 90s or 2h")
    return every


def feed_addresses(given: Iterable[str]) -> list[str]:
    """Return addresses, and those that stand in files, one on each line.

    Raises:
        ConfigError: Something is neither, or there is none.
    """
    found: list[str] = []
    for name in given:
        lines = [name]
        if not name.lower().startswith(("http://", "https://")):
            try:
                lines = Path(name).read_text(encoding="utf-8").splitlines()
            except (OSError, ValueError) as error:
                raise ConfigError(f"{name}: neither an address nor a file") from error
        for line in (line.partition(" #")[0].strip() for line in lines):
            if line and not line.startswith("#"):
                if not line.lower().startswith(("http://", "https://")):
                    raise ConfigError(f"{name}: not a web address: {line}")
                found.append(line)
    if not found:
        raise ConfigError("no feed to watch")
    return list(dict.fromkeys(found))


@dataclass(slots=True, kw_only=True)
class _Watch:
    """A watch of some feeds, round after round."""

    store: Store
    settings: Settings
    addresses: Sequence[str]
    every: float
    jobs: int
    crawler: Crawler
    progress: Callable[[Watched], None]
    done: Watched = field(default_factory=Watched)

    def round(self) -> Iterator[Reading | Failure]:
        """Look at the feeds that are due, and read what waits."""
        from onrecord.store.feeds import count_waiting, load_waiting  # noqa: PLC0415

        yield from self._look()
        entries = load_waiting(self.store, _now(), MOST_A_ROUND)
        self.done.waiting = count_waiting(self.store)
        self.progress(self.done)
        if entries:
            yield from self._read(entries)
            self.done.waiting = count_waiting(self.store)

    def rest(self) -> float:
        """Return the seconds until something is due: a feed, or an entry again."""
        from onrecord.store.feeds import load_feeds, load_waiting  # noqa: PLC0415

        now = _now()
        if load_waiting(self.store, now, 1):
            return 0.0
        feeds = load_feeds(self.store, self.addresses).values()
        due = min((feed.due or now for feed in feeds), default=now)
        # An entry may be due sooner, and is looked for once a minute.
        return min(max(0.0, (due - now).total_seconds()), _FIRST_WAIT)

    def _look(self) -> Iterator[Failure]:
        """Look at the feeds that are due, and at the sitemaps that they name."""
        from onrecord.store.feeds import load_feeds, write_feed  # noqa: PLC0415

        left = deque(self.addresses)
        seen: set[str] = set()
        while left and len(seen) < MOST_FEEDS:
            address = left.popleft()
            if address in seen:
                continue
            seen.add(address)
            feed = load_feeds(self.store, [address])[address]
            if feed.due and feed.due > _now():
                continue
            try:
                marked, content = self.crawler.feed(feed)
            except IngestError as error:
                write_feed(self.store, self._failed(feed, error))
                yield Failure(label=address, stage="ingest", reason=str(error))
                continue
            entries = [
                FeedEntry(
                    address=each.address,
                    feed=address,
                    found=_now(),
                    published=each.published,
                )
                for each in (content.entries if content else ())
            ]
            write_feed(self.store, self._looked(marked), entries)
            left.extend(content.sitemaps if content else ())

    def _looked(self, feed: Feed) -> Feed:
        now = _now()
        due = now + timedelta(seconds=self.every)
        return replace(feed, checked=now, due=due, failures=0, reason=None)

    def _failed(self, feed: Feed, error: IngestError) -> Feed:
        wait = max(self.every, _wait(feed.failures + 1, error))
        now = _now()
        return replace(
            feed,
            checked=now,
            due=now + timedelta(seconds=wait),
            failures=feed.failures + 1,
            reason=str(error),
        )

    def _read(self, entries: list[FeedEntry]) -> Iterator[Reading | Failure]:
        run = Run(
            store=self.store,
            command=f"watch {' '.join(self.addresses)}",
            program=program(),
            again=False,
            done=Progress(expected=len(entries)),
            progress=self._counted(),
        )
        asked: deque[FeedEntry] = deque()
        ended: list[FeedEntry] = []
        with run.open(self.jobs, self.settings.ontology):
            try:
                for outcome in run.read(self._pages(entries, asked, ended)):
                    ended.append(_ended(asked.popleft(), outcome))
                    yield outcome
                    if len(ended) >= _SETTLED:
                        self._settle(ended)
            finally:
                self._settle(ended)

    def _pages(
        self,
        entries: Iterable[FeedEntry],
        asked: deque[FeedEntry],
        ended: list[FeedEntry],
    ) -> Iterator[Document | Failure]:
        """Yield what comes of entries, and tell of each whose it was."""
        for fetched in self.crawler.pages(entries):
            entry, outcomes = fetched.entry, fetched.outcomes
            if error := fetched.unavailable:
                entry = replace(entry, tries=entry.tries + fetched.asked)
                wait = _wait(entry.tries, error)
                due = _now() + timedelta(seconds=wait)
                ended.append(replace(entry, due=due, reason=str(error)))
                if entry.tries < TRIES:
                    continue
                ended.pop()
                reason = f"given up after {TRIES} tries: {error}"
                failed = Failure(label=entry.address, stage="ingest", reason=reason)
                outcomes = (failed,)
            for outcome in outcomes:
                asked.append(entry)
                yield outcome

    def _settle(self, ended: list[FeedEntry]) -> None:
        from onrecord.store.feeds import write_entries  # noqa: PLC0415

        write_entries(self.store, ended)
        ended.clear()

    def _counted(self) -> Callable[[Progress], None]:
        """Return what adds a round's progress to that of the rounds before."""
        before = replace(self.done.progress)

        def count(now: Progress) -> None:
            total = self.done.progress
            total.documents = before.documents + now.documents
            total.known = before.known + now.known
            total.failures = before.failures + now.failures
            total.words = before.words + now.words
            total.kept = before.kept + now.kept
            self.progress(self.done)

        return count


def _crawler(settings: Settings, *, allow_private: bool) -> Crawler:
    from onrecord.ingest import Crawler, Fetcher  # noqa: PLC0415  slow to import

    fetcher = Fetcher(
        timeout=settings.fetch_timeout,
        max_bytes=settings.fetch_bytes,
        user_agent=settings.user_agent,
        allow_private=allow_private,
        pause=settings.fetch_pause,
    )
    return Crawler(fetcher, settings.max_characters)


def _ended(entry: FeedEntry, outcome: Reading | Failure) -> FeedEntry:
    if isinstance(outcome, Reading):
        return replace(entry, state="read", due=None, reason=None)
    return replace(entry, state="failed", due=None, reason=outcome.reason)


def _wait(tries: int, error: IngestError) -> float:
    """Return the seconds until another try: as asked for, or ever longer."""
    asked = error.wait if isinstance(error, UnavailableError) else 0.0
    own = _FIRST_WAIT * 2.0 ** min(max(tries, 1) - 1, 30)
    return min(max(asked, own), _LONGEST_WAIT)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
