"""Measures are those of the literature, and find what was planted."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord as package
from onrecord.analyze.network import brokers, lay_out
from onrecord.analyze.network.reach import reaches
from onrecord.errors import QuestionError
from tests.analyze.records import harbor_store
from tests.conftest import needed
from tests.corroborate.claims import claims_store, line, report

if TYPE_CHECKING:
    from pathlib import Path

PAIRS = st.sets(
    st.tuples(*[st.sampled_from("ABCDEFG")] * 2).filter(lambda pair: pair[0] < pair[1]),
    min_size=1,
)


@given(pairs=PAIRS)
def test_betweenness(pairs: set[tuple[str, str]]) -> None:
    """Shares of chains are what the graph library counts."""
    nx = needed("networkx")

    found, method = brokers.betweenness(sorted(pairs))

    graph = nx.Graph(sorted(pairs))
    assert found == pytest.approx(nx.betweenness_centrality(graph))
    assert method == "exact"


def test_a_broker_is_found_by_lot_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Among too many to start from each, the one between two halves comes first."""
    monkeypatch.setattr(brokers, "EXACT", 50)
    chance = random.Random(3)  # noqa: S311  the same every time
    halves = [[f"{side}{n}" for n in range(80)] for side in "ab"]
    pairs = {
        tuple(sorted(chance.sample(half, 2))) for half in halves for _ in range(400)
    }
    pairs |= {tuple(sorted(("broker", each))) for half in halves for each in half[:12]}

    found, method = brokers.betweenness(sorted(pairs))  # type: ignore[arg-type]

    assert max(found, key=found.__getitem__) == "broker"
    assert "estimated" in method


@given(arcs=st.sets(st.tuples(*[st.sampled_from("ABCDEF")] * 2), min_size=1))
def test_reach(arcs: set[tuple[str, str]]) -> None:
    """Reach counts all whom a walk along arrows comes to."""
    nx = needed("networkx")
    graph = nx.DiGraph(sorted(arcs))

    assert reaches(arcs) == {each: len(nx.descendants(graph, each)) for each in graph}


def test_planted(tmp_path: Path) -> None:
    """Who stands between two groups has the highest share; each group is one."""
    lines = [
        line("Backs it.", "allied_with", f"{side}{i}", f"{side}{j}")
        for side in "ab"
        for i in range(4)
        for j in range(i)
    ]
    lines += [line("Backs it.", "allied_with", "Broker", f"{side}0") for side in "ab"]
    store = claims_store(tmp_path, report("one", *lines))

    found = package.network(store=store.path)

    node = {each.name: each for each in found.nodes}
    assert max(found.nodes, key=lambda each: each.broker).name == "Broker"
    assert {each.core for name, each in node.items() if name != "Broker"} == {3}
    assert node["a1"].community == node["a2"].community != node["b1"].community
    assert all(each.inferred and each.method for each in found.measures)


def test_signs(tmp_path: Path) -> None:
    """Friends and foes are counted apart, and a denied tie is kept as denied."""
    found = package.network(store=harbor_store(tmp_path).path)

    league = next(each for each in found.nodes if each.name == "Harbor League")
    assert (league.partners, league.friends, league.foes) == (3, 2, 1)
    assert league.reach == 1
    funds = next(each for each in found.edges if each.type == "finances")
    assert funds.denials == 1


def test_around(tmp_path: Path) -> None:
    """Around one actor only its partners are left."""
    found = package.network(around=["Karsova"], store=harbor_store(tmp_path).path)

    assert {each.name for each in found.nodes} == {"Karsova", "Veltania"}


@pytest.mark.parametrize(
    ("begin", "end", "told"),
    [
        (
            date(1999, 1, 1),
            date(1999, 2, 1),
            "no claim ties two actors from 1999-01-01",
        ),
        (date(2021, 3, 2), date(2021, 3, 1), "before it begins"),
    ],
)
def test_nothing_then(tmp_path: Path, begin: date, end: date, told: str) -> None:
    """A period without a claim is a sentence that says what period there is."""
    with pytest.raises(QuestionError) as raised:
        package.network(begin=begin, end=end, store=harbor_store(tmp_path).path)

    assert told in str(raised.value)


def test_places_are_the_same_every_time(tmp_path: Path) -> None:
    """The same network is drawn the same, everybody with a place of its own."""
    found = package.network(store=harbor_store(tmp_path).path)
    names = [each.name for each in found.nodes]

    places = lay_out(names, found.edges)

    assert places == lay_out(names, found.edges)
    assert len(set(places.values())) == len(names)
