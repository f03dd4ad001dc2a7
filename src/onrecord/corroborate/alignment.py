"""Lay two texts side by side: the passages that they share, word for word or nearly.

Shared shingles grow into runs of equal words; runs that follow one another in both
texts with a few words between them, changed or added, are one passage.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.corroborate.fingerprints import SHINGLE, shingles_of
from onrecord.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from onrecord.corroborate.fingerprints import Words

GAP: Final = 10
"""Words that may differ between two runs of one passage: a number, a name, a clause."""
LEAST_OWN: Final = 10
"""Equal words outside quotation marks, without which a passage says nothing."""


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of one text that stands in another too."""

    span: Span
    other: Span
    """Where it stands in the other text."""
    words: int
    """Words that are equal in both."""
    own: int
    """Those of them outside quotation marks: what both cannot owe to one speaker."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Equal words in a row, by the positions of the first and their number."""

    at: int
    there: int
    length: int


def shared_passages(
    words: Words, other: Words, evidence: AbstractSet[int]
) -> list[Passage]:
    """Return the passages that two texts share, in the order of the first.

    Args:
        words: The words of one text.
        other: The words of the other.
        evidence: Fingerprints that tell of copying; a passage without one of them is
            left out, since it may be the boilerplate of a house.
    """
    shingles = shingles_of(words).view(np.int64)
    found: list[Passage] = []
    for runs in _chains(_runs(words, other)):
        first, last = runs[0], runs[-1]
        end = last.at + last.length
        own = sum(
            int(np.count_nonzero(~words.quoted[run.at : run.at + run.length]))
            for run in runs
        )
        if own < LEAST_OWN:
            continue
        if evidence.isdisjoint(shingles[first.at : end - SHINGLE + 1].tolist()):
            continue
        there = last.there + last.length - 1
        found.append(
            Passage(
                Span(int(words.starts[first.at]), int(words.ends[end - 1])),
                Span(int(other.starts[first.there]), int(other.ends[there])),
                sum(run.length for run in runs),
                own,
            )
        )
    return found


def _runs(words: Words, other: Words) -> Iterator[_Run]:
    """Yield runs of equal words, as long as they go, in the order of the first text."""
    here, there = shingles_of(words), shingles_of(other)
    if not len(here) or not len(there):
        return
    unique, places = np.unique(there, return_index=True)
    at = np.minimum(np.searchsorted(unique, here), len(unique) - 1)
    same = np.flatnonzero(unique[at] == here)
    if not len(same):
        return
    place = places[at[same]]
    breaks = np.flatnonzero((np.diff(same) != 1) | (np.diff(place) != 1)) + 1
    for piece in np.split(np.arange(len(same)), breaks):
        first = int(piece[0])
        length = len(piece) + SHINGLE - 1
        yield _Run(int(same[first]), int(place[first]), length)


def _chains(runs: Iterator[_Run]) -> Iterator[list[_Run]]:
    """Yield runs that belong to one passage."""
    chain: list[_Run] = []
    for run in runs:
        if chain and not _follows(chain[-1], run):
            yield chain
            chain = []
        trimmed = _after(chain[-1], run) if chain else run
        if trimmed.length > 0:
            chain.append(trimmed)
    if chain:
        yield chain


def _follows(before: _Run, run: _Run) -> bool:
    """Say whether a run comes soon after another in both texts."""
    here = run.at - (before.at + before.length)
    there = run.there - (before.there + before.length)
    return -SHINGLE < here <= GAP and -SHINGLE < there <= GAP


def _after(before: _Run, run: _Run) -> _Run:
    """Return a run without the words that the one before it has counted."""
    overlap = max(
        0,
        before.at + before.length - run.at,
        before.there + before.length - run.there,
    )
    return _Run(run.at + overlap, run.there + overlap, run.length - overlap)
