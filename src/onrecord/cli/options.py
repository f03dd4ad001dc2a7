"""What several commands share: the store's option, and how help shows examples."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003  typer reads the annotations
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store",
        help="The store's file.",
        show_default="onrecord.duckdb",
        metavar="FILE",
    ),
]


def examples(*commands: str) -> str:
    """Return what a command's help ends on; a blank line keeps each on its own."""
    return "\n\n".join(("[bold]Examples[/bold]", *(f"  {each}" for each in commands)))


class Rule(StrEnum):
    """How claims are made one event or tie; see ``analyze.aggregates``."""

    one_a_day = "one-a-day"
    min = "min"
    median = "median"
    max = "max"
    first = "first"
    last = "last"
    cluster = "cluster"


RuleOption = Annotated[
    Rule | None,
    typer.Option(
        "--aggregate",
        help="One row for claims that agree on type, actors, recipients and day, "
        "with the range of their numbers, or the number by a rule; or (cluster) for "
        "claims that are held to be one, whatever their words.",
        show_default="a row a claim",
    ),
]

RejectedOption = Annotated[
    bool,
    typer.Option("--rejected", help="Show also what somebody has rejected."),
]

DayOption = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        formats=["%Y-%m-%d"],
        help="Only what was published by that day.",
        metavar="YYYY-MM-DD",
    ),
]


def day_of(as_of: datetime | None) -> date | None:
    """Return the day that somebody typed."""
    return as_of.date() if as_of else None
