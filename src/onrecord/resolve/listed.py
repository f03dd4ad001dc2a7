"""Search the registry of actors: by name, code, kind, whom somebody is a part of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from onrecord.model.actors import ActorRow, actor_rows, ancestors_of
from onrecord.model.tables import table_rows
from onrecord.resolve.registry import Term
from onrecord.resolve.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An actor of the registry, as a search shows it."""

    row: ActorRow
    above: tuple[str, ...]
    """Whom it is a part of, nearest first."""
    below: tuple[str, ...]
    """Who is a part of it, by name."""
    terms: tuple[Term, ...]
    """The offices that a person held."""
    matched: str
    """By what it was found: name, other name, code, parent, kind or part of a name."""


def find_listed(words: str) -> list[Listed]:
    """Return the actors that words find: whole names and codes first, parts last."""
    wanted = fold(words)
    if not wanted:
        return []
    rows, below, terms = _every(), defaultdict(list), _terms()
    for row in rows.values():
        if row.parent:
            below[row.parent].append(row.name)
    ranks = [(rank, row) for row in rows.values() if (rank := _rank(row, wanted))]
    ranks.sort(key=lambda found: (found[0], found[1].name))
    return [
        Listed(
            row=row,
            above=ancestors_of(row.name),
            below=tuple(sorted(below.get(row.name, ()))),
            terms=tuple(terms.get(row.name, ())),
            matched=matched,
        )
        for (_, matched), row in ranks
    ]


def _rank(row: ActorRow, wanted: str) -> tuple[int, str] | None:
    names = [fold(each) for each in row.other]
    if fold(row.name) == wanted:
        return 0, "name"
    if wanted in names:
        return 1, "other name"
    if wanted in {fold(code) for code in row.codes.values()}:
        return 2, "code"
    if wanted in {fold(each) for each in ancestors_of(row.name)}:
        return 3, "parent"
    if fold(row.kind) == fold(wanted.replace(" ", "_")) or fold(row.kind) == wanted:
        return 5, "kind"
    if any(wanted in name for name in (fold(row.name), *names)):
        return 4, "part of a name"
    return None


def _every() -> Mapping[str, ActorRow]:
    """Return the actors of all tables, with those whom only an office makes known."""
    rows = dict(actor_rows())
    for holder, terms in _terms().items():
        of = rows.get(terms[0].of)
        person = ActorRow(name=holder, kind="person", table="offices")
        rows.setdefault(holder, replace(person, state=of.state if of else None))
    return rows


@cache
def _terms() -> Mapping[str, list[Term]]:
    found: dict[str, list[Term]] = defaultdict(list)
    for row in table_rows("actors/offices"):
        term = Term(*row)
        found[term.holder].append(term)
    return found
