"""The commands that record what a person decides, and show how it stands."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from onrecord import pipeline
from onrecord.cli.options import StoreOption  # noqa: TC001
from onrecord.cli.output import say, show


class Verdict(StrEnum):
    """What can be said of a claim, of two names, or of a judgement."""

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
            help="Accept, reject, correct a claim; say of two names that they are the "
            "same (the second is shown), different, or that you are unsure; retract a "
            "judgement.",
            show_default=False,
        ),
    ],
    subjects: Annotated[
        list[str],
        typer.Argument(
            help="A claim's id, to correct with FIELD=VALUE after it; two names; or a "
            "judgement's id.",
            show_default=False,
        ),
    ],
    *,
    by: Annotated[
        str | None,
        typer.Option(help="Who decides.", show_default="you", metavar="NAME"),
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why.", metavar="WORDS")] = None,
    store: StoreOption = None,
) -> None:
    """Record what you decide about a claim or two names, or take it back."""
    from onrecord.export.words import plain  # noqa: PLC0415

    made = pipeline.judge(verdict, *subjects, author=by, reason=reason, store=store)
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
