"""A dossier tells ties with their tellers, what changed, and what is only hoped for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import onrecord as package
from onrecord.errors import QuestionError
from tests.analyze.records import harbor_store
from tests.corroborate.claims import claims_store, line, report

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.analyze.dossiers import Bond, Dossier


def bond(dossier: Dossier, type: str, other: str) -> Bond:
    """Return the bond of a type with somebody."""
    return next(b for b in dossier.bonds if (b.type, b.other) == (type, other))


def test_bonds(tmp_path: Path) -> None:
    """A tie has its tellers, who denies it, and the words of both."""
    dossier = package.ties("Veltania", store=harbor_store(tmp_path).path)

    funds = bond(dossier, "finances", "Harbor League")
    assert funds.outgoing
    assert funds.tellers == ("Paper one", "Paper two")
    assert funds.against == ("Paper three",)
    assert [quote.sentence for quote in funds.quotes] == [
        "Veltania funds the League.",
        "Denies, says Holm, that Veltania finances it.",
    ]
    assert not bond(dossier, "leads", "Ada Holm").outgoing


def test_changes(tmp_path: Path) -> None:
    """What was told and is denied later is a change, with both days."""
    dossier = package.ties("Veltania", store=harbor_store(tmp_path).path)

    (changed,) = dossier.changed
    assert [(turn.status, turn.day.day) for turn in changed.turns] == [
        ("told", 1),
        ("denied", 3),
    ]


def test_supposed_is_apart(tmp_path: Path) -> None:
    """What is only hoped for is in the dossier, and says so."""
    dossier = package.ties("Veltania", store=harbor_store(tmp_path).path)

    assert bond(dossier, "controls", "Port Lem").supposed
    assert not bond(dossier, "finances", "Harbor League").supposed


def test_as_of(tmp_path: Path) -> None:
    """A dossier as of a day knows nothing of later reports."""
    store = harbor_store(tmp_path)

    dossier = package.ties("Veltania", as_of=date(2021, 3, 1), store=store.path)

    assert bond(dossier, "finances", "Harbor League").against == ()
    assert {each.other for each in dossier.bonds} == {
        "Harbor League",
        "Ada Holm",
        "Port Lem",
    }
    assert dossier.day == date(2021, 3, 1)


def test_depth(tmp_path: Path) -> None:
    """At depth 2 the ties of its partners are there, not its own again."""
    path = harbor_store(tmp_path).path

    around = package.ties("Veltania", depth=2, store=path).around

    assert ("Harbor League", "controls", "Port Lem") in [
        (each.actor, each.type, each.recipient) for each in around
    ]
    assert not any("Veltania" in (each.actor, each.recipient) for each in around)
    with pytest.raises(QuestionError, match="give 1, 2 or 3"):
        package.ties("Veltania", depth=9, store=path)


def test_deeds_and_contradictions(tmp_path: Path) -> None:
    """Events are counted by type and partner; what excludes each other is told."""
    dossier = package.ties("Harbor League", store=harbor_store(tmp_path).path)

    (deed,) = dossier.deeds
    assert (deed.type, deed.outgoing, deed.partners) == (
        "ASSAULT",
        False,
        (("Sorn", 1),),
    )
    (found,) = dossier.disagreements
    assert found.kind == "denial"
    assert [side.value for side in found.sides] == ["it is so", "it is not so"]


def test_rejected(tmp_path: Path) -> None:
    """What is rejected is out, its contradiction too, and is told if asked for."""
    store = harbor_store(tmp_path)
    denial = next(claim for claim in store.claims() if claim.polarity == "-")
    package.judge("reject", denial.id, author="Ada", store=store.path)

    without = package.ties("Veltania", store=store.path)
    dossier = package.ties("Veltania", rejected=True, store=store.path)

    assert bond(without, "finances", "Harbor League").against == ()
    assert without.disagreements == ()
    assert without.rejected == ()
    assert [quote.claim for quote in dossier.rejected] == [denial.id]


def test_offices_of_the_tables(tmp_path: Path) -> None:
    """Offices by the tables are of the day asked for, and no bond."""
    told = line("Iran pays the Harbor League.", "finances", "Iran", "Harbor League")
    store = claims_store(tmp_path, report("one", told))

    now = package.ties("Iran", store=store.path)
    before = package.ties("Iran", as_of=date(2030, 1, 1), store=store.path)

    assert "Hassan Rouhani" in {term.holder for term in now.terms}
    assert "Hassan Rouhani" not in {term.holder for term in before.terms}
    assert {each.type for each in now.bonds} == {"finances"}
