"""The formats that a store is exported to, by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.export import (
    dna,
    edges,
    eventreport,
    ftm,
    geojson,
    gexf,
    graphml,
    jsonld,
    polecat,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from onrecord.export.references import Words
    from onrecord.model.claim import Claim, Reading


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is written, and what it cannot say."""

    write: Callable[[Sequence[Reading], Path, Words], None]
    taken: Callable[[Reading], list[Claim]]
    """Returns the claims of a reading that it can hold."""
    left_out: str
    """Why it leaves out the others."""
    suffix: str


FORMATS: Final[Mapping[str, Format]] = {
    "polecat": Format(polecat.write_polecat, polecat.taken, polecat.LEFT_OUT, ".tsv"),
    "eventreport": Format(
        eventreport.write_eventreport, eventreport.taken, eventreport.LEFT_OUT, ".csv"
    ),
    "dna": Format(dna.write_dna, dna.taken, dna.LEFT_OUT, ".dna"),
    "ftm": Format(ftm.write_ftm, ftm.taken, ftm.LEFT_OUT, ".ftm.json"),
    "jsonld": Format(jsonld.write_jsonld, jsonld.taken, "", ".jsonld"),
    "graphml": Format(graphml.write_graphml, edges.taken, edges.LEFT_OUT, ".graphml"),
    "gexf": Format(gexf.write_gexf, edges.taken, edges.LEFT_OUT, ".gexf"),
    "geojson": Format(
        geojson.write_geojson, geojson.taken, geojson.LEFT_OUT, ".geojson"
    ),
}
"""Every format but Parquet, which is the store's own tables."""
