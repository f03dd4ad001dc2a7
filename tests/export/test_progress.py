"""The bar of a long run: on a terminal, for several documents, and gone at the end."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from onrecord.export.progress import progress_bar

if TYPE_CHECKING:
    from collections.abc import Callable


class Terminal(io.StringIO):
    """A terminal that keeps what is written to it."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, io.StringIO], str]:
    """Return what a run over so many documents writes to its standard error."""
    monkeypatch.setenv("TERM", "xterm")

    def run(expected: int, stderr: io.StringIO) -> str:
        monkeypatch.setattr(sys, "stderr", stderr)
        with progress_bar() as bar:
            for done in range(expected + 1):
                bar.update(expected, done, 100 * done, failures=2)
        return stderr.getvalue()

    return run


def test_bar_of_a_long_run(written: Callable[[int, io.StringIO], str]) -> None:
    """It shows how many documents are done and failed, and how fast it goes."""
    shown = written(3, Terminal())

    assert "3/3" in shown
    assert "words/s, 2 failed" in shown


def test_no_bar(written: Callable[[int, io.StringIO], str]) -> None:
    """One document needs none, and a file gets none."""
    assert written(1, Terminal()) == ""
    assert written(3, io.StringIO()) == ""
