"""A served store, and a browser that lets nothing pass unseen."""

from __future__ import annotations

import shutil
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn
from playwright.sync_api import TimeoutError as Late
from playwright.sync_api import expect, sync_playwright

import onrecord
from onrecord.store import Store
from onrecord.web.app import make_app
from onrecord.web.serve import listening
from tests.conftest import REPOSITORY, do_without

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

STATIC = REPOSITORY / "src" / "onrecord" / "web" / "static" / "index.html"
AXE = REPOSITORY / "web" / "node_modules" / "axe-core" / "axe.min.js"
PATIENCE = 30_000
"""Milliseconds that a page may take on a slow machine."""
IDLE = 10_000
"""Milliseconds to wait until a page asks for nothing more."""
expect.set_options(timeout=PATIENCE)
SIZES = {"wide": (1280, 900), "narrow": (390, 844)}


class Looking:
    """A page of the workbench, what went wrong on it, and whom it asked."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.troubles: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", self._hear)
        page.on("request", self._watch)

    def _hear(self, message: Any) -> None:  # noqa: ANN401  playwright's own
        if message.type in {"error", "warning"}:
            self.troubles.append(message.text)

    def _watch(self, request: Any) -> None:  # noqa: ANN401  playwright's own
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.troubles.append(f"asked elsewhere: {request.url}")

    def open(self, path: str) -> Page:
        """Show an address of the workbench."""
        self.page.goto(f"{self.address}/{path}")
        # It asks for the state of the store now and then: a slow one is never idle.
        with suppress(Late):
            self.page.wait_for_load_state("networkidle", timeout=IDLE)
        return self.page

    def findings(self) -> list[str]:
        """Return what axe finds serious, each with its place."""
        # Given to the debugger, not to the page: its policy runs no foreign script.
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate(
            "() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa',"
            " 'wcag22aa']})"
        )
        return [
            f"{each['id']}: {node['target']} {node['failureSummary']}"
            for each in found["violations"]
            if each["impact"] in {"serious", "critical"}
            for node in each["nodes"]
        ]


@pytest.fixture(scope="session")
def affair(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store in which the bundled examples were read and compared."""
    store = tmp_path_factory.mktemp("browser") / "store.duckdb"
    paths = [*sorted(examples.glob("*.txt")), examples / "ferry-affair"]
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
