"""Form groups out of links between pairs, whatever order they come in.

The best links are taken first; two groups become one when at least half of the pairs
across them are linked (average linkage), so that no chain of neighbors runs through a
whole war.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    Key = TypeVar("Key", int, str)

ENOUGH: Final = 0.5
"""Share of the pairs across two groups that must be linked."""


def group_links(
    members: Iterable[Key], links: Iterable[tuple[float, Key, Key]]
) -> dict[Key, Key]:
    """Return for each member the least member of its group.

    Args:
        members: All that are to be grouped; one without a link stays alone.
        links: Score and the two ends, each pair once.
    """
    group = {member: [member] for member in members}
    across: dict[Key, dict[Key, int]] = defaultdict(dict)
    ordered = sorted((-score, min(a, b), max(a, b)) for score, a, b in links)
    for _, a, b in ordered:
        across[a][b] = across[b][a] = 1
    name = {member: member for member in group}
    for _, a, b in ordered:
        one, other = name[a], name[b]
        if one == other:
            continue
        pairs = len(group[one]) * len(group[other])
        if across[one].get(other, 0) < ENOUGH * pairs:
            continue
        if len(group[one]) < len(group[other]):
            one, other = other, one
        for member in group[other]:
            name[member] = one
        group[one] += group.pop(other)
        _join(across, one, other)
    least = {key: min(members) for key, members in group.items()}
    return {member: least[key] for member, key in name.items()}


def _join(across: dict[Key, dict[Key, int]], one: Key, other: Key) -> None:
    """Count the links of a group that was taken in for the one that took it."""
    for neighbor, count in across.pop(other).items():
        across[neighbor].pop(other, None)
        if neighbor != one:
            total = across[one].get(neighbor, 0) + count
            across[one][neighbor] = across[neighbor][one] = total
