"""Find a place in a stored document, and say what was coded there, if anything was."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.errors import UnknownIdError
from onrecord.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model.claim import Attribution, Claim, Reading
    from onrecord.model.document import Document
    from onrecord.model.trace import Sight
    from onrecord.store import Found, Store

QUOTES: Final = "\"'“”‘’"
LABELS: Final = "SELECT label FROM current_documents"
"""Yields label."""

_MOST_LISTED: Final = 8
_LONGEST: Final = 15
"""Digits of an offset; no text is longer than that."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document's text that is asked about."""

    document: Document
    span: Span
    others: tuple[int, ...] = ()
    """Where else the same words begin."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was seen at a place, and what the records of its document make of it."""

    place: Place
    sight: Sight
    reading: Reading
    coded: tuple[Claim, ...] = ()
    """Claims that the word expresses, or helps to."""
    repeats: tuple[Claim, ...] = ()
    """Claims that were read there and left out, since they add nothing."""
    fills: tuple[Claim, ...] = ()
    """Claims in which the word belongs to who takes part."""
    cue: Attribution | None = None
    """The attribution that the word is the cue of."""


def find_place(store: Store, asked: str) -> Place:
    """Return the place that ``DOCUMENT:OFFSET`` or ``DOCUMENT:"words"`` names.

    Raises:
        UnknownIdError: No document is called so, or it has no such place.
    """
    cuts = [at for at, letter in enumerate(asked) if letter == ":"]
    if not cuts or not asked[: cuts[0]].strip():
        raise UnknownIdError('give DOCUMENT:OFFSET, or DOCUMENT:"words"')
    for at in reversed(cuts):
        found = _document(store, asked[:at])
        if found is not None:
            document = store.reading(str(found.document)).document
            return _place(document, asked[at + 1 :].strip())
    name = asked[: cuts[0]]
    labels = {row[0].lower(): row[0] for row in store.query(LABELS).rows}
    close = difflib.get_close_matches(name.lower(), labels, n=1)
    hint = f"; did you mean {labels[close[0]]}?" if close else ""
    raise UnknownIdError(f"no document in {store.path} is called {name}{hint}")


def look_at(place: Place, sight: Sight, extracted: Reading, reading: Reading) -> Looked:
    """Return what became of a word.

    Args:
        place: Where it stands.
        sight: What was seen there.
        extracted: What was read before resolution, with claims that only repeat.
        reading: What was read in the end.
    """
    kept = {claim.id for claim in reading.claims}
    mentions = {m.id for m in reading.mentions if m.span.overlaps(sight.span)}
    return Looked(
        place=place,
        sight=sight,
        reading=reading,
        coded=tuple(_at(reading, sight.span)),
        repeats=tuple(c for c in _at(extracted, sight.span) if c.id not in kept),
        fills=tuple(
            claim
            for claim in reading.claims
            if not mentions.isdisjoint(
                (*claim.actor_mentions, *claim.recipient_mentions)
            )
        ),
        cue=next(
            (
                each
                for each in reading.attributions
                if any(span.overlaps(sight.span) for span in each.cue)
            ),
            None,
        ),
    )


def _at(reading: Reading, span: Span) -> Iterator[Claim]:
    return (claim for claim in reading.claims if claim.trigger.overlaps(span))


def _document(store: Store, name: str) -> Found | None:
    """Return the document that a name stands for, if there is one."""
    found = [each for each in store.find(name) if each.record == "document"]
    if len(found) > 1:
        ids = ", ".join(each.id[:12] for each in found[:_MOST_LISTED])
        raise UnknownIdError(
            f"several documents have ids that begin with {name}: {ids}"
        )
    return found[0] if found else None


def _place(document: Document, where: str) -> Place:
    """Return the place at an offset, or of words, in a document's text."""
    length = len(document.text)
    if re.fullmatch(r"[-+]?\d+", where, re.ASCII):
        offset = int(where) if len(where) <= _LONGEST else length
        if not 0 <= offset < length:
            raise UnknownIdError(
                f"{document.label} has {length} characters; there is no {where}"
            )
        return Place(document, Span(offset, offset))
    words = where.strip(QUOTES).split()
    if not words:
        raise UnknownIdError(f"{document.label}: say which characters or words")
    begins = _begins(document.text, words)
    if not begins:
        raise UnknownIdError(f"{document.label} does not hold “{' '.join(words)}”")
    first, *others = begins
    return Place(document, first, tuple(span.start for span in others))


def _begins(text: str, words: list[str]) -> list[Span]:
    """Return where words stand: whole and as written, or else in any case or part."""
    parts = r"\s+".join(map(re.escape, words))
    for pattern, flags in (
        (rf"(?<!\w){parts}(?!\w)", 0),
        (rf"(?<!\w){parts}(?!\w)", re.IGNORECASE),
        (parts, re.IGNORECASE),
    ):
        if found := [Span(*each.span()) for each in re.finditer(pattern, text, flags)]:
            return found
    return []
