"""The page in a real browser: its script runs under its policy, and shows a claim."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from onrecord.export.page import write_page
from tests.conftest import do_without
from tests.export.pages import Page
from tests.export.test_page import HOSTILE, hostile_reading
from tests.readings import chained_reading, reading_of

if TYPE_CHECKING:
    from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")


@pytest.fixture(scope="module")
def browser() -> str:
    """Return the browser of this machine."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or do_without("Chromium (on Debian: apt install chromium)")


def loaded(browser: str, page: Path, claim: str) -> Page:
    """Return what a browser has made of a page that was opened at a claim."""
    profile = f"--user-data-dir={page.parent / 'profile'}"
    address = f"{page.as_uri()}#{claim}"
    done = subprocess.run(  # noqa: S603  the machine's own browser
        [browser, *FLAGS, profile, "--dump-dom", address],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return Page.of(done.stdout.decode("utf-8"))


def test_claim_named_by_the_address_is_shown(browser: str, tmp_path: Path) -> None:
    """A link to a claim lights its words, its actors and its sources, and tells it."""
    reading = chained_reading()
    (claim,) = reading.claims
    path = tmp_path / "page.html"
    path.write_text(write_page([reading_of(), reading]), encoding="utf-8")

    page = loaded(browser, path, f"c2-{claim.id}")

    tip = next(each for each in page.all("div") if each.attributes.get("id") == "tip")
    assert "hidden" not in tip.attributes
    assert tip.text == (
        "Iran arms Houthison the word of Agency, quoting “minister”probable · “arms”"
    )
    assert page.one("a", "on-trigger").text == "arms"
    assert page.one("span", "on-actor").text == "Iran"
    assert page.one("span", "on-recipient").text == "Houthis"
    assert {each.text for each in page.all("span", "on-source")} == {
        "The agency",
        "a minister",
    }
    assert page.one("li", "on").attributes["id"] == f"c2-{claim.id}"


def test_hostile_page_is_harmless(browser: str, tmp_path: Path) -> None:
    """No markup of a text has become an element, also after the script has run."""
    reading = hostile_reading()
    path = tmp_path / "page.html"
    path.write_text(write_page([reading]), encoding="utf-8")

    page = loaded(browser, path, f"c1-{reading.claims[0].id}")

    assert len(page.all("script")) == 1
    assert page.all("img") == []
    assert page.one("h2").text == HOSTILE
    tip = next(each for each in page.all("div") if each.attributes.get("id") == "tip")
    assert HOSTILE in tip.text
