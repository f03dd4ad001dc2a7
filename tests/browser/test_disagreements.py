"""Disagreements: both sides are shown with their words, and lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Bench


def test_both_sides_stand_with_their_words(bench: Bench) -> None:
    """A number that two reports tell otherwise is shown on either's word."""
    with bench.open("disagreements?over=number") as page:
        number = page.locator("main article").first
        expect(number.get_by_role("region")).to_have_count(2)
        sides = number.get_by_role("region").all_inner_texts()
        assert any("killed two sailors" in side for side in sides)
        assert any("Three sailors were killed" in side for side in sides)
        assert all("on the word of" in side for side in sides)

        number.get_by_role("link").first.click()
        expect(page.locator("aside li.on")).to_be_visible()


def test_kinds_narrow_and_can_be_shared(bench: Bench) -> None:
    """A kind of disagreement leaves its own, in the address, too."""
    with bench.open("disagreements") as page:
        every = page.locator("main article")
        expect(every.first).to_be_visible()
        before = every.count()
        page.get_by_role("button", name="another place").click()
        page.wait_for_url("**over=place*")
        expect(every.first).to_contain_text("place")
        assert every.count() < before
