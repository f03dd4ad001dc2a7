"""Form groups out of links between pairs, whatever order they come in.

The best links are taken first; two groups become one when at least half of the pairs
across them are linked (average linkage), so that no chain of neighbors runs through a
whole war.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

Key = TypeVar("Key", int, str)

ENOUGH: Final = 0.5
"""Share of the pairs across two groups that must be linked."""


def group_links(
    members: Iterable[Key],
    links: Iterable[tuple[float, Key, Key]],
    *,
    same: Iterable[tuple[Key, Key]] = (),
    different: Iterable[tuple[Key, Key]] = (),
) -> dict[Key, Key]:
    """Return for each member the least member of its group.

    Args:
        members: All that are to be grouped; one without a link stays alone.
        links: Score and the two ends, each pair once.
        same: Pairs that somebody has judged to belong together, linked or not.
        different: Pairs that somebody has judged to be apart; no link joins them.
    """
    groups = _Groups({member: [member] for member in members})
    ordered = sorted((-score, min(a, b), max(a, b)) for score, a, b in links)
    for _, a, b in ordered:
        groups.across[a][b] = groups.across[b][a] = 1
    for a, b in sorted(same):
        groups.join(a, b)
    apart = {(a, b) for pair in different for a, b in (pair, pair[::-1])}
    for _, a, b in ordered:
        if groups.are_close(a, b) and not groups.are_apart(a, b, apart):
            groups.join(a, b)
    least = {key: min(members) for key, members in groups.members.items()}
    return {member: least[key] for member, key in groups.name.items()}


class _Groups(Generic[Key]):
    """Groups under the name of one of their members, with the links across them."""

    def __init__(self, members: dict[Key, list[Key]]) -> None:
        self.members: dict[Key, list[Key]] = members
        self.name: dict[Key, Key] = {member: member for member in members}
        self.across: dict[Key, dict[Key, int]] = defaultdict(dict)

    def are_close(self, a: Key, b: Key) -> bool:
        """Say whether the groups of two members are two, and linked enough."""
        one, other = self.name[a], self.name[b]
        pairs = len(self.members[one]) * len(self.members[other])
        linked = self.across[one].get(other, 0)
        return one != other and linked >= ENOUGH * pairs

    def are_apart(self, a: Key, b: Key, apart: set[tuple[Key, Key]]) -> bool:
        """Say whether the groups of two members hold a pair that is judged apart."""
        if not apart:
            return False
        one, other = self.members[self.name[a]], self.members[self.name[b]]
        return any((member, partner) in apart for member in one for partner in other)

    def join(self, a: Key, b: Key) -> None:
        """Make one group of the groups of two members."""
        one, other = self.name[a], self.name[b]
        if one == other:
            return
        if len(self.members[one]) < len(self.members[other]):
            one, other = other, one
        for member in self.members[other]:
            self.name[member] = one
        self.members[one] += self.members.pop(other)
        _join(self.across, one, other)


def _join(across: dict[Key, dict[Key, int]], one: Key, other: Key) -> None:
    """Count the links of a group that was taken in for the one that took it."""
    for neighbor, count in across.pop(other, {}).items():
        across[neighbor].pop(other, None)
        if neighbor != one:
            total = across[one].get(neighbor, 0) + count
            across[one][neighbor] = across[neighbor][one] = total
