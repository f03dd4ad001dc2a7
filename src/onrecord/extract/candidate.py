"""What may be a claim: the words of an event or tie, and those that fill its roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.model.annotation import LearnedTrigger


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that express an event or tie, and the words that fill its roles."""

    type: str
    head: int
    words: tuple[int, ...]
    rule: str
    mode: str | None = None
    actor: tuple[int, ...] = ()
    recipient: tuple[int, ...] = ()
    symmetric: bool = False
    weak: bool = False
    required: tuple[bool, bool] = (False, False)
    demands: bool = False
    learned: LearnedTrigger | None = field(default=None, compare=False)

    @property
    def stands(self) -> bool:
        """Whether the arguments are there that its frame cannot do without."""
        actor, recipient = bool(self.actor), bool(self.recipient)
        needs_actor, needs_recipient = self.required
        if (needs_actor and not actor) or (needs_recipient and not recipient):
            return False
        both = (actor and recipient) or (self.symmetric and len(self.actor) > 1)
        return both or (not self.weak and (actor or recipient))
