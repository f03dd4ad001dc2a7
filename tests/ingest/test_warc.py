"""Pages come out of the archives of crawlers, as Common Crawl lays its news out."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
import zstandard

from onrecord.ingest import documents, list_inputs
from onrecord.model.document import Document, Failure
from tests.ingest.test_documents import PAGE, SENTENCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HTML = "text/html; charset=UTF-8"


def record(kind: str, path: str, block: bytes, media: str) -> bytes:
    """Return one record of an archive."""
    lines = (
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: https://bay.example/{path}",
        "WARC-Date: 2021-05-03T10:00:00Z",
        f"Content-Type: {media}",
        f"Content-Length: {len(block)}",
    )
    return "\r\n".join((*lines, "", "")).encode() + block + b"\r\n\r\n"


def response(path: str, body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    """Return the record of what a server has answered."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    head = "\r\n".join((f"HTTP/1.1 {status}", *lines, "", "")).encode()
    return record("response", path, head + body, "application/http; msgtype=response")


def records() -> list[bytes]:
    """Return every kind of record that a crawl of news has."""
    zipped = gzip.compress(PAGE.replace("Monday", "Friday").encode())
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(SENTENCE), SENTENCE.encode())
    asked = b"GET /talks HTTP/1.1\r\nHost: bay.example\r\n\r\n"
    by_parts = {"Content_Type": "text/plain", "Transfer_Encoding": "chunked"}
    return [
        record("warcinfo", "", b"robots: classic\r\n", "application/warc-fields"),
        record("request", "talks", asked, "application/http; msgtype=request"),
        response("talks", PAGE.encode(), Content_Type=HTML),
        response("zipped", zipped, Content_Type=HTML, Content_Encoding="gzip"),
        response("moved", b"", "301 Moved", Content_Type=HTML, Location="/talks"),
        response("gone", PAGE.encode(), "404 Not Found", Content_Type=HTML),
        response("map.png", b"\x89PNG", Content_Type="image/png"),
        response("empty", b"", Content_Type=HTML),
        response("chunked", chunked, **by_parts),
        record("conversion", "wet", f"{SENTENCE} It was so.".encode(), "text/plain"),
    ]


def crawled(*, packed: bool = False) -> bytes:
    """Return an archive of these; packed each by itself, as crawlers do."""
    return b"".join(gzip.compress(each) if packed else each for each in records())


AS_IT_IS: dict[str, Callable[[], bytes]] = {
    "a.warc": crawled,
    "a.warc.gz": lambda: crawled(packed=True),
    "b.warc.gz": lambda: gzip.compress(crawled()),
    "a.warc.zst": lambda: zstandard.compress(crawled()),
}


@pytest.mark.parametrize("name", AS_IT_IS)
def test_pages_of_a_crawl(tmp_path: Path, name: str) -> None:
    """Pages that were served are read, once, and called by their address."""
    (tmp_path / name).write_bytes(AS_IT_IS[name]())

    found = list(documents([tmp_path]))

    labels = [each.label.removeprefix("https://bay.example/") for each in found]
    assert labels == ["talks", "zipped", "empty", "chunked", "wet"]
    talks, zipped, empty, chunked, _ = found
    assert isinstance(talks, Document)
    assert isinstance(zipped, Document)
    assert (talks.url, talks.publisher) == (talks.label, "Example Post")
    assert talks.text.replace("Monday", "Friday") == zipped.text
    assert isinstance(empty, Failure)
    assert isinstance(chunked, Document)
    assert chunked.text == SENTENCE


def test_half_an_archive(tmp_path: Path) -> None:
    """What is there of a broken download is read, and that it broke off is told."""
    whole = crawled(packed=True)
    path = tmp_path / "half.warc.gz"
    path.write_bytes(whole[: len(whole) // 2])

    *pages, failure = documents([path])

    assert [each.label for each in pages] == ["https://bay.example/talks"]
    assert isinstance(failure, Failure)
    assert failure.label == str(path)
    assert failure.reason.startswith("damaged: ")


def test_page_that_is_too_large(tmp_path: Path) -> None:
    """A page beyond the limit is a failure, and the next one is read."""
    path = tmp_path / "a.warc"
    path.write_bytes(crawled())

    found = documents([path], max_characters=60)

    reasons = {each.label: each.reason for each in found if isinstance(each, Failure)}
    assert reasons["https://bay.example/talks"] == "too large: more than 240 bytes"
    assert "https://bay.example/chunked" not in reasons


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "an archive with no page in it"),
        (b"WARC/1.0\r\nContent-Length: x\r\n\r\n", "an archive with no page in it"),
        (b"no crawl at all", "damaged: "),
        (crawled()[:100], "an archive with no page in it"),
    ],
)
def test_no_crawl(
    tmp_path: Path, data: bytes, reason: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """What is no archive is one failure, and nothing is written beside it."""
    path = tmp_path / "a.warc"
    path.write_bytes(data)

    (failure,) = documents([path])

    assert isinstance(failure, Failure)
    assert failure.reason.startswith(reason)
    assert capfd.readouterr().err == ""


def test_what_archives_hold_is_not_counted(tmp_path: Path) -> None:
    """Nobody claims to know how many pages there are before they were seen."""
    (tmp_path / "a.warc").write_bytes(b"")
    (tmp_path / "b.txt").write_text("One.")

    listing = list_inputs([tmp_path])

    assert (listing.count(), listing.countable) == (1, False)
