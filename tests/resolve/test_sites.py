"""Where an act on the ground happens if only its sentence tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model.claim import Claim
from onrecord.model.document import Span
from onrecord.model.mention import PlaceMention
from onrecord.resolve.sites import with_sites

PLACES = tuple(
    PlaceMention(
        id=name, document="d", span=Span(at, at + 2), text=name, name=name, basis=basis
    )
    for name, at, basis in [
        ("Mosul, Iraq", 5, "name"),
        ("Iraq", 10, "name"),
        ("Tehran, Iran", 15, "metonym"),
        ("Raqqa, Syria", 50, "name"),
        ("Homs, Syria", 60, "name"),
        ("Sanaa, Yemen", 70, "name"),
    ]
)
SENTENCES = (Span(0, 40), Span(40, 100), Span(100, 120))
ATTACK = Claim(
    id="c",
    document="d",
    kind="event",
    type="ASSAULT",
    trigger=Span(0, 3),
    rule="hand",
    sentence=0,
)


def test_act_takes_the_place_of_its_sentence() -> None:
    """The narrowest place in the sentence counts; no country, no seat of government."""
    (claim,) = with_sites([ATTACK], PLACES, SENTENCES)

    assert claim.where == "Mosul, Iraq"
    assert claim.place_mentions == ("Mosul, Iraq",)


@pytest.mark.parametrize(
    "told",
    [
        {"sentence": 1},
        {"sentence": 2},
        {"sentence": 9},
        {"type": "ACCUSE"},
        {"where": "Peru", "place_mentions": ("p",)},
    ],
)
def test_no_place_is_guessed(told: dict[str, object]) -> None:
    """Many places, none, words, and acts with a place of their own stay as they are."""
    claim = replace(ATTACK, **told)  # type: ignore[arg-type]

    assert with_sites([claim], PLACES, SENTENCES) == (claim,)
