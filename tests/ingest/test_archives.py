"""Texts come out of zip and tar archives, and nothing else does."""

from __future__ import annotations

import gzip
import io
import json
import stat
import tarfile
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest
import zstandard

from onrecord.ingest import documents, streams
from onrecord.model.document import Document, Failure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SENTENCE = "The minister said on Monday that the talks had failed."
MEBI = 2**20

FILES = {
    "texts/one.txt": SENTENCE.encode(),
    "texts/two.txt": f"{SENTENCE} Two.".encode(),
    "../../three.txt": f"{SENTENCE} Three.".encode(),
    "/etc/four.jsonl": json.dumps({"text": f"{SENTENCE} Four.", "id": "4"}).encode(),
    "texts/picture.png": b"\x89PNG",
    "texts/.hidden.txt": b"Hidden words, which nobody has asked for.",
    "texts/inner.zip": b"PK\x03\x04",
    "documents.jsonl": json.dumps({"id": "two", "publisher": "Bay Post"}).encode(),
}


def outcome(found: list[Document | Failure]) -> list[tuple[str, str]]:
    """Return each label, with the last word of its text or the reason."""
    return [
        (
            each.label,
            each.reason if isinstance(each, Failure) else each.text.split()[-1],
        )
        for each in found
    ]


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    """Write a zip archive of some files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, files: dict[str, bytes], mode: str = "w") -> Path:
    """Write a tar archive of some files."""
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


@pytest.mark.parametrize("kind", ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.bz2"])
def test_texts_of_an_archive(tmp_path: Path, kind: str) -> None:
    """Texts come by their names, whatever folders these are in; the rest is left."""
    if kind == "a.zip":
        path = zipped(tmp_path / kind, FILES)
    else:
        first = dict(
            sorted(FILES.items(), key=lambda item: item[0] != "documents.jsonl")
        )
        mode = "w:gz" if "gz" in kind else "w:bz2" if "bz2" in kind else "w"
        path = tarred(tmp_path / kind, first, mode)

    found = list(documents([path]))

    labels = [("one", "failed."), ("two", "Two."), ("three", "Three."), ("4", "Four.")]
    assert outcome(found) == labels
    two = found[1]
    assert isinstance(two, Document)
    assert two.publisher == "Bay Post"
    assert list(tmp_path.iterdir()) == [path]


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A link in an archive gives nothing, wherever it points."""
    secret = tmp_path / "secret.txt"
    secret.write_text(f"{SENTENCE} Secret.")
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"link{kind.decode()}.txt")
            info.type, info.linkname = kind, str(secret)
            archive.addfile(info)
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive_b:
        info_b = zipfile.ZipInfo("link.txt")
        info_b.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive_b.writestr(info_b, str(secret))

    found = list(documents([tmp_path / "a.tar", tmp_path / "b.zip"]))

    nothing = "an archive with nothing to read in it"
    assert [reason for _, reason in outcome(found)] == [nothing, nothing]


def bomb_of_one(path: Path) -> Path:
    """Write a zip whose one member is all zeros."""
    return zipped(path.with_suffix(".zip"), {"a.txt": bytes(64 * MEBI)})


def bomb_of_many(path: Path) -> Path:
    """Write a zip of members that are small enough each, and far too many."""
    return zipped(
        path.with_suffix(".zip"), {f"{n}.txt": b"no " * 5 * MEBI for n in range(4)}
    )


def bomb_of_tar(path: Path) -> Path:
    """Write a compressed tar with a header of zeros that has no end."""
    info = tarfile.TarInfo("a.txt")
    info.type, info.size = tarfile.XHDTYPE, 500 * MEBI
    with gzip.open(path.with_suffix(".tgz"), "wb") as file:
        file.write(info.tobuf())
        for _ in range(500):
            file.write(bytes(MEBI))
    return path.with_suffix(".tgz")


def bomb_of_zstd(path: Path) -> Path:
    """Write a compressed file of lines with one line of zeros that has no end."""
    place = path.with_suffix(".jsonl.zst")
    with place.open("wb") as file, zstandard.ZstdCompressor().stream_writer(file) as to:
        for _ in range(200):
            to.write(bytes(MEBI))
    return place


@pytest.mark.parametrize("made", [bomb_of_one, bomb_of_many, bomb_of_tar, bomb_of_zstd])
def test_bombs(tmp_path: Path, made: Callable[[Path], Path]) -> None:
    """What grows beyond all measure is refused, and never held in memory as a whole."""
    path = made(tmp_path / "bomb")

    tracemalloc.start()
    found = list(documents([path], max_characters=5 * MEBI))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert any(
        isinstance(each, Failure) and "more than texts do" in each.reason
        for each in found
    )
    assert len(found) <= 3
    assert most < 80 * MEBI


def test_member_that_is_too_large(tmp_path: Path) -> None:
    """A member beyond the limit is a failure, and the others are read."""
    files = {"a.txt": SENTENCE.encode() * 90, "b.txt": SENTENCE.encode()}

    for path in (zipped(tmp_path / "a.zip", files), tarred(tmp_path / "a.tar", files)):
        large, small = documents([path], max_characters=100)
        assert isinstance(large, Failure)
        assert large.reason == "too large: more than 400 bytes"
        assert small.label == "b"


def test_passed_over_in_a_tar_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also what is passed over may not be endless: a tar is read from end to end."""
    monkeypatch.setattr(streams, "MOST_AT_ONCE", MEBI)
    path = tarred(tmp_path / "a.tar", {"a.mp4": bytes(3 * MEBI), "b.txt": b""})

    ((_, reason),) = outcome(list(documents([path])))

    assert reason == "too large: a member of more than 1,048,576 bytes"


DAMAGED = {
    "a.zip": (b"PK\x03\x04 but no more", "not readable as zip: File is not a zip file"),
    "a.tar": (b"no archive at all" * 99, "not readable as tar: "),
    "a.tgz": (gzip.compress(b"no archive" * 999), "not readable as tar: "),
    "b.tgz": (gzip.compress(bytes(4000))[:-9], "damaged: "),
    "a.txt.gz": (gzip.compress(SENTENCE.encode())[:-9], "damaged: "),
    "a.txt.zst": (b"\x28\xb5\x2f\xfd\x00\x58\x99\x00", "damaged: "),
    "b.txt.zst": (zstandard.compress(SENTENCE.encode())[:-9], "damaged: it breaks off"),
    "a.txt.bz2": (b"BZh9nothing of the kind", "damaged: "),
    "a.gz": (gzip.compress(b"\x7fELF"), "binary: a program"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged(tmp_path: Path, name: str) -> None:
    """What is no archive, or only the beginning of one, is one failure in one line."""
    data, reason = DAMAGED[name]
    (tmp_path / name).write_bytes(data)

    ((label, told),) = outcome(list(documents([tmp_path / name])))

    assert label == str(tmp_path / name)
    assert told.startswith(reason)
    assert "\n" not in told


def test_encrypted_member(tmp_path: Path) -> None:
    """A member that needs a password says so."""
    path = zipped(tmp_path / "a.zip", {"a.txt": SENTENCE.encode()})
    data = bytearray(path.read_bytes())
    for header, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + at] |= 1
    path.write_bytes(data)

    assert outcome(list(documents([path]))) == [(f"{path}/a.txt", "encrypted")]


@pytest.mark.parametrize("packed", [gzip.compress, zstandard.compress])
def test_compressed_files(tmp_path: Path, packed: Callable[[bytes], bytes]) -> None:
    """A compressed file is the file, called by its name without both endings."""
    end = "gz" if packed is gzip.compress else "zst"
    text, lines = f"{SENTENCE}\r\n", json.dumps({"text": f"{SENTENCE} Two."})
    (tmp_path / f"talks.v2.txt.{end}").write_bytes(packed(text.encode()))
    (tmp_path / f"lines.jsonl.{end}").write_bytes(packed(lines.encode()))

    two, one = documents([tmp_path])

    assert (one.label, two.label) == ("talks.v2", "lines-1")
    assert isinstance(one, Document)
    assert one.text == text
