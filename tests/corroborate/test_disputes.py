"""Contradictions of one actor are those of all in which it takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.corroborate.contradictions import find_contradictions
from onrecord.corroborate.disputes import broken_norms, disputes_of
from onrecord.corroborate.voices import load_voices
from tests.corroborate.claims import add, claims_store, killed, line, report

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.corroborate.contradictions import Contradiction
    from onrecord.store import Store

BLAST = ("ASSAULT", "Sorn", "Lem Guard")


def made(folder: Path) -> Store:
    """Return a store in which reports disagree on numbers, a tie, and a ban."""
    return claims_store(
        folder,
        report(
            "one",
            line("Shells killed many.", *BLAST, when="2021-03-01", numbers=killed(3)),
            line("Veltania pays Bo.", "finances", "Veltania", "Bo"),
            line(
                *("Tests of rockets must end.", "MOBILIZE", "Karsova"),
                mode="weapons",
                polarity="-",
                certainty="U",
                modality="hypothetical",
                sources=("Council",),
            ),
        ),
        report(
            "two",
            line("Shells killed more.", *BLAST, when="2021-03-01", numbers=killed(9)),
            line(
                "Veltania does not pay Bo.", "finances", "Veltania", "Bo", polarity="-"
            ),
            line("Test of a rocket.", "MOBILIZE", "Karsova", mode="weapons"),
            day=2,
        ),
    )


def said(found: list[Contradiction]) -> list[tuple[str, str]]:
    """Return contradictions by kind and cluster, in one order."""
    return sorted((each.kind, each.cluster) for each in found)


@pytest.mark.parametrize(
    ("name", "kinds"),
    [("Sorn", ["number"]), ("Bo", ["polarity"]), ("Karsova", ["norm"]), ("Ada", [])],
)
def test_of_one(tmp_path: Path, name: str, kinds: list[str]) -> None:
    """What the store has noted leads to the same as weighing everything."""
    with made(tmp_path).opened() as opened:
        found = disputes_of(opened, [name])
        every = find_contradictions(load_voices(opened))

    assert [each.kind for each in found] == kinds
    assert set(said(found)) <= set(said(every))


def test_norms(tmp_path: Path) -> None:
    """All acts against a norm are found without weighing anything else."""
    with made(tmp_path).opened() as opened:
        found = broken_norms(opened)
        every = find_contradictions(load_voices(opened))

    assert said(found) == said([each for each in every if each.kind == "norm"])


def test_rejected_claims_contradict_nothing(tmp_path: Path) -> None:
    """A side that was rejected is no side."""
    store = made(tmp_path)
    denial = next(c.id for c in store.claims() if c.polarity == "-" and c.kind == "tie")

    with store.opened() as opened:
        assert disputes_of(opened, ["Bo"], rejected=[denial]) == []


def test_noted_as_reports_come(tmp_path: Path) -> None:
    """A report that comes later opens a dispute, whatever the order of coming."""
    first = report(
        "one", line("Shells fell.", *BLAST, when="2021-03-01", numbers=killed(3))
    )
    last = report(
        "two", line("Shells came down.", *BLAST, when="2021-03-01", numbers=killed(9))
    )
    store = claims_store(tmp_path, first)
    with store.opened() as opened:
        assert disputes_of(opened, ["Sorn"]) == []

    add(store, last)

    with store.opened() as opened:
        assert [each.kind for each in disputes_of(opened, ["Sorn"])] == ["number"]
