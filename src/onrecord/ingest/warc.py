"""Take pages out of the archives of crawlers: WARC, as Common Crawl's news are.

Pages are taken from responses with status 200 and from resources, texts from
conversions (WET); requests, revisits, pictures and the like are passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from onrecord.errors import FetchError, ParseError
from onrecord.ingest.fetch import Page, content_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.streams import Bounded

TAKEN: Final = frozenset(("response", "resource", "conversion"))
_FINE: Final = "200"


def read_warc(file: Bounded, limit: int) -> Iterator[tuple[str, Page | ParseError]]:
    """Yield the address of each page with the page, or with why it is none.

    Args:
        file: The archive, decompressed; it is told where a record begins.
        limit: Bytes that a page may have.

    Raises:
        ParseError: The archive itself is damaged; what came before has been yielded.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  few need it

    class Records(ArchiveIterator):  # type: ignore[misc]
        # It writes this warning to standard error, among our own lines.
        INC_RECORD = ""

    try:
        for record in Records(file):
            file.step()
            if record.rec_type in TAKEN:
                yield from _page(record, limit)
    except ParseError:
        raise
    # A crawl holds whatever the web does, and warcio has an error for each of it.
    except Exception as error:
        reason = " ".join(str(error).split())[:200]
        raise ParseError(f"damaged: {reason or type(error).__name__}") from error


def _page(record: Any, limit: int) -> Iterator[tuple[str, Page | ParseError]]:  # noqa: ANN401
    headers = record.http_headers or record.rec_headers
    if record.http_headers and record.http_headers.get_statuscode() != _FINE:
        return
    address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    try:
        kind, charset = content_type(headers.get_header("Content-Type") or "")
    except FetchError:
        return
    content = record.content_stream().read(limit + 1)
    if len(content) > limit:
        yield address, ParseError(f"too large: more than {limit:,} bytes")
    else:
        yield address, Page(address, kind, content, charset)
