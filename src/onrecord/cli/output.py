"""Write what a run reads, as it comes, and say how it went.

Answers go to standard output; progress, failures and hints to standard error.
"""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn, TextIO

import typer

from onrecord.errors import OnRecordError
from onrecord.export.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import Console, RenderableType

    from onrecord.model.claim import Reading
    from onrecord.model.document import Failure
    from onrecord.pipeline import Outcomes, Progress, Tables


INTERRUPTED: Final = 130
MOST_TABLES: Final = 12
"""With more documents than this, each gets a line and no table of its claims."""


class Format(StrEnum):
    """What ``read`` can write."""

    table = "table"
    jsonl = "jsonl"
    html = "html"


class RunWriter:
    """Writes what a run reads, as it comes, and remembers how it went."""

    def __init__(self, format: Format, out: Path | None = None) -> None:
        self.format = format
        self.out = out
        self.done: Progress | None = None
        self.readings = 0

    def write(self, begin: Callable[[Callable[[Progress], None]], Outcomes]) -> None:
        """Write the outcomes of a run.

        Args:
            begin: Starts it, given what is to be called after each document.
        """
        from onrecord.export.progress import progress_bar  # noqa: PLC0415

        with self._interruptible(), _output(self.out) as file, progress_bar() as bar:

            def show(done: Progress) -> None:
                self.done = done
                bar.update(done.expected, done.documents, done.words, done.failures)

            if self.format == Format.html:
                self._page(begin(show), file)
                return
            console = _console(None if file is sys.stdout else file)
            for outcome in begin(show):
                if self._counted(outcome) or self.format == Format.jsonl:
                    self._each(outcome, file, console)

    @contextmanager
    def _interruptible(self) -> Iterator[None]:
        """Let Control-C end a run in one line, whatever it is in the middle of."""
        pressed = False

        def interrupt(*_: object) -> NoReturn:
            nonlocal pressed
            pressed = True
            raise KeyboardInterrupt

        before = signal.signal(signal.SIGINT, interrupt)
        try:
            yield
        except BaseException:
            # Not KeyboardInterrupt alone: DuckDB makes an error of its own of that.
            if not pressed:
                raise
            say(self._so_far())
            raise typer.Exit(INTERRUPTED) from None
        finally:
            signal.signal(signal.SIGINT, before)

    def _so_far(self) -> str:
        """Return what to say of a run that is interrupted."""
        if self.done is None or not self.done.kept:
            return "interrupted; nothing was read"
        done = counted(self.done.kept, "document")
        if not self.done.open_ended:
            done = f"{self.done.kept:,} of {counted(self.done.expected, 'document')}"
        return f"interrupted; {done} done, and the same command goes on from there"

    def _counted(self, outcome: Reading | Failure) -> bool:
        """Say whether it was read; show why not."""
        from onrecord.export.table import failure_line  # noqa: PLC0415
        from onrecord.model.document import Failure  # noqa: PLC0415

        if isinstance(outcome, Failure):
            _console(sys.stderr).print(failure_line(outcome), soft_wrap=True)
            return False
        self.readings += 1
        return True

    def _each(self, outcome: Reading | Failure, file: TextIO, console: Console) -> None:
        if self.format == Format.jsonl:
            from onrecord.export.records import write_jsonl  # noqa: PLC0415

            file.write(write_jsonl(outcome))
            return
        from onrecord.export.table import reading_line, reading_table  # noqa: PLC0415

        done = self.done
        many = done and (done.open_ended or done.expected > MOST_TABLES)
        console.print((reading_line if many else reading_table)(outcome))  # type: ignore[arg-type]

    def _page(self, outcomes: Outcomes, file: TextIO) -> None:
        from onrecord.export.page import write_page  # noqa: PLC0415

        kept = []
        for outcome in outcomes:
            self._counted(outcome)
            kept.append(outcome)
        if self.readings:
            file.write(write_page(kept))

    def conclude(self) -> None:
        """Say what was read, where that is not plain to see; exit 1 for nothing."""
        done = self.done
        if done is None or (not self.readings and done.documents <= 1):
            if not done or not done.failures:
                say("nothing was read")
            raise typer.Exit(1)
        notes = list(_notes(done))
        if not self.readings:
            say(f"nothing was read: {', '.join(notes)}")
            raise typer.Exit(1)
        if notes or self.readings > 1 or self.out:
            parts = [f"{counted(self.readings, 'document')} read", *notes]
            say(", ".join(parts) + (f"; written to {self.out}" if self.out else ""))


def _notes(done: Progress) -> Iterator[str]:
    """Yield what else is to be known of a run."""
    if done.known:
        yield f"{done.known:,} of them known from before"
    if done.same_name:
        yield f"{done.same_name:,} in the place of another of the same name"
    if done.failures:
        yield f"{done.failures:,} failed"
    if done.passed_over:
        yield f"{counted(done.passed_over, 'file')} passed over"


@contextmanager
def _output(out: Path | None) -> Iterator[TextIO]:
    """Give a file to write to; it takes its name only when all is written."""
    if out is None:
        yield sys.stdout
        return
    if out.exists() and not out.is_file():
        raise OnRecordError(f"{out}: not a file that can be written")
    part = out.with_name(f"{out.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            yield file
            written = file.tell()
        if written:
            part.replace(out)
    except OSError as error:
        raise OnRecordError(f"{out}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)


def _console(file: TextIO | None = None) -> Console:
    from rich.console import Console  # noqa: PLC0415  it takes a moment to import

    return Console(file=file, highlight=False)


def spare(out: Path, needed: Iterable[str | Path]) -> None:
    """Refuse to write over a file that the same run reads, or keeps its store in."""
    if any(out.resolve() == Path(path).resolve() for path in needed):
        raise OnRecordError(f"{out}: this run needs the file itself; name another")


def show(answer: RenderableType) -> None:
    """Write an answer to standard output."""
    _console().print(answer)


def tables_line(tables: Tables) -> str:
    """Return what to say of tables that an engine has written."""
    failed = f", {tables.failures:,} failed" if tables.failures else ""
    return f"{counted(tables.documents, 'document')} read{failed}; in {tables.out}"


def as_text(answer: RenderableType) -> str:
    """Return an answer as it is written where no terminal gives it colors."""
    file = StringIO()
    _console(file).print(answer)
    return file.getvalue()


def say(line: str) -> None:
    """Write a line to standard error."""
    sys.stderr.write(f"{line}\n")
