"""The timeline: when it happened against when it was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Bench, Looking


def brush(page: Page, start: float, end: float) -> None:
    """Draw over the bars from one share of the axis to another."""
    box = page.locator(".measure svg").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + start * box["width"], box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + end * box["width"], box["y"] + 60, steps=6)
    page.mouse.up()


def test_brush_sets_the_period_everywhere(bench: Bench) -> None:
    """A period drawn here is in the address, and holds in the network and back."""
    with bench.open("timeline") as page:
        page.locator(".measure svg").wait_for()
        brush(page, 0.35, 0.5)
        page.wait_for_url("**from=**")
        assert "to=" in page.url
        page.get_by_role("link", name="Network").click()
        page.wait_for_url("**/network?**from=**")
        page.go_back()
        page.get_by_role("button", name="Show all of time").click()
        page.get_by_text("all of time", exact=False).first.wait_for()
        assert "from=" not in page.url


def test_rows_by_type_and_by_pair(bench: Bench) -> None:
    """There is a row for each type or each pair, and choosing one narrows to it."""
    with bench.open("timeline") as page:
        page.locator(".rows .name").get_by_text("ASSAULT", exact=True).wait_for()
        page.get_by_label("One row for each").select_option("dyad")
        row = page.locator(".rows .name button").first
        page.locator(".rows .name button").filter(has_text="→").first.wait_for()
        row.click()
        page.wait_for_url("**actor=**recipient=**")


def test_table_has_what_the_bars_show(bench: Bench) -> None:
    """Each step with something in it is a row of the table, which sets the period."""
    with bench.open("timeline") as page:
        page.get_by_text("The same as a table").click()
        rows = page.locator("details tbody tr")
        assert rows.count() > 2
        rows.first.get_by_role("button").click()
        page.wait_for_url("**from=**to=**")


def test_lag_is_told_in_words(bench: Bench) -> None:
    """How late most is told stands in words beside the dots."""
    with bench.open("timeline") as page:
        page.get_by_role("heading", name="against when it was told").wait_for()
        assert "Half of them are told" in page.locator("main").inner_text()
        assert page.locator(".chart circle").count() > 0


def test_no_serious_findings(looking: Looking) -> None:
    """Axe has no serious findings, with a period drawn and the table open."""
    page = looking.open("timeline?from=2016-01-01&to=2016-12-31")
    page.get_by_text("The same as a table").click()
    page.get_by_role("article").first.wait_for()
    assert looking.findings() == []
