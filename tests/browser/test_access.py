"""Every view can be used by everybody: axe finds nothing serious, nothing spills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import AXE, SIZES
from tests.conftest import do_without

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Bench

VIEWS = {
    "library": "/library",
    "reader": "/reader?doc=yemen-weapons",
    "network": "/network",
    "map": "/map",
    "timeline": "/timeline",
    "sources": "/sources",
    "disagreements": "/disagreements",
}
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """async (tags) => {
    const found = await axe.run(document, {runOnly: tags, resultTypes: ["violations"]});
    return found.violations.flatMap((rule) =>
        rule.nodes.map((node) =>
            [rule.impact, rule.id, node.html, node.failureSummary]));
}"""


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the checker's source."""
    if not AXE.exists():
        do_without("axe-core (make web)")
    return AXE.read_text(encoding="utf-8")


def serious(page: Page, axe: str) -> list[Any]:
    """Return what axe finds serious on a page."""
    page.evaluate(axe)
    found: list[Any] = page.evaluate(RUN, STANDARDS)
    return [each for each in found if each[0] in {"serious", "critical"}]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", VIEWS)
def test_view_has_no_serious_finding(
    bench: Bench, axe: str, view: str, size: str, theme: str
) -> None:
    """A view holds WCAG 2.2 AA as far as axe can tell, and does not scroll sideways."""
    with bench.open(VIEWS[view], size=size, theme=theme) as page:
        page.wait_for_load_state("networkidle")
        assert page.get_by_role("heading", level=1).count() == 1
        assert serious(page, axe) == []
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= SIZES[size][0]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_opened_claim_and_dialogs_have_no_serious_finding(
    bench: Bench, axe: str, theme: str
) -> None:
    """What opens over the reader holds the same."""
    with bench.open(VIEWS["reader"], theme=theme) as page:
        page.wait_for_load_state("networkidle")
        for key in ("j", "w", "e", "Escape", "m", "Escape", "?"):
            page.keyboard.press(key)
            if key != "Escape":
                page.wait_for_load_state("networkidle")
                assert serious(page, axe) == []


def test_library_form_and_filters_have_no_serious_finding(
    bench: Bench, axe: str
) -> None:
    """So do the ways to add documents, and the filters."""
    with bench.open("/library") as page:
        page.get_by_role("button", name="Add documents").click()
        for way in ("Paste a text", "Upload files", "Give a path"):
            page.get_by_label(way).check()
            assert serious(page, axe) == []
        page.goto("/network")
        page.get_by_role("button", name="Filter").click()
        assert serious(page, axe) == []


def test_page_can_be_used_by_the_tab_key(bench: Bench) -> None:
    """The first stop skips the navigation, and every stop can be seen."""
    with bench.open(VIEWS["library"]) as page:
        page.wait_for_load_state("networkidle")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to content"
        for _ in range(12):
            page.keyboard.press("Tab")
            seen = page.evaluate(
                "getComputedStyle(document.activeElement).outlineStyle !== 'none'"
            )
            assert seen
