"""Take the main text, title, publisher and date of an HTML page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.errors import ParseError

_NOTICE: Final = re.compile(
    r"^(?:advertise?ment|advertising)\n", re.IGNORECASE | re.MULTILINE
)
"""A line that stands between the paragraphs of many pages, and is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The running text of a page, and what the page says of itself."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None


def parse_page(html: str | bytes, url: str | None = None) -> PageText:
    """Return what a page says, without its menus, comments and advertisements.

    Spans count in the text that is returned. It is mended where it was decoded
    wrongly on its way; its quotation marks stay as they are.

    Args:
        html: The page; bytes are decoded as the page itself declares.
        url: Where it was fetched; dates and publishers may stand in it.

    Raises:
        ParseError: No main text was found.
    """
    import ftfy  # noqa: PLC0415  all three take long to import
    import trafilatura  # noqa: PLC0415

    try:
        found = trafilatura.bare_extraction(
            html, url=url, include_comments=False, with_metadata=True
        )
    # A page from the web is hostile until shown otherwise, and has broken parsers in
    # every way there is; one bad page must not end a run.
    except Exception as error:
        raise ParseError(f"not parsable as HTML: {type(error).__name__}") from error
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise ParseError("no main text found in the page")
    return PageText(
        text=ftfy.fix_text(_NOTICE.sub("", found.text or ""), uncurl_quotes=False),
        title=_line(found.title),
        publisher=_line(found.sitename),
        published=_published(html, url),
    )


def _published(html: str | bytes, url: str | None) -> date | None:
    """Return the day that a page gives as its first publication.

    Neither trafilatura's own date, which is today where a page has none, nor an
    extensive search, which takes a year from the footer.
    """
    from htmldate import find_date  # noqa: PLC0415

    try:
        found = find_date(html, extensive_search=False, original_date=True, url=url)
        return date.fromisoformat(found) if found else None
    except Exception:  # noqa: BLE001  see parse_page; a page without a date is a page
        return None


def _line(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None
