"""Lay out what a sentence says between two sides, for a terminal or as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import islice
from typing import TYPE_CHECKING, Final

from rich.text import Text

from onrecord.export import words

if TYPE_CHECKING:
    from onrecord.model.classification import Classification

MOST: Final = 3
"""Alternatives that are shown."""


def classification_view(found: Classification) -> Text:
    """Return the type with its probability, and the next ones."""
    sides = f"{words.plain(found.actor)} → {words.plain(found.recipient)}"
    text = Text.assemble((found.type, "bold"), f"  {sides}  {found.probability:.2f}")
    others = islice(found.alternatives.items(), 1, 1 + MOST)
    text.append("\nnext: " + ", ".join(f"{k} {v:.2f}" for k, v in others), style="dim")
    return text


def write_classification(found: Classification) -> str:
    """Return one line of JSON."""
    return json.dumps(asdict(found), ensure_ascii=False) + "\n"
