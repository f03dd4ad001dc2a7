"""Chains are as good as their weakest link, and no chain is an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord as package
from onrecord.analyze.chains import MOST_STEPS
from onrecord.errors import QuestionError
from tests.analyze.records import harbor_store
from tests.conftest import needed
from tests.corroborate.claims import claims_store, line, report

if TYPE_CHECKING:
    from pathlib import Path


def test_chain_with_words(tmp_path: Path) -> None:
    """A chain goes over who stands between, each step with words and denials."""
    found = package.path("Veltania", "Port Lem", store=harbor_store(tmp_path).path)

    best = found.paths[0]
    assert best.names == ("Veltania", "Harbor League", "Port Lem")
    assert best.certainty == "CT"
    assert (best.origins, best.tellers) == (1, 2)
    assert best.hops[0].denied
    assert [q.sentence for q in best.hops[1].quotes] == ["Fighters hold Port Lem."]


def test_supposed_stands_beside(tmp_path: Path) -> None:
    """What is only hoped for is shown beside, and is a step only if asked for."""
    path = harbor_store(tmp_path).path

    found = package.path("Veltania", "Port Lem", store=path)
    asked = package.path("Veltania", "Port Lem", hypothetical=True, store=path)

    assert found.supposed is not None
    assert [edge.supposed for edge in found.supposed.edges] == [True]
    assert all(len(each.hops) > 1 for each in found.paths)
    assert ("Veltania", "Port Lem") in [each.names for each in asked.paths]


def test_the_weakest_link_decides(tmp_path: Path) -> None:
    """A longer chain of certain links comes before a short one with a doubtful link."""
    store = claims_store(
        tmp_path,
        report(
            "one",
            line("Ada backs Bo.", "backs", "Ada", "Bo", certainty="PS"),
            line("Ada pays Cy.", "finances", "Ada", "Cy"),
            line("Cy pays Bo.", "finances", "Cy", "Bo"),
        ),
    )

    found = package.path("Ada", "Bo", store=store.path)

    assert [(each.names, each.certainty) for each in found.paths] == [
        (("Ada", "Cy", "Bo"), "CT"),
        (("Ada", "Bo"), "PS"),
    ]


def test_no_path(tmp_path: Path) -> None:
    """Two that nothing ties have no chain, nor along the wrong way or other types."""
    path = harbor_store(tmp_path).path

    assert package.path("Port Lem", "Veltania", directed=True, store=path).paths == ()
    assert package.path("Veltania", "Port Lem", via=["arms"], store=path).paths == ()


def test_conflict_is_no_step(tmp_path: Path) -> None:
    """Who fights somebody is not tied to it, unless conflict is asked for."""
    store = claims_store(
        tmp_path, report("one", line("Ada hit Bo.", "ASSAULT", "Ada", "Bo"))
    )

    assert package.path("Ada", "Bo", store=store.path).paths == ()
    assert len(package.path("Ada", "Bo", via=["all"], store=store.path).paths) == 1


@pytest.mark.parametrize(
    ("start", "goal", "via", "told"),
    [
        ("Veltania", "veltania", (), "are one actor, Veltania"),
        ("Veltania", "Narnia", (), "nobody in the record is called Narnia"),
        ("Veltania", "Sorn", ("armz",), "called armz; did you mean arms?"),
    ],
)
def test_bad_questions(
    tmp_path: Path, start: str, goal: str, via: tuple[str, ...], told: str
) -> None:
    """What cannot be asked is a sentence."""
    with pytest.raises(QuestionError) as raised:
        package.path(start, goal, via=via, store=harbor_store(tmp_path).path)

    assert told in str(raised.value)


def test_rejected_is_no_step(tmp_path: Path) -> None:
    """A rejected claim ties nobody."""
    store = harbor_store(tmp_path)
    claim = next(
        c for c in store.claims() if c.type == "controls" and c.modality == "actual"
    )
    package.judge("reject", claim.id, store=store.path)

    assert package.path("Harbor League", "Port Lem", store=store.path).paths == ()


@settings(max_examples=15)
@given(
    pairs=st.lists(st.tuples(*[st.sampled_from("ABCDEF")] * 2), min_size=1, max_size=9)
)
def test_the_shortest_are_found(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]
) -> None:
    """Of equally firm chains the shortest come first, as another library finds them."""
    nx = needed("networkx")
    graph = nx.Graph(pair for pair in (*pairs, ("A", "A"), ("F", "F")))
    lines = [
        line("Pays it.", "finances", *pair) for pair in (*pairs, ("A", "G"), ("F", "H"))
    ]
    store = claims_store(tmp_path_factory.mktemp("paths"), report("one", *lines))

    found = package.path("A", "F", most=3, store=store.path).paths

    every = nx.all_simple_paths(graph, "A", "F", cutoff=MOST_STEPS)
    lengths = sorted({tuple(each) for each in every}, key=len)
    assert [len(p.names) for p in found] == [len(each) for each in lengths[:3]]
