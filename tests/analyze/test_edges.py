"""Edges add claims up: tellers, denials, firmness, periods."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import onrecord as package
from onrecord.analyze.edges import Scope, load_edges
from onrecord.analyze.links import linked
from tests.analyze.records import harbor_store
from tests.corroborate.claims import claims_store, line, report

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.analyze.edges import Edge
    from onrecord.store import Store


def edges(store: Store, scope: Scope | None = None) -> dict[tuple[str, str, str], Edge]:
    """Return edges by actor, type, recipient."""
    with linked(store) as (opened, standing):
        found = load_edges(opened, standing, scope or Scope())
    return {(each.actor, each.type, each.recipient): each for each in found}


def test_counts(tmp_path: Path) -> None:
    """Tellers and denials are counted apart; what is hoped for is no edge."""
    found = edges(harbor_store(tmp_path))

    funds = found["Veltania", "finances", "Harbor League"]
    assert (funds.claims, funds.origins, funds.denials) == (2, 2, 1)
    assert (funds.first, funds.last) == (date(2021, 3, 1), date(2021, 3, 3))
    assert found["Sorn", "arms", "Harbor League"].certainty == "PS"
    assert ("Veltania", "controls", "Port Lem") not in found


def test_hypothetical(tmp_path: Path) -> None:
    """What is hoped for is an edge when asked for, and says so."""
    found = edges(harbor_store(tmp_path), Scope(hypothetical=True))

    assert found["Veltania", "controls", "Port Lem"].supposed
    assert not found["Harbor League", "controls", "Port Lem"].supposed


def test_copies_are_one_teller(tmp_path: Path) -> None:
    """The same words under two publishers have one origin."""
    words = (
        "Veltania " + " ".join(f"word{n} word{n}b word{n}c" for n in range(20)) + "."
    )
    told = line(words, "finances", "Veltania", "Harbor League")
    store = claims_store(
        tmp_path,
        report("one", told, day=1),
        report("two", told, line("Rain fell.", "AID")),
    )

    (edge,) = edges(store).values()
    assert (edge.documents, edge.origins) == (2, 1)


@pytest.mark.parametrize(
    ("begin", "end", "there"),
    [
        (date(2021, 3, 2), date(2021, 3, 2), {"ASSAULT", "finances", "allied_with"}),
        (date(2021, 3, 3), None, {"backs"}),
        (None, date(2021, 2, 28), set()),
    ],
)
def test_period(
    tmp_path: Path, begin: date | None, end: date | None, there: set[str]
) -> None:
    """What has a time counts by that, all else by its day of publication."""
    found = edges(harbor_store(tmp_path), Scope(begin=begin, end=end))

    assert {each.type for each in found.values() if each.claims} == there


def test_as_of(tmp_path: Path) -> None:
    """What was published later is not known yet."""
    found = edges(harbor_store(tmp_path), Scope(as_of=date(2021, 3, 1)))

    assert found["Veltania", "finances", "Harbor League"].denials == 0
    assert ("Sorn", "ASSAULT", "Harbor League") not in found


def test_merged_names(tmp_path: Path) -> None:
    """Two names that are judged the same are one end; nobody is tied to itself."""
    store = harbor_store(tmp_path)
    package.judge("same", "Sorn", "Veltania", store=store.path)

    found = edges(store)

    assert ("Veltania", "arms", "Harbor League") in found
    assert not any(each.actor == each.recipient for each in found.values())
