"""Fetch pages politely: within limits, from public addresses only."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final, Literal

from onrecord.config import Settings
from onrecord.errors import FetchError, RefusedAddressError, UnavailableError
from onrecord.ingest.addresses import checked_addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import httpx2

PageKind = Literal["html", "text", "jsonl", "pdf"]

MOST_REDIRECTS: Final = 5
NOT_MODIFIED: Final = 304
BUSY: Final = frozenset((408, 425, 429, 500, 502, 503, 504))
"""Answers that may be others in an hour."""

_DEFAULTS: Final = Settings()
_KINDS: Final[dict[str, PageKind]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/json": "jsonl",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/pdf": "pdf",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent: the address that it came from at last, kind and bytes."""

    url: str
    kind: PageKind
    content: bytes
    charset: str | None

    @property
    def html(self) -> str | bytes:
        """The page as its server says it is encoded; bytes where it does not say."""
        if self.charset is None:
            return self.content
        try:
            return self.content.decode(self.charset, errors="replace")
        except LookupError:
            return self.content


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers; the names of the headers are in lower case."""

    url: str
    status: int
    headers: Mapping[str, str]
    content: bytes


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of a server, and until when."""

    url: httpx2.URL
    deadline: float
    headers: Mapping[str, str]
    check: Callable[[str], object] | None


@dataclass(slots=True)
class Fetcher:
    """Fetches pages one by one, with a pause between two of the same host.

    Proxies that the environment names are not used: behind one, nobody could say
    which address is connected to.
    """

    timeout: float = _DEFAULTS.fetch_timeout
    """Seconds for the whole page, redirects included."""
    max_bytes: int = _DEFAULTS.fetch_bytes
    user_agent: str = _DEFAULTS.user_agent
    allow_private: bool = False
    """Whether addresses of the own machine and network may be fetched from."""
    pause: float = 1.0
    """Seconds between two requests to one host."""
    pauses: dict[str, float] = field(default_factory=dict)
    """The same for hosts that ask for more."""
    _asked: dict[str, float] = field(default_factory=dict)

    def page(self, url: str) -> Page:
        """Return the page at an address.

        Raises:
            RefusedAddressError: It is no http(s) address, or leads, itself or by a
                redirect, into a private network.
            UnavailableError: The server does not answer in time, or is too busy.
            FetchError: It answers with an error, or sends too much or no text.
        """
        found = self.get(url, check=content_type)
        kind, charset = content_type(found.headers.get("content-type", ""))
        return Page(found.url, kind, found.content, charset)

    def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        check: Callable[[str], object] | None = None,
    ) -> Answer:
        """Return what a server answers, after its redirects.

        Args:
            url: The address.
            headers: What to send besides; a server that is asked whether something is
                new may answer 304, without content.
            check: Is given the content's type, and refuses it before it is sent.

        Raises:
            FetchError: As ``page``.
        """
        import httpx2  # noqa: PLC0415  only those who fetch should wait for it

        deadline = time.monotonic() + self.timeout
        try:
            with httpx2.Client(trust_env=False) as client:
                target = httpx2.URL(url)
                self._wait_for(target.host)
                for _ in range(MOST_REDIRECTS + 1):
                    asked = _Asked(target, deadline, headers or {}, check)
                    found = self._ask(client, asked)
                    if isinstance(found, Answer):
                        return found
                    target = target.join(found)
        except httpx2.TimeoutException as error:
            raise UnavailableError(f"no answer within {self.timeout:g} s") from error
        except httpx2.TransportError as error:
            raise UnavailableError(_said(error)) from error
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            raise FetchError(_said(error)) from error
        raise FetchError(f"more than {MOST_REDIRECTS} redirects")

    def _ask(self, client: httpx2.Client, asked: _Asked) -> Answer | str:
        """Return the answer of an address, or where it redirects to."""
        response = self._answer(client, asked)
        try:
            if response.has_redirect_location:
                return response.headers["location"]
            headers = {name.lower(): value for name, value in response.headers.items()}
            status = response.status_code
            if status == NOT_MODIFIED:
                return Answer(str(asked.url), status, headers, b"")
            if not response.is_success:
                raise _refusal(status, headers)
            if asked.check:
                asked.check(headers.get("content-type", ""))
            content = self._content(response, asked.deadline)
            return Answer(str(asked.url), status, headers, content)
        finally:
            response.close()

    def _answer(self, client: httpx2.Client, asked: _Asked) -> httpx2.Response:
        """Return the answer of the first address of a host that can be reached."""
        import httpx2  # noqa: PLC0415

        url = asked.url
        if url.scheme not in {"http", "https"} or not url.host:
            raise RefusedAddressError(f"not a web address: {url}")
        if url.userinfo:
            raise RefusedAddressError("an address with a password in it")
        port = url.port or (443 if url.scheme == "https" else 80)
        *others, last = checked_addresses(
            url.raw_host.decode("ascii"), port, allow_private=self.allow_private
        )
        for address in others:
            try:
                return client.send(self._request(client, asked, address), stream=True)
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                continue
        return client.send(self._request(client, asked, last), stream=True)

    def _request(
        self, client: httpx2.Client, asked: _Asked, address: str
    ) -> httpx2.Request:
        left = max(asked.deadline - time.monotonic(), 0.01)
        return client.build_request(
            "GET",
            asked.url.copy_with(host=address),
            headers={
                "Host": asked.url.netloc.decode("ascii"),
                "User-Agent": self.user_agent,
                "Accept": ", ".join(_KINDS) if asked.check else "*/*",
                "Accept-Encoding": "gzip, deflate",
                **asked.headers,
            },
            timeout=left,
            # The certificate must be that of the name, although we connect by address.
            extensions={"sni_hostname": asked.url.raw_host.decode("ascii")},
        )

    def _wait_for(self, host: str) -> None:
        pause = self.pauses.get(host, self.pause)
        since = time.monotonic() - self._asked.get(host, float("-inf"))
        if since < pause:
            time.sleep(pause - since)
        self._asked[host] = time.monotonic()

    def _content(self, response: httpx2.Response, deadline: float) -> bytes:
        """Return the body; a server that drips or never ends is cut off."""
        parts: list[bytes] = []
        size = 0
        for part in response.iter_bytes():
            size += len(part)
            parts.append(part)
            if size > self.max_bytes:
                raise FetchError(f"too large: more than {self.max_bytes:,} bytes")
            if time.monotonic() > deadline:
                raise UnavailableError(f"not complete within {self.timeout:g} s")
        return b"".join(parts)


def content_type(header: str) -> tuple[PageKind, str | None]:
    """Return the kind of a page and the encoding that its server declares.

    Raises:
        FetchError: It is no kind that is read.
    """
    media, _, rest = header.partition(";")
    kind = _KINDS.get(media.strip().lower())
    if kind is None:
        raise FetchError(f"neither page nor text, but {media.strip() or 'unknown'}")
    for parameter in rest.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return kind, value.strip().strip("\"'") or None
    return kind, None


def _refusal(status: int, headers: Mapping[str, str]) -> FetchError:
    """Return the error that a server's answer means."""
    reason = f"the server answers {status}"
    if status not in BUSY:
        return FetchError(reason)
    error = UnavailableError(reason)
    error.wait = _seconds(headers.get("retry-after", ""))
    return error


def _seconds(header: str) -> float:
    """Return how long a server asks to wait: in seconds, or until a time."""
    if header.strip().isdecimal():
        return float(header)
    try:
        until = parsedate_to_datetime(header)
        return max(0.0, (until - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return 0.0


def _said(error: Exception) -> str:
    return f"not fetched: {str(error) or type(error).__name__}"
