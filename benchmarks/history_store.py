"""Make a large store of invented claims without reading or comparing: tables at once.

Twenty claims a report, five hundred a day; every event is told four times, and what
compares reports is taken as done. Few actors are in most of the news. The world grows
with the number of claims: more of them are more days.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from onrecord.store import Store, derived
from onrecord.store.tables import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from onrecord.store import Opened

    Columns = dict[str, Any]

A_REPORT: Final = 20
A_DAY: Final = 500
TOLD: Final = 4
CAUSED: Final = 0.05
"""Share of claims that a report states to be the cause of its next."""
FIRST: Final = date(2000, 1, 1)
TIES: Final = 0.3
PAPERS: Final = 60
SENTENCE: Final = "In short somebody did something to somebody else on that day there. "

_EVENTS: Final = (
    "ASSAULT COERCE ACCUSE REJECT REQUEST CONSULT AGREE AID SANCTION RETREAT "
    "MOBILIZE PROTEST"
).split()
_TIES: Final = "finances arms trains backs controls member_of hostile_to".split()


def make_store(path: Path, claims: int, actors: int = 20_000, seed: int = 7) -> Store:
    """Return a new store with so many claims and actors."""
    chance = np.random.default_rng(seed)
    store = Store(path)
    run = store.start_run("benchmark", "synthetic")
    world = _world(chance, claims, actors)
    with store.opened(write=True) as opened:
        for name, columns in {**_told(world, run), **_derived(world)}.items():
            _append(opened, name, columns)
    store.finish_run(run, documents=claims // A_REPORT, failures=0)
    return store


def _world(chance: np.random.Generator, claims: int, actors: int) -> Columns:
    """Return what each claim says, and the event that it is of."""
    number = np.arange(claims)
    event = number // (A_DAY) * (A_DAY // TOLD) + chance.integers(
        0, A_DAY // TOLD, claims
    )
    events = int(event.max()) + 1
    day = number // A_DAY
    tie = chance.random(events) < TIES
    kinds = np.where(
        tie,
        chance.integers(0, len(_TIES), events) + len(_EVENTS),
        chance.integers(0, len(_EVENTS), events),
    )
    names = np.array([f"Actor {n:05}" for n in range(actors)], dtype=object)
    ends = [(chance.random(events) ** 3 * actors).astype(int) for _ in range(2)]
    document = np.array(
        [f"{n:064x}" for n in range(-(-claims // A_REPORT))], dtype=object
    )
    return {
        "claims": claims,
        "event": event,
        "day": day,
        "tie": tie[event],
        "type": np.array([*_EVENTS, *_TIES], dtype=object)[kinds[event]],
        "actor": names[ends[0][event]],
        "recipient": names[ends[1][event]],
        "names": names,
        "document": document,
        "of": document[number // A_REPORT],
        "id": np.array([f"{n:012x}" for n in number], dtype=object),
        "place": number % A_REPORT,
    }


def _told(world: Columns, run: str) -> dict[str, Columns]:
    """Return what reading would leave."""
    part = {"document": world["of"], "claim": world["id"], "position": 0}
    names = world["names"]
    return {
        "documents": _documents(world, run),
        **_claims(world),
        "claim_actors": part | {"actor": world["actor"]},
        "claim_recipients": part | {"recipient": world["recipient"]},
        "causes": _causes(world),
        "actors": {
            "id": np.array([f"a{n:011x}" for n in range(len(names))], object),
            "name": names,
            "kind": "organization",
            "known": False,
        },
    }


def _documents(world: Columns, run: str) -> Columns:
    numbers = range(len(world["document"]))
    days = [FIRST + timedelta(n * A_REPORT // A_DAY) for n in numbers]
    return {
        "id": world["document"],
        "label": np.array([f"report-{n}" for n in numbers], object),
        "text": np.full(len(numbers), SENTENCE * A_REPORT, dtype=object),
        "publisher": _papers(world),
        "published": np.array([str(day) for day in days], dtype=object),
        "characters": len(SENTENCE) * A_REPORT,
        "version": 1,
        "run": run,
    }


def _claims(world: Columns) -> dict[str, Columns]:
    start = world["place"] * len(SENTENCE)
    sentence = {"document": world["of"], "position": world["place"]}
    return {
        "passages": sentence | {"span_start": start, "span_end": start + len(SENTENCE)},
        "claims": sentence
        | {
            "id": world["id"],
            "kind": np.where(world["tie"], "tie", "event").astype(object),
            "type": world["type"],
            "rule": "synthetic",
            "sentence": world["place"],
            "polarity": "+",
            "certainty": "CT",
            "modality": "actual",
            "inferred": False,
            "begins": False,
            "trigger_start": start + SENTENCE.index("did"),
            "trigger_end": start + SENTENCE.index("did") + 3,
        },
    }


def _causes(world: Columns) -> Columns:
    caused = np.arange(0, world["claims"] - 1, int(1 / CAUSED))
    return {
        "id": np.array([f"c{n:011x}" for n in caused], dtype=object),
        "document": world["of"][caused],
        "cause": world["id"][caused],
        "effect": world["id"][caused + 1],
        "sign": "+",
        "certainty": "CT",
        "cue_start": 0,
        "cue_end": 8,
        "position": 0,
    }


def _papers(world: Columns) -> NDArray[Any]:
    numbers = range(len(world["document"]))
    return np.array([f"Paper {n % PAPERS}" for n in numbers], object)


def _derived(world: Columns) -> dict[str, Columns]:
    """Return what comparing the reports would leave."""
    _, first = np.unique(world["event"], return_index=True)
    return {
        derived.CLUSTER_CLAIMS.name: _clusters(world, first),
        derived.GISTS.name: _gists(world, first),
        derived.ORIGINS.name: {
            "document": world["document"],
            "whole": True,
            "span_start": 0,
            "span_end": 1,
            "origin": _papers(world),
            "basis": "publisher",
            "reason": "its publisher",
        },
    }


def _clusters(world: Columns, first: NDArray[Any]) -> Columns:
    leads = np.zeros(world["claims"], dtype=bool)
    leads[first] = True
    leader = dict(zip(world["event"][first].tolist(), world["id"][first], strict=True))
    return {
        "cluster": np.array([leader[n] for n in world["event"].tolist()], object),
        "document": world["of"],
        "claim": world["id"],
        "gist": world["event"],
        "reason": np.where(leads, "told first", "much the same").astype(object),
    }


def _gists(world: Columns, first: NDArray[Any]) -> Columns:
    day = (FIRST.toordinal() + world["day"])[first]
    return {
        "gist": world["event"][first],
        "kind": np.where(world["tie"][first], "tie", "event").astype(object),
        "type": world["type"][first],
        "modality": "actual",
        "trigger_stems": "did",
        "actor": world["actor"][first],
        "recipient": world["recipient"][first],
        "first_day": day,
        "last_day": day,
        "dated": True,
        "words": "",
        "names": "",
    }


def _append(opened: Opened, name: str, columns: Columns) -> None:
    """Add columns to a table; one value stands for all rows, none for what is open."""
    table = next(each for each in TABLES if each.name == name)
    rows = max(len(each) for each in columns.values() if isinstance(each, np.ndarray))
    filled = {
        column: given
        if isinstance(given := columns.get(column), np.ndarray)
        else np.full(rows, given, dtype=object)
        for column in table.columns
    }
    opened.append(table, filled)
