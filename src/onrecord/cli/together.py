"""The commands over many reports, one for each public function."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord import pipeline
from onrecord.cli.app import app
from onrecord.cli.options import (  # noqa: TC001  typer reads the annotations
    DayOption,
    StoreOption,
    day_of,
    examples,
)
from onrecord.cli.output import say, show

ActorArgument = Annotated[
    str | None, typer.Argument(help="A name, or part of one.", show_default=False)
]


@app.command(
    epilog=examples("onrecord compare reports/", "onrecord compare --as-of 2021-03-02")
)
def compare(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="What to read before: files, folders, addresses.", show_default=False
        ),
    ] = None,
    *,
    as_of: DayOption = None,
    store: StoreOption = None,
) -> None:
    """Show who copied whom, what is confirmed or denied, and what was known when."""
    from onrecord.export.together import overview_view  # noqa: PLC0415
    from onrecord.model.document import Failure  # noqa: PLC0415

    for outcome in pipeline.read_each(paths, store=store) if paths else ():
        if isinstance(outcome, Failure):
            say(f"{outcome.label}: {outcome.reason}")
    show(overview_view(pipeline.compare(as_of=day_of(as_of), store=store)))


@app.command(epilog=examples("onrecord copies", "onrecord copies --as-of 2021-03-02"))
def copies(*, as_of: DayOption = None, store: StoreOption = None) -> None:
    """Show which documents have their words from earlier ones."""
    from onrecord.export.together import copies_view  # noqa: PLC0415

    show(copies_view(pipeline.copies(as_of=day_of(as_of), store=store)))


@app.command(epilog=examples("onrecord clusters", "onrecord clusters Iran"))
def clusters(
    actor: ActorArgument = None,
    *,
    every: Annotated[
        bool, typer.Option("--all", help="Also what only one document tells.")
    ] = False,
    as_of: DayOption = None,
    store: StoreOption = None,
) -> None:
    """Show what several reports tell: by whom, from whom, how credible, who denies."""
    from onrecord.export.together import clusters_view  # noqa: PLC0415

    found = pipeline.clusters(actor, as_of=day_of(as_of), store=store)
    if not every:
        found = [each for each in found if len(each.support.documents) > 1]
    show(clusters_view(found, f"Clusters with {actor}" if actor else "Clusters"))


@app.command(epilog=examples("onrecord contradictions", "onrecord contradictions Oman"))
def contradictions(
    actor: ActorArgument = None,
    *,
    as_of: DayOption = None,
    store: StoreOption = None,
) -> None:
    """Show claims that exclude each other, both sides with their words."""
    from onrecord.export.together import contradictions_view  # noqa: PLC0415

    found = pipeline.contradictions(actor, as_of=day_of(as_of), store=store)
    show(contradictions_view(found))


@app.command(
    epilog=examples(
        "onrecord rate Reuters B", 'onrecord rate "Highland Front" D --reason "a party"'
    )
)
def rate(
    source: Annotated[
        str, typer.Argument(help="A source or publisher.", show_default=False)
    ],
    grade: Annotated[
        str,
        typer.Argument(
            help="A completely reliable to E unreliable, F not to be judged.",
            show_default=False,
        ),
    ],
    *,
    reason: Annotated[str, typer.Option(help="Why.", metavar="WORDS")] = "",
    store: StoreOption = None,
) -> None:
    """Keep how reliable a source is (Admiralty code, A to F)."""
    letter = pipeline.rate(source, grade, reason=reason, store=store)
    say(f"{source}: {letter}")
