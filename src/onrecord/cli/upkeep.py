"""The commands that keep a store safe."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord import pipeline
from onrecord.cli.app import app
from onrecord.cli.exchange import ForceOption  # noqa: TC001
from onrecord.cli.options import StoreOption, examples  # noqa: TC001
from onrecord.cli.output import say
from onrecord.export.words import counted, plain

if TYPE_CHECKING:
    from onrecord.store.checks import Problem


@app.command(epilog=examples("onrecord check", "onrecord check --store other.duckdb"))
def check(*, store: StoreOption = None) -> None:
    """Verify the store: hashes, spans, references; name what is wrong."""
    found = pipeline.check(store=store)
    for problem in found.problems:
        typer.echo(_line(problem))
    if found.problems:
        say(f"{counted(len(found.problems), 'problem')} found")
        raise typer.Exit(1)
    held = f"{counted(found.documents, 'document')}, {counted(found.claims, 'claim')}"
    typer.echo(f"{held}: nothing is wrong\ncontent {found.content}")


def _line(problem: Problem) -> str:
    if problem.what.startswith("cannot"):
        return f"{problem.table} {plain(problem.what)}"
    first = f", first {plain(problem.example)}" if problem.example else ""
    return f"{problem.table}: {problem.what} ({problem.rows:,}{first})"


@app.command(epilog=examples("onrecord backup onrecord-monday.duckdb"))
def backup(
    file: Annotated[Path, typer.Argument(help="The copy.", show_default=False)],
    *,
    force: ForceOption = False,
    store: StoreOption = None,
) -> None:
    """Copy the store as it is at one moment, also while it is in use."""
    done = pipeline.backup(file, force=force, store=store)
    say(f"{done.size:,} bytes written to {plain(str(done.out))}")
