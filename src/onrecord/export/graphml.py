"""Write claims as GraphML, a directed graph with several edges between two actors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from onrecord.export.edges import (
    EDGE_FIELDS,
    NODE_FIELDS,
    edges_of,
    nodes_of,
    quoted,
    written,
)
from onrecord.export.files import write_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from onrecord.export.references import Words
    from onrecord.model.claim import Reading

_TYPES: Final = {
    "tie": "boolean",
    "trigger_start": "long",
    "trigger_end": "long",
}


def write_graphml(readings: Sequence[Reading], path: Path, words: Words) -> None:
    """Write the actors of readings and the claims between them."""
    write_text(path, _lines(readings, words))


def _lines(readings: Sequence[Reading], words: Words) -> Iterator[str]:
    yield "<?xml version='1.0' encoding='utf-8'?>\n"
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for kind, names in (("node", ("label", *NODE_FIELDS)), ("edge", EDGE_FIELDS)):
        for name in names:
            type = _TYPES.get(name, "string")
            yield (
                f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" '
                f'attr.type="{type}"/>\n'
            )
    yield '<graph edgedefault="directed">\n'
    for name, fields in nodes_of(readings).items():
        data = _data("node", {"label": name, **fields})
        yield f"<node id={quoted(name)}>{data}</node>\n"
    for edge in edges_of(readings, words):
        source, target = map(quoted, edge.ends)
        data = _data("edge", edge.fields)
        yield f'<edge id="{edge.id}" source={source} target={target}>{data}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _data(kind: str, fields: Mapping[str, str]) -> str:
    return "".join(
        f'<data key="{kind}-{name}">{escape(written(value))}</data>'
        for name, value in fields.items()
        if value
    )
