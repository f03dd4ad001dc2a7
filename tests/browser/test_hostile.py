"""What strangers wrote is shown as they wrote it, and does nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import onrecord
from tests.browser.conftest import Bench, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

SCRIPT = "<script>window.pwned = 1</script><img src=x onerror='window.pwned = 1'>"
BIDI = "\u202eevil\u202c"
VIEWS = (
    "library",
    "reader",
    "network",
    "map",
    "timeline",
    "sources",
    "disagreements",
)
ARABIC = "وقالت الوزارة إن الجيش هاجم المدينة يوم الاثنين."


def documents() -> list[dict[str, str]]:
    """Return reports that try to do something to whoever reads them."""
    return [
        {
            "id": f"script {SCRIPT}",
            "title": f"Title {SCRIPT} {BIDI}",
            "publisher": f"Publisher {SCRIPT}",
            "published": "2021-03-02",
            "url": "javascript:window.pwned=1",
            "text": f"General Vass {SCRIPT} of Lemnia attacked the port of Adrin on "
            f"Monday, the {SCRIPT} Agency said. Mr. <b>Onclick</b> Vass denied it.",
        },
        {"id": "long", "text": f"Lemnia attacked Karsova on Monday. {'x' * 960_000}"},
        {
            "id": "arabic",
            "title": ARABIC,
            "text": f"{ARABIC}\n\nLemnia arms Karsova, officials in Brenna said on "
            "Monday. The army has trained its soldiers since the war began last year.",
        },
    ]


@pytest.fixture(scope="module")
def hostile(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Bench]:
    """Give a workbench over what strangers sent."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = folder / "hostile.jsonl"
    lines.write_text("\n".join(map(json.dumps, documents())), encoding="utf-8")
    onrecord.read(lines, store=folder / "store.duckdb")
    with served(folder / "store.duckdb") as address:
        yield Bench(address, browser)


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_runs_what_documents_hold(hostile: Bench, view: str) -> None:
    """Scripts in names, titles, publishers and texts are words and nothing else."""
    with hostile.open(f"{view}") as page:
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.pwned") is None
        assert page.locator("main img, main b script, main script").count() == 0


def test_reader_shows_scripts_as_words(hostile: Bench) -> None:
    """Scripts are shown literally, marks of direction left out, bad links no links."""
    with hostile.open("library") as page:
        page.get_by_role("link", name="Title").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("<script>")
        expect(page.locator("article .text")).to_contain_text("onerror=")
        assert "\u202e" not in page.locator("main").inner_text()
        assert page.locator("a[href^='javascript']").count() == 0
        assert page.evaluate("window.pwned") is None


def test_line_of_a_megabyte_can_be_read(hostile: Bench) -> None:
    """A text of one line is shown whole, and the page still answers."""
    with hostile.open("reader?doc=long") as page:
        expect(page.locator("aside li").first).to_be_visible()
        assert len(page.locator("article .text").inner_text()) > 900_000
        page.keyboard.press("j")
        expect(page.locator("aside li.on")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_right_to_left_text_runs_from_the_right(hostile: Bench) -> None:
    """A paragraph in Arabic is set in its own direction, and its claim is found."""
    with hostile.open("reader?doc=arabic") as page:
        paragraph = page.locator("article .text p").first
        expect(paragraph).to_have_css("direction", "rtl")
        page.locator("article .text a.trigger", has_text="trained").click()
        expect(page.locator("aside li.on")).to_contain_text("army trains")
