"""A new user's way through the workbench, from an empty store to an export."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Request

    from tests.browser.conftest import Bench

FIRST_LOAD = 350_000
"""Bytes of JavaScript, compressed, that a first page may bring."""


def add_path(page: Page, path: Path) -> None:
    """Add a file by its path, as the library's form offers it."""
    page.get_by_label("Give a path").check()
    page.get_by_label("A file or folder on this machine").fill(str(path))
    page.get_by_role("button", name="Read", exact=True).click()


def test_article_is_added_read_and_asked(empty: Bench, shared: Path) -> None:
    """Who finances whom, on whose word, and where the test was, is found by looking."""
    article = shared / "exam" / "open" / "iran-networks.txt"
    with empty.open() as page:
        add_path(page, article)
        page.get_by_role("link", name="Open iran-networks").click()

        expect(page.get_by_role("heading", level=1)).to_have_text("iran-networks")
        page.get_by_label("Find in the claims").fill("financed")
        claim = page.get_by_role("listitem").filter(has_text="finances")
        expect(claim).to_contain_text("Iran finances")
        expect(claim).to_contain_text("paramilitary groups")
        expect(claim).to_contain_text("on the word of the author · certain")

        page.get_by_label("Find in the claims").fill("test")
        found = page.get_by_role("region", name="In the text")
        expect(found).to_contain_text("Fox News reported")
        expect(found).to_contain_text("140 miles east of Tehran")

        page.get_by_text(re.compile(r"^Where")).click()
        page.get_by_role("button", name="140 miles east of Tehran, Iran").click()
        lit = page.locator("article .on-place")
        assert "about 140 miles east of Tehran" in "".join(lit.all_inner_texts())
        expect(lit.first).to_be_in_viewport()


def test_journey(empty: Bench, examples: Path, tmp_path: Path) -> None:
    """Add, open, find the words, go through the views, judge, undo, and take it out."""
    with empty.open() as page:
        expect(page.get_by_text("it stays on this machine")).to_be_visible()
        add_path(page, examples / "iran-missile-test.txt")
        expect(page.get_by_text("1 document read")).to_be_visible()
        page.get_by_role("link", name="Open iran-missile-test").click()

        page.get_by_label(re.compile("^Iran MOBILIZE")).click()
        expect(page.locator("article .on-trigger").first).to_contain_text("tested")
        page.get_by_role("button", name="Accept").click()
        expect(page.get_by_text("Accepted: Iran MOBILIZE")).to_be_visible()
        expect(page.get_by_role("button", name="Accept")).to_have_attribute(
            "aria-pressed", "true"
        )
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("Taken back")).to_be_visible()
        expect(page.get_by_role("button", name="Accept")).to_have_attribute(
            "aria-pressed", "false"
        )

        for view in ("Network", "Map", "Timeline", "Sources", "Disagreements"):
            page.get_by_role("link", name=view, exact=True).click()
            expect(page.get_by_role("heading", level=1)).to_have_text(view)
            assert "claim=" in page.url, "the selection goes along"

        page.get_by_role("button", name="Export").click()
        with page.expect_download() as loading:
            page.get_by_role("link", name=re.compile("jsonld")).click()
        taken = tmp_path / "taken"
        loading.value.save_as(taken)
        assert "ballistic" in taken.read_text(encoding="utf-8")


def test_first_page_is_light(bench: Bench) -> None:
    """A first page brings little JavaScript."""
    with bench.visit() as looking:
        asked: list[Request] = []

        def note(request: Request) -> None:
            # Playwright marks its listeners, which a list's own method does not allow.
            asked.append(request)

        looking.page.on("request", note)
        looking.open("library")
        answers = [each.response() for each in asked if each.resource_type == "script"]
        scripts = [each.body() for each in answers if each]

    assert 0 < sum(len(gzip.compress(body)) for body in scripts) < FIRST_LOAD
