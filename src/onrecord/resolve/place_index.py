"""The index of places: rows in the order of their keys, in small compressed blocks.

A lookup unpacks one block of about 16 kB, in some 50 microseconds, and nothing else is
ever read, so that the file opens at once. A name that is not there costs the same.

The file: ``MAGIC``; the length of the directory as four bytes; the directory, packed:
lines of "first key, tab, offset" of each block; then the blocks, each packed by zlib.
A row is "key" and ``FIELDS``, parted by tabs, and ends with a line feed.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left, bisect_right
from mmap import ACCESS_READ, mmap
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

MAGIC: Final = b"onrecord places 2\n"
BLOCK: Final = 1 << 14
FIELDS: Final = (
    "rank", "name", "country", "province", "kind", "latitude", "longitude",
    "population", "radius", "geonames",
)  # fmt: skip
"""``rank`` is 0 for the name of a place and 1 for another one of its names."""


class PlaceIndex:
    """Rows of places by key, read from a file as they are asked for."""

    def __init__(self, data: bytes | mmap) -> None:
        """Read the directory of the index, and nothing else."""
        if data[: len(MAGIC)] != MAGIC:
            raise ValueError("not an index of places")
        start = len(MAGIC) + 4
        length = int.from_bytes(data[start - 4 : start], "big")
        directory = zlib.decompress(data[start : start + length]).decode().split("\n")
        self._data = data
        self._keys = [line.split("\t")[0] for line in directory]
        offsets = [int(line.split("\t")[1]) for line in directory]
        self._offsets = [start + length + offset for offset in offsets]
        self._offsets.append(len(data))

    @classmethod
    def opened(cls, path: Traversable) -> PlaceIndex:
        """Return the index in a file, mapped into memory."""
        with path.open("rb") as file:
            return cls(mmap(file.fileno(), 0, access=ACCESS_READ))

    def rows(self, key: str) -> list[list[str]]:
        """Return the rows of a key, each as its ``FIELDS``."""
        first = max(bisect_left(self._keys, key) - 1, 0)
        last = bisect_right(self._keys, key)
        found = []
        for number in range(first, max(last, first + 1)):
            begin, end = self._offsets[number : number + 2]
            block = b"\n" + zlib.decompress(self._data[begin:end])
            found += list(_rows(block, key))
        return found


def _rows(block: bytes, key: str) -> Iterable[list[str]]:
    """Yield the rows of a key in an unpacked block."""
    start = f"\n{key}\t".encode()
    at = block.find(start)
    while at >= 0:
        end = block.index(b"\n", at + 1)
        yield block[at + len(start) : end].decode().split("\t")
        at = block.find(start, end)


def packed(rows: Iterable[str]) -> bytes:
    """Return the file of an index.

    Args:
        rows: "key" and ``FIELDS`` of each, parted by tabs, in the order of their keys.
    """
    blocks: list[bytes] = []
    directory: list[str] = []
    size, held = 0, ""
    for row in rows:
        if len(held) >= BLOCK:
            size += _add(held, size, blocks, directory)
            held = ""
        held += row + "\n"
    _add(held, size, blocks, directory)
    table = zlib.compress("\n".join(directory).encode(), 9)
    return b"".join((MAGIC, len(table).to_bytes(4, "big"), table, *blocks))


def _add(held: str, size: int, blocks: list[bytes], directory: list[str]) -> int:
    """Pack a block at an offset; return its size."""
    block = zlib.compress(held.encode(), 9)
    blocks.append(block)
    directory.append(f"{held.split(chr(9), 1)[0]}\t{size}")
    return len(block)
