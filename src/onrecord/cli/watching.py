"""The command that watches feeds."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord import pipeline
from onrecord.cli.app import app
from onrecord.cli.options import JobsOption, StoreOption, examples  # noqa: TC001
from onrecord.cli.output import Format, RunWriter, say
from onrecord.errors import ConfigError
from onrecord.export.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable


class WatchFormat(StrEnum):
    """What ``watch`` can write."""

    table = "table"
    jsonl = "jsonl"


def _span(given: str) -> str:
    try:
        pipeline.seconds_of(given)
    except ConfigError as error:
        raise typer.BadParameter(str(error)) from error
    return given


@app.command(
    epilog=examples(
        "onrecord watch https://example.org/news.rss --every 15m",
        "onrecord watch feeds.txt --once --format jsonl > new.jsonl",
    )
)
def watch(  # noqa: PLR0913  one argument an option
    feeds: Annotated[
        list[str],
        typer.Argument(
            help="RSS, Atom or sitemaps: addresses, or files with one on each line.",
            show_default=False,
        ),
    ],
    *,
    every: Annotated[
        str,
        typer.Option(
            help="How often to look at a feed.", metavar="SPAN", callback=_span
        ),
    ] = "15m",
    once: Annotated[
        bool, typer.Option("--once", help="Stop after what is there now.")
    ] = False,
    format: Annotated[
        WatchFormat, typer.Option("--format", "-f", help="What to write.")
    ] = WatchFormat.table,
    jobs: JobsOption = None,
    allow_private: Annotated[
        bool,
        typer.Option("--allow-private", help="Fetch from private addresses too."),
    ] = False,
    store: StoreOption = None,
) -> None:
    """Read what feeds name, as it appears; go on where an earlier watch stopped."""
    run = RunWriter(Format(format.value))
    last = pipeline.Watched()

    def begin(show: Callable[[pipeline.Progress], None]) -> pipeline.Outcomes:
        def told(watched: pipeline.Watched) -> None:
            nonlocal last
            last = watched
            show(watched.progress)

        return pipeline.watch(
            feeds,
            every=every,
            once=once,
            jobs=jobs,
            allow_private=allow_private,
            store=store,
            progress=told,
        )

    run.write(begin)
    parts = [f"{counted(run.readings, 'document')} read"]
    parts += [f"{last.progress.failures:,} failed"] if last.progress.failures else []
    parts += [f"{last.waiting:,} waiting"] if last.waiting else []
    say(", ".join(parts))
