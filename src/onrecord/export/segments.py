"""Cut a text into flat segments, each with every mark that lies over it.

Attributions nest and overlap with claims and actors; a page cannot nest its elements
so. Flat segments can show any depth.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final, Literal

from onrecord.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onrecord.model.claim import Attribution, Reading

Role = Literal["source", "cue", "content", "trigger", "actor", "recipient"]

_BREAK: Final = re.compile(r"[^\S\n]*\n[^\S\n]*\n\s*")
_LINE: Final = re.compile(r"\s*\n\s*")
_WRAPPED_WIDTH: Final = range(50, 100)
"""Where most lines end so, the line ends are those of a narrow page."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text, and what it is to which record."""

    span: Span
    role: Role
    id: str
    """Of the attribution for source, cue and content; of the claim for the others."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text over which the same marks lie."""

    span: Span
    marks: tuple[Mark, ...] = ()

    def ids(self, *roles: Role) -> list[str]:
        """Return the records to which it plays one of the roles."""
        found = (mark.id for mark in self.marks if mark.role in roles)
        return list(dict.fromkeys(found))


def marks_of(reading: Reading) -> list[Mark]:
    """Return what is to be marked in a document's text."""
    marks: list[Mark] = []
    for each in reading.attributions:
        marks += [Mark(span, "source", each.id) for span in each.source]
        marks += [Mark(span, "cue", each.id) for span in each.cue]
        marks += [Mark(span, "content", each.id) for span in each.content]
    spans = {mention.id: mention.span for mention in reading.mentions}
    for claim in reading.claims:
        marks.append(Mark(claim.trigger, "trigger", claim.id))
        for role, ids in _roles(claim.actor_mentions, claim.recipient_mentions):
            marks += [Mark(spans[id], role, claim.id) for id in ids if id in spans]
    return marks


def _roles(
    actor: tuple[str, ...], recipient: tuple[str, ...]
) -> Iterable[tuple[Role, tuple[str, ...]]]:
    return ("actor", actor), ("recipient", recipient)


def cut(span: Span, marks: Iterable[Mark]) -> Iterator[Segment]:
    """Yield the segments of a span, in order and without gaps."""
    starts: dict[int, list[Mark]] = defaultdict(list)
    ends: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.span.overlaps(span) and mark.span.start < mark.span.end:
            starts[max(span.start, mark.span.start)].append(mark)
            ends[min(span.end, mark.span.end)].append(mark)
    active: dict[Mark, None] = {}
    edges = sorted({span.start, span.end, *starts, *ends})
    for start, end in pairwise(edges):
        for mark in ends[start]:
            active.pop(mark, None)
        active |= dict.fromkeys(starts[start])
        yield Segment(Span(start, end), tuple(active))


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs of a text, without the white space between them.

    A blank line parts them. So does every line end, unless the lines are those of a
    text that was wrapped to a narrow page.
    """
    pattern = _BREAK if _is_wrapped(text) else _LINE
    at = 0
    for gap in pattern.finditer(text):
        yield from _filled(text, at, gap.start())
        at = gap.end()
    yield from _filled(text, at, len(text))


def _filled(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if bare := words.strip():
        start += words.index(bare)
        yield Span(start, start + len(bare))


def _is_wrapped(text: str) -> bool:
    lines = [line for block in _BREAK.split(text) for line in block.split("\n")[:-1]]
    return bool(lines) and round(median(map(len, lines))) in _WRAPPED_WIDTH


@dataclass(frozen=True, slots=True)
class Nesting:
    """How deep each attribution lies within others, and which they are."""

    within: Mapping[str, str | None] = field(default_factory=dict)

    @classmethod
    def of(cls, attributions: Sequence[Attribution]) -> Nesting:
        """Return the nesting of a document's attributions."""
        return cls({each.id: each.within for each in attributions})

    def chain(self, id: str | None) -> list[str]:
        """Return an attribution and those around it, the outermost first."""
        found: list[str] = []
        while id is not None and id in self.within and id not in found:
            found.append(id)
            id = self.within[id]
        return found[::-1]
