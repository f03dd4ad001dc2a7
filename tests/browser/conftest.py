"""The workbench as users have it: `onrecord serve` on a store, and a real browser."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

import onrecord
from tests.conftest import REPOSITORY, do_without

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page

STATIC = REPOSITORY / "src" / "onrecord" / "web" / "static"
AXE = REPOSITORY / "web" / "node_modules" / "axe-core" / "axe.min.js"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SIZES = {"wide": (1280, 900), "narrow": (390, 844)}
PATIENCE = 20_000
"""Milliseconds; a slow machine is no failure."""


@dataclass(slots=True)
class Bench:
    """A running workbench, with a way to open its pages."""

    address: str
    browser: Browser
    troubles: list[str] = field(default_factory=list)
    """What the pages complained of: errors, and what their policy forbade."""

    @contextmanager
    def open(
        self, path: str = "/", *, size: str = "wide", theme: str = "light"
    ) -> Iterator[Page]:
        """Open a page as a new visitor; whatever it complains of is kept."""
        width, height = SIZES[size]
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": height},
            color_scheme="dark" if theme == "dark" else "light",
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", self._hear)
        page.on("dialog", lambda dialog: self.troubles.append(dialog.message))
        page.goto(path)
        try:
            yield page
        finally:
            context.close()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.troubles.append(message.text)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the browser of this machine."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        do_without("Chromium (on Debian: apt install chromium)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()


@contextmanager
def serving(store: Path, browser: Browser) -> Iterator[Bench]:
    """Serve a store as `onrecord serve` does, until the test is over."""
    if not (STATIC / "index.html").exists():
        do_without("the built workbench (make web)")
    command = [sys.executable, "-m", "onrecord.cli", "serve", "--no-open"]
    log = store.with_suffix(".log")
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(  # noqa: S603  our own program
            [*command, "--store", str(store)],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            cwd=store.parent,
        ) as server,
    ):
        assert server.stdout is not None
        told = server.stdout.readline()
        address = told.split("http://", 1)[-1].split("/", 1)[0]
        bench = Bench(f"http://{address}", browser)
        try:
            yield bench
        finally:
            server.terminate()
            server.wait(timeout=30)
    assert "Traceback" not in log.read_text(encoding="utf-8")
    assert bench.troubles == []


@pytest.fixture(scope="session")
def library(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of bundled reports that contradict and copy each other."""
    store = tmp_path_factory.mktemp("library") / "store.duckdb"
    paths = [examples / "ferry-affair", *sorted(examples.glob("*.txt"))]
    onrecord.compare(paths, store=store)
    return store


@pytest.fixture(scope="session")
def bench(library: Path, browser: Browser) -> Iterator[Bench]:
    """Give a workbench to look at; tests that change something take a copy."""
    with serving(library, browser) as running:
        yield running


@pytest.fixture
def own(library: Path, tmp_path: Path, browser: Browser) -> Iterator[Bench]:
    """Give a workbench of the test's own, on a copy of the library."""
    store = tmp_path / "store.duckdb"
    shutil.copy(library, store)
    with serving(store, browser) as running:
        yield running


@pytest.fixture
def empty(tmp_path: Path, browser: Browser) -> Iterator[Bench]:
    """Give a workbench without a store, as a new user has it."""
    with serving(tmp_path / "store.duckdb", browser) as running:
        yield running
