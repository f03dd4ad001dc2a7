"""The sources: who is quoted, how firmly, and how reliable they are held."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Bench, Looking

MINISTRY = "Foreign Ministry of Karsova"


def row_of(page: Page) -> Locator:
    """Return the ministry's row; others quote an unnamed one of the same words."""
    named = page.get_by_role("button", name=MINISTRY, exact=True)
    return page.locator("tbody tr", has=named)


def test_source_is_told_with_firmness_and_quoters(bench: Bench) -> None:
    """A source's row says how often and how firmly it speaks, and who quotes it."""
    with bench.open("sources") as page:
        row = row_of(page)
        row.wait_for()
        text = row.inner_text()
        assert "certain" in text
        assert "Brenna Mirror" in text
        assert "cannot be judged" in text


def test_grade_is_set_and_kept(own: Bench) -> None:
    """A grade with its reason is set, shown in the list, and there after a reload."""
    with own.open("sources") as page:
        page.get_by_role("button", name=MINISTRY, exact=True).click()
        page.get_by_label("Reliability").select_option("B")
        page.get_by_label("Why").fill("its reports were borne out by the port's log")
        page.get_by_role("button", name="Set the grade").click()
        page.get_by_text("Set: B, usually reliable").wait_for()
        page.reload()
        page.get_by_text("borne out by the port").wait_for()
        page.locator("tbody tr", has_text=MINISTRY).get_by_text(
            "usually reliable"
        ).wait_for()


def test_source_leads_to_its_claims(bench: Bench) -> None:
    """What a source says is listed with words, each claim with a link to the reader."""
    with bench.open("sources") as page:
        page.get_by_role("button", name=MINISTRY, exact=True).click()
        beside = page.get_by_role("complementary", name="What is chosen")
        beside.get_by_role("article").first.wait_for()
        assert MINISTRY in beside.get_by_role("article").first.inner_text()
        beside.locator("a.gist").first.click()
        page.wait_for_url("**/reader?**")


def test_publishers_tell_first_or_repeat(bench: Bench) -> None:
    """Publishers are told apart by how much they told first and what they repeated."""
    with bench.open("sources") as page:
        page.get_by_role("button", name="Who tells first").click()
        row = page.locator("tbody tr", has_text="Lemnia Today")
        row.wait_for()
        assert "told first" in row.inner_text()
        assert "repeated" in page.locator("tbody").inner_text()


def test_list_is_searched(bench: Bench) -> None:
    """Typing narrows the list, and the address keeps what was typed."""
    with bench.open("sources") as page:
        page.locator("tbody tr", has_text="Netanyahu").wait_for()
        page.get_by_role("searchbox", name="Name").fill("karsova")
        page.wait_for_url("**q=karsova**")
        page.locator("tbody tr", has_text="Netanyahu").wait_for(state="detached")
        names = page.locator("tbody td:first-child button").all_inner_texts()
        assert names
        assert all("karsova" in name.lower() for name in names)


def test_no_serious_findings(looking: Looking) -> None:
    """Axe has no serious findings, with one chosen."""
    page = looking.open("sources")
    page.locator("tbody button").first.click()
    page.get_by_role("article").first.wait_for()
    assert looking.findings() == []
