"""What several commands share: the store's option, and how help shows examples."""

from __future__ import annotations

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


RuleOption = Annotated[
    Rule | None,
    typer.Option(
        "--aggregate",
        help="One row for claims that agree on type, actors, recipients and day, "
        "with the range of their numbers, or the number by a rule.",
        show_default="a row a claim",
    ),
]

RejectedOption = Annotated[
    bool,
    typer.Option("--rejected", help="Show also what somebody has rejected."),
]
