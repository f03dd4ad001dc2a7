"""What a claim can be, laid out for a terminal and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from onrecord.analyze.descriptions import Described, describe_types
from onrecord.export.types import types_view, words_of, write_types
from onrecord.model.vocabulary import CameoCode, ClaimType, Frame, Mode
from tests.export.rendering import shown

if TYPE_CHECKING:
    from onrecord.model.vocabulary import PartOfSpeech


def frame(lemma: str, pos: PartOfSpeech = "verb", **others: object) -> Frame:
    """Return a frame of a type of our own."""
    return Frame(name=lemma, type="SNUB", kind="event", pos=pos, lemma=lemma, **others)  # type: ignore[arg-type]


SNUB = Described(
    ClaimType(
        name="SNUB",
        kind="event",
        definition="Turns away from somebody.",
        examples=("The duke snubbed the envoy.", "The envoy got the cold shoulder."),
        quad="V-Conf",
        score=-1.5,
        modes={"public": Mode(definition="Before others.", score=-2, cameo="121")},
        cameo="120",
        recipient_required=True,
    ),
    (
        frame("snub"),
        frame("snub"),
        frame("turn", particle="away", prep=("from",)),
        frame("show", object=("shoulder", "door")),
        frame("rebuff", "noun"),
    ),
    {"120": CameoCode(type="SNUB"), "121": CameoCode(type="SNUB", mode="public")},
)


def test_one_type() -> None:
    """One type is shown with all that is known of it, and its words once each."""
    lines = [" ".join(line.split()) for line in shown(types_view([SNUB])).splitlines()]

    assert [line for line in lines if line] == [
        "SNUB event",
        "is Turns away from somebody.",
        "as in The duke snubbed the envoy.",
        "The envoy got the cold shoulder.",
        "class V-Conf (verbal conflict)",
        "score -1.5",
        "needs a recipient",
        "to CAMEO 120",
        "from CAMEO 120, 121 public",
        "modes public (-2, CAMEO 121): Before others.",
        "verbs snub, turn away (from), show (shoulder, …)",
        "nouns rebuff",
    ]


def test_a_tie_tells_its_ends() -> None:
    """A tie shows where it runs, how it reads from the other end, and its schema."""
    view = shown(types_view(describe_types("leads")))

    assert "runs from  head → organization or state" in view
    assert "other way  is led by" in view
    assert "FollowTheMoney  Directorship" in view
    assert "no direction" in shown(types_view(describe_types("allied_with")))


def test_all_types() -> None:
    """All types are a list, each with its class and score."""
    view = shown(types_view(describe_types()), width=200)

    assert "ASSAULT                M-Conf    -9  Uses violence" in view
    assert "possesses              tie" in view


def test_json_holds_everything() -> None:
    """As JSON, types are an array, with modes, codes and whole frames."""
    (record,) = json.loads(write_types([SNUB]))

    assert record["name"] == "SNUB"
    assert record["modes"]["public"]["score"] == -2
    assert record["from_cameo"]["121"]["mode"] == "public"
    assert record["frames"][2]["particle"] == "away"
    assert len(json.loads(write_types(describe_types()))) == 30


def test_words_need_their_company() -> None:
    """A word that makes a type only beside another is told with it."""
    assert words_of(SNUB.frames)["verbs"][1:] == [
        "turn away (from)",
        "show (shoulder, …)",
    ]
