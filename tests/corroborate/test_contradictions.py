"""Claims that exclude each other, with both sides' words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
    label: str,
    actor: str = "Lemnia",
    day: str | None = MONDAY,
    published: int = 1,
    **fields: object,
) -> Reading:
    """Return a report that tells of one seizure."""
    text = f"Seized was the ferry Adela of Karsova near Brenna, {label}."
    seized = line(text, "COERCE", actor, "Karsova", when=day, **fields)
    return report(label, seized, day=published)


@pytest.mark.parametrize(
    ("one", "other", "kind", "values"),
    [
        ({}, {"polarity": "-", "sources": ("Lemnia",)}, "denial", "it is so"),
        ({}, {"polarity": "-"}, "polarity", "it is so"),
        ({"numbers": killed(2)}, {"numbers": killed(3)}, "number", "2 killed"),
        ({}, {"day": "2021-03-02"}, "date", MONDAY),
        (
            {"where": "Tolm, Oman"},
            {"where": "Brenna, Oman"},
            "place",
            "Tolm, Oman",
        ),
        ({}, {"actor": "Black Tide"}, "actor", "Lemnia"),
    ],
)
def test_kinds(
    tmp_path: Path, one: dict[str, Any], other: dict[str, Any], kind: str, values: str
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
        ({"where": "Tolm, Oman"}, {"where": "Karsova, Chad"}),
        ({"where": "Adela, Oman"}, {"where": "Brenna"}),
        ({"where": "Tolm, Oman; Brenna, Oman"}, {"where": "Vel, Oman"}),
        ({}, {"day": "2021-03-03", "published": 3, "sources": ("@nurse",)}),
        ({"actor": "Sarnia"}, {"polarity": "-", "day": None}),
        ({"actor": ""}, {"polarity": "-", "sources": ("Lemnia",)}),
        ({"mode": "seize"}, {"mode": "arrest", "polarity": "-"}),
    ],
)
def test_what_can_be_reconciled(
    tmp_path: Path, one: dict[str, Any], other: dict[str, Any]
) -> None:
    """A narrower number, place, day or actor contradicts nothing, nor does a plan."""
    assert found_in(tmp_path, told("a", **one), told("b", **other)) == []


def test_a_report_that_says_both(tmp_path: Path) -> None:
    """Who says that it is so and that it is not, on one's word, is not understood."""
    words = "Seized was the ferry Adela"
    lines = [
        line(f"{words}.", "COERCE", "Lemnia", when=MONDAY),
        line(f"{words}, not.", "COERCE", "Lemnia", when=MONDAY, polarity="-"),
    ]

    assert found_in(tmp_path, report("a", *lines)) == []


def test_undated_deeds_of_others(tmp_path: Path) -> None:
    """Without a day a denial is of the deed only if both name who did it to whom."""
    reports = [
        told("a", day=None),
        told("b", actor="", day=None, polarity="-", sources=("Veld",)),
    ]
    assert found_in(tmp_path, *reports) == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("people", "Tolm, Oman", 74), ("people", "Tolm, Oman", 9), True),
        (("people", "Tolm, Oman", 74), ("people", "Tolm, Oman; Vel, Chad", 90), False),
        (("", "Tolm, Oman", 74), ("Omani envoys", "Tolm, Oman", 11), False),
        (("eight envoys", "Tolm, Oman", 74), ("envoys", "Tolm, Oman", 11), True),
        (("two sailors", "", 2), ("sailors", "", 3), True),
        (("sailors", "", 2), ("nurses", "", 3), False),
    ],
)
def test_what_is_counted(
    tmp_path: Path,
    one: tuple[str, str, int],
    other: tuple[str, str, int],
    found: bool,  # noqa: FBT001
) -> None:
    """Numbers exclude each other if they count the same people at the same places."""
    reports = [
        report(
            label,
            line(
                f"Killed were many of a boat near Brenna, {label}.",
                "ASSAULT",
                "Black Tide",
                whom,
                when=MONDAY,
                where=where or None,
                numbers=killed(dead),
            ),
        )
        for label, (whom, where, dead) in (("a", one), ("b", other))
    ]
    kinds = {each.kind for each in found_in(tmp_path, *reports)}

    assert ("number" in kinds) is found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, True),
        ({"recipient": "Veld"}, False),
        ({"when": "2020-12-01"}, False),
        ({"mode": "exercise"}, False),
    ],
)
def test_what_breaks_a_norm(
    tmp_path: Path,
    fields: dict[str, str],
    found: bool,  # noqa: FBT001
) -> None:
    """Only what was done later, in that way, to whom it must not be, breaks a norm."""
    asked = line(
        "Fire no missile at Tolm, the council asks Sarnia.",
        "MOBILIZE",
        "Sarnia",
        "Tolm",
        mode="test",
        polarity="-",
        certainty="U",
        modality="hypothetical",
        sources=("council",),
    )
    given = {"recipient": "Tolm", "when": MONDAY, "mode": "test"} | fields
    done = line("Shot was a missile by Sarnia.", "MOBILIZE", "Sarnia", **given)
    kinds = [
        each.kind for each in found_in(tmp_path, report("a", asked), report("b", done))
    ]

    assert kinds == (["norm"] if found else [])


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
