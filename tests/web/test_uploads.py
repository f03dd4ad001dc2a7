"""What is uploaded is put into its folder alone, and never fills the disk."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import IngestError
from onrecord.web import uploads
from onrecord.web.uploads import Uploads, plain_name

if TYPE_CHECKING:
    from pathlib import Path


def zipped(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    """Return a zip of some files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    made.seek(0)
    return made


@given(st.text(max_size=80))
def test_a_name_never_leads_elsewhere(name: str) -> None:
    """Whatever a name holds, its plain form is one part of a path, and writable."""
    plain = plain_name(name)

    assert plain
    assert not {"/", "\\", "\0", ":"} & set(plain)
    assert plain.strip() not in {"", "."} or plain == "."
    assert len(plain) <= 140
    plain.encode("utf-8")


@pytest.mark.parametrize(
    "name",
    ["../../up.txt", "/etc/up.txt", "..\\..\\up.txt", "C:\\up.txt", "a/../../up.txt"],
)
def test_paths_inside_an_archive_are_ignored(tmp_path: Path, name: str) -> None:
    """A zip that names its files to lie elsewhere writes into its folder alone."""
    folder = tmp_path / "within" / "folder"
    folder.mkdir(parents=True)

    Uploads(folder).add("many.zip", zipped({name: b"The king met the envoy."}))

    assert [path.name for path in folder.iterdir()] == ["up.txt"]
    assert not list(tmp_path.glob("*.txt"))


def test_two_files_of_one_name_stay_two(tmp_path: Path) -> None:
    """Files of other folders with the same name do not take each other's place."""
    made = Uploads(tmp_path)

    made.add("many.zip", zipped({"a/report.txt": b"one", "b/report.html": b"two"}))
    made.add("report.txt", io.BytesIO(b"three"))

    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["report-2.html", "report-3.txt", "report.txt"]


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    """Ten megabytes of nothing, packed into ten thousand bytes, are not unpacked."""
    bomb = zipped({"report.txt": b"\0" * 10 * 1024**2})

    with pytest.raises(IngestError, match="unpacks to too much"):
        Uploads(tmp_path).add("bomb.zip", bomb)

    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 2 * 1024**2


def test_many_small_bombs_are_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What all archives of one upload unpack to is counted together."""
    monkeypatch.setattr(uploads, "MOST_UNPACKED", 100_000)
    made = Uploads(tmp_path)
    made.add("a.zip", zipped({"a.txt": b"a" * 60_000}))

    with pytest.raises(IngestError, match="unpacks to too much"):
        made.add("b.zip", zipped({"b.txt": b"b" * 60_000}))


def test_a_directory_that_lies_about_sizes_is_not_believed(tmp_path: Path) -> None:
    """An entry that says it is small, and is not, is stopped or fails, never taken."""
    content = zipped({"report.txt": b"x" * 3 * 1024**2}).getvalue()
    size = struct.pack("<L", 3 * 1024**2)
    lied = io.BytesIO(content.replace(size, struct.pack("<L", 10)))

    with pytest.raises(IngestError):
        Uploads(tmp_path).add("lie.zip", lied)

    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 2 * 1024**2


def test_archives_within_archives_are_passed_over(tmp_path: Path) -> None:
    """A zip in a zip is not opened, and neither is what is of no kind that is read."""
    inner = zipped({"report.txt": b"inner"}).getvalue()
    made = Uploads(tmp_path)

    made.add("outer.zip", zipped({"in.zip": inner, "run.exe": b"MZ", "ok.txt": b"ok"}))

    assert [path.name for path in tmp_path.iterdir()] == ["ok.txt"]
    assert [name for name, _ in made.refused] == [
        "outer.zip: in.zip",
        "outer.zip: run.exe",
    ]


def test_too_many_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither an upload nor an archive holds more files than there is room for."""
    monkeypatch.setattr(uploads, "MOST_PACKED", 2)
    monkeypatch.setattr(uploads, "MOST_FILES", 1)
    made = Uploads(tmp_path)

    with pytest.raises(IngestError, match="more than 2 files"):
        made.add("many.zip", zipped(dict.fromkeys(("a.txt", "b.txt", "c.txt"), b"x")))
    with pytest.raises(IngestError, match="more than 1 files"):
        made.add("a.txt", io.BytesIO(b"x"))


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"no zip at all", b"PK" * 500])
def test_what_is_no_zip_is_one_line(tmp_path: Path, content: bytes) -> None:
    """A broken archive is a plain error."""
    with pytest.raises(IngestError, match="not a zip that can be read"):
        Uploads(tmp_path).add("broken.zip", io.BytesIO(content))


def test_an_encrypted_entry_is_refused(tmp_path: Path) -> None:
    """What needs a password is told, and not tried."""
    content = bytearray(zipped({"report.txt": b"secret"}).getvalue())
    content[content.index(b"PK\1\2") + 8] |= 1

    with pytest.raises(IngestError, match="encrypted"):
        Uploads(tmp_path).add("locked.zip", io.BytesIO(bytes(content)))
