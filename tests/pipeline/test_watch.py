"""Feeds are watched politely, and a watch goes on where another stopped."""

from __future__ import annotations

import gzip
from contextlib import ExitStack
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from onrecord import pipeline
from onrecord.errors import ConfigError
from onrecord.model.claim import Reading
from onrecord.model.document import Failure
from onrecord.pipeline import feeds as watching
from onrecord.pipeline.feeds import feed_addresses, seconds_of
from tests.ingest.sites import (
    BODY,
    SOUP,
    STRUCTURED,
    UNCLOSED,
    page,
    publisher,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Done
    from tests.ingest.sites import Site

URLSET = "<urlset>{}</urlset>"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of its own, without pauses between pages."""
    monkeypatch.chdir(tmp_path)
    settings = "fetch_pause = 0\nfetch_timeout = 1\nfetch_bytes = 200000\n"
    (tmp_path / "onrecord.toml").write_text(settings)
    return tmp_path


@pytest.fixture
def site() -> Iterator[Site]:
    """Give a publisher on this machine."""
    with publisher() as made:
        yield made


def sitemap(*paths: str) -> str:
    """Return a sitemap that names some paths of its site."""
    return URLSET.format("".join(f"<url><loc>{path}</loc></url>" for path in paths))


def watch(*feeds: str) -> list[Reading | Failure]:
    """Return what one round over some feeds yields."""
    return list(pipeline.watch(feeds, once=True, jobs=1, allow_private=True))


def told(found: list[Reading | Failure]) -> dict[str, str]:
    """Return the text, or the reason, by the path of each address."""
    return {
        path(each): each.reason if isinstance(each, Failure) else each.document.text
        for each in found
    }


def path(each: Reading | Failure) -> str:
    """Return the path of an outcome's address."""
    label = each.label if isinstance(each, Failure) else each.document.label
    return "/" + label.partition("//")[2].partition("/")[2]


def test_near_real_pages(site: Site) -> None:
    """Whatever a page is wrapped in, sent as or called, its report is what is read."""
    site.serve("/soup", page(SOUP))
    site.zipped("/zipped", page(STRUCTURED))
    old = page(UNCLOSED).encode("cp1252")
    site.serve("/old", old, "text/html; charset=windows-1252")
    site.serve("/plain", "\n\n".join(BODY), "text/plain; charset=utf-8")
    site.moved("/moved", "/moved-again")
    site.moved("/moved-again", "/soup")
    paths = ("/soup", "/zipped", "/old", "/plain", "/moved")
    site.serve("/map.xml", sitemap(*paths), "application/xml")

    found = watch(f"{site.address}/map.xml")

    assert set(told(found)) == set(paths)
    noise = ("cookies", "Share", "Advertisement", "user99", "rights reserved", "Most")
    for text in told(found).values():
        words = text.replace("\n", " ")
        assert all(paragraph in words for paragraph in BODY)
        assert not [each for each in noise if each in text]
    soup = next(each for each in found if path(each) == "/soup")
    assert isinstance(soup, Reading)
    assert soup.document.publisher == "Harbour Courier"
    assert str(soup.document.published) == "2021-05-04"
    assert soup.claims


def test_faults_of_publishers(site: Site) -> None:
    """Each bad page is a failure that says why; none of them is asked for again."""
    site.serve("/good", page(SOUP))
    site.broken("/gone", 410)
    site.broken("/nowhere", 302)
    site.serve("/bomb", gzip.compress(bytes(9_000_000)), **{"Content-Encoding": "gzip"})
    site.serve("/torn", b"\x1f\x8b\x08torn", **{"Content-Encoding": "gzip"})
    site.serve("/image", b"\x89PNG", "image/png")
    site.serve("/empty", "")
    site.serve("/deep", "<div>" * 30_000 + page(SOUP))
    site.moved("/round", "/round")
    site.moved("/away", "ftp://bay.example/1")
    site.moved("/inside", "http://user:word@127.0.0.1/")
    paths = [each for each in site.answers if each != "/good"]
    site.serve("/map.xml", sitemap("/good", *paths), "application/xml")

    found = told(watch(f"{site.address}/map.xml"))

    assert BODY[0] in found.pop("/good")
    assert found.pop("/torn").startswith("not fetched: ")
    assert found.pop("/away").startswith("not a web address")
    assert found.pop("/deep")
    assert found == {
        "/bomb": "too large: more than 200,000 bytes",
        "/empty": "empty",
        "/gone": "the server answers 410",
        "/image": "neither page nor text, but image/png",
        "/nowhere": "the server answers 302",
        "/inside": "an address with a password in it",
        "/round": "more than 5 redirects",
    }
    before = site.asked.copy()
    assert watch(f"{site.address}/map.xml") == []
    assert site.asked == before


def test_private_addresses_are_refused(site: Site) -> None:
    """Without leave nothing of this machine is fetched: not even its robots.txt."""
    site.serve("/map.xml", sitemap("/1"), "application/xml")

    (failure,) = pipeline.watch(f"{site.address}/map.xml", once=True, jobs=1)

    assert isinstance(failure, Failure)
    assert "a private address" in failure.reason
    assert not site.asked


def test_robots(site: Site) -> None:
    """What robots.txt forbids is not asked for, be it a page or a feed."""
    rules = "User-agent: *\nDisallow: /private\nCrawl-delay: 0.01\n"
    site.serve("/robots.txt", rules, "text/plain")
    site.serve("/open", page(SOUP))
    site.serve("/private/1", page(SOUP))
    site.serve("/map.xml", sitemap("/open", "/private/1"), "application/xml")

    found = told(watch(f"{site.address}/map.xml", f"{site.address}/private/map.xml"))

    reason = "its robots.txt does not allow it"
    assert found.pop("/private/1") == found.pop("/private/map.xml") == reason
    assert set(found) == {"/open"}
    assert site.asked["/private/1"] == 0
    assert site.asked["/robots.txt"] == 1


def test_rules_that_cannot_be_had(site: Site) -> None:
    """While a host's rules cannot be had, nothing of it is fetched."""
    site.broken("/robots.txt", 503)
    site.serve("/map.xml", sitemap("/1"), "application/xml")

    (failure,) = watch(f"{site.address}/map.xml")

    assert isinstance(failure, Failure)
    assert failure.reason == "the server answers 503"
    assert set(site.asked) == {"/robots.txt"}


def test_only_what_is_new(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A feed is asked whether it is new, and a page is fetched once."""
    later(monkeypatch, hours=0)
    site.serve("/1", page(SOUP))
    site.serve("/map.xml", sitemap("/1"), "application/xml", ETag='"one"')
    feed = f"{site.address}/map.xml"
    assert len(watch(feed)) == 1
    assert watch(feed) == []
    assert site.asked["/map.xml"] == 1

    later(monkeypatch, hours=1)
    assert watch(feed) == []
    assert site.asked["/map.xml"] == 2
    assert site.headers["/map.xml"]["If-None-Match"] == '"one"'

    later(monkeypatch, hours=2)
    site.serve("/2", page(STRUCTURED))
    site.serve("/map.xml", sitemap("/1", "/2"), "application/xml", ETag='"two"')
    assert set(told(watch(feed))) == {"/2"}
    assert site.asked["/1"] == 1


def later(monkeypatch: pytest.MonkeyPatch, *, hours: float) -> None:
    """Let the watch believe that it is later by some hours."""
    now = seen_now()
    monkeypatch.setattr(watching, "_now", lambda: now + timedelta(hours=hours))


seen_now = watching._now


def test_busy_server(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is busy is left alone as long as asked for, and then read."""
    later(monkeypatch, hours=0)
    site.broken("/1", 429, Retry_After="5400")
    site.serve("/2", page(STRUCTURED))
    site.serve("/map.xml", sitemap("/1", "/2"), "application/xml")
    feed = f"{site.address}/map.xml"

    assert watch(feed) == []
    assert (site.asked["/1"], site.asked["/2"]) == (1, 0)
    later(monkeypatch, hours=1)
    assert watch(feed) == []
    assert site.asked["/1"] == 1

    later(monkeypatch, hours=2)
    site.serve("/1", page(SOUP))
    assert set(told(watch(feed))) == {"/1", "/2"}


def test_given_up(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """After some tries, ever further apart, an address is given up."""
    site.slow("/slow", 3)
    site.serve("/map.xml", sitemap("/slow"), "application/xml")
    monkeypatch.setattr(watching, "TRIES", 2)
    later(monkeypatch, hours=0)
    assert watch(f"{site.address}/map.xml") == []

    later(monkeypatch, hours=1)
    (failure,) = watch(f"{site.address}/map.xml")

    assert isinstance(failure, Failure)
    assert failure.reason == "given up after 2 tries: no answer within 1 s"
    later(monkeypatch, hours=99)
    assert watch(f"{site.address}/map.xml") == []
    assert site.asked["/slow"] == 2


def test_goes_on_where_it_stopped(site: Site) -> None:
    """A watch that is broken off loses nothing, and doubles nothing."""
    for number in range(5):
        body = (f"Envoy number {number} has left, officials said.", *BODY[1:])
        site.serve(f"/{number}", page(SOUP, body=body))
    paths = [f"/{number}" for number in range(5)]
    site.serve("/map.xml", sitemap(*paths), "application/xml")
    begun = pipeline.watch(
        f"{site.address}/map.xml", once=True, jobs=1, allow_private=True
    )
    first = list(islice(begun, 2))
    begun.close()  # type: ignore[attr-defined]

    rest = watch(f"{site.address}/map.xml")

    assert {path(each) for each in (*first, *rest)} == set(paths)
    counted = pipeline.sql("SELECT count(*), count(DISTINCT label) FROM documents")
    assert counted.rows == [(5, 5)]
    states = pipeline.sql("SELECT state, count(*) FROM feed_entries GROUP BY 1").rows
    assert states == [("read", 5)]


def test_index_of_many_hosts() -> None:
    """An index leads to sitemaps, compressed ones too, and these to several hosts."""
    with ExitStack() as stack:
        one, two = (stack.enter_context(publisher()) for _ in range(2))
        one.serve("/1", page(SOUP))
        two.serve("/2", page(STRUCTURED))
        packed = gzip.compress(sitemap(f"{two.address}/2").encode())
        one.serve("/b.xml.gz", packed, "application/gzip")
        one.serve("/a.xml", sitemap("/1"), "application/xml")
        index = "<sitemap><loc>/a.xml</loc></sitemap><sitemap><loc>/b.xml.gz</loc>"
        one.serve("/map.xml", f"<sitemapindex>{index}</sitemap></sitemapindex>")

        found = watch(f"{one.address}/map.xml")

    assert set(told(found)) == {"/1", "/2"}


def test_feed_that_fails(site: Site) -> None:
    """A feed that is none says so each time; the others are read."""
    site.serve("/1", page(SOUP))
    site.serve("/map.xml", sitemap("/1"), "application/xml")
    site.serve("/page", page(SOUP))

    found = told(watch(f"{site.address}/page", f"{site.address}/map.xml"))

    assert found["/page"] == "neither a feed nor a sitemap"
    assert BODY[0] in found["/1"].replace("\n", " ")


def test_waits_between_rounds(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --once it looks again when the feed is due, and not before."""
    site.serve("/map.xml", sitemap(), "application/xml")
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.pipeline.feeds.time.sleep", sleep)
    with pytest.raises(KeyboardInterrupt):
        list(pipeline.watch(f"{site.address}/map.xml", every="30s", allow_private=True))

    assert all(25 < seconds <= 30 for seconds in slept)
    assert site.asked["/map.xml"] == 1


@pytest.mark.parametrize(
    ("given", "seconds"), [("15m", 900), ("90s", 90), ("2h", 7200), ("45", 45), (5, 5)]
)
def test_spans_of_time(given: float | str, seconds: float) -> None:
    """A span is a number with its unit; seconds without one."""
    assert seconds_of(given) == seconds


@pytest.mark.parametrize("given", ["", "m", "0", "-5m", "1.5h", "soon", 0, -1.0])
def test_no_span_of_time(given: float | str) -> None:
    """What is none is refused, and so is no time at all."""
    with pytest.raises(ConfigError, match="give a span of time"):
        seconds_of(given)


def test_addresses_in_a_file(folder: Path) -> None:
    """A file names a feed on each line, with comments; others are refused."""
    lines = "# Ours\nhttps://bay.example/feed #daily\n\nhttps://bay.example/map # all\n"
    (folder / "feeds.txt").write_text(lines)
    (folder / "none.txt").write_text("# nothing yet\n")
    (folder / "bad.txt").write_text("bay.example/feed\n")

    assert feed_addresses(["feeds.txt"])[1] == "https://bay.example/map"
    for name, reason in (
        ("none.txt", "no feed to watch"),
        ("bad.txt", "not a web address: bay.example/feed"),
        ("absent.txt", "neither an address nor a file"),
    ):
        with pytest.raises(ConfigError, match=reason):
            feed_addresses([name])


def test_command(onrecord: Callable[..., Done], site: Site, folder: Path) -> None:
    """``onrecord watch --once`` shows what it read, and says how it went."""
    settings = (folder / "onrecord.toml").read_text()
    (folder / "onrecord.toml").write_text(settings + "jobs = 1\n")
    site.serve("/1", page(SOUP))
    site.broken("/2", 404)
    site.broken("/3", 503)
    site.serve("/map.xml", sitemap("/1", "/2", "/3"), "application/xml")
    command = ("watch", f"{site.address}/map.xml", "--once", "--allow-private")

    done = onrecord(*command)

    assert done.code == 0
    assert done.out.startswith("Border closed after attack")
    assert done.err.endswith("1 document read, 1 failed, 1 waiting\n")
    assert onrecord(*command).err == "0 documents read, 1 waiting\n"
    assert onrecord(*command, "--every", "soon").code == 2
