"""Point at words by their document's hash and offsets, where they must not travel.

A reference stands in the place of the words: ``sha256:HASH#char=START,END`` (offsets
as in RFC 5147; without an end it is the whole text), so that every format can carry it,
and whoever has the text of that hash can put the words back.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from onrecord.export.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.model.document import Document, Span

REFERENCE: Final = re.compile(r"sha256:([0-9a-f]{64})#char=(\d{1,12}),(\d{0,12})")
Writer = Callable[[str], str]
"""Returns words as they are written at a place: escaped, on one line, unaltered."""


@dataclass(frozen=True, slots=True)
class Words:
    """Gives the words of a span, or a reference to them."""

    without_text: bool = False

    def of(self, document: Document, span: Span) -> str:
        """Return the words on one line, or what points at them."""
        if self.without_text:
            return reference(document.id, span)
        return plain(span.words(document.text))

    def text(self, document: Document) -> str:
        """Return a document's text unaltered, or what points at it."""
        if self.without_text:
            return f"sha256:{document.id}#char=0,"
        return document.text


def reference(document: str, span: Span) -> str:
    """Return what stands for the words of a span.

    Args:
        document: The document's id, which is the hash of its text.
        span: Where the words stand.
    """
    return f"sha256:{document}#char={span.start},{span.end}"


@dataclass(slots=True)
class Copies:
    """The reader's own copies of texts, and how far they went."""

    texts: Mapping[str, str]
    """Text by its hash."""
    restored: int = 0
    missing: dict[str, int] = field(default_factory=dict)
    """How often each text was pointed at that is not among the copies."""

    def fill(self, words: str, quotation: Writer = str, whole: Writer = str) -> str:
        """Return words with every reference replaced that a copy has.

        Args:
            words: Any text with references in it.
            quotation: How the words of a span are written there.
            whole: How a whole text is.
        """

        def put(found: re.Match[str]) -> str:
            key, start = found[1], int(found[2])
            text = self.texts.get(key)
            if text is None or not start <= int(found[3] or len(text)) <= len(text):
                self.missing[key] = self.missing.get(key, 0) + 1
                return found[0]
            self.restored += 1
            if not found[3]:
                return whole(text[start:])
            return quotation(text[start : int(found[3])])

        return REFERENCE.sub(put, words)
