"""A store of the bundled affair, and a browser's place before the workbench of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

import onrecord
from benchmarks.synthetic import make_readings
from onrecord.corroborate import corroborate
from onrecord.store import Store
from onrecord.web.app import make_app
from onrecord.web.guard import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

PORT = 8000
ADDRESS = f"http://127.0.0.1:{PORT}"


class Page:
    """A page of the workbench: asks by GET, and changes with its token."""

    def __init__(self, store: Path) -> None:
        self.path = store
        self.app = make_app(Store(store), port=PORT)
        self.client = TestClient(self.app, base_url=ADDRESS)
        self.token = self.client.get("/api/session").json()["token"]

    def get(self, address: str, **parameters: Any) -> Any:  # noqa: ANN401  JSON
        """Return what is answered to a question."""
        found = self.client.get(f"/api/{address}", params=parameters)
        assert found.status_code == 200, found.text
        return found.json()

    def settle(self) -> None:
        """Wait until the workbench has seen what others have changed."""
        self.app.state.desk.keeper.refresh()

    def send(self, address: str, content: object, method: str = "POST") -> Any:  # noqa: ANN401
        """Return the answer to a change."""
        return self.client.request(
            method, f"/api/{address}", json=content, headers={TOKEN: self.token}
        )

    def claim(self, **filters: Any) -> dict[str, Any]:  # noqa: ANN401
        """Return the first claim of a filter."""
        found: dict[str, Any] = self.get("claims", **filters)["items"][0]
        return found


@pytest.fixture(scope="session")
def read_store(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store in which the affair and another report were read and compared."""
    store = tmp_path_factory.mktemp("workbench") / "store.duckdb"
    paths = [examples / "ferry-affair", examples / "iran-missile-test.txt"]
    onrecord.compare(paths, store=store)
    return store


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Give a page over a thousand invented claims, each event told by several."""
    path = tmp_path_factory.mktemp("many") / "many.duckdb"
    store = Store(path)
    store.write_many(list(make_readings(1_000)), store.start_run("test", "test"))
    corroborate(store)
    made = Page(path)
    yield made
    made.app.state.desk.keeper.close()


@pytest.fixture
def store(read_store: Path, tmp_path: Path) -> Path:
    """Return a store that a test may change."""
    return Path(shutil.copy(read_store, tmp_path / "store.duckdb"))


@pytest.fixture
def page(store: Path) -> Iterator[Page]:
    """Give a page over a store that a test may change."""
    made = Page(store)
    yield made
    made.app.state.desk.jobs.close()
    made.app.state.desk.keeper.close()


@pytest.fixture(scope="session")
def looking(read_store: Path) -> Iterator[Page]:
    """Give a page over a store that nobody changes."""
    made = Page(read_store)
    yield made
    made.app.state.desk.keeper.close()
