"""Write a brief in the form that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.export.answers import write_answer
from onrecord.export.brief_pdf import write_brief_pdf
from onrecord.export.briefs import write_brief_html, write_brief_markdown

if TYPE_CHECKING:
    from onrecord.analyze.briefs import Brief


def write_brief(brief: Brief, form: str) -> bytes:
    """Return a brief as ``markdown``, ``html``, ``pdf`` or ``json``."""
    if form == "pdf":
        return write_brief_pdf(brief)
    if form == "html":
        return write_brief_html(brief).encode()
    if form == "json":
        return write_answer(brief).encode()
    return write_brief_markdown(brief).encode()
