"""The network: who does what to whom, each line back to its words."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.browser.conftest import Bench, Looking

TIE = {
    "kind": "tie",
    "type": "arms",
    "symmetric": False,
    "quad": "M-Coop",
    "sign": 1,
    "origins": 1,
    "claims": 1,
    "documents": 1,
    "denials": 0,
    "certainty": "CT",
    "weakest": "CT",
    "first": None,
    "last": None,
    "claim_ids": [],
}
PIXELS = "canvas => canvas.toDataURL()"


def drawn(page: Page) -> str:
    """Return the picture once everybody stands still."""
    page.locator("[data-settled=true]").wait_for()
    page.wait_for_timeout(200)
    picture: str = page.locator("canvas").evaluate(PIXELS)
    return picture


def tie_of(actor: str, recipient: str) -> dict[str, str]:
    """Return what is a tie's own."""
    return {
        "id": f"{actor}|arms|{recipient}",
        "actor": actor,
        "recipient": recipient,
    }


def test_tie_leads_to_words_and_reader(bench: Bench) -> None:
    """A tie chosen in the table shows its claims, and each leads to the reader."""
    with bench.open("network") as page:
        page.locator("tr", has_text="two sailors").get_by_role("button").first.click()
        panel = page.get_by_role("region", name="Selected tie")
        panel.get_by_role("article").first.wait_for()
        assert "two sailors" in panel.inner_text()
        assert "on the word of" in panel.inner_text()
        assert panel.locator("mark").count() > 0
        assert "edge=" in page.url
        panel.locator("a.gist").first.click()
        page.wait_for_url("**/reader?**")
        assert "claim=" in page.url


def test_layout_is_the_same_each_time(bench: Bench) -> None:
    """Two looks at one store show the same picture, to the pixel."""
    with bench.open("network") as page:
        first = drawn(page)
    with bench.open("network") as page:
        assert drawn(page) == first


def test_filter_narrows_the_network(bench: Bench) -> None:
    """A filter narrows table and address; nothing else is left in the table."""
    with bench.open("network") as page:
        rows = page.locator("table tbody tr")
        rows.first.wait_for()
        before = rows.count()
        page.get_by_role("button", name="Filter").first.click()
        page.get_by_label("material conflict").check()
        page.wait_for_url("**quad=M-Conf**")
        page.locator(".kind .unseen", has_text="cooperation").first.wait_for(
            state="detached"
        )
        assert 0 < rows.count() < before
        assert set(page.locator(".kind .unseen").all_inner_texts()) == {
            ", material conflict"
        }


def test_drawn_tie_and_actor_can_be_clicked(bench: Bench) -> None:
    """A click on an actor of the picture opens it, a click beside it lets it go."""
    with bench.open("network?around=navy&who=navy") as page:
        page.get_by_role("region", name="Selected actor").wait_for()
        box = page.locator("canvas").bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + 3, box["y"] + 3)
        page.get_by_text("Choose a line").wait_for()
        assert "who=" not in page.url


def test_actor_is_found_pinned_and_expanded(bench: Bench) -> None:
    """An actor is found by typing, and can be pinned, expanded and looked at alone."""
    with bench.open("network") as page:
        page.get_by_role("combobox", name="Find an actor").fill("Lemn")
        found = page.get_by_role("listbox", name="Find an actor")
        found.get_by_role("option").first.click()
        panel = page.get_by_role("region", name="Selected actor")
        panel.get_by_role("button", name="Pin").click()
        panel.get_by_role("button", name="Pinned").wait_for()
        panel.get_by_role("button", name="Expand").click()
        page.get_by_role("button", name="Expanded: 1").wait_for()
        panel.get_by_role("button", name="Only what is around it").click()
        page.wait_for_url("**around=**")


def test_five_thousand_actors_are_shown(bench: Bench) -> None:
    """Five thousand actors are drawn, listed by parts, and can be moved about."""
    names = [f"Actor {number}" for number in range(5_000)]
    answer = {
        "nodes": [
            {"id": name, "name": name, "kind": None, "claims": 1, "degree": 2}
            for name in names
        ],
        "edges": [TIE | tie_of(one, other) for one, other in pairwise(names)],
        "total_nodes": 5_000,
        "total_edges": 4_999,
        "truncated": False,
        "period": None,
    }

    def fulfil(route: Route) -> None:
        route.fulfill(body=json.dumps(answer), content_type="application/json")

    with bench.open("library") as page:
        page.route("**/api/network?*", fulfil)
        page.goto(f"{bench.address}/network?limit=20000")
        page.get_by_text("5,000 actors").wait_for()
        assert page.locator("table tbody tr").count() <= 30
        box = page.locator("canvas").bounding_box()
        assert box is not None
        before = page.locator("canvas").evaluate(PIXELS)
        page.mouse.move(box["x"] + 200, box["y"] + 200)
        page.mouse.down()
        page.mouse.move(box["x"] + 300, box["y"] + 260, steps=5)
        page.mouse.up()
        page.wait_for_timeout(300)
        assert page.locator("canvas").evaluate(PIXELS) != before


def test_no_serious_findings(looking: Looking) -> None:
    """Axe has no serious findings, with a tie chosen and the filters open."""
    page = looking.open("network")
    page.get_by_role("button", name="Filter").first.click()
    page.locator("table tbody button").first.click()
    page.get_by_role("article").first.wait_for()
    assert looking.findings() == []
