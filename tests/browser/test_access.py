"""Every view can be used by everybody: axe finds nothing serious, nothing spills."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import SIZES

if TYPE_CHECKING:
    from tests.browser.conftest import Bench

VIEWS = {
    "library": "library",
    "reader": "reader?doc=yemen-weapons",
    "network": "network",
    "map": "map",
    "timeline": "timeline",
    "sources": "sources",
    "disagreements": "disagreements",
    "dossier": "dossier?who=Iran",
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", VIEWS)
def test_view_has_no_serious_finding(
    bench: Bench, view: str, size: str, theme: str
) -> None:
    """A view holds WCAG 2.2 AA as far as axe can tell, and does not scroll sideways."""
    with bench.visit(size=size, theme=theme) as looking:
        page = looking.open(VIEWS[view])
        page.get_by_role("heading", level=1).first.wait_for()
        assert page.get_by_role("heading", level=1).count() == 1
        assert looking.findings() == []
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= SIZES[size][0]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_opened_claim_and_dialogs_have_no_serious_finding(
    bench: Bench, theme: str
) -> None:
    """What opens over the reader holds the same."""
    with bench.visit(theme=theme) as looking:
        page = looking.open(VIEWS["reader"])
        for key in ("j", "w", "e", "Escape", "m", "Escape", "?"):
            page.keyboard.press(key)
            if key != "Escape":
                assert looking.findings() == []


def test_library_form_and_filters_have_no_serious_finding(bench: Bench) -> None:
    """So do the ways to add documents, and the filters."""
    with bench.visit() as looking:
        page = looking.open("library")
        page.get_by_role("button", name="Add documents").click()
        for way in ("Paste a text", "Upload files", "Give a path"):
            page.get_by_label(way).check()
            assert looking.findings() == []
        looking.open("network")
        page.get_by_role("button", name="Filter").click()
        assert looking.findings() == []


def test_page_can_be_used_by_the_tab_key(bench: Bench) -> None:
    """The first stop skips the navigation, and every stop can be seen."""
    with bench.visit() as looking:
        page = looking.open(VIEWS["library"])
        page.wait_for_load_state("networkidle")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to content"
        for _ in range(12):
            page.keyboard.press("Tab")
            seen = page.evaluate(
                "getComputedStyle(document.activeElement).outlineStyle !== 'none'"
            )
            assert seen
