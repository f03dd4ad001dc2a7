"""Say what the tables of the house know of an actor: its kind, its state, its offices.

What they say is from no report; whoever shows it must say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.model.tables import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

TABLES: Final = (
    *("organizations", "armed_groups", "state_organs", "parties", "regions"),
    *("peoples", "outlets", "persons"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of months in which somebody held an office, by the tables."""

    of: str
    office: str
    holder: str
    start: str
    """A month: "2013-08"."""
    end: str
    """A month; empty while it lasts."""

    def covers(self, day: date) -> bool:
        """Say whether the day falls in it; of the last month only the first half.

        The tables know months, and the successor's begins with the same.
        """
        month = f"{day:%Y-%m}"
        return self.start <= month and (not self.end or month < self.end)


def kind_and_state(name: str) -> tuple[str | None, str | None]:
    """Return the kind of an actor and the state it belongs to, as far as listed."""
    return _entries().get(name, (None, None))


def terms_on(name: str, day: date) -> tuple[Term, ...]:
    """Return the offices of an actor, or in it, on a day."""
    return tuple(term for term in _terms().get(name, ()) if term.covers(day))


@cache
def _entries() -> dict[str, tuple[str | None, str | None]]:
    found: dict[str, tuple[str | None, str | None]] = {}
    for row in table_rows("actors/states"):
        found[row[0]] = ("state", None)
    for table in TABLES:
        for name, kind, state, _ in table_rows(f"actors/{table}"):
            found.setdefault(name, (kind or None, state or None))
    for term in _every_term():
        found.setdefault(term.holder, ("person", None))
    return found


@cache
def _terms() -> dict[str, list[Term]]:
    found: dict[str, list[Term]] = {}
    for term in _every_term():
        for name in (term.of, term.holder):
            found.setdefault(name, []).append(term)
    return found


def _every_term() -> Iterator[Term]:
    return (Term(*row) for row in table_rows("actors/offices"))
