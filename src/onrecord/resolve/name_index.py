"""The names of one document by their words, so that long documents stay quick."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from onrecord.resolve.spelling import fold, initials

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model.mention import Mention


class Spelling(NamedTuple):
    """One way in which a document writes a name."""

    type: str
    text: str
    title: str | None


class NameIndex:
    """The names of a document, each spelling once, by every word they hold."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        """Index the names among mentions that stand in the order of the text."""
        self._by_word: dict[str, dict[Spelling, list[Mention]]] = defaultdict(dict)
        self._by_initials: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            if mention.kind == "name":
                self._add(mention)

    def _add(self, mention: Mention) -> None:
        spelling = Spelling(mention.type, mention.text, mention.title)
        words = set(fold(mention.text).split())
        new = [w for w in words if spelling not in self._by_word[w]]
        if new and len(words) > 1:
            self._by_initials[initials(mention.text)].append(mention)
        for word in words:
            self._by_word[word].setdefault(spelling, []).append(mention)

    def with_word(self, word: str, type: str) -> Iterator[list[Mention]]:
        """Yield the mentions of each name that holds the folded word, by spelling."""
        for spelling, mentions in self._by_word.get(word, {}).items():
            if spelling.type == type:
                yield mentions

    def with_initials(self, letters: str, type: str) -> Mention | None:
        """Return the first name in several words that has these folded initials."""
        found = self._by_initials.get(letters, ())
        return next((mention for mention in found if mention.type == type), None)


def nearest(mentions: list[Mention], start: int) -> Mention:
    """Return the last of the mentions up to an offset, else the first after it."""
    before = bisect_right(mentions, start, key=lambda mention: mention.span.start)
    return mentions[before - 1] if before else mentions[0]
