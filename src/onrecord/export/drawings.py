"""Draw a network as SVG or PNG; the one door of matplotlib for networks.

The same network gives the same bytes: places come from a seed, and no day is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from onrecord.analyze.network import lay_out
from onrecord.export import words

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from onrecord.analyze.edges import Edge
    from onrecord.analyze.network import Network, Node

MOST: Final = 60
"""Actors that are drawn: more of them cannot be told apart on a page."""
LONGEST: Final = 28
"""Characters of a name on the picture."""

COLORS: Final = {1: "#1b7837", -1: "#b2182b", 0: "#4d4d4d"}
"""By sign: cooperation, conflict, neither; with a style of line each, for all eyes."""
STYLES: Final[dict[int, Literal["solid", "dashed", "dotted"]]] = {
    1: "solid",
    -1: "dashed",
    0: "dotted",
}
GROUPS: Final = (
    *("#88ccee", "#ddcc77", "#cc6677", "#44aa99", "#aa4499", "#999933", "#332288"),
    *("#117733", "#882255", "#ee7733", "#bbccee", "#cceeff"),
)
"""A color for each of the largest communities; the others have none."""

ALONE: Final = "#dddddd"


def draw_network(network: Network, path: FilePath, *, form: str) -> None:
    """Draw the best connected actors of a network and what ties them.

    Args:
        network: The network.
        path: The file to write.
        form: ``svg`` or ``png``.
    """
    import matplotlib as mpl  # noqa: PLC0415  it takes a moment to import
    from matplotlib.figure import Figure  # noqa: PLC0415

    nodes = network.nodes[:MOST]
    names = {node.name for node in nodes}
    edges = [e for e in network.edges if e.actor in names and e.recipient in names]
    places = lay_out([node.name for node in nodes], edges)
    plain = {"svg.hashsalt": "onrecord", "svg.fonttype": "none"}
    with mpl.rc_context(plain):  # type: ignore[arg-type]
        figure = Figure(figsize=(12, 9), dpi=110, layout="constrained")
        axes = figure.add_subplot()
        axes.set_axis_off()
        axes.margins(0.08)
        for edge in _best_of_each(edges):
            _draw_edge(axes, edge, places)
        for node in nodes:
            _draw_node(axes, node, places[node.name])
        _legend(axes, network, len(nodes))
        told: dict[str, Any] = {"Date": None} if form == "svg" else {"Software": None}
        figure.savefig(path, format=form, metadata=told)


def _best_of_each(edges: list[Edge]) -> list[Edge]:
    """Return the best edge of each sign from one to another: more lines would cover."""
    best: dict[tuple[str, str, int], Edge] = {}
    for edge in sorted(
        edges, key=lambda each: (-each.origins, -each.claims, each.type)
    ):
        best.setdefault((edge.actor, edge.recipient, edge.sign), edge)
    return list(best.values())


def _draw_edge(axes: Any, edge: Edge, places: dict[str, tuple[float, float]]) -> None:  # noqa: ANN401  matplotlib's
    bend = {1: 0.08, -1: -0.12, 0: 0.18}[edge.sign]
    axes.annotate(
        "",
        xy=places[edge.recipient],
        xytext=places[edge.actor],
        arrowprops={
            "arrowstyle": "-|>",
            "color": COLORS[edge.sign],
            "linestyle": STYLES[edge.sign],
            "linewidth": 0.8 + 0.5 * min(edge.origins, 6),
            "alpha": 0.75 if edge.claims else 0.3,
            "shrinkA": 9,
            "shrinkB": 9,
            "connectionstyle": f"arc3,rad={bend}",
        },
    )
    (x, y), (u, v) = places[edge.actor], places[edge.recipient]
    if len(places) <= 25:  # noqa: PLR2004  more words would cover each other
        middle = (x + u) / 2 + bend * (v - y) / 2, (y + v) / 2 - bend * (u - x) / 2
        said = words.type_name(edge.kind, edge.type)
        axes.text(*middle, said, fontsize=6, color=COLORS[edge.sign], ha="center")


def _draw_node(axes: Any, node: Node, place: tuple[float, float]) -> None:  # noqa: ANN401
    size = 60 + 900 * node.broker**0.5
    known = 0 < node.community <= len(GROUPS)
    group = GROUPS[node.community - 1] if known else ALONE
    axes.scatter(
        *place, s=size, color=group, edgecolors="#333333", linewidths=0.7, zorder=3
    )
    name = words.plain(node.name)
    shown = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
    # A dollar sign would begin a formula.
    axes.annotate(
        shown.replace("$", r"\$"),
        place,
        xytext=(0, 8 + size**0.5 / 3),
        textcoords="offset points",
        ha="center",
        fontsize=8,
        zorder=4,
    )


def _legend(axes: Any, network: Network, shown: int) -> None:  # noqa: ANN401
    from matplotlib.lines import Line2D  # noqa: PLC0415

    said = {1: "cooperation", -1: "conflict", 0: "neither"}
    lines = [
        Line2D([], [], color=COLORS[sign], linestyle=STYLES[sign], label=said[sign])
        for sign in said
    ]
    axes.legend(handles=lines, loc="lower left", fontsize=8, frameon=False)
    period = ""
    if network.begin or network.end:
        period = f", {network.begin or '…'} to {network.end or '…'}"
    of = "" if shown == len(network.nodes) else f" of {len(network.nodes):,}"
    axes.set_title(
        f"{shown:,}{of} actors and what ties them{period}. A thick line has many "
        "independent tellers;\na large circle stands between many (inferred: "
        "betweenness); one color is one community (inferred), gray is none.",
        fontsize=9,
        loc="left",
    )
