"""List actors of the registry for a terminal, or as JSON Lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.export import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from onrecord.resolve.listed import Listed
    from onrecord.resolve.registry import Term

_MOST: Final = 12
"""Parts and offices of one actor that a terminal lists."""


def actors_view(found: Sequence[Listed], search: str) -> RenderableType:
    """Return actors: kind, codes, other names, whom they are a part of, offices."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    for each in found:
        table.add_row(Text("\n").join(_lines(each)))
    count = words.counted(len(found), "actor")
    title = Text.assemble((words.plain(search), "bold"), (f"  {count}", "dim"))
    return Group(title, Padding(table, (1, 0, 0, 2)))


def _lines(each: Listed) -> list[Text]:
    row = each.row
    head = Text.assemble((words.plain(row.name), "bold"), f"  {row.kind}")
    if row.state and row.state != row.name:
        head.append(f" of {words.plain(row.state)}")
    lines = [head]
    codes = " · ".join(f"{scheme} {code}" for scheme, code in row.codes.items())
    for name, told in (
        ("codes", codes),
        ("part of", " → ".join(each.above)),
        ("parts", _listed(each.below)),
        ("also", ", ".join(row.other)),
        ("offices", _listed([_term(term) for term in each.terms])),
        ("from", f"{row.table}; found by {each.matched}"),
    ):
        if told:
            lines.append(Text(f"  {name:<8} {words.plain(told)}", style="dim"))
    return lines


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more


def _term(term: Term) -> str:
    return f"{term.office} of {term.of} {term.start}–{term.end or 'now'}"


def write_actors(found: Sequence[Listed]) -> str:
    """Return actors as JSON Lines."""
    records = (json.dumps(_record(each), ensure_ascii=False) for each in found)
    return "".join(f"{record}\n" for record in records)


def _record(each: Listed) -> dict[str, object]:
    row = each.row
    return {
        "record": "actor",
        "name": row.name,
        "kind": row.kind,
        "state": row.state,
        "codes": row.codes,
        "other": list(row.other),
        "part_of": list(each.above),
        "parts": list(each.below),
        "offices": [_term(term) for term in each.terms],
        "from": row.table,
    }
