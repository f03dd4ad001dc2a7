"""Measure how well claims of one event are put together, on reports of our own.

The reports are read by the whole program; a claim counts where its trigger is one of
the words in brackets. B-cubed F1 asks of each claim how many of its cluster's belong
there, and how many of its event's are in it (Bagga and Baldwin, 1998).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.tasks import Figure
from onrecord.corroborate import corroborate
from onrecord.model.claim import Reading
from onrecord.model.document import Document, Span
from onrecord.pipeline import read_document
from onrecord.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

GOLD: Final = Path(__file__).parent / "gold" / "clusters" / "events.txt"


@dataclass(frozen=True, slots=True)
class Told:
    """A report of the set, the event that it tells of, and the words that do."""

    document: Document
    event: str
    spans: tuple[Span, ...]


def measure_clusters(folder: Path) -> Iterator[Figure]:
    """Read the set, put its claims together, and yield how well that went."""
    told = list(load_gold())
    store = Store(folder / "clusters.duckdb")
    read_into(store, told)
    corroborate(store)
    gold, found = compared(store, told)
    reports = {document for document, _ in gold}
    yield Figure("clusters", "B-cubed F1", b_cubed(gold, found), len(gold))
    share = len(reports) / len(told)
    yield Figure("clusters", "reports whose event was read", share, len(told))


def load_gold(path: Path = GOLD) -> Iterator[Told]:
    """Yield the reports of the set."""
    event = ""
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        if line.startswith("="):
            event = line.removeprefix("=").strip()
        elif line[:1].isdigit():
            day, publisher, marked = (part.strip() for part in line.split("|"))
            text, spans = unmarked(marked)
            document = Document.of(
                text,
                label=f"{event}-{number}",
                publisher=publisher,
                published=date.fromisoformat(day),
            )
            yield Told(document, event, spans)


def unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Return a text without its brackets, and the spans that stood in them.

    >>> unmarked("Rebels [took] it.")
    ('Rebels took it.', (Span(start=7, end=11),))
    """
    spans: list[Span] = []
    text = ""
    for before, inside in re.findall(r"([^\[]*)(?:\[([^\]]*)\])?", marked):
        text += before
        if inside:
            spans.append(Span(len(text), len(text) + len(inside)))
            text += inside
    return text, tuple(spans)


def read_into(store: Store, told: Iterable[Told]) -> None:
    """Read the reports of the set into a store."""
    run = store.start_run("benchmark", "clusters")
    readings = [read_document(each.document) for each in told]
    store.write_many([each for each in readings if isinstance(each, Reading)], run)


def compared(
    store: Store, told: Iterable[Told]
) -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]]:
    """Return the event and the cluster of each claim whose trigger is marked."""
    rows = store.query("SELECT document, claim, cluster FROM cluster_claims").rows
    clusters = {(document, claim): cluster for document, claim, cluster in rows}
    gold, found = {}, {}
    for each in told:
        for claim in store.reading(each.document.id).claims:
            if any(claim.trigger.overlaps(span) for span in each.spans):
                key = each.document.id, claim.id
                gold[key] = each.event
                found[key] = clusters.get(key, f"alone {claim.id}")
    return gold, found


def b_cubed(
    gold: Mapping[tuple[str, str], str], found: Mapping[tuple[str, str], str]
) -> float:
    """Return the harmonic mean of B-cubed precision and recall.

    >>> b_cubed({("a", "1"): "x", ("b", "1"): "x"}, {("a", "1"): "p", ("b", "1"): "q"})
    0.6666666666666666
    """
    events, clusters = _members(gold), _members(found)
    precision = recall = 0.0
    for key in gold:
        event, cluster = events[gold[key]], clusters[found[key]]
        both = len(event & cluster)
        precision += both / len(cluster) / len(gold)
        recall += both / len(event) / len(gold)
    return 2 * precision * recall / (precision + recall) if gold else 1.0


def _members(
    groups: Mapping[tuple[str, str], str],
) -> dict[str, set[tuple[str, str]]]:
    members: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for key, group in groups.items():
        members[group].add(key)
    return members
