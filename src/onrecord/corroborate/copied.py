"""List who copied whom, among the documents that stand on a day."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.corroborate.origins import load_shared, load_texts
from onrecord.store.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from onrecord.corroborate.copies import Kind
    from onrecord.corroborate.origins import Shared
    from onrecord.store import Opened
    from onrecord.store.standing import Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A document that has words of an earlier one."""

    copy: Telling
    original: Telling
    kind: Kind
    share: float
    """Part of the copy's words that stand in the original."""
    words: int
    reason: str


def find_copies(opened: Opened, as_of: date | None = None) -> list[Copied]:
    """Return who copied whom, by the day of the copy.

    Args:
        opened: A store whose texts were compared.
        as_of: A day of publication, after which nothing counts; none for now.
    """
    told = standing(opened, as_of)
    first: dict[str, Telling] = {}
    for each in told:
        first.setdefault(each.document, each)
    texts = load_texts(opened, first)
    found = [
        Copied(
            copy=first[each.copy.document],
            original=first[each.original.document],
            kind=each.kind,
            share=each.share,
            words=each.words,
            reason=each.reason,
        )
        for each in _nearest(load_shared(opened, texts))
    ]
    found += _same_text(told)
    return sorted(found, key=lambda each: (each.copy.day, each.copy.label, each.reason))


def _nearest(shared: Sequence[Shared]) -> Iterator[Shared]:
    """Leave out pairs whose original is a copy of another original of the copy."""
    originals: dict[str, set[str]] = {}
    for each in shared:
        originals.setdefault(each.copy.document, set()).add(each.original.document)
    whole = {
        (each.copy.document, each.original.document)
        for each in shared
        if each.kind != "partial"
    }
    for each in shared:
        others = originals[each.copy.document]
        if not any((each.original.document, other) in whole for other in others):
            yield each


def _same_text(told: Sequence[Telling]) -> Iterator[Copied]:
    """Yield the labels that stand for one and the same text."""
    by_text = sorted(told, key=lambda each: each.document)  # stable: by day within
    for before, each in pairwise(by_text):
        if before.document == each.document:
            yield Copied(
                copy=each,
                original=before,
                kind="exact",
                share=1.0,
                words=0,
                reason=f"the very same text as {before.label} ({before.day})",
            )
