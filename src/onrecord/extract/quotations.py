"""Give what is quoted to who speaks: quotations that go on, statements in full.

The reader model links within a sentence or two; whose words a later paragraph holds,
the quotation marks and the layout tell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from onrecord.model.annotation import AttributedWords

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from onrecord.extract.clauses import Clauses

OPENING = frozenset({"“", "``", "„", "«"})
CLOSING = frozenset({"”", "»"})
EITHER = frozenset({'"', "''"})
STOPS = frozenset({".", "!", "?", ":", "...", "…"})
SAYING = frozenset({"say", "tell", "add"})
FIRST_PERSON = frozenset({"i", "we"})
NEAR: Final = 4
"""Words from "said" to the colon that ends its paragraph."""
SHORTEST: Final = 4
"""Words of a quotation that can be a sentence of its own."""


def continued(
    found: Sequence[AttributedWords], clauses: Clauses
) -> list[AttributedWords]:
    """Return the attributions with the quoted sentences that nobody was given.

    A quoted sentence without a source belongs to the last speaker, if he is quoted
    in the same paragraph or in the one before.

    Example:
        "We will not pay," said the envoy. "They broke the truce."
        -> both quotations are the content of one attribution, to the envoy
    """
    kept = list(found)
    holders: dict[int, list[int]] = {}
    for k, each in enumerate(found):
        for i in each.content:
            holders.setdefault(i, []).append(k)
    starts = _paragraphs(clauses)
    last: tuple[int, int] | None = None
    for start, end in _quotations(clauses, set(starts)):
        paragraph = bisect_right(starts, start)
        at = _holder(holders, range(start, end))
        if at is None or not kept[at].source:
            near = last is not None and paragraph - last[1] <= 1
            if last is None or not near or not _is_sentence(start, end, clauses):
                continue
            at = _given(kept, last[0], at, range(start, end))
        last = at, bisect_right(starts, end - 1)
    return [each for each in kept if each.content]


def statements(
    found: Sequence[AttributedWords], clauses: Clauses
) -> Iterator[AttributedWords]:
    """Yield statements in full: "the minister said:", then paragraphs without marks.

    A statement goes on to the end of the document, or until somebody else speaks.
    """
    bounds = [*_paragraphs(clauses), len(clauses.tokens)]
    opened: AttributedWords | None = None
    start = 0
    for begin, end in pairwise(bounds):
        words = [t.i for t in clauses.tokens[begin:end] if not t.is_space]
        if opened and words and _speaks(found, words, clauses):
            yield replace(opened, content=tuple(range(start, begin)))
            opened = None
        if words and clauses.tokens[words[-1]].text == ":":
            near = set(words[-NEAR:])
            said = [a for a in found if a.source and near & set(a.cue)]
            said = said or list(_said(near, clauses))
            opened = said[-1] if said and _bare(end, clauses) else None
            start = end
    if opened:
        yield replace(opened, content=tuple(range(start, len(clauses.tokens))))


def _said(words: Collection[int], clauses: Clauses) -> Iterator[AttributedWords]:
    """Yield who says something by the tree, where the model saw no attribution."""
    for i in words:
        if clauses.tokens[i].lemma_ in SAYING:
            source = clauses.phrase(clauses.subjects(i))
            if source:
                yield AttributedWords(source=tuple(source), cue=(i,))


def _speaks(
    found: Sequence[AttributedWords], words: Sequence[int], clauses: Clauses
) -> bool:
    """Say whether a third person speaks in a paragraph."""
    tokens, within = clauses.tokens, set(words)
    return any(
        tokens[i].lemma_ in SAYING and tokens[a.source[0]].lower_ not in FIRST_PERSON
        for a in found
        for i in a.cue
        if i in within and a.source
    )


def _bare(start: int, clauses: Clauses) -> bool:
    """Say whether a paragraph begins without a quotation mark."""
    first = next((t.text for t in clauses.tokens[start:] if not t.is_space), '"')
    return first not in OPENING | EITHER


def _paragraphs(clauses: Clauses) -> list[int]:
    """Return the first word of each paragraph.

    One line end is a new paragraph after the end of a sentence only: texts are wrapped.
    """
    tokens = clauses.tokens
    breaks = [t.i for t in tokens if t.is_space and "\n" in t.text]
    ends = [i for i in breaks if tokens[i].text.count("\n") > 1 or _ends(i, clauses)]
    return [0, *(i + 1 for i in ends)]


def _ends(i: int, clauses: Clauses) -> bool:
    before = clauses.tokens[i - 1] if i else None
    return before is None or before.text in STOPS | CLOSING | EITHER


def _quotations(clauses: Clauses, starts: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the words of each quotation, marks included; a new paragraph ends it."""
    begin: int | None = None
    for token in clauses.tokens:
        mark, i = token.text, token.i
        if begin is not None and i in starts:
            yield begin, i
            begin = None
        if begin is None and (mark in OPENING or mark in EITHER):
            begin = i
        elif begin is not None and (mark in CLOSING or mark in EITHER):
            yield begin, i + 1
            begin = None
    if begin is not None:
        yield begin, len(clauses.tokens)


def _holder(holders: Mapping[int, Sequence[int]], words: range) -> int | None:
    """Return the attribution whose content holds most of a quotation's words."""
    held = Counter(k for i in words for k in holders.get(i, ()))
    best, count = max(held.items(), key=lambda pair: pair[1], default=(0, 0))
    return best if count * 2 > len(words) else None


def _is_sentence(start: int, end: int, clauses: Clauses) -> bool:
    """Say whether a quotation begins a sentence, and is no mere phrase."""
    tokens = clauses.tokens
    words = [t for t in tokens[start:end] if t.is_alpha]
    begins = any(t.is_sent_start for t in tokens[start : start + 2])
    return begins and len(words) >= SHORTEST


def _given(
    kept: list[AttributedWords], speaker: int, at: int | None, words: range
) -> int:
    """Give a quotation to a speaker, and return the attribution that holds it."""
    if at is not None and kept[at].cue:
        kept[at] = replace(kept[at], source=kept[speaker].source)
        return at
    content = {*kept[speaker].content, *words}
    if at is not None:
        content.update(kept[at].content)
        kept[at] = AttributedWords()
    kept[speaker] = replace(kept[speaker], content=tuple(sorted(content)))
    return speaker


def quoted_words(clauses: Clauses) -> frozenset[int]:
    """Return the words that stand between quotation marks."""
    marked = _quotations(clauses, set(_paragraphs(clauses)))
    return frozenset(i for start, end in marked for i in range(start, end))
