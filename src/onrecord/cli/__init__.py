"""The command line."""

from __future__ import annotations

import os
import sys
from typing import Final

from onrecord.cli.app import app
from onrecord.cli.output import say
from onrecord.errors import OnRecordError

__all__ = ["app", "main"]

INTERRUPTED: Final = 130


def main() -> None:
    """Run the command line; whatever goes wrong is one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        # A file's name may hold bytes that are no text; they are shown, not raised.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except OnRecordError as error:
        say(f"onrecord: {error}")
        sys.exit(1)
    except BrokenPipeError:
        # Who read our answer has seen enough. What is buffered must not be flushed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        say("interrupted; what was read until now is in the store")
        sys.exit(INTERRUPTED)
