"""What was read: a document, and a span of its text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, Self

if TYPE_CHECKING:
    from datetime import date


CONTEXT: Final = 32
"""Characters on each side of a quotation: what W3C's own examples give."""


class TextSlice(Protocol):
    """Anything that knows its character offsets, such as a spaCy span."""

    @property
    def start_char(self) -> int:
        """Offset of the first character."""

    @property
    def end_char(self) -> int:
        """Offset after the last character."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text, as character offsets, end exclusive.

    Characters and not tokens, because offsets outlive any one tokenizer.
    """

    start: int
    end: int

    @classmethod
    def of(cls, piece: TextSlice) -> Self:
        """Return the span a piece of an annotated text covers."""
        return cls(piece.start_char, piece.end_char)

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def words(self, text: str) -> str:
        """Return the words of the text that the span covers."""
        return text[self.start : self.end]

    def quoted(self, text: str) -> tuple[str, str, str]:
        """Return some characters before, the words, and some after them.

        By these a quotation is found again in a text whose offsets have changed.
        """
        before = text[max(0, self.start - CONTEXT) : self.start]
        return before, self.words(text), text[self.end : self.end + CONTEXT]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One published text, unaltered: every span counts its characters."""

    id: str
    """SHA-256 of the text in UTF-8; the same text read twice is one document."""
    label: str
    """What its reader calls it: the file's name without its ending, or a given id."""
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    """When the publisher says it appeared; the anchor of relative dates."""
    language: str = "en"

    @classmethod
    def of(  # noqa: PLR0913  one argument a field, all by name
        cls,
        text: str,
        *,
        label: str,
        title: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
        published: date | None = None,
        language: str = "en",
    ) -> Self:
        """Return the document of a text; its id is the hash of the text."""
        return cls(
            id=text_hash(text),
            label=label,
            text=text,
            title=title,
            publisher=publisher,
            url=url,
            published=published,
            language=language,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A document, or what should have been one, that could not be read, and why."""

    label: str
    """The path, address or label that was asked for."""
    stage: str
    """Where it failed: ``ingest``, ``read``, ``extract``, ``resolve`` or ``store``."""
    reason: str
    """One line for a person."""


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text; lone surrogates are kept apart, not refused."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def record_id(*parts: object) -> str:
    """Return a short content hash that names a record: equal parts, equal id."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]
