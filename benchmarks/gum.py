"""Read documents of GUM with their chains of mentions, from `Entity=` in CoNLL-U."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Range = tuple[int, int]

KINDS: Final = frozenset({"person", "organization", "place"})
OPENING: Final = re.compile(r"\((\d+)-([a-z]+)-[^-()]*-[^-()]*-[^-()]*-(\d+(?:,\d+)*)")


class Word(NamedTuple):
    """A word, how far off its head is, and whether it goes on a name."""

    span: Range
    tag: str
    up: int
    is_flat: bool


class Opened(NamedTuple):
    """A mention whose end has not come: its first word, and the least of its words."""

    chain: str
    kind: str
    first: int
    least: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention of gold: its characters, those of its heads, and its chain.

    Both "Admiral" and "Quill" may stand for "Admiral Quill".
    """

    span: Range
    heads: tuple[Range, ...]
    chain: str
    named: bool


@dataclass(slots=True)
class Text:
    """One document of the treebank, put together from its words."""

    label: str
    text: str = ""
    marked: list[Marked] = field(default_factory=list)
    open: list[Opened] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)

    parts: int = 0
    """Words that are still to come of those written as one: "do", "n't"."""
    glued: bool = False
    """Whether no blank follows the last of them."""

    def break_paragraph(self) -> None:
        """Begin a new paragraph, if there is one already."""
        self.text = self.text.rstrip() + "\n\n" * bool(self.text)

    def add_line(self, cells: list[str]) -> None:
        """Add the word of a line, by its columns."""
        tight = "SpaceAfter=No" in cells[9]
        if "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            self.parts, self.glued = last - first + 1, tight
        elif "." not in cells[0]:
            if self.parts:
                self.parts -= 1
                tight = self.parts > 0 or self.glued
            self._add(cells, "" if tight else " ")

    def _add(self, cells: list[str], gap: str) -> None:
        """Add a word with the mentions that begin and end at it."""
        begin, form = len(self.text), cells[1]
        self.text += form + gap
        up = int(cells[6]) - int(cells[0])
        span = (begin, begin + len(form))
        self.words.append(Word(span, cells[3], up, is_flat=cells[7] == "flat"))
        misc = cells[9].split("|")
        entity = next((m for m in misc if m.startswith("Entity=")), "")
        for event in re.finditer(r"\([^()]*|\d+\)|\)", entity):
            if event[0].startswith("("):
                found = OPENING.match(event[0])
                if found:
                    least = tuple(int(n) - 1 for n in found[3].split(","))
                    begun = Opened(found[1], found[2], len(self.words) - 1, least)
                    self.open.append(begun)
            else:
                self._close(event[0].rstrip(")"))

    def _close(self, chain: str) -> None:
        """Close the mention of a chain, or the one that has just begun."""
        at = next(
            n
            for n in range(len(self.open) - 1, -1, -1)
            if not chain or self.open[n].chain == chain
        )
        key, kind, first, least = self.open.pop(at)
        last = len(self.words) - 1
        span = (self.words[first].span[0], self.words[last].span[1])
        inside = [first + n for n in least if first + n <= last] or [last]
        head = next((i for i in inside if i + self.words[i].up not in inside), last)
        flat = (
            i
            for i in range(head, last + 1)
            if i == head or (self.words[i].is_flat and i + self.words[i].up == head)
        )
        heads = tuple(self.words[i].span for i in flat)
        named = self.words[head].tag == "PROPN" and kind in KINDS
        self.marked.append(Marked(span, heads, key, named))


def texts(path: Path) -> Iterator[Text]:
    """Yield the documents of a treebank with `Entity=` in its last column."""
    text: Text | None = None
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newdoc"):
            if text:
                yield text
            text = Text(line.rpartition(" ")[2])
        elif text and line == "# newpar":
            text.break_paragraph()
        elif text and line and line[0] != "#":
            text.add_line(line.split("\t"))
    if text:
        yield text
