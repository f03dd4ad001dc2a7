"""Fetch pages politely: within limits, from public addresses only."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from onrecord.config import Settings
from onrecord.errors import FetchError, RefusedAddressError
from onrecord.ingest.addresses import checked_addresses

if TYPE_CHECKING:
    import httpx2

PageKind = Literal["html", "text", "jsonl", "pdf"]

MOST_REDIRECTS: Final = 5
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
    _asked: dict[str, float] = field(default_factory=dict)

    def page(self, url: str) -> Page:
        """Return the page at an address.

        Raises:
            RefusedAddressError: It is no http(s) address, or leads, itself or by a
                redirect, into a private network.
            FetchError: The server does not answer in time, answers with an error, or
                sends too much or no text.
        """
        import httpx2  # noqa: PLC0415  only those who fetch should wait for it

        deadline = time.monotonic() + self.timeout
        try:
            with httpx2.Client(trust_env=False) as client:
                target = httpx2.URL(url)
                self._wait_for(target.host)
                for _ in range(MOST_REDIRECTS + 1):
                    found = self._ask(client, target, deadline)
                    if isinstance(found, Page):
                        return found
                    target = target.join(found)
        except httpx2.TimeoutException as error:
            raise FetchError(f"no answer within {self.timeout:g} s") from error
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            raise FetchError(
                f"not fetched: {str(error) or type(error).__name__}"
            ) from error
        raise FetchError(f"more than {MOST_REDIRECTS} redirects")

    def _ask(
        self, client: httpx2.Client, url: httpx2.URL, deadline: float
    ) -> Page | str:
        """Return the page at an address, or where it redirects to."""
        response = self._answer(client, url, deadline)
        try:
            if response.is_redirect:
                return response.headers["location"]
            if not response.is_success:
                raise FetchError(f"the server answers {response.status_code}")
            kind, charset = content_type(response.headers.get("content-type", ""))
            content = self._content(response, deadline)
            return Page(str(url), kind, content, charset)
        finally:
            response.close()

    def _answer(
        self, client: httpx2.Client, url: httpx2.URL, deadline: float
    ) -> httpx2.Response:
        """Return the answer of the first address of a host that can be reached."""
        import httpx2  # noqa: PLC0415

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
                return client.send(
                    self._request(client, url, address, deadline), stream=True
                )
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                continue
        return client.send(self._request(client, url, last, deadline), stream=True)

    def _request(
        self, client: httpx2.Client, url: httpx2.URL, address: str, deadline: float
    ) -> httpx2.Request:
        left = max(deadline - time.monotonic(), 0.01)
        return client.build_request(
            "GET",
            url.copy_with(host=address),
            headers={
                "Host": url.netloc.decode("ascii"),
                "User-Agent": self.user_agent,
                "Accept": ", ".join(_KINDS),
                "Accept-Encoding": "gzip, deflate",
            },
            timeout=left,
            # The certificate must be that of the name, although we connect by address.
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
        )

    def _wait_for(self, host: str) -> None:
        since = time.monotonic() - self._asked.get(host, float("-inf"))
        if since < self.pause:
            time.sleep(self.pause - since)
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
                raise FetchError(f"not complete within {self.timeout:g} s")
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
