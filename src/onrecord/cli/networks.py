"""The commands that ask the network, one for each public function."""

from __future__ import annotations

import sys
from datetime import date, datetime  # noqa: TC003  typer reads the annotations
from enum import StrEnum
from pathlib import Path  # noqa: TC003
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from onrecord import pipeline
from onrecord.cli.app import app, claims_table
from onrecord.cli.explaining import ListFormat
from onrecord.cli.options import (  # noqa: TC001  typer reads the annotations
    RejectedOption,
    RuleOption,
    StoreOption,
    examples,
)
from onrecord.cli.output import say, show
from onrecord.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType

Answer = TypeVar("Answer")

DAY = ["%Y-%m-%d"]
DayOption = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        formats=DAY,
        help="Only what was published by that day.",
        metavar="YYYY-MM-DD",
    ),
]
FormatOption = Annotated[
    ListFormat, typer.Option("--format", "-f", help="What to write.")
]
HypotheticalOption = Annotated[
    bool,
    typer.Option(
        "--hypothetical", help="Count also what is planned, demanded or supposed."
    ),
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Write over a file that is there.")
]
ActorArgument = Annotated[
    str,
    typer.Argument(help="A name, a part of one, or an id.", show_default=False),
]


class BriefFormat(StrEnum):
    """What ``brief`` can write."""

    markdown = "markdown"
    html = "html"
    pdf = "pdf"
    json = "json"


@app.command(
    epilog=examples(
        "onrecord ties Iran",
        "onrecord ties Iran --as-of 2016-12-31 --depth 2",
        "onrecord ties Iran --claims --aggregate one-a-day",
        'onrecord ties "Quds Force" --format json',
    )
)
def ties(  # noqa: PLR0913  one argument an option
    actor: ActorArgument,
    *,
    as_of: DayOption = None,
    depth: Annotated[
        int, typer.Option(help="2 shows its partners' ties too, 3 theirs.")
    ] = 1,
    claims: Annotated[
        bool, typer.Option("--claims", help="Each claim as its document tells it.")
    ] = False,
    aggregate: RuleOption = None,
    rejected: RejectedOption = False,
    format: FormatOption = ListFormat.table,
    store: StoreOption = None,
) -> None:
    """Show an actor's dossier: offices, ties, on whose word, changes, disputes."""
    from onrecord.export.dossiers import dossier_view  # noqa: PLC0415

    if claims or aggregate:
        found = pipeline.tie_claims(
            actor, rejected=rejected, as_of=_day(as_of), store=store
        )
        show(claims_table(found, f"Ties of {actor}", aggregate, store))
        return
    dossier = pipeline.ties(
        actor, as_of=_day(as_of), depth=depth, rejected=rejected, store=store
    )
    _answer(dossier, dossier_view, format)


@app.command(
    epilog=examples(
        "onrecord network",
        "onrecord network --from 2016-01-01 --to 2016-12-31 --type arms",
        "onrecord network --around Iran --out iran.svg",
        "onrecord network --out network.graphml",
    )
)
def network(  # noqa: PLR0913  one argument an option
    *,
    begin: Annotated[
        datetime | None,
        typer.Option("--from", formats=DAY, help="First day.", metavar="YYYY-MM-DD"),
    ] = None,
    end: Annotated[
        datetime | None,
        typer.Option("--to", formats=DAY, help="Last day.", metavar="YYYY-MM-DD"),
    ] = None,
    type: Annotated[
        list[str] | None,
        typer.Option(help="Only of this type; may be given again.", metavar="TYPE"),
    ] = None,
    around: Annotated[
        list[str] | None,
        typer.Option(help="Only an actor and its partners.", metavar="NAME"),
    ] = None,
    hypothetical: HypotheticalOption = False,
    as_of: DayOption = None,
    format: FormatOption = ListFormat.table,
    out: Annotated[
        Path | None,
        typer.Option(
            help="Write it: .svg or .png draws it, .graphml and .json hold all.",
            metavar="FILE",
        ),
    ] = None,
    force: ForceOption = False,
    store: StoreOption = None,
) -> None:
    """Show who is tied to whom in a period: brokers, reach, communities, cores."""
    from onrecord.export.network_files import save_network, suffix_of  # noqa: PLC0415
    from onrecord.export.networks import network_view  # noqa: PLC0415

    if out:
        suffix_of(out)  # a mistake is told before the work
    found = pipeline.network(
        begin=_day(begin),
        end=_day(end),
        types=type or (),
        around=around or (),
        hypothetical=hypothetical,
        as_of=_day(as_of),
        store=store,
    )
    if out is None:
        _answer(found, network_view, format)
        return
    save_network(found, out, force=force)
    say(f"{len(found.nodes):,} actors and {len(found.edges):,} edges written to {out}")


@app.command(
    epilog=examples(
        'onrecord path Iran "Gaza Strip"',
        "onrecord path Iran Hezbollah --via finances --via arms --directed",
        'onrecord path Iran "Gaza Strip" --hypothetical --format json',
    )
)
def path(  # noqa: PLR0913  one argument an option
    start: ActorArgument,
    goal: ActorArgument,
    *,
    via: Annotated[
        list[str] | None,
        typer.Option(
            help="Only over this type; may be given again.",
            show_default="ties and cooperation; all for conflict too",
            metavar="TYPE",
        ),
    ] = None,
    most: Annotated[int, typer.Option("--most", "-n", help="How many chains.")] = 5,
    directed: Annotated[
        bool, typer.Option("--directed", help="Only from actor to recipient.")
    ] = False,
    hypothetical: HypotheticalOption = False,
    as_of: DayOption = None,
    format: FormatOption = ListFormat.table,
    store: StoreOption = None,
) -> None:
    """Show the best chains of claims from one actor to another, with their words."""
    from onrecord.export.paths import paths_view  # noqa: PLC0415

    found = pipeline.path(
        start,
        goal,
        via=via or (),
        most=most,
        directed=directed,
        hypothetical=hypothetical,
        as_of=_day(as_of),
        store=store,
    )
    _answer(found, paths_view, format)


@app.command(epilog=examples("onrecord tension", "onrecord tension Iran"))
def tension(
    actor: Annotated[
        str | None,
        typer.Argument(help="A name, a part of one, or an id.", show_default=False),
    ] = None,
    *,
    as_of: DayOption = None,
    format: FormatOption = ListFormat.table,
    store: StoreOption = None,
) -> None:
    """Show what does not fit: triads, allies that clash, one-sided ties, norms."""
    from onrecord.export.tension import tension_view  # noqa: PLC0415

    found = pipeline.tension(actor, as_of=_day(as_of), store=store)
    _answer(found, tension_view, format)


@app.command(
    epilog=examples(
        "onrecord brief Iran > iran.md",
        "onrecord brief Iran --as-of 2016-12-31 --format html --out iran.html",
        'onrecord brief "nuclear agreement" --format pdf --out agreement.pdf',
    )
)
def brief(
    subject: Annotated[
        str,
        typer.Argument(
            help="An actor; or words, for the sentences that have them.",
            show_default=False,
        ),
    ],
    *,
    as_of: DayOption = None,
    format: Annotated[
        BriefFormat, typer.Option("--format", "-f", help="What to write.")
    ] = BriefFormat.markdown,
    out: Annotated[
        Path | None,
        typer.Option(help="Write to a file; PDF needs one.", metavar="FILE"),
    ] = None,
    force: ForceOption = False,
    store: StoreOption = None,
) -> None:
    """Write a sourced brief on an actor or topic, each sentence with its words."""
    from onrecord.export.brief_files import write_brief  # noqa: PLC0415
    from onrecord.export.files import whole  # noqa: PLC0415

    if format is BriefFormat.pdf and out is None:
        raise QuestionError("a PDF needs a file: give it with --out")
    found = pipeline.brief(subject, as_of=_day(as_of), store=store)
    if out is None:
        sys.stdout.write(write_brief(found, format).decode())
        return
    with whole(out, force=force) as part:
        part.write_bytes(write_brief(found, format))
    say(f"written to {out}")


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


def _answer(
    answer: Answer, view: Callable[[Answer], RenderableType], format: ListFormat
) -> None:
    """Write an answer as a table or as JSON."""
    from onrecord.export.answers import write_answer  # noqa: PLC0415

    if format is ListFormat.json:
        sys.stdout.write(write_answer(answer))
    else:
        show(view(answer))
