"""Claims that exclude each other, with both sides' words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.corroborate.contradictions import KINDS, find_contradictions
from onrecord.corroborate.voices import Count, load_voices
from tests.corroborate.claims import claims_store, killed, line, report

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.corroborate.contradictions import Contradiction
    from onrecord.model.claim import Reading

MONDAY = "2021-03-01"


def found_in(folder: Path, *reports: Reading) -> list[Contradiction]:
    """Return the contradictions between reports."""
    with claims_store(folder, *reports).opened() as opened:
        return find_contradictions(load_voices(opened))


def told(
    label: str, actor: str = "Lemnia", day: str | None = MONDAY, **fields: object
) -> Reading:
    """Return a report that tells of one seizure."""
    text = f"Seized was the ferry Adela of Karsova near Brenna, {label}."
    return report(label, line(text, "COERCE", actor, "Karsova", when=day, **fields))


@pytest.mark.parametrize(
    ("one", "other", "kind", "values"),
    [
        ({}, {"polarity": "-", "sources": ("Lemnia",)}, "denial", "it is so"),
        ({}, {"polarity": "-"}, "polarity", "it is so"),
        ({"numbers": killed(2)}, {"numbers": killed(3)}, "number", "2 killed"),
        ({}, {"day": "2021-03-02"}, "date", MONDAY),
        ({"where": "Tolm"}, {"where": "Brenna"}, "place", "Tolm"),
        ({}, {"actor": "Black Tide"}, "actor", "Lemnia"),
    ],
)
def test_kinds(
    tmp_path: Path, one: dict[str, str], other: dict[str, str], kind: str, values: str
) -> None:
    """Each kind is found once, with who says what in which words."""
    (found,) = found_in(tmp_path, told("a", **one), told("b", **other))

    assert found.kind == kind
    assert found.sides[0].value == values
    assert [[v.label for v in side.voices] for side in found.sides] == [["a"], ["b"]]
    assert found.sides[1].voices[0].words.endswith("near Brenna, b.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({"numbers": killed(3)}, {"numbers": killed(4, low=2)}),
        ({"where": "Karsova"}, {"where": "Tolm, Karsova"}),
        ({"where": "Tolm; Brenna"}, {"where": "Brenna"}),
        ({"day": "2021-03"}, {"day": "2021-03"}),
        ({"actor": "Lemnian navy"}, {}),
        ({"actor": "gunmen"}, {}),
        ({"modality": "future"}, {"polarity": "-"}),
    ],
)
def test_what_can_be_reconciled(
    tmp_path: Path, one: dict[str, str], other: dict[str, str]
) -> None:
    """A narrower number, place, day or actor contradicts nothing, nor does a plan."""
    assert found_in(tmp_path, told("a", **one), told("b", **other)) == []


def test_one_report_of_two_places(tmp_path: Path) -> None:
    """What one report tells of two places are two events, and no contradiction."""
    words = "Seized was a ferry of Karsova near"
    lines = [
        line(f"{words} {place}.", "COERCE", "Lemnia", when=MONDAY, where=place)
        for place in ("Tolm", "Brenna")
    ]

    assert found_in(tmp_path, report("a", *lines)) == []


def test_more_than_two_sides(tmp_path: Path) -> None:
    """All values that exclude another stand in one object; the others do not."""
    reports = [told(str(n), numbers=killed(n)) for n in (2, 3)]
    reports.append(told("range", numbers=killed(9, low=1)))
    (found,) = found_in(tmp_path, *reports)

    assert [side.value for side in found.sides] == ["2 killed", "3 killed"]


def test_act_against_a_norm(tmp_path: Path) -> None:
    """What a resolution asks not to be done, and was done, contradicts the norm."""
    asked = line(
        "Test no missile, the council asks Sarnia.",
        "MOBILIZE",
        "Sarnia",
        polarity="-",
        certainty="U",
        modality="hypothetical",
        sources=("council",),
    )
    done = line("Tested was a missile by Sarnia.", "MOBILIZE", "Sarnia", when=MONDAY)
    other = line("Tested was a missile by Veld.", "MOBILIZE", "Veld", when=MONDAY)
    found = found_in(
        tmp_path, report("a", asked), report("b", done), report("c", other)
    )

    assert [each.kind for each in found] == ["norm"]
    assert [side.voices[0].label for side in found[0].sides] == ["a", "b"]


def test_counts() -> None:
    """Open bounds exclude only what lies beyond them, and only of the same thing."""
    least = Count("killed", 140, 140, None)

    assert not least.excludes(Count("killed", 155, 155, 155))
    assert least.excludes(Count("killed", 82, 82, 82))
    assert not least.excludes(Count("injured", 82, 82, 82))
    assert Count("killed", None, 10, 10).excludes(least)


def test_kinds_have_words() -> None:
    """Every kind can be explained to a reader."""
    assert all(KINDS.values())
