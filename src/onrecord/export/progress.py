"""Show how far a long run is: a bar with the rate and the time left."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress


class ProgressBar:
    """A bar on the terminal; none where there is one document, or no terminal."""

    def __init__(self) -> None:
        self._shown: Progress | None = None
        self._start = time.monotonic()

    def update(
        self, expected: int | None, documents: int, words: int, failures: int = 0
    ) -> None:
        """Show that so many documents of those expected are done.

        Args:
            expected: How many there are, where that is known; the bar appears when it
                is more than one.
            documents: How many are done.
            words: How many words these have.
            failures: How many of them could not be read.
        """
        several = expected is None or expected > 1
        if several and self._shown is None and sys.stderr.isatty():
            self._open()
        if self._shown is not None:
            took = max(time.monotonic() - self._start, 1e-3)
            self._shown.update(
                self._shown.task_ids[0],
                total=max(expected, documents) if expected else None,
                completed=documents,
                rate=f"{documents / took:,.1f} documents/s, "
                f"{words / took:,.0f} words/s"
                + (f", {failures:,} failed" if failures else ""),
            )

    def _open(self) -> None:
        from rich.console import Console  # noqa: PLC0415  many a run shows no bar
        from rich.progress import (  # noqa: PLC0415
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        # Where answers go to the terminal too, both must be drawn by one console.
        console = Console(stderr=not sys.stdout.isatty())
        self._shown = Progress(
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}", style="dim"),
            TimeRemainingColumn(compact=True),
            console=console,
            transient=True,
        )
        self._shown.add_task("", rate="")
        self._shown.start()

    def close(self) -> None:
        """Take the bar away."""
        if self._shown is not None:
            self._shown.stop()
            self._shown = None


@contextmanager
def progress_bar() -> Iterator[ProgressBar]:
    """Give a bar that is taken away at the end, however that comes."""
    bar = ProgressBar()
    try:
        yield bar
    finally:
        bar.close()
