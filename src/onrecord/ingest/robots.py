"""Ask a host's robots.txt (RFC 9309) what may be fetched, and how fast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from onrecord.errors import FetchError, RefusedAddressError, UnavailableError

if TYPE_CHECKING:
    from protego import Protego

    from onrecord.ingest.fetch import Fetcher

LONGEST_PAUSE: Final = 60.0
"""Seconds between two pages that a host may ask for; more is taken for a mistake."""

_LONGEST_FILE: Final = 500_000
"""Bytes that RFC 9309 wants to be read at least."""


class Robots:
    """The rules of the hosts that were asked, each once."""

    def __init__(self, fetch: Fetcher) -> None:
        self._fetch = fetch
        self._known: dict[str, Protego | None] = {}

    def allow(self, url: str) -> bool:
        """Say whether an address may be fetched, and slow the fetcher down as asked.

        Raises:
            UnavailableError: The rules cannot be had now; until then nothing may be
                fetched, since nobody knows what they forbid.
        """
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._known:
            self._known[origin] = self._rules(origin)
        rules = self._known[origin]
        agent = self._fetch.user_agent.partition("/")[0]
        if rules is None:
            return True
        pause = float(rules.crawl_delay(agent) or 0.0)
        if pause > self._fetch.pause and parts.hostname:
            self._fetch.pauses[parts.hostname] = min(pause, LONGEST_PAUSE)
        return bool(rules.can_fetch(url, agent))

    def _rules(self, origin: str) -> Protego | None:
        """Return the rules of a host; none where it has no such file."""
        from protego import Protego  # noqa: PLC0415  only those who crawl need it

        try:
            found = self._fetch.get(f"{origin}/robots.txt")
        except (RefusedAddressError, UnavailableError):
            raise
        except FetchError:
            return None
        return Protego.parse(found.content[:_LONGEST_FILE].decode("utf-8", "replace"))
