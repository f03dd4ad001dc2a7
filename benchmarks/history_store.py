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
        "origin": number // A_REPORT % 60,
    }


def _told(world: Columns, run: str) -> dict[str, Columns]:
    claims, documents = world["claims"], world["document"]
    sentence = "In short somebody did something to somebody else on that day there. "
    days = [
        FIRST + timedelta(int(n) * A_REPORT // A_DAY) for n in range(len(documents))
    ]
    start = world["place"] * len(sentence)
    caused = np.arange(0, claims - 1, int(1 / CAUSED))
    part = {"document": world["of"], "claim": world["id"], "position": 0}
    return {
        "documents": {
            "id": documents,
            "label": np.array([f"report-{n}" for n in range(len(documents))], object),
            "text": np.full(len(documents), sentence * A_REPORT, dtype=object),
            "publisher": np.array(
                [f"Paper {n % 60}" for n in range(len(documents))], object
            ),
            "published": np.array([str(day) for day in days], dtype=object),
            "characters": len(sentence) * A_REPORT,
            "version": 1,
            "run": run,
        },
        "passages": {
            "document": world["of"],
            "position": world["place"],
            "span_start": start,
            "span_end": start + len(sentence),
        },
        "claims": {
            "id": world["id"],
            "document": world["of"],
            "kind": np.where(world["tie"], "tie", "event").astype(object),
            "type": world["type"],
            "rule": "synthetic",
            "sentence": world["place"],
            "polarity": "+",
            "certainty": "CT",
            "modality": "actual",
            "inferred": False,
            "begins": False,
            "trigger_start": start + 18,
            "trigger_end": start + 21,
            "position": world["place"],
        },
        "claim_actors": part | {"actor": world["actor"]},
        "claim_recipients": part | {"recipient": world["recipient"]},
        "causes": {
            "id": np.array([f"c{n:011x}" for n in caused], dtype=object),
            "document": world["of"][caused],
            "cause": world["id"][caused],
            "effect": world["id"][caused + 1],
            "sign": "+",
            "certainty": "CT",
            "cue_start": 0,
            "cue_end": 8,
            "position": 0,
        },
        "actors": {
            "id": np.array([f"a{n:011x}" for n in range(len(world["names"]))], object),
            "name": world["names"],
            "kind": "organization",
            "known": False,
        },
    }


def _derived(world: Columns) -> dict[str, Columns]:
    """Return what comparing the reports would leave."""
    _, first = np.unique(world["event"], return_index=True)
    leads: NDArray[np.bool_] = np.zeros(world["claims"], dtype=bool)
    leads[first] = True
    leader = dict(zip(world["event"][first].tolist(), world["id"][first], strict=True))
    cluster = np.array([leader[n] for n in world["event"].tolist()], dtype=object)
    ordinal = FIRST.toordinal() + world["day"]
    return {
        derived.CLUSTER_CLAIMS.name: {
            "cluster": cluster,
            "document": world["of"],
            "claim": world["id"],
            "gist": world["event"],
            "reason": np.where(leads, "told first", "much the same").astype(object),
        },
        derived.GISTS.name: {
            "gist": world["event"][first],
            "kind": np.where(world["tie"][first], "tie", "event").astype(object),
            "type": world["type"][first],
            "modality": "actual",
            "trigger_stems": "did",
            "actor": world["actor"][first],
            "recipient": world["recipient"][first],
            "first_day": ordinal[first],
            "last_day": ordinal[first],
            "dated": True,
            "words": "",
            "names": "",
        },
        derived.ORIGINS.name: {
            "document": world["document"],
            "whole": True,
            "span_start": 0,
            "span_end": 1,
            "origin": np.array(
                [f"Paper {n % 60}" for n in range(len(world["document"]))], object
            ),
            "basis": "publisher",
            "reason": "its publisher",
        },
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
