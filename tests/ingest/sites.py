"""Publishers on this machine: pages as one finds them, and every fault they have."""

from __future__ import annotations

import gzip
import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

BODY = (
    "The governor of the northern province said on Tuesday that his forces had closed"
    " the border crossing at Ossel, hours after a convoy was attacked there.\n"
    "“We will not open it before the attackers are found,” he told reporters in the"
    " capital, where shopkeepers had gathered to protest against the closure.\n"
    "The neighbouring government denied that its soldiers had taken part. A spokeswoman"
    " for the foreign ministry said that it had asked for a joint inquiry."
).splitlines()
"""What every page below says, and all that is to come out of it."""

SOUP = """<!DOCTYPE html><html lang=en><head><meta charset=utf-8>
<title>Border closed after attack &#8211; Harbour Courier</title>
<meta property="og:site_name" content="Harbour Courier">
<meta property="article:published_time" content="2021-05-04T09:12:00+02:00">
<script>window.dataLayer=[{{"page":"<p>no text of ours</p>"}}];</script>
<style>.cookie{{display:block}}</style></head><body class="no-js">
<div class="cookie-banner"><p>We and our 714 partners value your privacy. Accept all
cookies to go on reading, or manage your preferences.</p><button>Accept</button></div>
<div id="wrap"><div class="nav"><ul><li><a href="/">Home</a><li><a href="/w">World</a>
<li><a href="/s">Sport</a></ul></div>
<div class="article-body"><h1>Border closed after attack</h1>
<div class="share"><a href="#">Share</a> <a href="#">Tweet</a></div>
<p>{0}</p><div class="ad">Advertisement</div><p>{1}</p>
<div class="related"><h3>Read more</h3><ul><li><a href="/a">Ten beaches</a></ul></div>
<p>{2}</p></div>
<div class="comments"><p>first!!! by <b>user99</b></p></div></div>
<div class="footer"><p>&copy; 2024 Harbour Courier. All rights reserved.</p></div>
</body></html>"""

UNCLOSED = """<html><head><title>Border closed</title><body>
<table width=100%><tr><td><a href=/>Home</a><td><font size=2>
<h2>Border closed after attack</h2><p>{0}<p>{1}<p>{2}<br><br></font></table>"""

STRUCTURED = """<!doctype html><html><head><title>Border closed</title>
<script type="application/ld+json">{{"@type": "NewsArticle",
"datePublished": "2021-05-04", "publisher": {{"name": "Bay Post"}}}}</script></head>
<body><header><nav><a href="/">Start</a></nav></header><main><article>
<header><h1>Border closed after attack</h1><time datetime="2021-05-04">4 May</time>
</header><section><p>{0}</p><blockquote>Subscribe to our letter</blockquote>
<p>{1}</p><p>{2}</p></section></article><aside><p>Most read</p></aside></main>
</body></html>"""


def page(shape: str, *, body: Sequence[str] = BODY) -> str:
    """Return a page of one of these shapes."""
    return shape.format(*body)


@dataclass(slots=True)
class Site:
    """A publisher: what it answers by path, and what it was asked."""

    answers: dict[str, Callable[[Request], None]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    address: str = ""

    def serve(
        self,
        path: str,
        body: str | bytes,
        kind: str = "text/html; charset=utf-8",
        **headers: str,
    ) -> None:
        """Answer a path with a body; with an ETag, only where it is new."""
        data = body.encode("utf-8") if isinstance(body, str) else body

        def answer(request: Request) -> None:
            tag = headers.get("ETag")
            if tag and request.headers.get("If-None-Match") == tag:
                request.answer(304)
            else:
                request.answer(200, data, {"Content-Type": kind, **headers})

        self.answers[path] = answer

    def zipped(self, path: str, body: str) -> None:
        """Answer a path with a compressed body."""
        data = gzip.compress(body.encode("utf-8"))
        self.serve(path, data, **{"Content-Encoding": "gzip"})

    def moved(self, path: str, target: str) -> None:
        """Answer a path with a redirect."""
        self.answers[path] = lambda r: r.answer(301, b"", {"Location": target})

    def broken(self, path: str, status: int, **headers: str) -> None:
        """Answer a path with an error."""
        self.answers[path] = lambda r: r.answer(
            status, b"no", {n.replace("_", "-"): v for n, v in headers.items()}
        )

    def cut(self, path: str) -> None:
        """Break the connection off in the middle of an answer."""

        def answer(request: Request) -> None:
            request.answer(200, b"<html><p>Only", {"Content-Length": "5000"})
            request.close_connection = True

        self.answers[path] = answer

    def slow(self, path: str, seconds: float) -> None:
        """Answer a path late."""

        def answer(request: Request) -> None:
            time.sleep(seconds)
            request.answer(200, b"late", {"Content-Type": "text/plain"})

        self.answers[path] = answer


class Request(BaseHTTPRequestHandler):
    """One request, answered by its site."""

    site: Site

    def do_GET(self) -> None:
        """Answer by path."""
        self.site.asked[self.path] += 1
        self.site.headers[self.path] = dict(self.headers)
        answer = self.site.answers.get(self.path)
        if answer:
            answer(self)
        else:
            self.answer(404)

    def answer(
        self, status: int, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> None:
        """Send an answer; who asked may be gone."""
        try:
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output clean."""


@contextmanager
def publisher(name: str = "127.0.0.1") -> Iterator[Site]:
    """Give a publisher that is there for the time of a test."""
    site = Site()
    handler = type("Handler", (Request,), {"site": site})
    server = ThreadingHTTPServer((name, 0), handler)
    server.daemon_threads = True
    site.address = f"http://{name}:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
