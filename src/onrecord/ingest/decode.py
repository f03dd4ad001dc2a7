"""Decode a text as it was written, or say why it is none: nothing is repaired."""

from __future__ import annotations

from typing import Final

from onrecord.errors import ParseError

_MAGIC: Final = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an office document",
}
_WIDE: Final = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def decode_text(data: bytes) -> str:
    """Return the text that bytes hold in UTF-8, unaltered.

    A byte-order mark stays the first character, and line ends stay as they are: the
    offsets of every span are counted in this text.

    Raises:
        ParseError: The bytes are no text in UTF-8.
    """
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise ParseError(f"binary: {what}")
    for mark, name in _WIDE.items():
        if data.startswith(mark):
            raise ParseError(f"not UTF-8: it is in {name}; convert it first")
    if (at := data.find(0)) >= 0:
        raise ParseError(f"binary: a NUL byte at {at}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = data[error.start]
        raise ParseError(f"not UTF-8: byte 0x{byte:02x} at {error.start}") from error
