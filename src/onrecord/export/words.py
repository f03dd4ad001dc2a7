"""Say in words for a reader what the records say in codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model.claim import Claim
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
    parts = [CERTAINTY[claim.certainty]]
    if claim.polarity == "-":
        parts.append("denied")
    if claim.modality != "actual":
        parts.append(claim.modality)
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


def predicate(claim: Claim) -> str:
    """Return what is done, or how the two stand to each other."""
    if claim.kind == "event":
        return f"{claim.type} ({claim.mode})" if claim.mode else claim.type
    return _TIES.get(claim.type, claim.type.replace("_", " "))


def names(given: Iterable[str]) -> str:
    """Return names as a list for readers; a dash where nobody is named."""
    return ", ".join(map(plain, given)) or NOBODY


def setting(claim: Claim) -> str:
    """Return when and where, as far as they are known."""
    return " · ".join(plain(each) for each in (claim.when, claim.where) if each)


def heading(document: Document) -> str:
    """Return what a document is called for readers."""
    return plain(document.title or document.label)


def origin(document: Document) -> str:
    """Return who published a document, and when, as far as that is known."""
    day = document.published.isoformat() if document.published else None
    return ", ".join(plain(each) for each in (document.publisher, day) if each)


def around(text: str, span: Span, width: int) -> tuple[str, str, str]:
    """Return the words before a span, the span, and those after, at most so wide.

    Args:
        text: A document's text.
        span: What must be seen whole.
        width: Characters on either side; cut at a blank, with an ellipsis.
    """
    start, end = max(0, span.start - width), min(len(text), span.end + width)
    before, after = text[start : span.start], text[span.end : end]
    if start and " " in before:
        before = "…" + before.partition(" ")[2]
    if end < len(text) and " " in after:
        after = after.rpartition(" ")[0] + "…"
    return spaced(before), plain(span.words(text)), spaced(after)


def spaced(text: str) -> str:
    """Return text on one line that keeps a blank at its edges."""
    return _BLANKS.sub(" ", _UNSEEN.sub(" ", text))
