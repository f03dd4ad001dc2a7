"""The reader: words and claims lead to each other, judged by mouse and by keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Bench

YEMEN = "reader?doc=yemen-weapons"


def selected(page: Page) -> str:
    """Return what the opened claim says."""
    return page.locator("aside li.on article p").first.inner_text()


def test_words_lead_to_their_claim_and_back(bench: Bench) -> None:
    """A trigger opens its claim; a claim lights its words, actors and source."""
    with bench.open(YEMEN) as page:
        page.locator("article .text a", has_text=re.compile("^arms$")).click()
        assert selected(page) == "Iran arms Houthis"
        expect(page.locator(".on-actor").first).to_be_visible()
        expect(page.locator(".on-source").first).to_have_text("Iran")
        expect(page.locator("li.on")).to_contain_text("certain, denied")

        page.get_by_label(re.compile("^Houthis controls Sanaa")).click()
        expect(page.locator(".on-trigger").first).to_have_text("controlled")
        expect(page.locator(".on-trigger").first).to_be_in_viewport()


def test_address_of_a_claim_can_be_shared(bench: Bench) -> None:
    """Whoever opens the address of a claim sees that claim opened, its words lit."""
    with bench.open(YEMEN) as page:
        page.get_by_label(re.compile("^Houthis controls Sanaa")).click()
        page.wait_for_url(re.compile("claim="))
        address = page.url.removeprefix(f"{bench.address}/")

    with bench.open(address) as page:
        expect(page.locator("li.on")).to_contain_text("Houthis controls Sanaa")
        expect(page.locator(".on-trigger").first).to_have_text("controlled")


def test_keyboard_steps_judges_and_undoes(own: Bench) -> None:
    """Claims are gone through, judged and corrected without a mouse."""
    with own.open(YEMEN) as page:
        expect(page.locator("aside li").first).to_be_visible()
        page.keyboard.press("j")
        first = selected(page)
        page.keyboard.press("j")
        assert selected(page) != first
        page.keyboard.press("k")
        assert selected(page) == first

        page.keyboard.press("r")
        expect(page.locator("li.on")).to_contain_text("rejected")
        page.keyboard.press("u")
        expect(page.locator("li.on")).not_to_contain_text("rejected")

        page.keyboard.press("e")
        page.get_by_label("To whom").fill("Saudi Arabia")
        page.get_by_label("How firmly").select_option("PS")
        page.get_by_role("button", name="Save").click()
        expect(page.locator("li.on")).to_contain_text("Saudi Arabia")
        expect(page.locator("li.on")).to_contain_text("possible")
        expect(page.locator("li.on")).to_contain_text("corrected")

        page.keyboard.press("?")
        expect(page.get_by_role("dialog", name="Keys")).to_be_visible()


def test_single_keys_can_be_turned_off(bench: Bench) -> None:
    """Whoever speaks to the machine, or slips, does not judge by a letter."""
    with bench.open(YEMEN) as page:
        page.get_by_role("button", name="Keys").click()
        page.get_by_label("Single keys are on").uncheck()
        page.keyboard.press("Escape")
        page.keyboard.press("j")
        expect(page.locator("aside li.on")).to_have_count(0)


def test_names_are_merged_and_parted(own: Bench) -> None:
    """Two names said to be one actor are shown as one, until that is taken back."""
    with own.open(YEMEN) as page:
        page.get_by_label(re.compile("^Houthis controls Sanaa")).click()
        page.get_by_role("button", name="Merge names").click()
        page.get_by_role("combobox", name="and this one").fill("Hezbollah")
        page.get_by_role("option", name="Hezbollah", exact=True).click()
        page.get_by_role("button", name="They are the same").click()
        expect(page.locator("li.on")).to_contain_text("Hezbollah controls")
        page.get_by_role("button", name="Undo").click()
        expect(page.locator("li.on")).to_contain_text("Houthis controls")


def test_why_is_told_in_steps(bench: Bench) -> None:
    """The trace says which words were read by what, as sentences."""
    with bench.open(YEMEN) as page:
        page.get_by_label(re.compile("^Houthis controls Sanaa")).click()
        page.get_by_role("button", name="Why was it read so?").click()
        trace = page.get_by_role("region", name="Why it was read so")
        expect(trace.get_by_role("listitem").first).to_contain_text("controlled")


def test_source_narrows_the_claims_to_its_word(bench: Bench) -> None:
    """Choosing who is quoted leaves the claims on that word, however deep."""
    with bench.open(YEMEN) as page:
        whole = page.locator("aside ol > li").count()
        page.locator("article a.cue", has_text="quoted").click()
        expect(page.get_by_text("on this source’s word")).to_be_visible()
        assert 0 < page.locator("aside ol > li").count() < whole
        page.get_by_role("button", name="Show all").click()
        expect(page.locator("aside ol > li")).to_have_count(whole)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_opened_claim_lies_below_its_words_on_a_narrow_page(
    bench: Bench, theme: str
) -> None:
    """On a phone, words and claim are in sight together."""
    with bench.open(YEMEN, size="narrow", theme=theme) as page:
        page.locator("article .text a", has_text="controlled").first.click()
        words, claim = page.locator(".on-trigger").first, page.locator("li.on")
        expect(words).to_be_in_viewport()
        expect(claim).to_be_in_viewport()
        above, below = words.bounding_box(), claim.bounding_box()
        assert above is not None
        assert below is not None
        assert above["y"] + above["height"] <= below["y"]
