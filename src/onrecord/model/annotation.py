"""What the reader model says of a parsed document beyond its trees and names.

``read`` puts an :class:`Annotation` into ``doc.user_data["annotation"]``, and
``extract`` takes it from there; words are given by their index in the ``Doc``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KEY = "annotation"
"""Where the annotation lies in ``doc.user_data``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributedWords:
    """Words of one attribution: source, cue and content, each in reading order."""

    source: tuple[int, ...] = ()
    cue: tuple[int, ...] = ()
    content: tuple[int, ...] = ()

    def moved(self, where: Sequence[int]) -> AttributedWords:
        """Return the same words renumbered: word i becomes ``where[i]``."""
        return AttributedWords(
            source=tuple(where[i] for i in self.source),
            cue=tuple(where[i] for i in self.cue),
            content=tuple(where[i] for i in self.content),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedTrigger:
    """Words that the learned claim reader takes for an event or a tie."""

    words: tuple[int, ...]
    type: str
    score: float
    """Probability of the type, 0 to 1, the highest over the words."""
    actor: Mapping[int, float] = field(default_factory=dict)
    """Word to the probability that it belongs to the actor, where over 0.1."""
    recipient: Mapping[int, float] = field(default_factory=dict)
    certainty: str = "CT"
    modality: str = "actual"
    polarity: str = "+"

    def moved(self, where: Sequence[int]) -> LearnedTrigger:
        """Return the same trigger renumbered: word i becomes ``where[i]``."""
        return replace(
            self,
            words=tuple(where[i] for i in self.words),
            actor={where[i]: p for i, p in self.actor.items()},
            recipient={where[i]: p for i, p in self.recipient.items()},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """The reader model's findings in one document."""

    attributions: tuple[AttributedWords, ...] = ()
    triggers: tuple[LearnedTrigger, ...] = ()
    factuality: tuple[float, ...] = ()
    """For each word of the ``Doc``, from -3 (surely not) to 3 (surely so)."""
