"""Find what stands in the sentence of a word: its times, its places."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, TypeVar

from onrecord.model.mention import DateMention, PlaceMention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

Found = TypeVar("Found", DateMention, PlaceMention)


def in_sentence(
    word: Token, doc: Doc, found: Sequence[Found]
) -> Iterator[tuple[Found, Token]]:
    """Yield what was found in a word's sentence, each with its topmost word.

    Args:
        word: Any word of the sentence.
        doc: Its document.
        found: Times or places of the document, in the order of the text.
    """
    sentence = word.sent
    first = bisect_left(found, sentence.start_char, key=lambda each: each.span.start)
    for each in found[first:]:
        if each.span.start >= sentence.end_char:
            return
        words = doc.char_span(each.span.start, each.span.end, alignment_mode="expand")
        if words is not None and len(words):
            yield each, words.root
