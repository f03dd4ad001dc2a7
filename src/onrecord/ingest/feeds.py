"""Read what feeds (RSS, Atom) and sitemaps name: addresses, with their days."""

from __future__ import annotations

import gzip
import io
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

from onrecord.errors import ParseError
from onrecord.ingest.streams import Bounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

MOST_BYTES: Final = 50_000_000
"""What sitemaps may have by their own standard."""

MOST_ENTRIES: Final = 50_000
"""Likewise."""

_LONGEST_ADDRESS: Final = 2_048
_SITEMAPS: Final = frozenset(("urlset", "sitemapindex"))


@dataclass(frozen=True, slots=True)
class Named:
    """An address that a feed names, and the day that it gives."""

    address: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class FeedContent:
    """What a feed or sitemap names."""

    entries: tuple[Named, ...] = ()
    sitemaps: tuple[str, ...] = ()
    """Other sitemaps, where it is an index of these."""


def parse_feed(content: bytes, address: str) -> FeedContent:
    """Return what a feed or sitemap names, in its order, each address once.

    Args:
        content: The feed, compressed or not.
        address: Where it came from; what it names may be relative to that.

    Raises:
        ParseError: It is neither.
    """
    data = _unpacked(content)
    root = _root(data)
    kind = _name(root)
    if root is not None and kind in _SITEMAPS:
        found = tuple(_of_sitemap(root, address))
        if kind == "sitemapindex":
            return FeedContent(sitemaps=tuple(each.address for each in found))
        return FeedContent(entries=found)
    return FeedContent(entries=tuple(_of_feed(data, address)))


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(b"\x1f\x8b"):
        return content
    with io.BufferedReader(
        Bounded(gzip.GzipFile(fileobj=io.BytesIO(content)), MOST_BYTES)  # type: ignore[arg-type]
    ) as file:
        return file.read()


def _root(data: bytes) -> _Element | None:
    """Return the root of an XML text that is well-formed enough, or nothing."""
    from lxml import etree  # noqa: PLC0415  only those who watch need it

    # Entities stay as they are: they can reach files, and grow without end.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _name(element: _Element | None) -> str:
    """Return an element's name without its namespace; comments have none."""
    tag = element.tag if element is not None else ""
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _of_sitemap(root: _Element, address: str) -> Iterator[Named]:
    seen: set[str] = set()
    for entry in list(root)[:MOST_ENTRIES]:
        said = {_name(each): (each.text or "").strip() for each in entry.iter()}
        found = _address(said.get("loc", ""), address)
        if found and found not in seen:
            seen.add(found)
            yield Named(found, _day(said.get("publication_date", "")))


def _of_feed(data: bytes, address: str) -> Iterator[Named]:
    import feedparser  # noqa: PLC0415  only those who watch need it

    # Only addresses and days are taken: no markup has to be made harmless.
    try:
        feed: Any = feedparser.parse(
            io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False
        )
    # It is made for broken feeds, and there are some that it was not made for.
    except Exception as error:
        raise ParseError("neither a feed nor a sitemap") from error
    if not feed.get("version") and not feed.entries:
        raise ParseError("neither a feed nor a sitemap")
    seen: set[str] = set()
    for entry in feed.entries[:MOST_ENTRIES]:
        found = _address(str(entry.get("link") or ""), address)
        if found and found not in seen:
            seen.add(found)
            at = entry.get("published_parsed")
            yield Named(found, date(*at[:3]) if at else None)


def _address(given: str, base: str) -> str | None:
    """Return an address in full, or nothing where it is none of the web."""
    try:
        found = urljoin(base, given.strip()).partition("#")[0] if given.strip() else ""
    except ValueError:
        return None
    fits = len(found) <= _LONGEST_ADDRESS and found.isprintable()
    return found if fits and found.lower().startswith(("http://", "https://")) else None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
