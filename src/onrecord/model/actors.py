"""The source tables of the registry of actors, and a user's own that lie over them.

One row an actor: names, kind, state, parent, and codes in other people's data.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.model.tables import table_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.model.actor_overlay import Overlay

TABLES: Final = (
    "organizations",
    "armed_groups",
    "state_organs",
    "parties",
    "regions",
    "peoples",
    "outlets",
    "persons",
)
SCHEMES: Final = ("iso2", "iso3", "cow", "cown", "cameo", "plover")
"""Whose codes there are: ISO 3166-1, Correlates of War (and numbers), CAMEO, PLOVER."""

Codes = dict[str, str]
"""Code by scheme, without those that there are none of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """An actor as a table has it."""

    name: str
    kind: str
    state: str | None = None
    other: tuple[str, ...] = ()
    """Acronyms, longer, shorter and older names."""
    parent: str | None = None
    codes: Codes = field(default_factory=dict)
    table: str = ""
    """Where it stands: a table of ours, or a user's file with the line."""


@dataclass(slots=True)
class _InUse:
    overlay: Overlay | None = None


_in_use: Final = _InUse()


def use_actors(overlay: Overlay | None) -> None:
    """Lay a user's actors over ours in this process; none takes them off."""
    _in_use.overlay = overlay
    actor_rows.cache_clear()


def overlaid_actors() -> tuple[ActorRow, ...]:
    """Return the user's own actors."""
    return _in_use.overlay.rows if _in_use.overlay else ()


def actors_version() -> str | None:
    """Return what names the user's actors by what their file says; nothing without."""
    return _in_use.overlay.version if _in_use.overlay else None


@cache
def own_rows() -> Mapping[str, ActorRow]:
    """Return the actors of our tables by name; the first of a name counts."""
    codes = {row[0]: _codes(row[1:]) for row in table_rows("actors/codes")}
    parents = dict(table_rows("actors/parents"))
    found: dict[str, ActorRow] = {}
    for name, _, adjectives, peoples, seats, other in table_rows("actors/states"):
        words = (*_split(other), *_split(adjectives), *_split(peoples), *_split(seats))
        row = ActorRow(
            name=name,
            kind="state",
            state=name,
            other=words,
            codes=codes.get(name, {}),
            table="states",
        )
        found.setdefault(name, row)
    for table in TABLES:
        for name, kind, state, other in table_rows(f"actors/{table}"):
            home = state if table == "state_organs" else None
            row = ActorRow(
                name=name,
                kind=kind,
                state=state or None,
                other=_split(other),
                parent=parents.get(name) or home,
                codes=codes.get(name, {}),
                table=table,
            )
            found.setdefault(name, row)
    return found


@cache
def actor_rows() -> Mapping[str, ActorRow]:
    """Return every actor by name, the user's over ours."""
    return {**own_rows(), **{row.name: row for row in overlaid_actors()}}


def ancestors_of(name: str) -> tuple[str, ...]:
    """Return whom somebody is a part of, nearest first.

    >>> ancestors_of("Quds Force")[0], ancestors_of("Quds Force")[-1]
    ('Islamic Revolutionary Guard Corps', 'Iran')
    """
    rows, found = actor_rows(), [name]
    while (row := rows.get(found[-1])) and row.parent and row.parent not in found:
        found.append(row.parent)
    return tuple(found[1:])


def _codes(cells: list[str]) -> Codes:
    return {s: cell for s, cell in zip(SCHEMES, cells, strict=True) if cell}


def _split(cell: str) -> tuple[str, ...]:
    return tuple(value for value in cell.split("|") if value)
