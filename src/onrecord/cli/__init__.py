"""The command line."""

from __future__ import annotations

import errno
import os
import sys

from onrecord.cli import (  # noqa: F401  they add their commands
    histories,
    networks,
    serving,
    together,
    upkeep,
    watching,
)
from onrecord.cli.app import app
from onrecord.cli.output import say
from onrecord.errors import OnRecordError, QuestionError

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line; whatever goes wrong is one line on standard error."""
    if not sys.stdout.isatty():
        # Whoever reads it, JSON and pages are UTF-8, whatever this machine prefers.
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for stream in (sys.stdout, sys.stderr):
        # A file's name may hold bytes that are no text; they are shown, not raised.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        try:
            app(prog_name="onrecord")
        finally:
            sys.stdout.flush()
    except OnRecordError as error:
        say(f"onrecord: {error}")
        sys.exit(2 if isinstance(error, QuestionError) else 1)
    except OSError as error:
        # What is buffered must not be flushed at the end, which would fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # Who reads our answer and goes has seen enough of it.
        if error.errno != errno.EPIPE:
            say(f"onrecord: {error.strerror or error}")
        sys.exit(1)
