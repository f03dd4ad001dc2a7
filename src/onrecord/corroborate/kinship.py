"""Say what a name may be recognized by: its own words, and the state it belongs to.

"Quds Force" is a part of the Revolutionary Guard and Iran's, "Iranian officials" are
Iran's too, and "Karsovan delegations" begin like "Karsova", which no table lists. Words
that many actors share ("army") tell nobody apart and are left out.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from onrecord.model.actors import ancestors_of
from onrecord.model.tables import table_rows

TABLES: Final = ("state_organs", "armed_groups", "parties", "organizations", "persons")

_WORD: Final = re.compile(r"[^\W\d_]+")
_STEM: Final = 5
_ENDINGS: Final = ("ing", "edly", "ed", "ies", "es", "s", "e")
_SHARED: Final = frozenset(
    "the of and a an in on at for to from by with its his her their our this that "
    "government army navy troops soldiers forces force military police officials "
    "official minister ministry president spokesman spokeswoman fighters rebels "
    "militants gunmen men women people civilians residents members member leader "
    "leaders commander commanders general state states republic united national "
    "front party movement group groups alliance union coalition authorities guards "
    "workers students supporters citizens head chief department agency office court "
    "company companies delegation delegations prisoners diplomat diplomats security "
    "north south east west northern southern eastern western new".split()
)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return what forms of a word have in common, roughly: its first letters.

    >>> stem("Karsovan") == stem("Karsova"), stem("arrested") == stem("arrests")
    (True, True)
    """
    lower = word.casefold()
    for ending in _ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= 3:  # noqa: PLR2004
            lower = lower.removesuffix(ending)
            break
    return lower[:_STEM]


@lru_cache(maxsize=200_000)
def marks_of(name: str) -> frozenset[str]:
    """Return what a name may be recognized by: stems, and a state after "@".

    >>> sorted(marks_of("Quds Force"))
    ['@Iran', 'qud']
    >>> sorted(marks_of("Iranian officials"))
    ['@Iran']
    """
    found: set[str] = set()
    if name in _homes():
        found.add(f"@{_homes()[name]}")
    words = _WORD.findall(name)
    taken: set[int] = set()
    for start, end in _stretches(len(words)):
        state = _states().get(" ".join(words[start:end]))
        if state and taken.isdisjoint(range(start, end)):
            found.add(f"@{state}")
            taken.update(range(start, end))
    for place, word in enumerate(words):
        if place not in taken and word.casefold() not in _SHARED:
            found.add(stem(word))
    return frozenset(found)


def are_kin(name: str, other: str) -> bool:
    """Say whether two names are of one actor, or of one and what is a part of it.

    Two organs of one state are no kin: "Quds Force" is not the parliament.
    """
    if name == other or name in ancestors_of(other) or other in ancestors_of(name):
        return True
    marks, others = marks_of(name), marks_of(other)
    shared = marks & others
    if any(mark[0] != "@" for mark in shared):
        return True
    return bool(shared) and (len(marks) == 1 or len(others) == 1)


def lines_of(name: str) -> frozenset[str]:
    """Return marks that a name shares with whatever it is a part of, and its parts.

    >>> lines_of("Quds Force") & lines_of("Islamic Revolutionary Guard Corps") != set()
    True
    """
    return frozenset(f"#{each}" for each in (name, *ancestors_of(name)))


def _stretches(length: int) -> list[tuple[int, int]]:
    """Return the stretches of up to four words, longest first."""
    return [
        (start, start + size)
        for size in range(min(4, length), 0, -1)
        for start in range(length - size + 1)
    ]


@cache
def _states() -> dict[str, str]:
    """Return the state that a name, adjective, people or seat stands for."""
    found: dict[str, str] = {}
    for name, _, adjectives, peoples, seats, other in table_rows("actors/states"):
        for cell in (name, adjectives, peoples, seats, other):
            found |= {words: name for words in cell.split("|") if words}
    return found


@cache
def _homes() -> dict[str, str]:
    """Return the state that an organ, a group, a party or a person belongs to."""
    return {
        name: state
        for table in TABLES
        for name, _, state, _ in table_rows(f"actors/{table}")
        if state and state != name
    }
