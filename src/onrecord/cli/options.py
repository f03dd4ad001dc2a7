"""What several commands share: the store's option, and how help shows examples."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003  typer reads the annotations
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import ConfigError

StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store",
        help="The store's file.",
        show_default="onrecord.duckdb",
        metavar="FILE",
    ),
]


JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        help="Processes that read.",
        show_default="one a core",
        metavar="N",
    ),
]


def fields_of(given: str | None) -> dict[str, str] | None:
    """Return the mapping of fields that an option gives."""
    if not given:
        return None
    from onrecord.ingest.fields import parse_fields  # noqa: PLC0415  ingest is slow

    return parse_fields(given)


def checked_map(given: str | None) -> str | None:
    """Refuse a mapping of fields that is of another form."""
    try:
        fields_of(given)
    except ConfigError as error:
        raise typer.BadParameter(str(error)) from error
    return given


def examples(*commands: str) -> str:
    """Return what a command's help ends on; a blank line keeps each on its own."""
    return "\n\n".join(("[bold]Examples[/bold]", *(f"  {each}" for each in commands)))


class Engine(StrEnum):
    """What reads, if not this machine."""

    spark = "spark"


def checked_folder(given: Path | None) -> Path:
    """Refuse to read with an engine without a folder for its tables."""
    if given is None:
        raise typer.BadParameter("--engine needs --out, the folder for its tables")
    return given


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
