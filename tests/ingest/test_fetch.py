"""Pages are fetched over real HTTP, from a server on this machine."""

from __future__ import annotations

import gzip
import ipaddress
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from onrecord.config import VERSION
from onrecord.errors import FetchError, RefusedAddressError
from onrecord.ingest import Fetcher, documents
from onrecord.ingest.addresses import _public
from onrecord.model.document import Document, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "The minister said on Monday that the talks had failed.\r\n"


class Site(BaseHTTPRequestHandler):
    """A small publisher, with every fault that publishers have."""

    asked: list[tuple[str, str | None, str | None]] = []  # noqa: RUF012  reset by `site`

    def do_GET(self) -> None:
        """Answer by path."""
        agent, host = self.headers["User-Agent"], self.headers["Host"]
        self.asked.append((self.path, agent, host))
        name = self.path.strip("/")
        getattr(self, f"_{name}", self._absent)()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output clean."""

    def _send(self, body: bytes, kind: str = "text/plain", **headers: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.end_headers()

    def _absent(self) -> None:
        self.send_error(404)

    def _text(self) -> None:
        self._send(TEXT.encode("utf-8"))

    def _zipped(self) -> None:
        self._send(gzip.compress(TEXT.encode("utf-8")), Content_Encoding="gzip")

    def _bomb(self) -> None:
        self._send(gzip.compress(b"a" * 3_000_000), Content_Encoding="gzip")

    def _latin(self) -> None:
        page = f"<html><body><article><p>In the café. {TEXT * 5}</p></article></body>"
        self._send(page.encode("latin-1"), "text/html; charset=ISO-8859-1")

    def _lines(self) -> None:
        line = b'{"text": "The minister said that it was so.", "id": "one"}\n'
        self._send(line, "application/jsonl")

    def _image(self) -> None:
        self._send(b"\x89PNG", "image/png")

    def _moved(self) -> None:
        self._redirect("/text")

    def _round(self) -> None:
        self._redirect("/round")

    def _away(self) -> None:
        self._redirect("file:///etc/hostname")

    def _slow(self) -> None:
        time.sleep(1.5)
        self._send(b"late")

    def _drip(self) -> None:
        self._send(b"")
        try:
            for _ in range(30):
                self.wfile.write(b"drop ")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass


@pytest.fixture
def site() -> Iterator[str]:
    """Return the address of a publisher on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Site.asked.clear()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def fetcher(**settings: float) -> Fetcher:
    """Return a fetcher that may ask this machine, and does not wait between pages."""
    limits = {"timeout": 5, "max_bytes": 1_000_000, "pause": 0.0, **settings}
    return Fetcher(
        timeout=limits["timeout"],
        max_bytes=int(limits["max_bytes"]),
        pause=limits["pause"],
        allow_private=True,
    )


def test_text_page(site: str) -> None:
    """A text comes unaltered; the server is told who asks, and by which name."""
    page = fetcher().page(f"{site}/text")

    assert page.content == TEXT.encode("utf-8")
    assert page.kind == "text"
    host = site.removeprefix("http://")
    assert Site.asked == [("/text", f"onrecord/{VERSION}", host)]


def test_name_is_looked_up_once_and_sent(site: str) -> None:
    """The connection goes to the checked address, the request names the host."""
    named = site.replace("127.0.0.1", "localhost")

    page = fetcher().page(f"{named}/text")

    assert page.url == f"{named}/text"
    assert Site.asked[0][2] == named.removeprefix("http://")


def test_documents_of_an_address(site: str) -> None:
    """An address gives documents as a file does, called by the address asked for."""
    paths = [f"{site}/moved", f"{site}/latin", f"{site}/lines", f"{site}/nothing"]

    text, page, line, failure = documents(paths, fetch=fetcher())

    assert isinstance(text, Document)
    assert (text.text, text.label, text.url) == (TEXT, paths[0], f"{site}/text")
    assert isinstance(page, Document)
    assert "café" in page.text
    assert isinstance(line, Document)
    assert line.label == "one"
    assert isinstance(failure, Failure)
    assert (failure.label, failure.reason) == (paths[3], "the server answers 404")


def test_compressed_page(site: str) -> None:
    """A compressed page is unpacked, and its size counted unpacked."""
    assert fetcher().page(f"{site}/zipped").content == TEXT.encode("utf-8")
    with pytest.raises(FetchError, match="too large: more than 1,000,000 bytes"):
        fetcher().page(f"{site}/bomb")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("image", "neither page nor text, but image/png"),
        ("round", "more than 5 redirects"),
        ("away", "not a web address: file:/"),
        ("slow", "no answer within 0.5 s"),
        ("drip", "not complete within 0.5 s"),
    ],
)
def test_faulty_server(site: str, path: str, reason: str) -> None:
    """Whatever a server does ends in time, with the reason in one line."""
    with pytest.raises(FetchError, match=reason):
        fetcher(timeout=0.5).page(f"{site}/{path}")


def test_private_address_is_refused(site: str) -> None:
    """Nothing on the own machine or network is fetched from, unless allowed."""
    with pytest.raises(RefusedAddressError, match=r"127\.0\.0\.1, a private address"):
        Fetcher().page(f"{site}/text")

    assert Site.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http://user:secret@127.0.0.1/",
        "http://127.0.0.1:99999/",
        "http://a b/",
        "http://" + "a" * 300 + "/",
        "http://[::1/",
        "http://ex\udcffample/",
    ],
)
def test_address_that_is_none(url: str) -> None:
    """A broken address is a failure, not a crash."""
    (failure,) = documents([url], fetch=fetcher(timeout=1))

    assert isinstance(failure, Failure)
    assert "\n" not in failure.reason


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104  refused, not bound to
        ("224.0.0.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("::127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_public_addresses(address: str, *, public: bool) -> None:
    """An address is private in whatever notation it comes."""
    assert _public(ipaddress.ip_address(address)) is public


def test_pause_between_two_requests(site: str) -> None:
    """A host is not asked again before the pause is over."""
    polite = fetcher(pause=0.3)
    start = time.monotonic()

    polite.page(f"{site}/text")
    polite.page(f"{site}/text")

    assert time.monotonic() - start >= 0.3
