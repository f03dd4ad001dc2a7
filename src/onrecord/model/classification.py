"""What happens between two sides that a caller has named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """The event type between an actor and a recipient, and how likely others are."""

    sentence: str
    actor: str
    recipient: str
    type: str
    """A PLOVER type of 2021; of the two that were YIELD the likelier."""
    root: str
    """The code with CONCEDE and RETREAT as YIELD, as older data have it."""
    probability: float
    alternatives: Mapping[str, float]
    """Every root code with its probability, the likeliest first."""
