"""Feeds and sitemaps are read for the addresses that they name, for nothing else."""

from __future__ import annotations

import gzip
from datetime import date

import pytest

from onrecord.errors import ParseError
from onrecord.ingest import feeds
from onrecord.ingest.feeds import Named, parse_feed

HOME = "https://bay.example/news/feed.xml"

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Bay Post</title><link>https://bay.example/</link>
<item><title>Talks fail &amp; end</title><link>https://bay.example/1#top</link>
<pubDate>Tue, 04 May 2021 22:30:00 -0400</pubDate>
<content:encoded><![CDATA[<p><a href="https://bay.example/no">No</a></p>]]>
</content:encoded></item>
<item><title>Relative</title><link>/2</link></item>
<item><title>Again</title><link>https://bay.example/1</link></item>
<item><title>No address</title></item>
<item><title>Not the web</title><link>file:///etc/passwd</link></item>
<item><title>Script</title><link>javascript:alert(1)</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Bay Post</title>
<entry><title>One</title><link rel="enclosure" href="/1.mp3"/>
<link rel="alternate" href="https://bay.example/1"/>
<published>2021-05-04T10:00:00Z</published></entry>
<entry><title>Two</title><link href="2"/></entry></feed>"""

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made by a machine -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://bay.example/1 </loc><lastmod>2022-01-01</lastmod><news:news>
<news:publication_date>2021-05-04T10:00:00Z</news:publication_date></news:news></url>
<url><loc>https://bay.example/2</loc><lastmod>2022-01-01</lastmod></url>
<url><loc/></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://bay.example/a.xml.gz</loc></sitemap>
<sitemap><loc>/b.xml</loc></sitemap></sitemapindex>"""

ONE, TWO = "https://bay.example/1", "https://bay.example/2"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (RSS, (Named(ONE, date(2021, 5, 5)), Named(TWO))),
        (ATOM, (Named(ONE, date(2021, 5, 4)), Named("https://bay.example/news/2"))),
        (SITEMAP, (Named(ONE, date(2021, 5, 4)), Named(TWO))),
    ],
    ids=["rss", "atom", "sitemap"],
)
def test_what_a_feed_names(content: str, expected: tuple[Named, ...]) -> None:
    """Pages are named once, in full, with the day in UTC; when changed is no day."""
    found = parse_feed(content.encode(), HOME)

    assert (found.entries, found.sitemaps) == (expected, ())
    assert parse_feed(gzip.compress(content.encode()), HOME) == found


def test_index_of_sitemaps() -> None:
    """An index names sitemaps, and no pages."""
    found = parse_feed(INDEX.encode(), HOME)

    assert found.entries == ()
    assert found.sitemaps == (
        "https://bay.example/a.xml.gz",
        "https://bay.example/b.xml",
    )


def test_feed_that_is_cut_off() -> None:
    """What a broken feed names before it breaks is had."""
    half = SITEMAP.partition("<url><loc>https://bay.example/2")[0]
    found = parse_feed(half.encode(), HOME)

    assert [each.address for each in found.entries] == [ONE]
    rss = RSS.partition("<item><title>Again")[0]
    assert len(parse_feed(rss.encode(), HOME).entries) == 2


LAUGHS = (
    """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">"""
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + """<!ENTITY file SYSTEM "file:///etc/hostname">]>"""
)


BOTH = """\
<urlset><url><loc>/1</loc></url><url><loc>/{0}</loc></url></urlset>
<rss><channel><item><link>/1</link></item><item><link>/{0}</link></item></channel></rss>
"""


@pytest.mark.parametrize("name", ["a9", "file"])
@pytest.mark.parametrize("body", BOTH.splitlines(), ids=["sitemap", "rss"])
def test_entities_neither_grow_nor_reach_files(name: str, body: str) -> None:
    """Ten to the ninth laughs are not told, and no file of ours comes into a feed."""
    found = parse_feed((LAUGHS + body.format(f"&{name};")).encode(), HOME)

    assert found.entries[0] == Named(ONE)
    assert all(len(each.address) < 60 for each in found.entries)


def test_deep_tags_and_long_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """A million tags within each other, or entries, are cut off."""
    monkeypatch.setattr(feeds, "MOST_ENTRIES", 10)
    many = "".join(f"<url><loc>/{n}</loc></url>" for n in range(1000))

    assert len(parse_feed(f"<urlset>{many}</urlset>".encode(), HOME).entries) == 10
    deep = "<url>" * 1_000_000
    assert parse_feed(f"<urlset>{deep}</urlset>".encode(), HOME).entries == ()


def test_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sitemap that grows beyond its standard's limit is refused."""
    monkeypatch.setattr(feeds, "MOST_BYTES", 100_000)

    with pytest.raises(ParseError, match="grows to more than 100,000 bytes"):
        parse_feed(gzip.compress(bytes(1_000_000)), HOME)


@pytest.mark.parametrize("content", [b"", b"{}", b"<html><p>Not found</p></html>"])
def test_neither_feed_nor_sitemap(content: bytes) -> None:
    """A page in the place of a feed says so."""
    with pytest.raises(ParseError, match="neither a feed nor a sitemap"):
        parse_feed(content, HOME)
