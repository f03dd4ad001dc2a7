"""The workbench as users have it: `onrecord serve` on a store, and a real browser."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn
from playwright.sync_api import expect, sync_playwright

import onrecord
from tests.conftest import REPOSITORY, do_without

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page

STATIC = REPOSITORY / "src" / "onrecord" / "web" / "static"
AXE = REPOSITORY / "web" / "node_modules" / "axe-core" / "axe.min.js"
PATIENCE = 30_000
"""Milliseconds that a page may take on a slow machine."""
expect.set_options(timeout=PATIENCE)
SIZES = {"wide": (1280, 900), "narrow": (390, 844)}


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
def browser() -> Iterator[Browser]:
    """Give a browser without a window."""
    if not STATIC.exists():
        do_without("the built front end (make web)")
    with sync_playwright() as playwright:
        known = Path(playwright.chromium.executable_path).exists()
        path = None if known else shutil.which("chromium")
        if not known and path is None:
            do_without("Chromium (on Debian: apt install chromium)")
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@contextmanager
def served(path: Path) -> Iterator[str]:
    """Serve a store as long as the block runs, and give the address."""
    with listening(0) as door:
        port = door.getsockname()[1]
        app = make_app(Store(path), port=port)
        config = uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


@dataclass(frozen=True, slots=True)
class Bench:
    """A served store, to which several visitors can come."""

    address: str
    browser: Browser

    @contextmanager
    def visit(self, *, size: str = "wide", theme: str = "light") -> Iterator[Looking]:
        """Give a page on which nothing may go wrong in silence."""
        width, height = SIZES[size]
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if theme == "dark" else "light",
        )
        looking = Looking(context.new_page(), self.address)
        yield looking
        context.close()
        assert looking.troubles == []

    @contextmanager
    def open(
        self, path: str = "", *, size: str = "wide", theme: str = "light"
    ) -> Iterator[Page]:
        """Show an address of the workbench to a new visitor."""
        with self.visit(size=size, theme=theme) as looking:
            yield looking.open(path)


@pytest.fixture(scope="session")
def workbench(affair: Path) -> Iterator[str]:
    """Give the address of a served store that nobody changes."""
    with served(affair) as address:
        yield address


@pytest.fixture
def bench(browser: Browser, workbench: str) -> Bench:
    """Give a workbench that nobody changes."""
    return Bench(workbench, browser)


@pytest.fixture
def own(browser: Browser, affair: Path, tmp_path: Path) -> Iterator[Bench]:
    """Give a workbench that a test may change."""
    store = Path(shutil.copy(affair, tmp_path / "store.duckdb"))
    with served(store) as address:
        yield Bench(address, browser)


@pytest.fixture
def empty(browser: Browser, tmp_path: Path) -> Iterator[Bench]:
    """Give a workbench without a store, as a new user has it."""
    with served(tmp_path / "store.duckdb") as address:
        yield Bench(address, browser)


@pytest.fixture
def looking(bench: Bench) -> Iterator[Looking]:
    """Give a page over a store that nobody changes."""
    with bench.visit() as looking:
        yield looking


@pytest.fixture
def judging(own: Bench) -> Iterator[Looking]:
    """Give a page over a store that a test may change."""
    with own.visit() as looking:
        yield looking
