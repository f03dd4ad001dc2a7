"""Take texts out of zip and tar archives, one by one, without unpacking to the disk.

The folders inside an archive are of no meaning, so that a path like ``../../x`` is no
more than a name. Links, devices, encrypted members and archives in archives are not
followed.
"""

from __future__ import annotations

import stat
import tarfile
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from onrecord.errors import ParseError
from onrecord.ingest.streams import grown, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ENCRYPTED: Final = 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name there, and its bytes or why there are none."""

    name: str
    data: bytes | ParseError


def read_zip(path: Path, limit: int) -> Iterator[Member]:
    """Yield the files of a zip archive, ``documents.jsonl`` first.

    Args:
        path: The archive.
        limit: Bytes that a member may have.

    Raises:
        ParseError: It is no zip archive, or it grows beyond all measure.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            most = grown(path.stat().st_size)
            for info in sorted(
                archive.infolist(), key=lambda i: not _is_metadata(i.filename)
            ):
                if not _regular(info):
                    continue
                data = _of_zip(archive, info, limit)
                most -= len(data) if isinstance(data, bytes) else 0
                if most < 0:
                    raise ParseError("its members grow to more than texts do")
                yield Member(info.filename, data)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ParseError(f"not readable as zip: {error}") from error


def _of_zip(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int
) -> bytes | ParseError:
    if info.flag_bits & _ENCRYPTED:
        return ParseError("encrypted")
    if info.file_size > grown(info.compress_size):
        return ParseError(f"it grows to {info.file_size:,} bytes, more than texts do")
    if info.file_size > limit:
        return ParseError(f"too large: more than {limit:,} bytes")
    try:
        # A header may lie about the size; no more than it says is ever read.
        with archive.open(info) as file:
            return file.read(limit)
    except (
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
        zipfile.BadZipFile,
        zlib.error,
    ) as error:
        return ParseError(f"damaged: {error}")


def _regular(info: zipfile.ZipInfo) -> bool:
    mode = info.external_attr >> 16
    return not info.is_dir() and (not stat.S_IFMT(mode) or stat.S_ISREG(mode))


def read_tar(path: Path, limit: int) -> Iterator[Member]:
    """Yield the files of a tar archive in their order, compressed or not.

    Args:
        path: The archive.
        limit: Bytes that a member may have.

    Raises:
        ParseError: It is no tar archive, or it grows beyond all measure.
    """
    try:
        with (
            opened(path) as (file, bounded),
            tarfile.open(fileobj=file, mode="r|") as archive,
        ):
            for info in archive:
                bounded.step()
                # A sparse file has few bytes here and as many as it likes when read.
                if info.isreg() and not info.issparse():
                    yield Member(info.name, _of_tar(archive.extractfile(info), limit))
    except (tarfile.TarError, ValueError, OSError) as error:
        raise ParseError(f"not readable as tar: {error}") from error


def _of_tar(file: IO[bytes] | None, limit: int) -> bytes | ParseError:
    data = file.read(limit + 1) if file else b""
    if len(data) > limit:
        return ParseError(f"too large: more than {limit:,} bytes")
    return data


def _is_metadata(name: str) -> bool:
    return name.rpartition("/")[2] == "documents.jsonl"
