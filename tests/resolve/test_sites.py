"""Where an event happens, by what its words and the document tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model.claim import Claim
from onrecord.model.document import Document, Span
from onrecord.model.mention import PlaceMention
from onrecord.resolve.sites import clues, scene_of, weights, with_sites

TEXT = (
    "In Mosul, fighting went on as rebels shelled a school. "
    "A minister in Amman accused them of cruelty. The fighting goes on."
)
DOCUMENT = Document.of(TEXT, label="scene")
SENTENCES = (Span(0, 55), Span(55, 100), Span(100, len(TEXT)))
PLACES = tuple(
    PlaceMention(
        id=name,
        document="d",
        span=Span(TEXT.index(name), TEXT.index(name) + len(name)),
        text=name,
        name=f"{name}, {country}",
        latitude=30.0,
        basis="name",
    )
    for name, country in [("Mosul", "Iraq"), ("Amman", "Jordan")]
)


def claim(word: str, type: str = "ASSAULT", *, last: bool = False) -> Claim:
    """Return the claim that a word of the text makes."""
    start = TEXT.rindex(word) if last else TEXT.index(word)
    sentence = sum(span.end <= start for span in SENTENCES)
    return Claim(
        id=f"{word}{start}",
        document="d",
        kind="event",
        type=type,
        trigger=Span(start, start + len(word)),
        rule="hand",
        sentence=sentence,
    )


HERE = replace(claim("fighting"), where="Mosul, Iraq", place_mentions=("Mosul",))


def test_act_takes_the_place_of_its_sentence() -> None:
    """An act without a place of its own happens where its sentence plays."""
    _, shelled = with_sites([HERE, claim("shelled")], PLACES, SENTENCES, DOCUMENT)

    assert (shelled.where, shelled.place_mentions) == ("Mosul, Iraq", ("Mosul",))


def test_a_claim_told_again_takes_its_earlier_place() -> None:
    """The fighting that a later sentence speaks of is where it was told before."""
    _, again = with_sites(
        [HERE, claim("fighting", last=True)], PLACES[:1], SENTENCES, DOCUMENT
    )

    assert again.where == "Mosul, Iraq"


@pytest.mark.parametrize("type", ["ACCUSE", "leads", "member_of"])
def test_words_and_ties_are_nowhere(type: str) -> None:
    """What is only said, and what lasts, gets no place from its surroundings."""
    (told,) = with_sites([claim("accused", type)], PLACES, SENTENCES, DOCUMENT)

    assert (told.where, told.place_mentions) == (None, ())


def test_claims_keep_their_order() -> None:
    """The claims come back in the order that they were given in, each once."""
    given = [claim("shelled"), HERE, claim("accused", "ACCUSE")]

    found = with_sites(given, PLACES, SENTENCES, DOCUMENT)
    assert [each.id for each in found] == [each.id for each in given]


def test_a_document_without_places_tells_none() -> None:
    """Where no place is named, none is guessed."""
    (alone,) = with_sites([claim("shelled")], (), SENTENCES, DOCUMENT)

    assert alone.where is None


def test_every_weight_is_of_a_clue() -> None:
    """The kinds of claims and the clues of the rules are those that have weights."""
    scene = scene_of(PLACES, SENTENCES, DOCUMENT)
    scene.told.append(("Mosul, Iraq", HERE))
    seen = set(clues(HERE, "Mosul, Iraq", scene))

    assert {"told", "in", "same sentence", "ASSAULT", "ASSAULT told"} <= seen
    assert {"told", "least"} <= set(weights())
