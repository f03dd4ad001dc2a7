"""Write files whole or not at all: under another name first, then renamed."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from onrecord.errors import ExportError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PART: Final = ".part"


@contextmanager
def whole(out: Path, *, force: bool = False) -> Iterator[Path]:
    """Give a path to write to; what is there takes its name when all is written.

    Args:
        out: The file or folder that is to be.
        force: Write over a file of that name.

    Raises:
        ExportError: It cannot be written; nothing is left behind, and a file that
            was there before is as it was.
    """
    _check(out, force=force)
    part = out.with_name(f"{out.name}{PART}")
    _remove(part)
    try:
        yield part
        _take_place(part, out)
    except OSError as error:
        raise ExportError(f"{out}: {error.strerror or error}") from error
    except (sqlite3.Error, StoreError) as error:
        raise ExportError(f"{out}: {error}") from error
    finally:
        _remove(part)


def write_text(path: Path, pieces: Iterable[str]) -> None:
    """Write pieces of text one after the other, in UTF-8 and unaltered."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        file.writelines(pieces)


def _check(out: Path, *, force: bool) -> None:
    if not out.name:
        raise ExportError(f"{out}: not a name that a file can have")
    if not out.parent.is_dir():
        raise ExportError(f"{out}: there is no folder {out.parent}")
    if not out.exists():
        return
    if not force:
        raise ExportError(f"{out}: exists; --force writes over it")
    if out.is_dir() and any(each.suffix != ".parquet" for each in out.iterdir()):
        raise ExportError(f"{out}: a folder with other files in it; name another")
    if not out.is_dir() and not out.is_file():
        raise ExportError(f"{out}: not a file that can be written")


def _take_place(part: Path, out: Path) -> None:
    if not out.is_dir():
        part.replace(out)
        return
    # A folder can be renamed over an empty one only.
    before = out.with_name(f"{out.name}.before")
    _remove(before)
    out.replace(before)
    try:
        part.replace(out)
    except OSError:
        before.replace(out)
        raise
    _remove(before)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
