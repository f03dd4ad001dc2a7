"""Read a user's own actors from a CSV or YAML file, whole or not at all.

A row has a name and a kind; state, other names (parted by "|"), parent and codes may be
left out. A row with the name of an actor of ours takes its place.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

import yaml

from onrecord.errors import ConfigError
from onrecord.model.actors import SCHEMES, ActorRow, own_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

FIELDS: Final = ("name", "kind", "state", "other", "parent", *SCHEMES)
MOST: Final = 10_000_000
"""Bytes of a file; a longer one is none of actors."""

Placed = tuple[int, object]
"""The line on which an entry begins, and what it says."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """A user's own actors, and what names them by what they say."""

    rows: tuple[ActorRow, ...]
    version: str


def read_overlay(path: Path) -> Overlay:
    """Return the actors of a file.

    Raises:
        ConfigError: The file cannot be read, or an entry is wrong; it is named with its
            line.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8") from error
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from error
    if len(data) > MOST:
        raise ConfigError(f"{path}: too large for a file of actors")
    is_csv = path.suffix.lower() == ".csv"
    entries = _from_csv(text, path) if is_csv else _from_yaml(text, path)
    rows = tuple(_row(entry, f"{path}:{line}") for line, entry in entries)
    if not rows:
        raise ConfigError(f"{path}: no actors in it")
    _check(rows)
    return Overlay(rows, sha256(data).hexdigest()[:12])


def _from_csv(text: str, path: Path) -> Iterator[Placed]:
    reader = csv.DictReader(text.splitlines(), strict=True)
    try:
        for entry in reader:
            if None in entry or None in entry.values():
                place = f"{path}:{reader.line_num}"
                raise ConfigError(f"{place}: cells for no column, or too few")
            yield reader.line_num, {name: cell for name, cell in entry.items() if cell}
    except csv.Error as error:
        raise ConfigError(f"{path}:{reader.line_num}: {error}") from error


def _from_yaml(text: str, path: Path) -> Iterator[Placed]:
    loader = yaml.SafeLoader(text)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.SequenceNode):
            raise ConfigError(f"{path}: not a list of actors")
        for child in node.value:
            # A safe loader makes plain values only.
            entry = loader.construct_object(child, deep=True)
            yield child.start_mark.line + 1, entry
    except RecursionError as error:
        raise ConfigError(f"{path}: lists in lists without end") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "broken"
        raise ConfigError(f"{path}{line}: {problem}") from error
    finally:
        loader.dispose()


def _row(entry: object, place: str) -> ActorRow:
    if not isinstance(entry, dict):
        raise ConfigError(f"{place}: not an actor, but {entry!r}")
    if unknown := sorted(map(str, entry.keys() - set(FIELDS))):
        known = ", ".join(FIELDS)
        raise ConfigError(f"{place}: no field is called {unknown[0]}; known: {known}")
    other = entry.get("other") or ""
    listed = other.split("|") if isinstance(other, str) else other
    if not isinstance(listed, list):
        raise ConfigError(f"{place}: other cannot be {other!r}")
    plain = {key: entry.get(key) for key in FIELDS if key != "other"}
    for key, value in (*plain.items(), *(("other", each) for each in listed)):
        wrong = value is not None and not isinstance(value, str | int)
        if wrong or isinstance(value, bool) or "\t" in str(value):
            raise ConfigError(f"{place}: {key} cannot be {value!r}")
    cells = {k: str(v).strip() for k, v in plain.items() if v not in (None, "")}
    if missing := [key for key in ("name", "kind") if not cells.get(key)]:
        raise ConfigError(f"{place}: lacks {', '.join(missing)}")
    return ActorRow(
        name=cells["name"],
        kind=cells["kind"],
        state=cells.get("state"),
        other=tuple(str(each).strip() for each in listed if str(each).strip()),
        parent=cells.get("parent"),
        codes={scheme: cells[scheme] for scheme in SCHEMES if scheme in cells},
        table=place,
    )


def _check(rows: Iterable[ActorRow]) -> None:
    """Refuse a name twice, an unknown kind, state or parent, a circle of parents."""
    found: dict[str, ActorRow] = {}
    kinds = {row.kind for row in own_rows().values()}
    for row in rows:
        if row.name in found:
            first = found[row.name].table
            raise ConfigError(f"{row.table}: {row.name} stands in {first} already")
        if row.kind not in kinds:
            known = ", ".join(sorted(kinds))
            raise ConfigError(f"{row.table}: no such kind: {row.kind}; known: {known}")
        found[row.name] = row
    every = {**own_rows(), **found}
    for row in found.values():
        above = f"{row.table}: no such"
        state = every.get(row.state or "")
        if row.state and (state is None or state.kind != "state"):
            raise ConfigError(f"{above} state: {row.state}")
        if row.parent and row.parent not in every:
            raise ConfigError(f"{above} parent: {row.parent}")
        _climb(row, every)


def _climb(row: ActorRow, every: Mapping[str, Any]) -> None:
    seen = [row.name]
    while (above := every.get(seen[-1])) and above.parent:
        if above.parent in seen:
            circle = " → ".join((*seen, above.parent))
            raise ConfigError(f"{row.table}: a circle of parents: {circle}")
        seen.append(above.parent)
