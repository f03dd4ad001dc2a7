"""Keep strangers out: other hosts, other pages, who has no token, too large bodies.

The server listens on this machine alone, and any page in a browser on it can send it
requests. So a request must name this machine as its host, which a page that has had its
name turned to 127.0.0.1 does not; and what changes something must come from our own
pages with a token that only these can read.
"""

from __future__ import annotations

import hmac
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response

from onrecord.web.asking import as_json

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN: Final = "X-OnRecord-Token"  # noqa: S105  a header's name
MOST_BYTES: Final = 101 * 1024**2
"""Of one request: what may be uploaded, and the form around it."""
MOST_JSON: Final = 22 * 1024**2
"""Of a request that uploads no file: the longest text that is read, and some room."""

NAMES: Final = ("127.0.0.1", "localhost", "[::1]")
READING: Final = frozenset({"GET", "HEAD"})

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

_log = logging.getLogger("onrecord.web")


@dataclass(frozen=True, slots=True)
class Refused(Exception):  # noqa: N818  what a stranger gets, and no mistake of ours
    """A request that is not answered."""

    status: int
    why: str


class Guard:
    """Lets through what may be answered, and gives every answer its headers."""

    def __init__(self, app: ASGIApp, *, token: str, port: int) -> None:
        self.app = app
        self.token = token
        self.hosts = frozenset(f"{name}:{port}" for name in NAMES)
        if port == 80:  # noqa: PLR2004  which a browser leaves out
            self.hosts |= frozenset(NAMES)
        self.origins = frozenset(f"http://{host}" for host in self.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        try:
            self.check(scope)
            await self.app(scope, receive, sending)
        except Refused as refused:
            answer = _error(refused.status, refused.why)
        except Exception:
            _log.exception("%s failed", scope["path"])
            if begun:
                raise
            answer = _error(
                500, "something went wrong here; the server's output has it"
            )
        else:
            return
        await answer(scope, receive, sending)

    def check(self, scope: Scope) -> None:
        """Check where a request comes from.

        Raises:
            Refused: It is not to be answered.
        """
        headers = Headers(scope=scope)
        if len(headers.getlist("host")) != 1 or headers["host"] not in self.hosts:
            raise Refused(421, "this server answers to its own address only")
        site = headers.get("sec-fetch-site", "same-origin")
        if scope["path"].startswith("/api") and site not in {"same-origin", "none"}:
            raise Refused(403, "only pages of this server may ask it")
        if scope["method"] in READING:
            return
        if headers.get("origin", next(iter(self.origins))) not in self.origins:
            raise Refused(403, "only pages of this server may change anything")
        given = headers.get(TOKEN, "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, self.token.encode()):
            raise Refused(403, f"a change needs the header {TOKEN}")
        _check_size(headers)


def _error(status: int, words: str) -> Response:
    return Response(as_json({"error": words}), status, None, "application/json")


def _check_size(headers: Headers) -> None:
    """Check how large a body will be; the server holds it to what it announced."""
    if "transfer-encoding" in headers:
        raise Refused(411, "a body must tell how long it is")
    form = headers.get("content-type", "").startswith("multipart/form-data")
    most = MOST_BYTES if form else MOST_JSON
    length = headers.get("content-length", "0")
    if not length.isdecimal() or len(length) > 15 or int(length) > most:  # noqa: PLR2004
        raise Refused(413, f"too large: more than {most:,} bytes")
