"""The workbench and whoever else writes to its store do not wait for each other."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from benchmarks.synthetic import make_readings
from onrecord.errors import StoreError, StoreLockedError
from onrecord.store import Store
from onrecord.web import keeper
from onrecord.web.asking import STALE
from onrecord.web.keeper import Keeper
from onrecord.web.tending import Tender

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.conftest import Page


def write(store: Store, claims: int, seed: int) -> None:
    """Write invented readings to a store."""
    run = store.start_run("test", "test")
    store.write_many(list(make_readings(claims, seed=seed)), run)


def test_what_others_write_is_seen(tmp_path: Path) -> None:
    """A new view has what another has written, and another state."""
    store = Store(tmp_path / "store.duckdb")
    kept = Keeper(store)
    states = [kept.view().state]
    for seed in (1, 2):
        write(store, 40, seed)
        states.append(kept.refresh().state)

    with kept.view().snapshot.opened() as opened:
        found = opened.rows("SELECT count(*) FROM claims")

    assert found == store.query("SELECT count(*) FROM current_claims").rows
    assert len(set(states)) == 3
    kept.close()


def test_a_locked_store_is_answered_from_memory(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While somebody writes, answers are those of a moment ago, and say so."""
    monkeypatch.setattr(keeper, "PATIENCE", 0.01)
    store = page.app.state.desk.keeper.store
    store.wait = 0.1
    before = page.get("claims")

    with store.connection(write=True) as con:
        con.execute("INSERT INTO failures VALUES ('r', 'late.txt', 'read', 'broken')")
        con.execute("CHECKPOINT")
        during = page.client.get("/api/claims")

    assert during.status_code == 200
    assert during.json() == before
    assert during.headers[STALE] == "1"
    page.settle()
    after = page.client.get("/api/failures")
    assert STALE not in after.headers
    assert after.json()["items"][0]["label"] == "late.txt"


def test_a_store_that_was_never_seen_and_is_locked_is_told(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without anything to answer from, who holds the store is said; come again."""
    kept = page.app.state.desk.keeper
    kept.close()

    def locked(*_: object) -> object:
        raise StoreLockedError("store.duckdb: locked by process 7 (python)")

    monkeypatch.setattr(kept, "_renewed", locked)

    found = page.client.get("/api/claims")

    assert found.status_code == 503
    assert found.headers["Retry-After"] == "1"
    assert "process 7" in found.json()["error"]


def test_a_file_that_is_no_store_is_told(tmp_path: Path) -> None:
    """What is no store is an error, and not an empty view."""
    path = tmp_path / "notes.duckdb"
    path.write_text("no store")

    with pytest.raises(StoreError, match="not a store"):
        Keeper(Store(path)).view()


def test_many_ask_while_one_writes(tmp_path: Path) -> None:
    """Every view is whole while another thread writes batch after batch."""
    store = Store(tmp_path / "store.duckdb")
    write(store, 40, 0)
    kept = Keeper(store)
    kept.view()
    wrong: list[object] = []

    def look() -> None:
        try:
            for _ in range(15):
                with kept.view().snapshot.opened() as opened:
                    claims, reports = opened.rows(
                        "SELECT count(*), count(DISTINCT document) FROM claims"
                    )[0]
                if claims != 20 * reports:
                    wrong.append((claims, reports))
        except Exception as error:  # noqa: BLE001  of a thread
            wrong.append(error)

    lookers = [threading.Thread(target=look) for _ in range(3)]
    for each in lookers:
        each.start()
    for seed in range(1, 5):
        write(store, 40, seed)
    for each in lookers:
        each.join()

    assert wrong == []
    kept.close()


def test_new_reports_are_compared_when_it_is_quiet(page: Page) -> None:
    """What the command line has read is compared by the workbench, in its own time."""
    desk = page.app.state.desk
    write(desk.keeper.store, 100, 3)
    page.settle()
    assert page.get("store")["uncompared"] == 5
    tender = Tender(desk)

    tender.tend()
    assert page.get("store")["uncompared"] == 5  # it was written just now
    tender._since = -1_000.0
    tender.tend()

    assert page.get("store")["uncompared"] == 0
    assert page.claim(document="report-0")["cluster"]
