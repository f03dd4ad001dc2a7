"""Open files that may be compressed, and refuse those that grow beyond all measure."""

from __future__ import annotations

import bz2
import gzip
import io
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from onrecord.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import WriteableBuffer

MOST_GROWTH: Final = 100
"""Times its size that a compressed file may hold. Texts shrink to a third or a tenth,
tables of one word to a thirtieth; what shrinks to a thousandth is made to."""

SPARE: Final = 20_000_000
"""Bytes that every file may hold, however small it is."""

MOST_AT_ONCE: Final = 256_000_000
"""Bytes of one member of an archive, its name and what is passed over included."""

_ZSTD_PART: Final = 1024
"""Bytes; each can grow to 32 thousand."""

SUFFIXES: Final = (".gz", ".bz2", ".zst")


def grown(size: int) -> int:
    """Return how many bytes a compressed file of some size may hold."""
    return MOST_GROWTH * size + SPARE


class Bounded(io.RawIOBase):
    """A stream that ends in an error where more comes than was to be expected."""

    def __init__(self, file: IO[bytes], limit: int | None) -> None:
        """Read from a file.

        Args:
            file: Where the bytes come from.
            limit: How many may come; as many as there are if not given.
        """
        # All that came before the break of a damaged file is to be had, and `read`
        # would lose it with the error.
        self._read = getattr(file, "read1", file.read)
        self._limit = limit
        self._all = self._since = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read some bytes.

        Raises:
            ParseError: There are too many, or they cannot be decompressed.
        """
        view = memoryview(buffer)
        try:
            data = self._read(len(view))
        # Each way of compression has errors of its own for bytes that are damaged.
        except Exception as error:
            raise ParseError(f"damaged: {error}") from error
        view[: len(data)] = data
        self._all += len(data)
        self._since += len(data)
        if self._limit is not None and self._all > self._limit:
            raise ParseError(
                f"it grows to more than {self._limit:,} bytes, more than texts do"
            )
        if self._since > MOST_AT_ONCE:
            raise ParseError(f"too large: a member of more than {MOST_AT_ONCE:,} bytes")
        return len(data)

    def step(self) -> None:
        """Say that another member begins."""
        self._since = 0


@contextmanager
def opened(path: Path) -> Iterator[tuple[IO[bytes], Bounded]]:
    """Open a file, decompressed if its first bytes say that it is compressed.

    Returns:
        The stream, and what bounds it.
    """
    with path.open("rb") as file:
        start = file.read(4)
        file.seek(0)
        inner = _decompressed(file, start)
        size = path.stat().st_size
        bounded = Bounded(inner or file, grown(size) if inner else None)
        with io.BufferedReader(bounded, 65_536) as buffered:
            yield buffered, bounded


def bare_name(path: str) -> str:
    """Return the name of a file without folders and the ending of a compression."""
    name = Path(path).name
    lower = name.lower()
    return next((name[: -len(s)] for s in SUFFIXES if lower.endswith(s)), name)


def _decompressed(file: IO[bytes], start: bytes) -> IO[bytes] | None:
    if start.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=file)  # type: ignore[return-value]
    if start.startswith(b"BZh"):
        return bz2.BZ2File(file)
    if start == b"\x28\xb5\x2f\xfd":
        return _Parts(_zstd_parts(file))  # type: ignore[return-value]
    return None


class _Parts:
    """A stream of what comes in parts of any size."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._left = memoryview(b"")

    def read(self, size: int) -> bytes:
        """Return some bytes, and none only at the end."""
        while not self._left:
            part = next(self._parts, None)
            if part is None:
                return b""
            self._left = memoryview(part)
        given, self._left = self._left[:size], self._left[size:]
        return bytes(given)


def _zstd_parts(file: IO[bytes]) -> Iterator[bytes]:
    """Yield what a file of Zstandard holds; its own reader does not tell a broken one.

    So little is taken at a time that no part of it is more than some megabytes.
    """
    import zstandard  # noqa: PLC0415  few need it

    frame = None
    rest = b""
    while data := rest or file.read(_ZSTD_PART):
        frame = frame or zstandard.ZstdDecompressor().decompressobj()
        yield frame.decompress(data)
        rest = frame.unused_data if frame.eof else b""
        frame = None if frame.eof else frame
    if frame:
        raise EOFError("it breaks off")
