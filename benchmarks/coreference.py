"""Score whom the words of GUM dev are read to stand for, as chains of mentions.

Only chains with a named person, organization or place count, and of two mentions at
least, in gold as in what is read. A mention read counts as one of gold if it lies
within it and holds its head: gold spans have articles, titles and relative clauses.

Of the 30 documents of GUM dev, half are talk and letters whose text does not name who
says "I" and "you"; so there is a figure without these words beside the one with them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from benchmarks.chain_scores import MEASURES, Counts, conll_f1, count_chains
from benchmarks.gum import texts
from benchmarks.tasks import ONRECORD, Figure, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from benchmarks.gum import Range, Text

    Record = dict[str, Any]

TASK: Final = "coreference"
GOLD: Final = "corpora/ud/gum-dev.conllu"
NAMED: Final = frozenset({"PERSON", "ORGANIZATION", "STATE", "GROUP", "PLACE", "OTHER"})
NAMES: Final = frozenset({"name", "acronym", "metonym"})
SPEAKING: Final = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself "
    "yourselves".split()
)
NO_REFERENCE: Final = frozenset({"adjective"})
"""What gold does not mark: "Iranian" in "the Iranian-backed militia"."""


def gold_chains(text: Text) -> list[frozenset[Range]]:
    """Return the chains that count, a mention as the range of its characters."""
    members: dict[str, set[Range]] = defaultdict(set)
    for marked in text.marked:
        members[marked.chain].add(marked.span)
    named = {marked.chain for marked in text.marked if marked.named}
    return [frozenset(m) for c, m in members.items() if c in named and len(m) > 1]


def read_chains(text: Text, mentions: Iterable[Record]) -> list[frozenset[Range]]:
    """Return the chains that were read, each mention under the range of its gold."""
    members: dict[object, set[Range]] = defaultdict(set)
    named: set[object] = set()
    taken: set[Range] = set()
    for mention in sorted(mentions, key=_length, reverse=True):
        if mention["actor"] is None or mention["basis"] in NO_REFERENCE:
            continue
        place = _in_gold(text, mention, taken)
        taken.add(place)
        members[mention["actor"]].add(place)
        if mention["basis"] in NAMES and mention["type"] in NAMED:
            named.add(mention["actor"])
    return [frozenset(m) for c, m in members.items() if c in named and len(m) > 1]


def _span(mention: Record) -> Range:
    start, end = mention["span"]
    return int(start), int(end)


def _length(mention: Record) -> int:
    start, end = _span(mention)
    return end - start


def _in_gold(text: Text, mention: Record, taken: set[Range]) -> Range:
    """Return the smallest free mention of gold that this one is, or its own range."""
    start, end = _span(mention)
    found = [
        marked.span
        for marked in text.marked
        if marked.span[0] <= start
        and end <= marked.span[1]
        and any(start <= first and last <= end for first, last in marked.heads)
        and marked.span not in taken
    ]
    return min(found, key=lambda span: span[1] - span[0], default=(start, end))


def measure_coreference(shared: Path, folder: Path) -> Iterator[Figure]:
    """Read the texts of GUM dev, and yield CoNLL F1 and its three parts."""
    documents = list(texts(shared / GOLD))
    places = folder / "texts"
    places.mkdir()
    for text in documents:
        (places / f"{text.label}.txt").write_text(text.text, encoding="utf-8")
    out = folder / "predicted"
    store = ("--store", folder / "bench.duckdb")
    run(*ONRECORD, "read", places, *store, "--format", "jsonl", "--out", out)
    yield from _figures(documents, out)


def _figures(documents: Iterable[Text], read: Path) -> Iterator[Figure]:
    by_text: dict[str, list[Record]] = defaultdict(list)
    for line in read.read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["record"] == "mention":
            by_text[record["document"]].append(record)
    total, third = dict.fromkeys(MEASURES, Counts()), dict.fromkeys(MEASURES, Counts())
    size = 0
    for text in documents:
        gold, found = gold_chains(text), read_chains(text, by_text[text.label])
        size += len(gold)
        total = added(total, count_chains(gold, found))
        others = count_chains(told_of(gold, text.text), told_of(found, text.text))
        third = added(third, others)
    yield Figure(TASK, "CoNLL F1", conll_f1(total), size)
    for name, counts in total.items():
        yield Figure(TASK, f"{name}, F1", counts.f1, size)
    yield Figure(TASK, "CoNLL F1 without I, we and you", conll_f1(third), size)


def added(one: dict[str, Counts], two: dict[str, Counts]) -> dict[str, Counts]:
    """Return the counts of two documents together, measure by measure."""
    return {name: one[name] + two[name] for name in one}


def told_of(chains: Iterable[frozenset[Range]], text: str) -> list[frozenset[Range]]:
    """Return the chains without the words for who speaks and who listens.

    >>> chain = frozenset({(0, 1), (6, 9), (15, 18)})
    >>> [sorted(rest) for rest in told_of([chain], "I saw Ada, and she fell")]
    [[(6, 9), (15, 18)]]
    """
    rest = (
        frozenset((s, e) for s, e in chain if text[s:e].lower() not in SPEAKING)
        for chain in chains
    )
    return [chain for chain in rest if len(chain) > 1]
