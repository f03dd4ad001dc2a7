"""Chains between two actors, and what the record has on one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import onrecord
from tests.browser.conftest import Bench, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

REPORT = (
    "Karsova finances the Coastal Union. "
    "The Coastal Union armed Hezbollah. "
    "Karsova plans to arm Hezbollah.\n"
)


@pytest.fixture
def chained(browser: Browser, affair: Path, tmp_path: Path) -> Iterator[Bench]:
    """Give a workbench in which a chain of two steps is told."""
    store = Path(shutil.copy(affair, tmp_path / "store.duckdb"))
    report = tmp_path / "harbor-aid.txt"
    report.write_text(REPORT, encoding="utf-8")
    onrecord.compare(report, store=store)
    with served(store) as address:
        yield Bench(address, browser)


def test_path_leads_over_words_to_the_reader(chained: Bench) -> None:
    """Each step has words and certainty; what is planned stands beside, marked."""
    with chained.visit() as looking:
        page = looking.open("network?path=Karsova&path=Hezbollah")
        panel = page.get_by_role("region", name="Path between two actors")
        chain = panel.get_by_role("article", name="Chain 1")
        chain.get_by_text("Karsova – Coastal Union – Hezbollah").wait_for()
        assert chain.locator("ol > li").count() == 2
        assert chain.locator("mark").all_inner_texts() == ["finances", "armed"]
        assert "on the word of the author · certain" in chain.inner_text()
        assert "one account tells the whole chain" in chain.inner_text()
        beside = panel.get_by_role("article", name="Beside it")
        assert "supposed" in beside.inner_text()
        assert "not committed, future" in beside.inner_text()
        assert looking.findings() == []
        chain.locator("a.gist").first.click()
        page.wait_for_url("**/reader?**claim=**")
        page.get_by_text("Karsova finances the Coastal Union").first.wait_for()


def test_no_path_is_said(bench: Bench) -> None:
    """Two whom nothing ties are answered in a sentence."""
    with bench.open("network?path=Lemnia&path=Israel") as page:
        panel = page.get_by_role("region", name="Path between two actors")
        panel.get_by_text("No path in the record from Lemnia to Israel").wait_for()


def test_actor_leads_to_dossier_and_brief(chained: Bench) -> None:
    """From an actor of the network to its ties with words, its partners, its brief."""
    with chained.open("network?who=Karsova") as page:
        panel = page.get_by_role("region", name="Selected actor")
        panel.get_by_role("link", name="Dossier").click()
        page.get_by_role("heading", name="Karsova", level=1).wait_for()
        page.get_by_role("heading", name="Ties").first.wait_for()
        ties = page.locator("main").inner_text()
        assert "1 teller: harbor-aid" in ties
        assert "Planned, demanded or supposed" in ties
        with page.expect_download() as download:
            page.get_by_role("link", name="Brief", exact=True).click()
        brief = download.value.path().read_text(encoding="utf-8")
        assert "Karsova finances the Coastal Union" in " ".join(
            brief.replace("<mark>", "").replace("</mark>", "").split()
        )
        assert "<script" not in brief
        page.get_by_role("link", name="Coastal Union").first.click()
        page.get_by_role("heading", name="Coastal Union", level=1).wait_for()


def test_unknown_actor_is_answered_with_who_may_be_meant(bench: Bench) -> None:
    """A name nobody has is told with names to choose from."""
    with bench.visit() as looking:
        page = looking.open("dossier?who=Lemnja")
        page.get_by_role("button", name="Lemnia", exact=True).click()
        page.get_by_role("heading", name="Lemnia", level=1).wait_for()
        # The browser's console repeats that the first question was refused.
        looking.troubles[:] = [each for each in looking.troubles if "404" not in each]
