"""The commands that record what a person decides, and show how it stands."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord import pipeline
from onrecord.cli.options import StoreOption  # noqa: TC001
from onrecord.cli.output import say, show

if TYPE_CHECKING:
    from onrecord.pipeline import Made


ByOption = Annotated[
    str | None,
    typer.Option("--by", help="Who decides.", show_default="you", metavar="NAME"),
]
ReasonOption = Annotated[
    str | None, typer.Option("--reason", help="Why.", metavar="WORDS")
]
EndArgument = Annotated[
    str, typer.Argument(help="A name, or a claim's id.", show_default=False)
]


class Verdict(StrEnum):
    """What can be said of a claim, of two names or claims, or of a judgement."""

    accept = "accept"
    reject = "reject"
    correct = "correct"
    same = "same"
    different = "different"
    unsure = "unsure"
    retract = "retract"


def judge(
    verdict: Annotated[
        Verdict,
        typer.Argument(
            help="Accept, reject, correct a claim; say of two names or claims that "
            "they are the same (the second name is shown), different, or that you are "
            "unsure; retract a judgement.",
            show_default=False,
        ),
    ],
    subjects: Annotated[
        list[str],
        typer.Argument(
            help="A claim's id, to correct with FIELD=VALUE after it; two names or "
            "claims' ids; or a judgement's id.",
            show_default=False,
        ),
    ],
    *,
    by: ByOption = None,
    reason: ReasonOption = None,
    store: StoreOption = None,
) -> None:
    """Record what you decide about claims or two names, or take it back."""
    _told(pipeline.judge(verdict, *subjects, author=by, reason=reason, store=store))


def merge(
    one: EndArgument,
    other: EndArgument,
    *,
    by: ByOption = None,
    reason: ReasonOption = None,
    store: StoreOption = None,
) -> None:
    """Hold two names or two claims to be one; the second name is shown."""
    _told(pipeline.merge(one, other, author=by, reason=reason, store=store))


def split(
    one: EndArgument,
    other: EndArgument,
    *,
    by: ByOption = None,
    reason: ReasonOption = None,
    store: StoreOption = None,
) -> None:
    """Hold two names or two claims apart; the first leaves the other's cluster."""
    _told(pipeline.split(one, other, author=by, reason=reason, store=store))


def _told(made: Made) -> None:
    from onrecord.export.words import plain  # noqa: PLC0415

    say(f"judgement {made.judgment.id} recorded by {plain(made.judgment.author)}")
    if made.problem:
        against = made.problem.against
        say(
            f"not in force: {plain(made.problem.why)} by {plain(against.author)} "
            f"({against.id})"
        )


def judgments(*, store: StoreOption = None) -> None:
    """Show every judgement: who made it, when and why, and how it stands today."""
    from onrecord.export.judgments import judgments_table  # noqa: PLC0415

    show(judgments_table(pipeline.judgments(store=store)))
