"""Score how many names that newspapers give an actor are read as that actor.

NewsWCL50 has the words without their articles, so each is read by itself, in a short
sentence of the year of the reports. Only words with a name in them count: what "the
country" is, only the text around it could tell.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.tasks import ONRECORD, Figure, run
from onrecord.resolve.registry import load_registry

if TYPE_CHECKING:
    from collections.abc import Iterator

TASK: Final = "epithets"
GOLD: Final = "corpora/epithets/NewsWCL50.csv"
CONCEPTS: Final = Path(__file__).with_name("concepts.tsv")
KINDS: Final = frozenset({"ACTOR", "COUNTRY", "GROUP"})
PUBLISHED: Final = "2018-05-01"
"""The reports are of 2018; who holds an office depends on it."""
NAMED: Final = re.compile(r"\b(?!(?:The|A|An|His|Her|Their|Our|Its|Mr|Mrs|Ms)\b)[A-Z]")


def concepts() -> dict[str, frozenset[str]]:
    """Return the canonical names of each concept whose names are counted."""
    lines = CONCEPTS.read_text("utf-8").splitlines()
    body = [line.split("\t") for line in lines if line and line[0] != "#"]
    return {concept: frozenset(names.split("|")) for concept, names in body[1:]}


def phrases(path: Path) -> list[tuple[str, frozenset[str]]]:
    """Return the words with a name in them, and the actors that they may be read as."""
    known = concepts()
    lines = path.read_text("utf-8").splitlines()[1:]
    return [
        (" ".join(row["code_mention"].split()), known[row["code_name"]])
        for row in csv.DictReader(lines)
        if row["code_type"] in KINDS
        and row["code_name"] in known
        and NAMED.search(row["code_mention"])
    ]


def measure_epithets(shared: Path, folder: Path) -> Iterator[Figure]:
    """Read every name once, and yield the share of codings that are read right."""
    coded = phrases(shared / GOLD)
    labels = {
        words: f"n{n}" for n, words in enumerate(dict.fromkeys(w for w, _ in coded))
    }
    rows = (
        {"id": label, "text": f"{words} condemned the attack.", "published": PUBLISHED}
        for words, label in labels.items()
    )
    texts, out = folder / "names.jsonl", folder / "predicted"
    texts.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    store = ("--store", folder / "bench.duckdb")
    run(*ONRECORD, "read", texts, *store, "--format", "jsonl", "--out", out)
    found = names_read(out)
    right = [bool(actors & found[labels[words]]) for words, actors in coded]
    yield Figure(
        TASK, "names read as whom they are coded", sum(right) / len(right), len(right)
    )


def names_read(path: Path) -> dict[str, set[str]]:
    """Return by document whom its words stand for, and the states these belong to."""
    registry = load_registry()
    found: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["record"] == "mention" and record["name"]:
            entry = registry.named(record["name"])
            found[record["document"]] |= {record["name"], (entry and entry.state) or ""}
    return found
