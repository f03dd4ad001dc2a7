"""Write claims as GEXF 1.3, with the time that each is told of, for Gephi."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.export.edges import (
    EDGE_FIELDS,
    NODE_FIELDS,
    edges_of,
    nodes_of,
    quoted,
)
from onrecord.export.files import write_text
from onrecord.model.edtf import bounds_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from onrecord.export.references import Words
    from onrecord.model.claim import Reading


def write_gexf(readings: Sequence[Reading], path: Path, words: Words) -> None:
    """Write the actors of readings and the claims between them."""
    write_text(path, _lines(readings, words))


def _lines(readings: Sequence[Reading], words: Words) -> Iterator[str]:
    # No date of writing: the same store gives the same bytes.
    yield "<?xml version='1.0' encoding='utf-8'?>\n"
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
    yield from _attributes("node", NODE_FIELDS)
    yield from _attributes("edge", EDGE_FIELDS)
    yield "<nodes>\n"
    for name, fields in nodes_of(readings).items():
        values = _values(fields)
        yield f"<node id={quoted(name)} label={quoted(name)}>{values}</node>\n"
    yield "</nodes>\n<edges>\n"
    for edge in edges_of(readings, words):
        source, target = map(quoted, edge.ends)
        first, last = bounds_of(edge.claim.when)
        time = f' start="{first}"' if first else ""
        time += f' end="{last}"' if last else ""
        yield (
            f'<edge id="{edge.id}" source={source} target={target} '
            f'label="{edge.claim.type}" kind="{edge.claim.type}"{time}>'
            f"{_values(edge.fields)}</edge>\n"
        )
    yield "</edges>\n</graph>\n</gexf>\n"


def _attributes(kind: str, names: Sequence[str]) -> Iterator[str]:
    yield f'<attributes class="{kind}">\n'
    for name in names:
        type = "boolean" if name == "tie" else "string"
        yield f'<attribute id="{name}" title="{name}" type="{type}"/>\n'
    yield "</attributes>\n"


def _values(fields: Mapping[str, str]) -> str:
    values = "".join(
        f'<attvalue for="{name}" value={quoted(value)}/>'
        for name, value in fields.items()
        if value
    )
    return f"<attvalues>{values}</attvalues>"
