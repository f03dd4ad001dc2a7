"""Lay out counts, query answers and versions as tables for a terminal."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from onrecord.export import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import RenderableType

    from onrecord.analyze.quoted import Quoted
    from onrecord.store import Result


def sources_table(sources: Sequence[Quoted]) -> RenderableType:
    """Return who is quoted, how often, and how firmly they put it."""
    table = _plain_table()
    table.add_column("source", ratio=1, overflow="fold")
    table.add_column("kind")
    for name in (
        "quoted",
        "claims",
        "certain",
        "probable",
        "possible",
        "open",
        "denied",
    ):
        table.add_column(name, justify="right")
    for each in sources:
        table.add_row(
            Text(words.source_name(each.name)),
            Text(each.source_type or "", style="dim"),
            *map(
                _count,
                (
                    each.attributions,
                    each.claims,
                    each.certain,
                    each.probable,
                    each.possible,
                    each.uncommitted,
                    each.denied,
                ),
            ),
        )
    return table


def result_table(result: Result) -> RenderableType:
    """Return the answer to a query."""
    table = _plain_table()
    for column in result.columns:
        table.add_column(Text(words.plain(column)), overflow="fold")
    for row in result.rows:
        table.add_row(*map(_value, row))
    rows = f"{len(result.rows)} row{'' if len(result.rows) == 1 else 's'}"
    return Group(table, Text(rows, style="dim"))


def facts_table(facts: Mapping[str, object]) -> RenderableType:
    """Return names and values, a line each."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", justify="right")
    table.add_column(overflow="fold")
    for name, value in facts.items():
        table.add_row(Text(name), _value(value))
    return table


def _plain_table() -> Table:
    return Table(box=box.SIMPLE_HEAD, header_style="dim", pad_edge=False, expand=False)


def _count(number: int) -> Text:
    return Text(str(number)) if number else Text("·", style="dim")


def _value(value: object) -> Text:
    if value is None:
        return Text("–", style="dim")
    if isinstance(value, bool):
        return Text("yes" if value else "no")
    if isinstance(value, datetime | date):
        return Text(value.isoformat())
    return Text(words.plain(str(value)))
