"""Which names judgements hold to be one actor, and under which of them it is shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.model.claim import Claim
    from onrecord.model.judgment import Judgment

    Contradiction = tuple[Judgment, str]


@dataclass(slots=True)
class Merged:
    """Names by the one that they are shown under.

    Example:
        ``same`` of "PMF" and "Popular Mobilization Forces" shows both as the latter.
    """

    parent: dict[str, str] = field(default_factory=dict)
    links: list[Judgment] = field(default_factory=list)
    """Those that say "same", in force."""
    apart: list[Judgment] = field(default_factory=list)
    """Those that say "different", in force."""
    unsure: list[Judgment] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.parent)

    def shown(self, name: str) -> str:
        """Return the name under which an actor is shown."""
        while name in self.parent:
            name = self.parent[name]
        return name

    def members(self, name: str) -> set[str]:
        """Return every name of the actor who is called so."""
        root = self.shown(name)
        return {root, *(each for each in self.parent if self.shown(each) == root)}

    def judgments_of(self, name: str) -> list[Judgment]:
        """Return what is in force about a name."""
        every = (*self.links, *self.apart, *self.unsure)
        return [each for each in every if name in (each.subject, each.object)]

    def rename(self, claim: Claim) -> Claim:
        """Return a claim with every name as it is shown."""
        if not self.parent:
            return claim
        actor, recipient, sources = (
            tuple(dict.fromkeys(map(self.shown, names)))
            for names in (claim.actor, claim.recipient, claim.sources)
        )
        return replace(claim, actor=actor, recipient=recipient, sources=sources)

    def admit(self, judgment: Judgment) -> Contradiction | None:
        """Put a judgement of two names in force, or return what it contradicts."""
        one, other = judgment.subject, judgment.object or judgment.subject
        roots = {self.shown(one), self.shown(other)}
        if judgment.verdict == "unsure":
            self.unsure.append(judgment)
        elif judgment.verdict == "different":
            if len(roots) == 1:
                return self._link(one), f"{one} and {other} are merged"
            self.apart.append(judgment)
        else:
            return self._merge(judgment, one, other)
        return None

    def _merge(self, judgment: Judgment, one: str, other: str) -> Contradiction | None:
        first, last = self.shown(one), self.shown(other)
        if first == last:
            if one == last and not judgment.by_rule:
                return self._link(other), f"{other} is merged into {one}: a cycle"
            self.links.append(judgment)
            return None
        for each in self.apart:
            roots = {self.shown(each.subject), self.shown(each.object or "")}
            if roots == {first, last}:
                return each, f"{each.subject} and {each.object} are different"
        self.parent[first] = last
        self.links.append(judgment)
        return None

    def _link(self, name: str) -> Judgment:
        """Return a judgement that merged a name; there is one."""
        return next(
            (each for each in self.links if name in (each.subject, each.object)),
            self.links[-1],
        )
