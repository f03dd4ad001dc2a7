"""Say where reports disagree about an actor: sides, each with words and their source.

They are found elsewhere (``corroborate``); this is how answers carry them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.analyze.quotes import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One of the things said, and the claims that say it."""

    value: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Claims that cannot all be right."""

    kind: str
    """denial, polarity, number, date, place, actor or norm."""
    says: str
    """What that is, in words."""
    sides: tuple[Position, ...]
    """In the order in which they were first told."""
