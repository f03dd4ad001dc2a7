"""The sources: who is quoted, how firmly, and how reliable they are held."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.conftest import Looking

MINISTRY = "Foreign Ministry of Karsova"


def test_source_is_told_with_firmness_and_quoters(looking: Looking) -> None:
    """A source's row says how often and how firmly it speaks, and who quotes it."""
    page = looking.open("sources")
    row = page.locator("tbody tr", has_text=MINISTRY)
    row.wait_for()
    text = row.inner_text()
    assert "certain" in text
    assert "Brenna Mirror" in text
    assert "cannot be judged" in text


def test_grade_is_set_and_kept(judging: Looking) -> None:
    """A grade with its reason is set, shown in the list, and there after a reload."""
    page = judging.open("sources")
    page.locator("tbody button", has_text=MINISTRY).click()
    page.get_by_label("Reliability").select_option("B")
    page.get_by_label("Why").fill("its reports were borne out by the port's log")
    page.get_by_role("button", name="Set the grade").click()
    page.get_by_text("Set: B, usually reliable").wait_for()
    page.reload()
    page.get_by_text("borne out by the port").wait_for()
    page.locator("tbody tr", has_text=MINISTRY).get_by_text(
        "usually reliable"
    ).wait_for()


def test_source_leads_to_its_claims(looking: Looking) -> None:
    """What a source says is listed with words, each claim with a link to the reader."""
    page = looking.open("sources")
    page.locator("tbody button", has_text=MINISTRY).click()
    beside = page.get_by_role("complementary", name="What is chosen")
    beside.get_by_role("article").first.wait_for()
    assert MINISTRY in beside.get_by_role("article").first.inner_text()
    beside.locator("a.gist").first.click()
    page.wait_for_url("**/reader?**")


def test_publishers_tell_first_or_repeat(looking: Looking) -> None:
    """Publishers are told apart by how much they told first and what they repeated."""
    page = looking.open("sources")
    page.get_by_role("button", name="Who tells first").click()
    row = page.locator("tbody tr", has_text="Lemnia Today")
    row.wait_for()
    assert "told first" in row.inner_text()
    assert "repeated" in page.locator("tbody").inner_text()


def test_list_is_searched(looking: Looking) -> None:
    """Typing narrows the list, and the address keeps what was typed."""
    page = looking.open("sources")
    page.locator("tbody tr").first.wait_for()
    page.get_by_role("searchbox", name="Name").fill("karsova")
    page.wait_for_url("**q=karsova**")
    page.get_by_role("status").filter(has_text="source").wait_for()
    page.wait_for_timeout(500)
    names = page.locator("tbody td:first-child button").all_inner_texts()
    assert names
    assert all("karsova" in name.lower() for name in names)


def test_no_serious_findings(looking: Looking) -> None:
    """Axe has no serious findings in either list, with one chosen."""
    page = looking.open("sources")
    page.locator("tbody button").first.click()
    page.get_by_role("article").first.wait_for()
    found = looking.findings()
    page = looking.open("sources?list=publishers")
    page.locator("tbody tr").first.wait_for()
    assert found + looking.findings() == []
