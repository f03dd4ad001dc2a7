"""What several commands share: the store's option, and how help shows examples."""

from __future__ import annotations

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


RejectedOption = Annotated[
    bool,
    typer.Option("--rejected", help="Show also what somebody has rejected."),
]
