"""What was seen at a word, laid out for a person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.analyze.looks import Looked, Place
from onrecord.export.looks import look_view
from onrecord.model.document import Span
from onrecord.model.ontology import frames
from onrecord.model.trace import Alternative, Considered, SeenTitle, Sight, TreeWord
from tests.export.rendering import shown
from tests.readings import chained_reading

if TYPE_CHECKING:
    from onrecord.model.vocabulary import Frame

READING = chained_reading()
SIGHT = Sight(
    span=Span(49, 53),
    text="arms",
    lemma="arm",
    part="VERB",
    sentence=READING.sentences[0],
    tree=(
        TreeWord(text="arms", relation="ccomp", depth=0, marked=True, folded=True),
        TreeWord(text="Iran", relation="nsubj", depth=1),
    ),
    needed=0.5,
    doubt=0.15,
)


def view(sight: Sight, **others: object) -> list[str]:
    """Return the lines that are shown, without the blanks in them."""
    looked = Looked(Place(READING.document, sight.span), sight, READING, **others)  # type: ignore[arg-type]
    written = shown(look_view(looked), width=200).splitlines()
    return [line for each in written if (line := " ".join(each.split()))]


def frame(name: str) -> Frame:
    """Return a frame of the lexicon."""
    every = (each for group in frames().values() for each in group)
    return next(each for each in every if each.name == name)


def test_no_frame() -> None:
    """A word without a frame shows the nearest, and its clause as a tree."""
    lines = view(replace(SIGHT, nearest=("arming",), elsewhere=("noun",)))

    assert lines == [
        "arms chain:49 arm, verb",
        "words The agency quoted a minister as saying that Iran arms the Houthis.",
        "coded nothing: no frame for “arm”; as verb, but as noun; nearest: arming",
        "learned reader sees nothing here",
        "tree arms ccomp … ◂",
        "Iran nsubj",
    ]


def test_out_of_scope() -> None:
    """At an article nothing is looked for."""
    (line,) = [
        each
        for each in view(replace(SIGHT, part="DET", in_scope=False))
        if each.startswith("coded")
    ]
    assert "not at det" in line


def test_what_frames_lack() -> None:
    """Each condition is told in words, and what nobody fills."""
    struck, armed = frame("agree.strike.verb"), frame("arms.arm.verb")
    considered = (
        Considered(frame=struck, failed=("object",)),
        Considered(frame=armed, failed=("passive",)),
        Considered(frame=armed, failed=("new_condition", "together")),
        Considered(frame=armed, lacks=("actor",), fate="doubted"),
        Considered(frame=armed, fate="narrower", instead="arms.arm.verb.2"),
    )
    lines = view(
        replace(
            SIGHT,
            considered=considered,
            alternatives=(Alternative(type="AID", score=0.4),),
        )
    )

    assert "needs one of these objects: deal, agreement, compromise" in lines[3]
    assert lines[4].endswith("needs to be passive")
    assert lines[5].endswith("new condition: None; its conditions to hold together")
    assert "found no actor (actor at subject; recipient at object)" in lines[6]
    assert "less than 0.15" in lines[6]
    assert lines[7].endswith("another of the same type was taken: arms.arm.verb.2")
    assert "learned reader AID 0.40; alone it needs 0.50" in lines
    assert "coded nothing: nobody was found in a role" in lines[2]


@pytest.mark.parametrize(
    ("blocker", "told"),
    [
        (None, "where a name beside it holds it"),
        ("ex", "“ex” says that it is not"),
    ],
)
def test_a_title(blocker: str | None, told: str) -> None:
    """A title without a claim says what it lacks; with one, nothing of that."""
    titled = replace(
        SIGHT, title=SeenTitle(title="envoy", tie="represents", blocker=blocker)
    )

    (line,) = [line for line in view(titled) if line.startswith("title")]
    assert told in line
    coded = view(titled, coded=READING.claims)
    assert not [line for line in coded if line.startswith("title")]


def test_an_office_that_the_learned_reader_sees() -> None:
    """A likely office that was not coded says what it needs besides."""
    likely = replace(SIGHT, alternatives=(Alternative(type="leads", score=0.9),))

    (line,) = [line for line in view(likely) if line.startswith("learned")]
    assert line.endswith("leads 0.90; an office needs one holder and one seat besides")


def test_what_was_coded() -> None:
    """A claim at the word is shown, one that was left out, and where it is a cue."""
    (claim,) = READING.claims

    lines = view(SIGHT, coded=(claim,), fills=(claim,), repeats=(claim,))
    assert f"coded Iran → arms → Houthis tie {claim.id}" in lines
    assert f"takes part in Iran → arms → Houthis tie {claim.id}" in lines
    assert any(line.endswith("it repeats an earlier claim") for line in lines)
    assert not any("nothing" in line for line in lines[:-3])
    lines = view(SIGHT, cue=READING.attributions[1])
    assert any("it credits what is said to “minister”" in line for line in lines)


def test_the_same_words_elsewhere() -> None:
    """Where words stand more than once, the other places are told."""
    place = Place(READING.document, SIGHT.span, (60, 70, 80, 90))
    written = shown(look_view(Looked(place, SIGHT, READING)), width=200)

    assert "also at 60, 70, 80, …" in written
