"""A file is written whole or not at all, and what was there before is kept."""

from __future__ import annotations

import resource
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import ExportError
from onrecord.export.files import whole, write_text
from onrecord.export.formats import FORMATS
from onrecord.export.references import Words
from tests.readings import reading_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def full_disk(size: int = 16) -> Iterator[None]:
    """Let no file grow beyond some bytes, as on a disk that has no more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def write_half(out: Path, *, force: bool = False) -> None:
    """Write a part of a file, and break off."""
    with whole(out, force=force) as part:
        part.write_text("half")
        raise KeyError


def test_written_whole(tmp_path: Path) -> None:
    """The file has its name only when all is written, and nothing else is left."""
    out = tmp_path / "out.txt"
    with whole(out) as part:
        write_text(part, ["one ", "two\r\n"])
        assert not out.exists()

    assert out.read_bytes() == b"one two\r\n"
    assert list(tmp_path.iterdir()) == [out]


def test_an_error_leaves_nothing(tmp_path: Path) -> None:
    """Whatever goes wrong while writing, no half file stays."""
    with pytest.raises(KeyError):
        write_half(tmp_path / "out.txt")

    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_kept(tmp_path: Path) -> None:
    """Without force a file is not written over; with it, only by a whole one."""
    out = tmp_path / "out.txt"
    out.write_text("before")

    with pytest.raises(ExportError, match=r"exists; --force"), whole(out):
        pass
    with pytest.raises(KeyError):
        write_half(out, force=True)
    assert out.read_text() == "before"

    with whole(out, force=True) as part:
        part.write_text("after")
    assert out.read_text() == "after"


def test_a_folder_of_tables_is_replaced(tmp_path: Path) -> None:
    """A folder that holds tables alone may be replaced, one with other files not."""
    out = tmp_path / "tables"
    out.mkdir()
    (out / "old.parquet").write_text("old")

    with whole(out, force=True) as part:
        part.mkdir()
        (part / "new.parquet").write_text("new")
    assert [each.name for each in out.iterdir()] == ["new.parquet"]

    (out / "letter.txt").write_text("mine")
    with pytest.raises(ExportError, match="other files in it"), whole(out, force=True):
        pass
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("name", "reason"),
    [("no/out.txt", "there is no folder"), ("", "not a name"), ("out.txt", "folder")],
)
def test_bad_paths(tmp_path: Path, name: str, reason: str) -> None:
    """A path where nothing can be written is told before anything is done."""
    (tmp_path / "out.txt").mkdir()
    (tmp_path / "out.txt" / "mine").touch()
    out = tmp_path / name if name else type(tmp_path)()

    with pytest.raises(ExportError, match=reason), whole(out, force=True):
        pass


@pytest.mark.parametrize("format", FORMATS)
def test_full_disk(format: str, tmp_path: Path) -> None:
    """A disk that is full is one line; the file of before is there, and no other."""
    out = tmp_path / "claims"
    out.write_text("before")
    readings = [reading_of(label=f"report {number}") for number in range(50)]

    with (
        pytest.raises(ExportError, match="claims: "),
        full_disk(),
        whole(out, force=True) as part,
    ):
        FORMATS[format].write(readings, part, Words())

    assert out.read_text() == "before"
    assert list(tmp_path.iterdir()) == [out]
