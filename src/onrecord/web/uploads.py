"""Put what was uploaded into a folder to be read: files, and what a zip holds.

Names are kept for their last part alone, so that nothing is written elsewhere. Of an
archive as much is unpacked as fits, counted while it is unpacked: what its directory
says of sizes is its maker's word.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, BinaryIO, Final

from onrecord.errors import IngestError
from onrecord.ingest.inputs import KINDS, METADATA_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_FILES: Final = 50
MOST_BYTES: Final = 100 * 1024**2
MOST_PACKED: Final = 2_000
"""Files in one archive."""
MOST_UNPACKED: Final = 200 * 1024**2
"""Bytes that all archives of one upload may unpack to."""
MOST_RATIO: Final = 200
"""How much larger a packed file may become; text shrinks to a tenth at most."""
SMALL: Final = 1024**2
"""Bytes under which the ratio does not matter."""

ZIP: Final = ".zip"
_CHUNK: Final = 64 * 1024
_UNFIT: Final = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\u202a-\u202e\u2066-\u2069]+")
_LONGEST: Final = 120
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError)


@dataclass(slots=True)
class Uploads:
    """A folder that is filled, and what was not put there."""

    folder: Path
    files: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    """Name and reason."""
    _names: set[str] = field(default_factory=set)
    _unpacked: int = 0

    def add(self, name: str, file: BinaryIO) -> None:
        """Take in one uploaded file; of a zip, what it holds.

        Raises:
            IngestError: It is an archive that would fill the disk, or is none.
        """
        if self.files >= MOST_FILES:
            raise IngestError(f"more than {MOST_FILES} files")
        self.files += 1
        if plain_name(name).lower().endswith(ZIP):
            self._unpack(name, file)
        else:
            self._keep(name, iter(lambda: file.read(_CHUNK), b""))

    def check(self) -> None:
        """Check that there is something to read.

        Raises:
            IngestError: There is not.
        """
        if not any(self.folder.iterdir()):
            raise IngestError("nothing in it is of a kind that is read")

    def _unpack(self, name: str, file: BinaryIO) -> None:
        shown = plain_name(name)
        try:
            with zipfile.ZipFile(file) as archive:
                entries = [each for each in archive.infolist() if not each.is_dir()]
                if len(entries) > MOST_PACKED:
                    raise IngestError(f"{shown}: more than {MOST_PACKED:,} files in it")
                for entry in entries:
                    self._unpack_one(archive, entry, shown)
        except (*_BROKEN, NotImplementedError) as error:
            raise IngestError(f"{shown}: not a zip that can be read") from error

    def _unpack_one(
        self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, shown: str
    ) -> None:
        name = plain_name(entry.filename)
        hidden = name.startswith((".", "__MACOSX"))
        if hidden or not _is_read(name):
            if not hidden:
                self.refused.append((f"{shown}: {name}", "of no kind that is read"))
            return
        if entry.flag_bits & 1:
            raise IngestError(f"{shown}: {name} is encrypted")
        with archive.open(entry) as packed:
            self._keep(entry.filename, self._bounded(packed, entry, shown))

    def _bounded(
        self, packed: Iterable[bytes], entry: zipfile.ZipInfo, shown: str
    ) -> Iterable[bytes]:
        """Yield what is unpacked, as long as it is not too much."""
        size = 0
        read = packed.read  # type: ignore[attr-defined]
        while chunk := read(_CHUNK):
            size += len(chunk)
            self._unpacked += len(chunk)
            bomb = size > SMALL and size > MOST_RATIO * max(entry.compress_size, 1)
            if bomb or self._unpacked > MOST_UNPACKED:
                raise IngestError(f"{shown}: unpacks to too much; nothing was read")
            yield chunk

    def _keep(self, name: str, chunks: Iterable[bytes]) -> None:
        plain = plain_name(name)
        if not _is_read(plain):
            self.refused.append((plain, "of no kind that is read"))
            return
        with (self.folder / self._free(plain)).open("wb") as out:
            for chunk in chunks:
                out.write(chunk)

    def _free(self, plain: str) -> str:
        """Return a name whose stem no other has: it becomes the document's label."""
        path = PurePosixPath(plain)
        stem, number = path.stem, 1
        while stem.lower() in self._names:
            number += 1
            stem = f"{path.stem}-{number}"
        self._names.add(stem.lower())
        return f"{stem}{path.suffix}"


def plain_name(given: str) -> str:
    r"""Return the last part of a name, without what a file's name should not hold.

    Example:
        >>> plain_name("../../etc/passwd"), plain_name("C:\\temp\\a<b>.txt")
        ('passwd', 'a b .txt')
    """
    name = PureWindowsPath(PurePosixPath(given).name).name
    name = _UNFIT.sub(" ", name).strip().encode("utf-8", "replace").decode("utf-8")
    path = PurePosixPath(name)
    return f"{path.stem[:_LONGEST]}{path.suffix[:10]}" or "unnamed"


def _is_read(plain: str) -> bool:
    return plain == METADATA_FILE or Path(plain).suffix.lower() in KINDS
