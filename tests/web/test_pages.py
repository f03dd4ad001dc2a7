"""The front end is served whole, with its token, and nothing beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.web import pages

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.conftest import Page

INDEX = '<!doctype html><meta name="onrecord-token" content=""><p>pages</p>'


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a built front end, beside a file that is none of it."""
    static = tmp_path / "static"
    (static / "assets").mkdir(parents=True)
    (static / "index.html").write_text(INDEX)
    (static / "assets" / "app-1a2b.js").write_text("export {}")
    (static / "world.json").write_text("{}")
    (tmp_path / "secret.txt").write_text("secret")
    (static / "link.txt").symlink_to(tmp_path / "secret.txt")
    monkeypatch.setattr(pages, "STATIC", static)
    return static


@pytest.mark.parametrize("address", ["/", "/network", "/documents/a%20b", "/x/y?z=1"])
@pytest.mark.usefixtures("built")
def test_every_view_is_on_the_one_page(looking: Page, address: str) -> None:
    """The address of any view gives the page, with the token in it, never kept."""
    found = looking.client.get(address)

    assert found.status_code == 200
    assert found.headers["Content-Type"].startswith("text/html")
    assert found.headers["Cache-Control"] == "no-store"
    assert f'<meta name="onrecord-token" content="{looking.token}">' in found.text


@pytest.mark.usefixtures("built")
def test_files_are_served_as_what_they_are(looking: Page) -> None:
    """A script is a script to a browser that does not guess, and is kept."""
    script = looking.client.get("/assets/app-1a2b.js")
    world = looking.client.get("/world.json")

    assert script.headers["Content-Type"].startswith("text/javascript")
    assert "immutable" in script.headers["Cache-Control"]
    assert world.headers["Content-Type"] == "application/json"
    assert world.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "address",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/link.txt",
        "/%2fsecret.txt",
        "/assets/none.js",
        "/a%00.txt",
        "/" + "x" * 5_000 + ".js",
    ],
)
@pytest.mark.usefixtures("built")
def test_nothing_else_is_served(looking: Page, address: str) -> None:
    """What lies beside the front end, or nowhere, is not to be had."""
    found = looking.client.get(address)

    assert found.status_code == 404
    assert "secret" not in found.text


def test_without_a_front_end_the_page_says_how_to_build_it(
    looking: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A checkout that was not built tells what to do."""
    monkeypatch.setattr(pages, "STATIC", tmp_path / "none")

    found = looking.client.get("/")

    assert "make web" in found.text
    assert looking.client.get("/api/none").json() == {
        "error": "there is no such address"
    }
