"""Find who belongs together: communities of cooperation, and the dense core."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.analyze.edges import Edge

THOROUGH: Final = 20_000
"""Up to so many pairs, Louvain's method is used, which takes longer."""
SEED: Final = 1


def communities(edges: Sequence[Edge]) -> tuple[dict[str, int], str]:
    """Return the community of each actor, 1 for the largest, and how it was found."""
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for edge in edges:
        one, other = sorted((edge.actor, edge.recipient))
        weights[one, other] += max(edge.origins, 1)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted({name for pair in weights for name in pair}))
    graph.add_weighted_edges_from((*pair, weights[pair]) for pair in sorted(weights))
    if len(weights) <= THOROUGH:
        found = nx.community.louvain_communities(graph, weight="weight", seed=SEED)
        method = "Louvain's method (Blondel et al., 2008), ties weighted by tellers"
    else:
        found = nx.community.fast_label_propagation_communities(graph, seed=SEED)
        method = "label propagation (Traag and Šubelj, 2023)"
    listed = sorted(
        (sorted(each) for each in found), key=lambda each: (-len(each), each)
    )
    return {name: i for i, each in enumerate(listed, 1) for name in each}, method


def cores(pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return the largest k for which each is in a k-core.

    Example:
        >>> cores([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")])
        {'a': 2, 'b': 2, 'c': 2, 'd': 1}
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(pairs)
    return dict(sorted(nx.core_number(graph).items()))
