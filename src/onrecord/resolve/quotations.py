"""Say what stands in quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.model.document import Span

MARK = re.compile("[“”\"]|``|''")
OPENING = {"“", "``"}


def is_quoted(span: Span, text: str) -> bool:
    """Say whether a quotation is open where the span begins, in its paragraph.

    The last mark before it decides, so that one that was never closed does little
    harm; marks that look the same at both ends open after a blank.
    """
    start = text.rfind("\n", 0, span.start) + 1
    marks = list(MARK.finditer(text, start, span.start))
    if not marks:
        return False
    last = marks[-1]
    if last[0] in OPENING:
        return True
    before = text[last.start() - 1] if last.start() > start else " "
    return last[0] != "”" and before in " (—-"
