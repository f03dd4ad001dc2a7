"""Turn files, pages, lines and streams into documents, one after the other."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from onrecord.config import Settings
from onrecord.errors import IngestError, ParseError
from onrecord.ingest.archives import read_tar, read_zip
from onrecord.ingest.decode import decode_text
from onrecord.ingest.fetch import Fetcher
from onrecord.ingest.fields import mapped
from onrecord.ingest.inputs import (
    KINDS,
    METADATA_FILE,
    Input,
    Metadata,
    failure,
    list_inputs,
    metadata_of,
    parse_line,
    parse_metadata,
    stem_of,
)
from onrecord.ingest.pages import parse_page
from onrecord.ingest.pdf import parse_pdf
from onrecord.ingest.quality import check_text
from onrecord.ingest.streams import opened
from onrecord.ingest.warc import read_warc
from onrecord.model.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from onrecord.ingest.fetch import Page
    from onrecord.model.document import Failure

MAX_CHARACTERS: Final = Settings().max_characters

_BYTES_A_CHARACTER: Final = 4
"""The most that UTF-8 takes; a larger file is too long whatever it holds. A page or
PDF must fit as well, with all its markup."""

_BYTES_A_LINE: Final = 6
"""The most that JSON takes for a character of the common plane, as ``\\u2019``."""

_SPARE: Final = 65_536
"""Bytes a line of JSON may have beside its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Means:
    """What documents are loaded with."""

    override: Metadata
    fetch: Fetcher
    stdin: IO[bytes]
    max_characters: int
    fields: Mapping[str, str]


def documents(
    paths: Iterable[str | Path],
    *,
    published: date | None = None,
    publisher: str | None = None,
    fetch: Fetcher | None = None,
    stdin: IO[bytes] | None = None,
    max_characters: int = MAX_CHARACTERS,
) -> Iterator[Document | Failure]:
    """Yield the documents at some paths, and a failure for each that is none.

    See ``list_inputs`` for what a path may be, and ``load`` for the arguments.
    """
    listing = list_inputs(paths)
    yield from listing.failures
    for each in listing.inputs:
        yield from load(
            each,
            published=published,
            publisher=publisher,
            fetch=fetch,
            stdin=stdin,
            max_characters=max_characters,
        )


def load(  # noqa: PLR0913  all but the first by name
    source: Input,
    *,
    published: date | None = None,
    publisher: str | None = None,
    fetch: Fetcher | None = None,
    stdin: IO[bytes] | None = None,
    max_characters: int = MAX_CHARACTERS,
    fields: Mapping[str, str] | None = None,
) -> Iterator[Document | Failure]:
    """Yield the documents of one input, as they are read.

    A text file is taken as decoded, unaltered. Of a page or PDF the text that is
    extracted is the document's.

    Args:
        source: What to read; one of ``list_inputs``.
        published: Day of publication, over whatever the document says of itself.
        publisher: Publisher, likewise.
        fetch: How addresses are fetched; a plain ``Fetcher`` if not given.
        stdin: Where ``-`` is read from; standard input if not given.
        max_characters: A longer text is a failure.
        fields: What the fields of lines are called there, by our names.
    """
    means = _Means(
        override=Metadata(published=published, publisher=publisher),
        fetch=fetch or Fetcher(),
        stdin=stdin or sys.stdin.buffer,
        max_characters=max_characters,
        fields=fields or {},
    )
    try:
        yield from _load(source, means)
    except (IngestError, OSError) as error:
        yield failure(source.name, error)


def load_page(
    source: Input, page: Page, *, max_characters: int = MAX_CHARACTERS
) -> Iterator[Document | Failure]:
    """Yield the documents of a page that was fetched, as ``load`` does."""
    means = _Means(
        override=Metadata(),
        fetch=Fetcher(),
        stdin=sys.stdin.buffer,
        max_characters=max_characters,
        fields={},
    )
    try:
        yield from _of_page(source, page, means)
    except IngestError as error:
        yield failure(source.name, error)


def _load(source: Input, means: _Means) -> Iterator[Document | Failure]:
    if source.kind == "url":
        yield from _of_page(source, means.fetch.page(source.name), means)
    elif source.kind == "stdin":
        data = _read(means.stdin, means.max_characters)
        kind = "jsonl" if means.fields else _sniffed(data)
        yield from _of_bytes(source, data, kind, means)
    elif source.kind in {"zip", "tar"}:
        yield from _of_archive(source, means)
    elif source.kind == "warc":
        yield from _of_warc(source, means)
    else:
        yield from _of_file(source, means)


def _of_file(source: Input, means: _Means) -> Iterator[Document | Failure]:
    with opened(Path(source.name)) as (file, _):
        if source.kind == "jsonl":
            yield from _of_lines(source, file, means)
            return
        data = _read(file, means.max_characters)
    yield from _of_bytes(source, data, source.kind, means)


def _of_archive(source: Input, means: _Means) -> Iterator[Document | Failure]:
    read = read_zip if source.kind == "zip" else read_tar
    known: dict[str, Metadata] = {}
    found = 0
    for member in read(Path(source.name), _limit(means)):
        name = f"{source.name}/{member.name}"
        if Path(name).name == METADATA_FILE and isinstance(member.data, bytes):
            known, failures = parse_metadata(member.data, name)
            yield from failures
            continue
        kind = KINDS.get(Path(name).suffix.lower(), "warc")
        if kind == "warc" or Path(name).name.startswith("."):
            continue
        found += 1
        each = Input(kind, name, known.get(stem_of(name), Metadata()))
        try:
            if isinstance(member.data, ParseError):
                raise member.data
            yield from _of_bytes(each, member.data, kind, means)
        except IngestError as error:
            yield failure(name, error)
    if not found:
        raise ParseError("an archive with nothing to read in it")


def _of_warc(source: Input, means: _Means) -> Iterator[Document | Failure]:
    found = 0
    with opened(Path(source.name)) as (_, file):
        for address, page in read_warc(file, _limit(means)):
            found += 1
            try:
                if isinstance(page, ParseError):
                    raise page
                yield from _of_page(Input("url", address), page, means)
            except IngestError as error:
                yield failure(address, error)
    if not found:
        raise ParseError("an archive with no page in it")


def _limit(means: _Means) -> int:
    """Return how many bytes the longest text could have."""
    return means.max_characters * _BYTES_A_CHARACTER


def _read(file: IO[bytes], max_characters: int) -> bytes:
    """Return a file's bytes, but not more than the longest text could have."""
    limit = max_characters * _BYTES_A_CHARACTER
    data = file.read(limit + 1)
    if len(data) > limit:
        raise ParseError(
            f"too large: more than {limit:,} bytes; "
            f"the limit is {max_characters:,} characters"
        )
    return data


def _sniffed(data: bytes) -> str:
    """Return the kind of a stream that has no name to tell it."""
    start = data[:200].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if start.startswith(b"%pdf-"):
        return "pdf"
    return "jsonl" if start.startswith(b"{") and b'"text"' in data else "text"


def _of_bytes(
    source: Input, data: bytes, kind: str, means: _Means
) -> Iterator[Document | Failure]:
    if kind == "jsonl":
        yield from _of_lines(source, iter(data.splitlines(keepends=True)), means)
    elif kind == "html":
        yield _of_html(source, data, source.metadata, means)
    elif kind == "pdf":
        yield _checked(parse_pdf(data), source.label, source.metadata, means)
    else:
        yield _checked(decode_text(data), source.label, source.metadata, means)


def _of_page(source: Input, page: Page, means: _Means) -> Iterator[Document | Failure]:
    known = source.metadata.over(Metadata(url=page.url))
    served = Input("url", source.name, known)
    if page.kind == "html":
        yield _of_html(served, page.html, served.metadata, means)
    else:
        yield from _of_bytes(served, page.content, page.kind, means)


def _of_html(
    source: Input, html: str | bytes, metadata: Metadata, means: _Means
) -> Document:
    if not html.strip():
        raise ParseError("empty")
    page = parse_page(html, metadata.url)
    said = Metadata(
        title=page.title, publisher=page.publisher, published=page.published
    )
    return _checked(page.text, source.label, metadata.over(said), means)


def _of_lines(
    source: Input, lines: IO[bytes] | Iterator[bytes], means: _Means
) -> Iterator[Document | Failure]:
    number = 0
    for number, line in enumerate(_bounded(lines, _longest_line(means)), start=1):
        if not line.strip():
            continue
        try:
            yield _of_line(source, number, line, means)
        except ParseError as error:
            yield failure(f"{source.name}:{number}", error)
    if not number:
        raise ParseError("empty")


def _longest_line(means: _Means) -> int:
    """Return how many bytes a line may have whose text is not too long."""
    return means.max_characters * _BYTES_A_LINE + _SPARE


def _bounded(lines: IO[bytes] | Iterator[bytes], limit: int) -> Iterator[bytes]:
    """Yield lines; of one that is longer than the limit only its beginning."""
    if not hasattr(lines, "readline"):
        yield from lines
        return
    while line := lines.readline(limit + 1):
        rest = line
        while len(rest) > limit and not rest.endswith(b"\n"):
            rest = lines.readline(limit + 1)
        yield line


def _of_line(source: Input, number: int, line: bytes, means: _Means) -> Document:
    if len(line) > _longest_line(means):
        raise ParseError(f"too large: a line of more than {len(line) - 1:,} bytes")
    entry = mapped(parse_line(line), means.fields)
    text = entry.get("text")
    if not isinstance(text, str):
        theirs = means.fields.get("text", "text")
        raise ParseError(f'no text in it: give the text as "{theirs}"')
    given = entry.get("id") or entry.get("label") or f"{source.label}-{number}"
    return _checked(text, str(given), metadata_of(entry), means)


def _checked(text: str, label: str, metadata: Metadata, means: _Means) -> Document:
    check_text(text, means.max_characters)
    known = means.override.over(metadata)
    return Document.of(
        text,
        label=label.encode("utf-8", "backslashreplace").decode("utf-8"),
        title=known.title,
        publisher=known.publisher,
        url=known.url,
        published=known.published,
    )
