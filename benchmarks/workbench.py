"""Measure how soon the workbench answers over a store of many claims.

Each view is asked with filters that change from one question to the next, so that no
answer is one that was given before. Besides the time that passes, the time of computing
is told, all cores together: a machine that does something else makes the first longer.

``python -m benchmarks workbench`` holds the figures against their floors;
``python -m benchmarks.workbench`` shows them view by view, ``--write`` into the page.
"""

from __future__ import annotations

import argparse
import random
import time
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from starlette.testclient import TestClient

from benchmarks.page import write_table
from benchmarks.synthetic import FIRST, make_readings
from benchmarks.tasks import Figure
from onrecord.corroborate import corroborate
from onrecord.model.claim import Attribution
from onrecord.model.document import Span, record_id
from onrecord.model.mention import PlaceMention
from onrecord.store import Store
from onrecord.web.app import make_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.model.claim import Claim, Reading

CLAIMS: Final = 100_000
QUESTIONS: Final = 40
"""Of each view."""
_BATCH: Final = 1_000


@dataclass(frozen=True, slots=True)
class Answered:
    """How long the questions of one view took, in milliseconds, shortest first."""

    view: str
    passed: list[float]
    computed: list[float]
    bytes: int
    """Of the longest answer."""


def measure_workbench(folder: Path, claims: int = CLAIMS) -> Iterator[Figure]:
    """Yield how soon the slowest view answers, and how long a first look takes."""
    store = made_store(folder / "many.duckdb", claims)
    begin = time.perf_counter()
    with closing(Asker(store)) as asker:
        seconds = time.perf_counter() - begin
        answered = [asker.ask(view) for view in VIEWS]
    yield Figure("workbench", f"{claims:,} claims, until the first answer, s", seconds)
    slowest = max(percentile(each.passed, 0.95) for each in answered)
    yield Figure(
        "workbench", f"{claims:,} claims, p95 of the slowest view, ms", slowest
    )


def made_store(path: Path, claims: int) -> Store:
    """Return a store of invented claims, with places and words of sources."""
    store = Store(path)
    run = store.start_run("benchmark", "synthetic")
    batch: list[Reading] = []
    for reading in make_readings(claims):
        batch.append(_furnished(reading))
        if len(batch) == _BATCH:
            store.write_many(batch, run)
            batch = []
    store.write_many(batch, run)
    corroborate(store)
    return store


def _furnished(reading: Reading) -> Reading:
    """Give the claims of a reading what the map and the sources ask for."""
    places, attributions, claims = [], [], []
    for claim in reading.claims:
        if claim.where:
            place = _place(claim)
            places.append(place)
            claim = replace(claim, place_mentions=(place.id,))  # noqa: PLW2901
        if claim.sources:
            attributions.append(_attribution(claim))
        claims.append(claim)
    return replace(
        reading,
        claims=tuple(claims),
        places=tuple(places),
        attributions=tuple(attributions),
    )


def _place(claim: Claim) -> PlaceMention:
    # The same name lies at the same point on every run.
    chance = random.Random(claim.where)  # noqa: S311
    return PlaceMention(
        id=record_id("place", claim.id),
        document=claim.document,
        span=claim.trigger,
        text=str(claim.where),
        name=claim.where,
        latitude=round(chance.uniform(-60, 70), 2),
        longitude=round(chance.uniform(-180, 180), 2),
        radius_km=chance.choice((1.0, 5.0, 40.0)),
        basis="name",
    )


def _attribution(claim: Claim) -> Attribution:
    start = claim.trigger.start
    return Attribution(
        id=record_id("attribution", claim.id),
        document=claim.document,
        source=(Span(start, start + 1),),
        cue=(Span(start + 1, start + 2),),
        content=(claim.trigger,),
        source_type="organization",
        name=claim.sources[-1],
    )


class Asker:
    """Asks the workbench of a store, in the same order every time."""

    def __init__(self, store: Store) -> None:
        self.app = make_app(store, port=80)
        self.client = TestClient(self.app, base_url="http://127.0.0.1")
        self.chance = random.Random(7)  # noqa: S311
        self.last = self._json("store")["told"][1]
        self.names = self._listed("actors", "name")
        self.labels = self._listed("documents", "label")
        self.claims = self._listed("claims", "id")
        self._json("contradictions")  # found once, while nobody waits

    def _json(self, address: str, **parameters: object) -> dict[str, list[str]]:
        answer = self.client.get(f"/api/{address}", params=parameters)  # type: ignore[arg-type]
        found: dict[str, list[str]] = answer.raise_for_status().json()
        return found

    def _listed(self, address: str, field: str) -> list[str]:
        found: list[dict[str, str]] = self._json(address, limit=200)["items"]  # type: ignore[assignment]
        return [each[field] for each in found]

    def ask(self, view: str) -> Answered:
        """Return how long the questions of a view took."""
        passed, computed, longest = [], [], 0
        for _ in range(QUESTIONS):
            address, parameters = VIEWS[view](self)
            begin, began = time.perf_counter(), time.process_time()
            answer = self.client.get(f"/api/{address}", params=parameters)  # type: ignore[arg-type]
            passed.append(1_000 * (time.perf_counter() - begin))
            computed.append(1_000 * (time.process_time() - began))
            answer.raise_for_status()
            longest = max(longest, len(answer.content))
        return Answered(view, sorted(passed), sorted(computed), longest)

    def close(self) -> None:
        """Let go of the store."""
        self.app.state.desk.keeper.close()

    def one(self, values: list[str]) -> str:
        """Return one of some values."""
        return self.chance.choice(values)

    def period(self) -> dict[str, object]:
        """Return some months that something happened in, as a slider sets them."""
        start = FIRST + timedelta(days=self.chance.randrange(150))
        end = start + timedelta(days=self.chance.randrange(20, 200))
        return {"from": start.isoformat(), "to": end.isoformat()}


Asking = tuple[str, dict[str, object]]

VIEWS: Final[dict[str, Callable[[Asker], Asking]]] = {
    "library": lambda a: ("documents", {"cursor": a.chance.randrange(4_000)}),
    "library, full text": lambda a: ("documents", {"q": a.one(a.names)}),
    "reader": lambda a: (f"documents/{a.one(a.labels)}", {}),
    "claims of a period": lambda a: ("claims", a.period()),
    "claims of an actor": lambda a: ("claims", {"with": a.one(a.names), **a.period()}),
    "one claim": lambda a: (f"claims/{a.one(a.claims)}", {}),
    "actors by name": lambda a: ("actors", {"q": a.one(a.names)[:2]}),
    "network of a period": lambda a: ("network", {"limit": 600, **a.period()}),
    "network, two tellers": lambda a: (
        "network",
        {"origins": 2, "limit": 600, **a.period()},
    ),
    "network around one": lambda a: (
        "network",
        {"around": a.one(a.names), "limit": 600, **a.period()},
    ),
    "map": lambda a: ("map", a.period()),
    "timeline": lambda a: ("timeline", a.period()),
    "timeline by dyad": lambda a: ("timeline", {"by": "dyad", **a.period()}),
    "sources": lambda a: ("sources", {"as_of": a.period()["to"]}),
    "tellers": lambda a: ("tellers", {"as_of": a.period()["to"]}),
    "disagreements": lambda a: ("contradictions", {"as_of": a.period()["to"]}),
    "state of the store": lambda _: ("store", {}),
}
"""By view, what is asked next, as the pages ask it."""


def percentile(values: list[float], share: float) -> float:
    """Return the value under which a share of sorted values lies."""
    return values[min(len(values) - 1, int(share * len(values)))]


def main() -> None:
    """Show the figures of every view."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--store", type=Path, help="made before; else a new one")
    parser.add_argument("--write", action="store_true", help="into README.md too")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = given.store or Path(folder) / "many.duckdb"
        store = Store(path) if path.exists() else made_store(path, given.claims)
        with closing(Asker(store)) as asker:
            rows = [_row(asker.ask(view)) for view in VIEWS]
    for row in rows:
        print(*row, sep="\t")
    if given.write:
        write_table("workbench", COLUMNS, "|---|--:|--:|--:|--:|", rows)


COLUMNS: Final = ("view", "p50, ms", "p95, ms", "computing p95, ms", "kB at most")


def _row(found: Answered) -> tuple[str, ...]:
    return (
        found.view,
        f"{percentile(found.passed, 0.5):.0f}",
        f"{percentile(found.passed, 0.95):.0f}",
        f"{percentile(found.computed, 0.95):.0f}",
        f"{found.bytes / 1_000:,.0f}",
    )


if __name__ == "__main__":
    main()
