"""Say with which others a gist is worth comparing: the keys that it must share.

An event is looked for among those of about the same days that have a name or a place
in common with it, a tie among those of its type with the same or kindred ends. An event
told for a long stretch ("in 2016") meets only others told for the same stretch.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from onrecord.corroborate.kinship import lines_of, marks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.corroborate.gists import Gist

WINDOW: Final = 4
"""Days of a block: what is guessed of publication falls into two, a told day in one."""
LONGEST: Final = 7
"""Days, from which on a stretch of time is a block of its own."""


def blocks_of(gist: Gist) -> list[int]:
    """Return the blocks of a gist, sorted."""
    keys = _tie_keys(gist) if gist.kind == "tie" else _event_keys(gist)
    return sorted({_number(key) for key in keys})


def _event_keys(gist: Gist) -> Iterator[str]:
    times = list(_times(gist))
    for mark in gist.marks():
        yield from (f"{time}|{mark}" for time in times)


def _times(gist: Gist) -> Iterable[str]:
    if gist.first is None or gist.last is None:
        return ["undated"]
    if gist.last - gist.first >= LONGEST:
        return [f"{gist.first}-{gist.last}"]
    # One day more, so that two told days that lie one apart meet somewhere.
    days = range(gist.first, gist.last + 2)
    return sorted({str(day // WINDOW) for day in days})


def _tie_keys(gist: Gist) -> Iterator[str]:
    ends = gist.actor, gist.recipient
    if not gist.recipient:
        # Without a direction, any two of those who take part are the ends.
        ends = gist.actor, gist.actor
    if len({*gist.participants()}) < 2:  # noqa: PLR2004  one end is not known
        return
    for mark in _marks(ends[0]):
        for other in _marks(ends[1]):
            yield f"{gist.type}|{gist.modality}|{mark}|{other}"


def _marks(names: Iterable[str]) -> set[str]:
    found = {
        mark
        for name in names
        for mark in (*(marks_of(name) or {name}), *lines_of(name))
    }
    return found or {""}


def _number(key: str) -> int:
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
