"""Score whom the words of GUM dev are read to stand for, as chains of mentions.

Only chains with a named person, organization or place count, and of two mentions at
least, in gold as in what is read. A mention read counts as one of gold if it lies within
it and holds its head: gold spans have articles, titles and relative clauses.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from benchmarks.chain_scores import MEASURES, Counts, conll_f1, count_chains
from benchmarks.tasks import ONRECORD, Figure, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    Range = tuple[int, int]

TASK: Final = "coreference"
GOLD: Final = "corpora/ud/gum-dev.conllu"
KINDS: Final = frozenset({"person", "organization", "place"})
NAMED: Final = frozenset({"PERSON", "ORGANIZATION", "STATE", "GROUP", "PLACE", "OTHER"})
NAMES: Final = frozenset({"name", "acronym", "metonym"})
NO_REFERENCE: Final = frozenset({"adjective"})
"""What gold does not mark: "Iranian" in "the Iranian-backed militia"."""
OPENING: Final = re.compile(r"\((\d+)-([a-z]+)-[^-()]*-[^-()]*-[^-()]*-(\d+)")
CLOSING: Final = re.compile(r"(?:^|[()])(\d+)(?=\))|(\()")


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention of gold: its characters, those of its head, and its chain."""

    span: Range
    head: Range
    chain: str
    named: bool


@dataclass(slots=True)
class Text:
    """One document of the treebank, put together from its words."""

    label: str
    text: str = ""
    marked: list[Marked] = field(default_factory=list)
    open: list[tuple[str, str, int, int]] = field(default_factory=list)
    """Chain, kind, word and place of the head of mentions that are not yet closed."""
    words: list[tuple[Range, str]] = field(default_factory=list)

    def add(self, form: str, tag: str, misc: str, gap: str) -> None:
        """Add a word, with the mentions that begin and end at it."""
        begin = len(self.text)
        self.text += form + gap
        self.words.append(((begin, begin + len(form)), tag))
        entity = next((m for m in misc.split("|") if m.startswith("Entity=")), "")
        for event in re.finditer(r"\([^()]*|\d+\)|\)", entity):
            if event[0].startswith("("):
                found = OPENING.match(event[0])
                if found:
                    here = len(self.words) - 1
                    self.open.append((found[1], found[2], here, int(found[3])))
            else:
                self._close(event[0].rstrip(")"))

    def _close(self, chain: str) -> None:
        """Close the mention of a chain, or the one that has just begun."""
        at = next(
            n
            for n in range(len(self.open) - 1, -1, -1)
            if not chain or self.open[n][0] == chain
        )
        key, kind, first, head = self.open.pop(at)
        place = min(first + head - 1, len(self.words) - 1)
        span = (self.words[first][0][0], self.words[-1][0][1])
        head_span, tag = self.words[place]
        named = tag == "PROPN" and kind in KINDS
        self.marked.append(Marked(span, head_span, key, named))


def texts(path: Path) -> Iterator[Text]:
    """Yield the documents of a treebank with `Entity=` in its last column."""
    text: Text | None = None
    joined = 0
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newdoc"):
            if text:
                yield text
            text = Text(line.rpartition(" ")[2])
        elif text is None or not line:
            continue
        elif line.startswith("# newpar "):
            text.text = text.text.rstrip() + "\n\n" * bool(text.text)
        elif line[0] != "#":
            cells = line.split("\t")
            if "-" in cells[0]:
                first, last = map(int, cells[0].split("-"))
                joined = last - first + 1
                after = "SpaceAfter=No" in cells[9]
            elif "." not in cells[0]:
                inside = joined > 1
                tight = inside or "SpaceAfter=No" in cells[9]
                if joined == 1:
                    tight = after
                joined = max(0, joined - 1)
                text.add(cells[1], cells[3], cells[9], "" if tight else " ")
    if text:
        yield text


def gold_chains(text: Text) -> list[frozenset[Range]]:
    """Return the chains that count, a mention as the range of its characters."""
    members: dict[str, set[Range]] = defaultdict(set)
    for marked in text.marked:
        members[marked.chain].add(marked.span)
    named = {marked.chain for marked in text.marked if marked.named}
    return [frozenset(m) for c, m in members.items() if c in named and len(m) > 1]


def read_chains(
    text: Text, mentions: Iterable[dict[str, object]]
) -> list[frozenset[Range]]:
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


def _span(mention: dict[str, object]) -> Range:
    start, end = mention["span"]  # type: ignore[misc]
    return start, end


def _length(mention: dict[str, object]) -> int:
    start, end = _span(mention)
    return end - start


def _in_gold(text: Text, mention: dict[str, object], taken: set[Range]) -> Range:
    """Return the smallest free mention of gold that this one is, or its own range."""
    start, end = _span(mention)
    found = [
        marked.span
        for marked in text.marked
        if marked.span[0] <= start <= marked.head[0]
        and marked.head[1] <= end <= marked.span[1]
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
    by_text: dict[str, list[dict[str, object]]] = defaultdict(list)
    for line in read.read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["record"] == "mention":
            by_text[record["document"]].append(record)
    total = dict.fromkeys(MEASURES, Counts())
    size = 0
    for text in documents:
        gold = gold_chains(text)
        size += len(gold)
        counts = count_chains(gold, read_chains(text, by_text[text.label]))
        total = {name: total[name] + counts[name] for name in MEASURES}
    yield Figure(TASK, "CoNLL F1", conll_f1(total), size)
    for name, counts_of in total.items():
        yield Figure(TASK, f"{name}, F1", counts_of.f1, size)
