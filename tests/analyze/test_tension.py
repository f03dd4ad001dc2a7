"""What does not fit together is found, and nothing that does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import onrecord as package
from onrecord.errors import QuestionError
from tests.analyze.records import HOPED, harbor_store
from tests.corroborate.claims import claims_store, line, report

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.analyze.tension import Strain
    from onrecord.store import Store


def strains(store: Store, kind: str) -> list[Strain]:
    """Return the strains of a kind."""
    return [
        each for each in package.tension(store=store.path).strains if each.kind == kind
    ]


def test_triad(tmp_path: Path) -> None:
    """Two friends of one actor who fight are a triad, with the words of all three."""
    found = strains(harbor_store(tmp_path), "triad")

    assert [each.says for each in found] == []  # they are tied: that is a clash


def test_triad_of_three(tmp_path: Path) -> None:
    """Where the two are not tied to one another, the triad is out of balance."""
    store = claims_store(
        tmp_path,
        report(
            "one",
            line("Ada backs Bo.", "backs", "Ada", "Bo"),
            line("Ada pays Cy.", "finances", "Ada", "Cy"),
            line("Bo shelled Cy.", "ASSAULT", "Bo", "Cy"),
        ),
    )

    (found,) = strains(store, "triad")

    assert found.says == "Ada is on the side of both Bo and Cy, who are at odds"
    assert found.inferred
    assert [side.quotes[0].sentence for side in found.sides] == [
        "Ada backs Bo.",
        "Ada pays Cy.",
        "Bo shelled Cy.",
    ]


def test_three_enemies_are_no_tension(tmp_path: Path) -> None:
    """Enemies need not be friends of one another's enemies."""
    pairs = (("Ada", "Bo"), ("Bo", "Cy"), ("Ada", "Cy"))
    lines = [line("Fought it.", "hostile_to", *pair) for pair in pairs]
    store = claims_store(tmp_path, report("one", *lines))

    assert package.tension(store=store.path).strains == ()


def test_clash(tmp_path: Path) -> None:
    """Who arms somebody and shells it clashes, and what came first is told."""
    (found,) = strains(harbor_store(tmp_path), "clash")

    assert found.names == ("Harbor League", "Sorn")
    assert found.order == "tied as told 2021-03-01, at odds as told 2021-03-02"


def test_one_side(tmp_path: Path) -> None:
    """A tie on the word of one side's own leader alone is one-sided; others are not."""
    (found,) = strains(harbor_store(tmp_path), "one side")

    assert found.names == ("Karsova", "Veltania")
    assert found.order == "Veltania’s side alone says so: Ada Holm"


def test_norm(tmp_path: Path) -> None:
    """An act against what somebody was told not to do, with the words of both."""
    store = claims_store(
        tmp_path,
        report(
            "one",
            line("Testing of rockets must stop.", "MOBILIZE", "Karsova", mode="weapons",
                 polarity="-", sources=("Lem Council",), **HOPED),
            line("Test of a rocket was seen.", "MOBILIZE", "Karsova", mode="weapons"),
            line("Karsova pays Bo.", "finances", "Karsova", "Bo"),
        ),
    )  # fmt: skip

    (found,) = package.tension("Karsova", store=store.path).norms

    assert [side.quotes[0].sentence for side in found.sides] == [
        "Testing of rockets must stop.",
        "Test of a rocket was seen.",
    ]
    assert package.tension("Bo", store=store.path).norms == ()


def test_about_one(tmp_path: Path) -> None:
    """Asked about one actor, only what it is in is told."""
    found = package.tension("Karsova", store=harbor_store(tmp_path).path)

    assert {each.kind for each in found.strains} == {"one side"}


def test_nobody_is_tied(tmp_path: Path) -> None:
    """A record that ties nobody says so."""
    store = claims_store(tmp_path, report("one", line("Rain fell.", "AID", "Ada")))

    with pytest.raises(QuestionError, match="ties two actors"):
        package.tension(store=store.path)
