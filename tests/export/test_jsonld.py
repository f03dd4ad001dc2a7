"""JSON-LD is parsed by rdflib without the network; its evidence finds its words."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import needed
from tests.export.exported import RAID, exported, raid
from tests.readings import CHAIN, chained_reading, reading_of

if TYPE_CHECKING:
    from pathlib import Path

# rdflib's own parser of JSON-LD warns of a class that it makes itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

TERMS = "urn:onrecord:terms:"
WEB = "http://www.w3.org/ns/oa#"


def graph_of(path: Path) -> Any:  # noqa: ANN401  rdflib's graph
    """Return the graph that rdflib reads in a file."""
    return (
        needed("rdflib")
        .Graph()
        .parse(data=path.read_text(encoding="utf-8"), format="json-ld")
    )


def test_rdflib_reads_claims(tmp_path: Path) -> None:
    """A claim has its claimer, how firm that one is, its actors, and its medium."""
    ref = needed("rdflib").URIRef
    graph = graph_of(exported("jsonld", [chained_reading()], tmp_path / "c.jsonld"))

    (claim,) = chained_reading().claims
    node = ref(f"urn:onrecord:claim:{claim.id}")

    def said(term: str) -> list[str]:
        return [str(each) for each in graph.objects(node, ref(TERMS + term))]

    assert said("claimType") == ["arms"]
    assert said("claimer") == ["@minister"]
    assert said("claimMedium") == ["Wire"]
    assert said("epistemic") == ["TrueUncertain"]
    assert said("actor") == ["urn:onrecord:actor:Iran"]
    assert said("quotation") == [CHAIN]
    (head,) = graph.objects(node, ref(TERMS + "sources"))
    chain = needed("rdflib.collection").Collection(graph, head)
    assert [str(each) for each in chain] == ["Agency", "@minister"]


def test_evidence_is_a_web_annotation(tmp_path: Path) -> None:
    """Position and quotation of every annotation lead to the same words."""
    graph = graph_of(exported("jsonld", [raid()], tmp_path / "c.jsonld"))

    rows = graph.query(
        f"""PREFIX oa: <{WEB}> SELECT ?start ?end ?exact ?prefix ?suffix ?doc WHERE {{
        ?note a oa:Annotation; oa:hasBody ?claim; oa:hasTarget ?target.
        ?target oa:hasSource ?doc; oa:hasSelector ?place, ?quote.
        ?place a oa:TextPositionSelector; oa:start ?start; oa:end ?end.
        ?quote a oa:TextQuoteSelector; oa:exact ?exact;
        oa:prefix ?prefix; oa:suffix ?suffix }}"""
    )
    found = [[part.toPython() for part in row] for row in rows]

    assert len(found) == len(raid().claims)
    for start, end, exact, prefix, suffix, document in found:
        assert RAID[start:end] == exact
        assert RAID[:start].endswith(prefix)
        assert RAID[end:].startswith(suffix)
        assert document == f"urn:sha256:{raid().document.id}"


def nodes(path: Path, type: str) -> list[dict[str, Any]]:
    """Return the objects of a type in a file."""
    graph = json.loads(path.read_text(encoding="utf-8"))["@graph"]
    return [node for node in graph if node["type"] == type]


def test_other_claims(tmp_path: Path) -> None:
    """The same told elsewhere is identical, its denial refutes it, a cause relates."""
    told = chained_reading()
    again = replace(told.claims[0], id="again")
    denied = replace(told.claims[0], id="denied", polarity="-")
    reading = replace(told, claims=(*told.claims, again, denied))

    path = exported("jsonld", [reading, reading_of()], tmp_path / "c.jsonld")

    first, second, third, cause, effect = nodes(path, "Claim")
    assert second["identicalClaims"] == [first["id"]]
    assert "identicalClaims" not in first
    assert second["refutingClaims"] == [third["id"]]
    assert third["epistemic"] == "FalseUncertain"
    assert third["refutingClaims"] == [first["id"]]
    assert cause["relatedClaims"] == [effect["id"]]


def test_without_text(tmp_path: Path) -> None:
    """Sentences and texts are gone; hashes, offsets and quotation selectors stay."""
    path = exported("jsonld", [raid()], tmp_path / "c.jsonld", without_text=True)

    (document,) = nodes(path, "Document")
    key = raid().document.id
    assert document["text"] == f"sha256:{key}#char=0,"
    assert nodes(path, "Claim")[0]["quotation"].startswith(f"sha256:{key}#char=")
    selector = nodes(path, "Annotation")[0]["target"]["selector"]
    assert selector[1]["exact"] == "raided"
