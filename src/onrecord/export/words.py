"""Say in words for a reader what the records say in codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.analyze.quotes import Quote
    from onrecord.corroborate.voices import Voice
    from onrecord.model.claim import (
        Certainty,
        Claim,
        Modality,
        Number,
        Polarity,
        Reading,
    )
    from onrecord.model.document import Document, Span

CERTAINTY: Final = {
    "CT": "certain",
    "PR": "probable",
    "PS": "possible",
    "U": "not committed",
}
AUTHOR: Final = "the author"
NOBODY: Final = "–"

_TIES: Final = {
    "member_of": "is a member of",
    "allied_with": "is allied with",
    "hostile_to": "is hostile to",
    "bound_by": "is bound by",
}
# Terminals obey control characters, and marks of direction turn what follows around.
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
)
_BLANKS: Final = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return text on one line, without what a terminal or reader would stumble on."""
    return _BLANKS.sub(" ", _UNSEEN.sub(" ", text)).strip()


def firmness(claim: Claim) -> str:
    """Return how firmly its innermost source puts a claim: "probable, denied"."""
    return put(claim.certainty, claim.polarity, claim.modality)


def put(certainty: Certainty, polarity: Polarity, modality: Modality) -> str:
    """Return the values of firmness in words: "probable, denied"."""
    parts = [CERTAINTY[certainty]]
    if polarity == "-":
        parts.append("denied")
    if modality != "actual":
        parts.append(modality)
    return ", ".join(parts)


def source_name(name: str) -> str:
    """Return a source as written for readers: an unnamed one in quotation marks."""
    shown = plain(name)
    return f"“{shown[1:]}”" if shown.startswith("@") else shown


def source_chain(sources: Iterable[str]) -> str:
    """Return on whose word something is told, outermost first.

    Example:
        >>> source_chain(["Fox News", "@American officials"])
        'Fox News ← “American officials”'
    """
    return " ← ".join(map(source_name, sources)) or AUTHOR


def predicate(claim: Claim | Voice | Quote) -> str:
    """Return what is done, or how the two stand to each other."""
    if claim.kind == "event":
        return f"{claim.type} ({claim.mode})" if claim.mode else claim.type
    return type_name("tie", claim.type)


def type_name(kind: str, type: str) -> str:
    """Return what is done, or how two stand to each other, by its type alone."""
    return type if kind == "event" else _TIES.get(type, type.replace("_", " "))


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun, in the plural where there are several."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def names(given: Iterable[str]) -> str:
    """Return names as a list for readers; a dash where nobody is named."""
    return ", ".join(map(plain, given)) or NOBODY


def setting(claim: Claim) -> str:
    """Return when, where and how many, as far as it is told."""
    known = [plain(each) for each in (claim.when, claim.where) if each]
    return " · ".join([*known, *map(amount, claim.numbers)])


def amount(number: Number) -> str:
    """Return a number with what it counts, and the bounds that the text sets.

    Example:
        low 140, no high -> "at least 140 killed"
    """
    low, high = number.low, number.high
    told = f"{number.best:,.10g}"
    if high is None:
        told = f"at least {told}"
    elif low is None:
        told = f"at most {told}"
    elif low != high:
        told = f"{low:,.10g}–{high:,.10g}"
    return f"{told} {plain(number.what)}"


def heading(document: Document) -> str:
    """Return what a document is called for readers."""
    return plain(document.title or document.label)


def origin(document: Document) -> str:
    """Return who published a document, and when, as far as that is known."""
    day = document.published.isoformat() if document.published else None
    return ", ".join(plain(each) for each in (document.publisher, day) if each)


def sentence_of(claim: Claim, reading: Reading) -> Span | None:
    """Return the sentence that a claim's trigger stands in, if one is known."""
    inside = 0 <= claim.sentence < len(reading.sentences)
    return reading.sentences[claim.sentence] if inside else None


def around(text: str, span: Span, width: int, within: Span) -> tuple[str, str, str]:
    """Return the words before a span, the span, and those after, at most so wide.

    Args:
        text: A document's text.
        span: What must be seen whole.
        width: Characters on either side; cut at a blank, with an ellipsis.
        within: What is not gone beyond, such as the span's sentence.
    """
    start = min(span.start, max(within.start, span.start - width))
    end = max(span.end, min(within.end, span.end + width))
    before, after = text[start : span.start], text[span.end : end]
    if start > within.start and " " in before:
        before = "…" + before.partition(" ")[2]
    if end < within.end and " " in after:
        after = after.rpartition(" ")[0] + "…"
    return spaced(before).lstrip(), plain(span.words(text)), spaced(after).rstrip()


def spaced(text: str) -> str:
    """Return text on one line that keeps a blank at its edges."""
    return _BLANKS.sub(" ", _UNSEEN.sub(" ", text))
