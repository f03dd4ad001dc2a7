"""The command that serves the workbench."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.app import app
from onrecord.cli.options import StoreOption, examples  # noqa: TC001  typer reads it
from onrecord.cli.output import say


@app.command(epilog=examples("onrecord serve", "onrecord serve --port 8765 --no-open"))
def serve(
    *,
    port: Annotated[
        int,
        typer.Option(
            min=0,
            max=65_535,
            help="Where to listen on this machine.",
            show_default="one that is free",
            metavar="N",
        ),
    ] = 0,
    no_open: Annotated[
        bool, typer.Option("--no-open", help="Do not open the browser.")
    ] = False,
    store: StoreOption = None,
) -> None:
    """Show the store in the browser: read, look, judge."""
    from onrecord.web.serve import serve as run  # noqa: PLC0415  slow to import

    run(port=port, open_browser=not no_open, say=say, store=store)
