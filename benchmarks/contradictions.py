"""Measure which contradictions are found between reports of our own, and if rightly.

Each affair is read by the whole program into a store of its own days. A contradiction
counts as found if one of its kind is found in its affair; one that the set does not
name is wrong.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.tasks import Figure
from onrecord.corroborate import corroborate
from onrecord.corroborate.contradictions import find_contradictions
from onrecord.corroborate.voices import load_voices
from onrecord.model.claim import Reading
from onrecord.model.document import Document
from onrecord.pipeline import read_document
from onrecord.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLD: Final = Path(__file__).parent / "gold" / "contradictions" / "affairs.txt"

Kinds = Counter[tuple[str, str]]
"""How many contradictions there are of each affair and kind."""


@dataclass(frozen=True, slots=True)
class Affair:
    """Reports on one affair, and the kinds of contradictions between them."""

    name: str
    documents: tuple[Document, ...]
    kinds: tuple[str, ...]


def measure_contradictions(folder: Path) -> Iterator[Figure]:
    """Read the set, look for contradictions, and yield how many are right."""
    affairs = list(load_affairs())
    gold = Counter((each.name, kind) for each in affairs for kind in each.kinds)
    found = find_in(affairs, folder)
    right = (gold & found).total()
    precision = right / max(1, found.total())
    recall = right / max(1, gold.total())
    yield Figure("contradictions", "precision", precision, found.total())
    yield Figure("contradictions", "recall", recall, gold.total())


def load_affairs(path: Path = GOLD) -> Iterator[Affair]:
    """Yield the affairs of the set."""
    for part in path.read_text("utf-8").split("\n= ")[1:]:
        name, *lines = part.splitlines()
        told = [line for line in lines if line[:1].isdigit()]
        kinds = [line.removeprefix("!").strip() for line in lines if line[:1] == "!"]
        documents = (_document(line, f"{name}-{n}") for n, line in enumerate(told))
        yield Affair(name, tuple(documents), tuple(kinds))


def _document(line: str, label: str) -> Document:
    day, publisher, text = (part.strip() for part in line.split("|"))
    published = date.fromisoformat(day)
    return Document.of(text, label=label, publisher=publisher, published=published)


def find_in(affairs: list[Affair], folder: Path) -> Kinds:
    """Return what is found in each affair; affairs do not hear of each other."""
    found: Kinds = Counter()
    for each in affairs:
        store = Store(folder / f"{each.name}.duckdb")
        run = store.start_run("benchmark", "contradictions")
        readings = map(read_document, each.documents)
        store.write_many([r for r in readings if isinstance(r, Reading)], run)
        corroborate(store)
        with store.opened() as opened:
            contradictions = find_contradictions(load_voices(opened))
        found.update((each.name, kind) for kind in {c.kind for c in contradictions})
    return found
