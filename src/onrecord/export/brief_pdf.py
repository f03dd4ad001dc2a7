"""Write a brief as PDF, one or two pages to hand around; the one door of ReportLab.

The same brief gives the same bytes. Letters are those of DejaVu, which come with
matplotlib: they have the marks of most transcribed names.
"""

from __future__ import annotations

import html
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from onrecord.export import words
from onrecord.export.briefs import PREFACE, left_out, note_text, said, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.analyze.briefs import Brief

FONTS: Final = {"OnRecord": "DejaVuSerif.ttf", "OnRecord-Bold": "DejaVuSerif-Bold.ttf"}


def write_brief_pdf(brief: Brief) -> bytes:
    """Return a brief as a PDF on A4."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415  it takes a moment to import
    from reportlab.lib.units import mm  # noqa: PLC0415
    from reportlab.platypus import SimpleDocTemplate  # noqa: PLC0415

    _register()
    held = BytesIO()
    margin = 18 * mm
    document = SimpleDocTemplate(
        held,
        pagesize=A4,
        leftMargin=margin,
        rightMargin=margin,
        topMargin=margin,
        bottomMargin=margin,
        title=title_of(brief),
        author="OnRecord",
        invariant=1,
    )
    document.build(list(_parts(brief)))
    return held.getvalue()


@cache
def _register() -> None:
    from matplotlib import get_data_path  # noqa: PLC0415
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

    folder = Path(get_data_path()) / "fonts" / "ttf"
    for name, file in FONTS.items():
        pdfmetrics.registerFont(TTFont(name, folder / file))


def _parts(brief: Brief) -> Iterator[Any]:
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415
    from reportlab.platypus import Paragraph  # noqa: PLC0415

    body = ParagraphStyle(
        "body", fontName="OnRecord", fontSize=8.6, leading=11.4, spaceAfter=2
    )
    bold = {"fontName": "OnRecord-Bold", "keepWithNext": 1}
    title = ParagraphStyle("title", body, fontSize=13, leading=17, **bold)
    head = ParagraphStyle("head", body, fontSize=9.6, leading=14, spaceBefore=5, **bold)
    item = ParagraphStyle("item", body, leftIndent=9, bulletIndent=0)
    note = ParagraphStyle("note", body, fontSize=7, leading=9, leftIndent=14)
    yield Paragraph(html.escape(title_of(brief)), title)
    yield Paragraph(html.escape(PREFACE), body)
    for section in brief.sections:
        yield Paragraph(html.escape(section.title), head)
        for each in section.sentences:
            marks = ", ".join(map(str, each.notes))
            raised = f"<super>{marks}</super>" if marks else ""
            yield Paragraph(html.escape(said(each)) + raised, item, bulletText="•")
    if brief.left_out:
        yield Paragraph(html.escape(left_out(brief)), body)
    if brief.notes:
        yield Paragraph("Notes", head)
    for cited in brief.notes:
        quoted = html.escape(f"“{words.plain(cited.quote.sentence)}” ")
        told = html.escape(note_text(cited.quote))
        yield Paragraph(quoted + told, note, bulletText=f"{cited.number}")
