"""The map: places as wide as they are uncertain."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.conftest import Bench, Looking


def test_world_is_drawn_from_this_machine(bench: Bench) -> None:
    """Land and boundaries come from the server itself, and their origin is told."""
    with bench.open("map") as page:
        page.locator("path.land").wait_for()
        assert len(page.locator("path.land").get_attribute("d") or "") > 10_000
        assert "Natural Earth" in page.locator("figcaption").inner_text()
        assert "de facto" in page.locator("figcaption").inner_text()


def test_distance_is_a_circle_not_a_pin(bench: Bench) -> None:
    """A place told by its distance from a city is a circle as wide as it may be off."""
    with bench.open("map") as page:
        row = page.locator("tbody tr", has_text="140 miles east of Tehran")
        row.wait_for()
        assert "somewhere within 60 km" in row.inner_text()
        row.get_by_role("button").click()
        page.locator("path.place.chosen").wait_for()
        box = page.locator("path.place.chosen").bounding_box()
        assert box is not None
        assert box["width"] > 30


def test_place_leads_to_claims(bench: Bench) -> None:
    """A place chosen in the table shows its claims with words, and stays chosen."""
    with bench.open("map") as page:
        page.locator("tbody button").first.click()
        beside = page.get_by_role("complementary", name="What is chosen")
        beside.get_by_role("article").first.wait_for()
        assert beside.locator("mark").count() > 0
        assert page.locator(".place.chosen").count() == 1
        page.reload()
        page.get_by_role("complementary", name="What is chosen").get_by_role(
            "article"
        ).first.wait_for()


def test_filter_narrows_the_map(bench: Bench) -> None:
    """A filter of the address holds here, too."""
    with bench.open("map") as page:
        page.locator("tbody tr").first.wait_for()
        every = page.locator("tbody tr").count()
    with bench.open("map?type=controls") as page:
        page.locator("tbody tr").first.wait_for()
        assert page.locator("tbody tr").count() < every
        assert "an actor controls this" in page.locator("tbody").inner_text()


def test_no_serious_findings(looking: Looking) -> None:
    """Axe has no serious findings, with a place chosen."""
    page = looking.open("map")
    page.locator("tbody button").first.click()
    page.get_by_role("article").first.wait_for()
    assert looking.findings() == []
