"""The commands on how things come about, one for each public function."""

from __future__ import annotations

import re
import sys
from datetime import date, datetime  # noqa: TC003  typer reads the annotations
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, TypeVar

import typer

from onrecord import pipeline
from onrecord.cli.app import app
from onrecord.cli.options import (  # noqa: TC001  typer reads them
    DayOption,
    StoreOption,
    examples,
)
from onrecord.cli.output import as_text, say, show
from onrecord.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType

    from onrecord.export.history_json import Answer

Given = TypeVar("Given", bound="Answer")


class Form(StrEnum):
    """How an answer is written."""

    table = "table"
    json = "json"
    svg = "svg"


FormOption = Annotated[
    Form, typer.Option("--format", "-f", help="What to write: a picture is SVG.")
]
OutOption = Annotated[
    Path | None,
    typer.Option(help="Write to a file, not to the terminal.", metavar="FILE"),
]
SinceOption = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="First day.", metavar="YYYY-MM-DD"),
]
UntilOption = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Last day.", metavar="YYYY-MM-DD"),
]
WindowOption = Annotated[
    str, typer.Option(help="Days, or weeks (12w), within which.", metavar="90d")
]

_LENGTH: Final = re.compile(r"(\d{1,6})([dw]?)")


@app.command(
    "knock-on",
    epilog=examples(
        "onrecord knock-on Iran",
        """onrecord knock-on "Trump's executive order" """.strip(),
        'onrecord knock-on "Iran ASSAULT" --window 14d',
        'onrecord knock-on Iran --without "Iran finances Hezbollah"',
    ),
)
def knock_on(  # noqa: PLR0913  one argument an option
    start: Annotated[
        str,
        typer.Argument(
            help="An actor, a claim's id, a set of events or ties, words of a report.",
            show_default=False,
        ),
    ],
    *,
    without: Annotated[
        list[str] | None,
        typer.Option(help="A tie to take away, to compare.", metavar="TIE"),
    ] = None,
    with_: Annotated[
        list[str] | None,
        typer.Option("--with", help="A tie to put in, to compare.", metavar="TIE"),
    ] = None,
    window: WindowOption = "30d",
    hypothetical: Annotated[
        bool, typer.Option("--hypothetical", help="Ties that are only supposed count.")
    ] = False,
    as_of: DayOption = None,
    format: FormOption = Form.table,
    out: OutOption = None,
    store: StoreOption = None,
) -> None:
    """Show what may come of something: stated, recurring, and who depends on it."""
    from onrecord.export.histories import knock_on_view  # noqa: PLC0415
    from onrecord.export.multiples import draw_knock_on  # noqa: PLC0415

    found = pipeline.knock_on(
        start,
        without=without or (),
        with_=with_ or (),
        window=days(window),
        hypothetical=hypothetical,
        as_of=_day(as_of),
        store=store,
    )
    _write(found, format, out, knock_on_view, draw_knock_on)


@app.command(
    epilog=examples(
        "onrecord timeline Iran",
        "onrecord timeline Iran Israel --by quarter",
        "onrecord timeline Iran --format svg --out iran.svg",
    )
)
def timeline(  # noqa: PLR0913  one argument an option
    actor: Annotated[
        str, typer.Argument(help="A name, or part of one.", show_default=False)
    ],
    other: Annotated[
        str | None,
        typer.Argument(help="The other of two; all if not given.", show_default=False),
    ] = None,
    *,
    by: Annotated[
        str, typer.Option(help="week, month, quarter or year.", metavar="STEP")
    ] = "month",
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: DayOption = None,
    format: FormOption = Form.table,
    out: OutOption = None,
    store: StoreOption = None,
) -> None:
    """Show conflict and cooperation over time, and where they change for good."""
    from onrecord.export.histories import timeline_view  # noqa: PLC0415
    from onrecord.export.multiples import draw_timeline  # noqa: PLC0415

    found = pipeline.timeline(
        actor,
        other,
        by=by,
        since=_day(since),
        until=_day(until),
        as_of=_day(as_of),
        store=store,
    )
    _write(found, format, out, timeline_view, draw_timeline)


@app.command(
    epilog=examples(
        'onrecord test "PROTEST in Iran" leads "Iran MOBILIZE|ASSAULT|AID abroad" '
        "--window 90d",
        'onrecord test "Iran ASSAULT Israel" leads "Israel ASSAULT Iran" --window 14d',
    )
)
def test(  # noqa: PLR0913  one argument an option
    first: Annotated[
        str,
        typer.Argument(help="A set of events: who TYPE whom in place."),
    ],
    leads: Annotated[str, typer.Argument(help="The word leads.", metavar="leads")],
    second: Annotated[str, typer.Argument(help="Another set of events.")],
    *,
    window: WindowOption = "90d",
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: DayOption = None,
    format: FormOption = Form.table,
    out: OutOption = None,
    store: StoreOption = None,
) -> None:
    """Test whether one set of events comes before another more often than chance.

    A set is written as who does what to whom, where: "Iran|Hezbollah ASSAULT Israel",
    "PROTEST in Iran", "Iran AID abroad", "M-Conf at home" after a state. Types are in
    capitals; EVENT is any, COERCE:arrest one mode, M-Conf a class.
    """
    from onrecord.export.histories import tested_view  # noqa: PLC0415
    from onrecord.export.multiples import draw_tested  # noqa: PLC0415

    if leads != "leads":
        raise QuestionError(f"between the two sets stands the word leads, not {leads}")
    found = pipeline.test(
        first,
        second,
        window=days(window),
        since=_day(since),
        until=_day(until),
        as_of=_day(as_of),
        store=store,
    )
    _write(found, format, out, tested_view, draw_tested)


def days(window: str) -> int:
    """Return a length of time in days.

    >>> days("90d"), days("2w"), days("7")
    (90, 14, 7)
    """
    found = _LENGTH.fullmatch(window.strip().lower())
    if found is None or not int(found[1]):
        raise QuestionError(f"a window is a number of days such as 90d, not {window}")
    return int(found[1]) * (7 if found[2] == "w" else 1)


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


def _write(
    answer: Given,
    format: Form,
    out: Path | None,
    view: Callable[[Given], RenderableType],
    draw: Callable[[Given], str],
) -> None:
    """Write an answer in the form asked for, to the terminal or into a file."""
    from onrecord.export.files import whole, write_text  # noqa: PLC0415
    from onrecord.export.history_json import write_history  # noqa: PLC0415

    if format == Form.table and out is None:
        show(view(answer))
        return
    text = {
        Form.table: lambda: as_text(view(answer)),
        Form.json: lambda: write_history(answer),
        Form.svg: lambda: draw(answer),
    }[format]()
    if out is None:
        sys.stdout.write(text)
        return
    with whole(out, force=True) as part:
        write_text(part, [text])
    say(f"written to {out}")
