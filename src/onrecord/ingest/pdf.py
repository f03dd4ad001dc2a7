"""Take the text of a PDF, with the ``pdf`` extra."""

from __future__ import annotations

from onrecord.errors import ParseError


def parse_pdf(data: bytes) -> str:
    """Return the text of a PDF's pages, with an empty line between two pages.

    Raises:
        ParseError: The extra is not installed, or the file holds no text.
    """
    try:
        import pypdfium2  # noqa: PLC0415  it may be absent
    except ImportError as error:
        raise ParseError(
            "a PDF needs the pdf extra: pip install 'onrecord[pdf]'"
        ) from error
    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
    except pypdfium2.PdfiumError as error:
        raise ParseError(f"not readable as PDF: {error}") from error
    text = "\n\n".join(page.replace("\r\n", "\n").strip() for page in pages)
    if not text.strip():
        raise ParseError("a PDF without text; it may be a scan")
    return text
