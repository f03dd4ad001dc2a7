"""Feed readers of ours with bytes that are bred to break them: ``make fuzz``.

``python -m benchmarks.fuzz TARGET FOLDER -max_total_time=600`` breeds from the files of
a folder and adds to it what reaches new code. What goes wrong is an exception that is
none of ours, and ends the run with the bytes that caused it in a file.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Callable

MOST: Final = 100_000
"""Characters of a text; longer ones find nothing that shorter ones do not."""

SEEDS: Final = {
    "html": b"<html><body><article><p>Officials said that Iran had left.</p></article>",
    "text": b"Officials said on Monday that Iran had attacked a ship near Oman.\n",
    "warc": b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\n"
    b"WARC-Target-URI: https://bay.example/\r\nContent-Length: 5\r\n\r\nHello\r\n\r\n",
    "feed": b"<rss version='2.0'><channel><item><link>/1</link></item></channel></rss>",
    "query": b"SELECT type, count(*) FROM current_claims GROUP BY 1",
}


def html(data: bytes) -> None:
    """Take the text of a page."""
    from onrecord.ingest.pages import parse_page  # noqa: PLC0415

    with suppress(OnRecordError):
        parse_page(data[:MOST], "https://bay.example/")


def text(data: bytes) -> None:
    """Decode a text, judge whether it can be read, and read it."""
    from onrecord.ingest.decode import decode_text  # noqa: PLC0415
    from onrecord.ingest.quality import check_text  # noqa: PLC0415
    from onrecord.model.document import Document, Failure  # noqa: PLC0415
    from onrecord.pipeline import read_document  # noqa: PLC0415

    with suppress(OnRecordError):
        words = decode_text(data[:2_000])
        check_text(words, MOST)
        outcome = read_document(Document.of(words, label="fuzz"))
        # A failure keeps a run alive; here it is what is looked for.
        assert not isinstance(outcome, Failure), outcome  # noqa: S101


def warc(data: bytes) -> None:
    """Take the pages of an archive."""
    from onrecord.ingest.documents import documents  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.warc"
        path.write_bytes(data)
        for _ in documents([path], max_characters=MOST):
            pass


def feed(data: bytes) -> None:
    """Take the addresses of a feed or sitemap."""
    from onrecord.ingest.feeds import parse_feed  # noqa: PLC0415

    with suppress(OnRecordError):
        parse_feed(data, "https://bay.example/feed")


def query(data: bytes) -> None:
    """Ask an empty store something; it must not change by it."""
    from onrecord.store import Store  # noqa: PLC0415

    store = Store(Path(__file__).with_name(".fuzz.duckdb"))
    if not store.path.exists():
        store.start_run("fuzz", "fuzz")
    with suppress(OnRecordError):
        store.query(data.decode("utf-8", "replace"))
    assert store.query("SELECT count(*) FROM runs").rows == [(1,)]  # noqa: S101


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    each.__name__: each for each in (html, text, warc, feed, query)
}


def main() -> None:
    """Breed for a target until the time is up, or something goes wrong."""
    import atheris  # noqa: PLC0415  an extra

    name, folder, *options = sys.argv[1:]
    corpus = Path(folder)
    corpus.mkdir(parents=True, exist_ok=True)
    (corpus / "seed").write_bytes(SEEDS[name])
    target = TARGETS[name]
    target(SEEDS[name])  # what is imported on the way is not of interest
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], *options, str(corpus)], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
