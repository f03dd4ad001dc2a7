"""Give each actor a place on a picture: those that are tied stand near."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.analyze.edges import Edge

    Places = dict[str, tuple[float, float]]

SEED: Final = 1
CONFLICT: Final = 0.4
"""How much a conflict pulls together, against 1 for cooperation."""
EVEN: Final = 0.6
"""How far places are moved towards even distances, so that names do not overlap."""
ROW: Final = 6
"""Small groups beside one another under the largest."""


def lay_out(names: Sequence[str], edges: Iterable[Edge]) -> Places:
    """Return places, the same for the same network: the largest group on top."""
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for edge in edges:
        one, other = sorted((edge.actor, edge.recipient))
        weights[one, other] += CONFLICT if edge.sign < 0 else 1.0
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_weighted_edges_from((*pair, weights[pair]) for pair in sorted(weights))
    groups = sorted(
        (sorted(each) for each in nx.connected_components(graph)),
        key=lambda each: (-len(each), each),
    )
    places: Places = {}
    for number, group in enumerate(groups):
        placed = _placed(graph.subgraph(group))
        if number == 0:
            places |= placed
            continue
        column, row = (number - 1) % ROW, (number - 1) // ROW
        middle = (2 * column + 1) / ROW - 1, -1.35 - 0.45 * row
        for name, (x, y) in placed.items():
            places[name] = middle[0] + x * 0.7 / ROW, middle[1] + y * 0.12
    return places


def _placed(graph: nx.Graph[str]) -> Places:
    """Return places between -1 and 1 in both directions."""
    names = sorted(graph)
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(names)
    ordered.add_weighted_edges_from(sorted(graph.edges(data="weight")))
    spread = 2.5 / max(len(names), 1) ** 0.5
    found = nx.spring_layout(ordered, k=spread, iterations=300, seed=SEED)
    across = _even({name: float(found[name][0]) for name in names})
    along = _even({name: float(found[name][1]) for name in names})
    return {name: (across[name], along[name]) for name in names}


def _even(values: dict[str, float]) -> dict[str, float]:
    """Return values between -1 and 1, moved towards equal distances."""
    if len(values) == 1:
        return dict.fromkeys(values, 0.0)
    low, high = min(values.values()), max(values.values())
    ranks = sorted(values, key=lambda name: (values[name], name))
    even = {name: 2 * rank / (len(ranks) - 1) - 1 for rank, name in enumerate(ranks)}
    wide = (high - low) or 1.0
    return {
        name: (1 - EVEN) * (2 * (value - low) / wide - 1) + EVEN * even[name]
        for name, value in values.items()
    }
