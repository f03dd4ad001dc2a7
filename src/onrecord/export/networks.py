"""Show the network of a period as tables, and write it as GraphML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.export import words
from onrecord.export.dossiers import edge_line
from onrecord.export.edges import quoted, written
from onrecord.export.files import write_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from rich.console import RenderableType

    from onrecord.analyze.edges import Edge
    from onrecord.analyze.network import Network, Node

MOST: Final = 20
"""Actors and edges of a table; JSON and GraphML have all."""

NODE_TYPES: Final = {
    **dict.fromkeys(("label", "kind"), "string"),
    **dict.fromkeys(("partners", "friends", "foes"), "int"),
    **dict.fromkeys(("reach", "core", "community"), "int"),
    "broker": "double",
    "inferred": "string",
}
EDGE_TYPES: Final = {
    **dict.fromkeys(
        ("kind", "type", "certainty", "weakest", "first", "last"), "string"
    ),
    **dict.fromkeys(("sign", "claims", "documents", "denials", "origins"), "int"),
    **dict.fromkeys(("inferred", "supposed"), "boolean"),
}
NOTE: Final = "broker, reach, core and community"
"""The values of a node that are inferred."""


def network_view(network: Network, most: int = MOST) -> RenderableType:
    """Return the best connected actors with their measures, and the best edges."""
    period = ""
    if network.begin or network.end:
        period = f" from {network.begin or '…'} to {network.end or '…'}"
    count = (
        f"{words.counted(len(network.nodes), 'actor')}, "
        f"{words.counted(len(network.edges), 'edge')}{period}"
    )
    head = Text.assemble(("Network", "bold"), (f"  {count}", "dim"))
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("actor", overflow="fold")
    for name in ("partners", "friends", "foes", "broker", "reach", "core", "community"):
        table.add_column(name, justify="right")
    for node in network.nodes[:most]:
        table.add_row(Text(words.plain(node.name), style="bold"), *_cells(node))
    strong = sorted(network.edges, key=lambda edge: (-edge.origins, -edge.claims))
    lines = [edge_line(edge) for edge in strong[:most]]
    meanings = [
        Text(f"{each.name}: {each.says} Inferred: {each.method}.", style="dim")
        for each in network.measures
    ]
    edges = Text.assemble(("Best supported", "bold underline"))
    return Group(
        head,
        Padding(table, (1, 0, 1, 2)),
        edges,
        Padding(Text("\n").join(lines), (0, 0, 1, 2)),
        *meanings,
    )


def write_network(network: Network, path: Path) -> None:
    """Write a network as GraphML: a directed graph with an edge for each type."""
    write_text(path, _lines(network))


def _cells(node: Node) -> list[str]:
    counts = [f"{each:,}" for each in (node.partners, node.friends, node.foes)]
    return [
        *counts,
        f"{node.broker:.3f}",
        *map(str, (node.reach, node.core, node.community)),
    ]


def _lines(network: Network) -> Iterator[str]:
    yield "<?xml version='1.0' encoding='utf-8'?>\n"
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for each in network.measures:
        meaning = f"{each.name}: {each.says} Inferred: {each.method}."
        yield f"<!-- {_comment(meaning)} -->\n"
    for kind, types in (("node", NODE_TYPES), ("edge", EDGE_TYPES)):
        for name, type in types.items():
            yield (
                f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" '
                f'attr.type="{type}"/>\n'
            )
    yield '<graph edgedefault="directed">\n'
    for node in network.nodes:
        yield f"<node id={quoted(node.name)}>{_data('node', _node(node))}</node>\n"
    for number, edge in enumerate(network.edges):
        ends = f"source={quoted(edge.actor)} target={quoted(edge.recipient)}"
        yield f'<edge id="e{number}" {ends}>{_data("edge", _edge(edge))}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _comment(text: str) -> str:
    return written(text).replace("--", "–")


def _node(node: Node) -> dict[str, object]:
    fields = {name: getattr(node, name, None) for name in NODE_TYPES}
    return {**fields, "label": node.name, "inferred": NOTE}


def _edge(edge: Edge) -> dict[str, object]:
    return {name: getattr(edge, name) for name in EDGE_TYPES}


def _data(kind: str, fields: Mapping[str, object]) -> str:
    return "".join(
        f'<data key="{kind}-{name}">{escape(written(_text(value)))}</data>'
        for name, value in fields.items()
        if value is not None
    )


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
