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
    table.add_column("source", overflow="fold", min_width=20)
    table.add_column("kind", style="dim", no_wrap=True)
    table.add_column("quoted", justify="right", no_wrap=True)
    table.add_column("claims", justify="right", no_wrap=True)
    table.add_column("how firmly", overflow="fold")
    for each in sources:
        table.add_row(
            Text(words.source_name(each.name)),
            Text(each.source_type or ""),
            _count(each.attributions),
            _count(each.claims),
            _firmness(each),
        )
    return table


def result_table(result: Result) -> RenderableType:
    """Return the answer to a query."""
    table = _plain_table()
    for column in result.columns:
        table.add_column(Text(words.plain(column)), overflow="fold")
    for row in result.rows:
        table.add_row(*map(_value, row))
    return Group(table, Text(words.counted(len(result.rows), "row"), style="dim"))


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


def _firmness(source: Quoted) -> Text:
    counts = {
        words.CERTAINTY["CT"]: source.certain,
        words.CERTAINTY["PR"]: source.probable,
        words.CERTAINTY["PS"]: source.possible,
        words.CERTAINTY["U"]: source.uncommitted,
    }
    parts = [f"{count} {name}" for name, count in counts.items() if count]
    told = Text(", ".join(parts))
    if source.denied:
        told.append(f"; {source.denied} denied", style="red")
    return told


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
