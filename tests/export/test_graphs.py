"""GraphML and GEXF come back from networkx as the graph that was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import needed
from tests.export.exported import exported, raid
from tests.readings import chained_reading, reading_of

if TYPE_CHECKING:
    from pathlib import Path

each_format = pytest.mark.parametrize("format", ["graphml", "gexf"])


def graph_of(format: str, path: Path) -> Any:  # noqa: ANN401  networkx has no types
    """Return what networkx reads in a file."""
    return getattr(needed("networkx"), f"read_{format}")(path)


def edge_of(graph: Any, type: str) -> dict[str, Any]:  # noqa: ANN401
    """Return the fields of the first edge of a type."""
    edges = (data for *_, data in graph.edges(data=True))
    return next(each for each in edges if each["type"] == type)


@each_format
def test_networkx_reads_it(format: str, tmp_path: Path) -> None:
    """Actors are nodes, each pair that a claim ties an edge with its claim's fields."""
    readings = [raid(), chained_reading(), reading_of()]
    graph = graph_of(format, exported(format, readings, tmp_path / "graph"))

    assert graph.is_directed()
    assert set(graph) == {
        "Guards of the North Coast",
        "Iran",
        "Harbor League",
        "Houthis",
        "Houthi fighters",
    }
    assert graph.nodes["Iran"]["kind"] == "state"
    edges = [(a, b, data["type"]) for a, b, data in graph.edges(data=True)]
    assert sorted(edges) == [
        ("Guards of the North Coast", "Harbor League", "ASSAULT"),
        ("Harbor League", "Guards of the North Coast", "finances"),
        ("Harbor League", "Iran", "AID"),
        ("Iran", "Harbor League", "ASSAULT"),
        ("Iran", "Houthi fighters", "trains"),
        ("Iran", "Houthis", "arms"),
    ]


@each_format
def test_edge(format: str, tmp_path: Path) -> None:
    """An edge says on whose word, how firmly, and in which words, markup and all."""
    graph = graph_of(format, exported(format, [raid()], tmp_path / "graph"))

    edge = edge_of(graph, "finances")
    assert edge["sources"] == "@officials who asked not to be named"
    assert (edge["polarity"], edge["certainty"]) == ("+", "PR")
    assert edge["tie"] is True
    assert edge["words"].startswith("Guards of the North Coast raided a depot")
    assert edge["words"].endswith(
        '"Harbor League" denied that it had helped & paid <them>.'
    )
    assert edge["sha256"] == raid().document.id


@each_format
def test_same_bytes(format: str, tmp_path: Path) -> None:
    """No date of writing gets into a file."""
    one = exported(format, [raid()], tmp_path / "one").read_bytes()

    assert exported(format, [raid()], tmp_path / "two").read_bytes() == one


def test_time_intervals(tmp_path: Path) -> None:
    """In GEXF a day begins and ends an edge, an open interval only begins it."""
    graph = graph_of("gexf", exported("gexf", [raid()], tmp_path / "graph"))

    day, since = edge_of(graph, "ASSAULT"), edge_of(graph, "finances")
    assert (day["start"], day["end"]) == ("2016-12-19", "2016-12-19")
    assert since["start"] == "2015-07-01"
    assert "end" not in since
