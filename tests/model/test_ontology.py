"""The lexicon: what its files promise, and how a mistake in one is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.errors import ConfigError
from onrecord.model import ontology
from onrecord.model.ontology import (
    Commitment,
    causal_cues,
    cues,
    firmness,
    frames,
    offices,
    types,
)

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.model.ontology import (
        Frame,
    )

FRAMES = [frame for group in frames().values() for frame in group]


def test_every_type_is_described() -> None:
    """Sixteen events and fourteen ties, each with a definition and two examples."""
    kinds = [claim_type.kind for claim_type in types().values()]

    assert (kinds.count("event"), kinds.count("tie")) == (16, 14)
    for claim_type in types().values():
        assert claim_type.definition
        assert len(claim_type.examples) == 2
        assert (claim_type.quad is None) == (claim_type.kind == "tie")
        assert set(claim_type.mode_scores) <= set(claim_type.modes)


def test_every_type_has_frames() -> None:
    """No type is without words that make it."""
    assert {frame.type for frame in FRAMES} == set(types())


def test_frame_names_are_unique() -> None:
    """A claim's rule points to exactly one frame."""
    assert len({frame.name for frame in FRAMES}) == len(FRAMES)


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_frame_can_be_explained(frame: Frame) -> None:
    """A frame shows an example, and is found under its own lemma."""
    assert frame.example
    assert frame.lemma == frame.lemma.lower()
    assert frame in frames()[frame.pos, frame.lemma]


def test_narrower_frames_come_first() -> None:
    """Who takes the first frame that fits takes the one with most conditions."""
    (narrow, *_, wide) = [
        frame for frame in frames()["noun", "attack"] if frame.type != "hostile_to"
    ]

    assert (narrow.type, narrow.modifier[0]) == ("ACCUSE", "verbal")
    assert (wide.type, wide.modifier) == ("ASSAULT", ())


def test_prepositions_stay_words() -> None:
    """YAML's "on" is a preposition, and no truth value."""
    (frame, *_) = [f for f in FRAMES if f.name == "assault.attack.noun"]

    assert "on" in frame.recipient


def test_longer_titles_come_first() -> None:
    """A vice president is not read as a president."""
    titles = [" ".join(office.title) for office in offices().titles]

    assert titles.index("vice president") < titles.index("president")
    assert "former" in offices().blockers


def test_office_may_imply_its_organization() -> None:
    """A senator of nothing named sits in the United States Senate."""
    (senator,) = [o for o in offices().titles if o.title == ("senator",)]

    assert (senator.tie, senator.organization) == (
        "member_of",
        "United States Senate",
    )


def test_cues_have_an_attitude() -> None:
    """Saying is neutral, denying denies; longer phrases come first."""
    lexicon = cues()

    assert lexicon.verbs["say"].attitude == "neutral"
    assert lexicon.verbs["deny"].attitude == "denial"
    assert lexicon.unnamed["witness"] == "unnamed"
    lengths = [len(cue.words) for cue in lexicon.phrases]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("word", "affirmed", "negated"),
    [
        (
            "may",
            Commitment(certainty="PS", modality="hypothetical"),
            Commitment(certainty="PS", polarity="-", modality="hypothetical"),
        ),
        (
            "fail",
            Commitment(certainty="CT", polarity="-", modality="actual"),
            Commitment(certainty="CT", polarity="+", modality="actual"),
        ),
        ("probably", Commitment(certainty="PR"), None),
    ],
)
def test_words_of_firmness(
    word: str, affirmed: Commitment, negated: Commitment | None
) -> None:
    """Modals, implicative verbs and adverbs say what they do to their clause."""
    (hedge,) = firmness()[word]

    assert (hedge.affirmed, hedge.negated) == (affirmed, negated)


def test_a_word_has_one_reading_in_one_place() -> None:
    """No two entries claim the same word, scope, part of speech and complement."""
    places = [
        (hedge.word, hedge.scope, hedge.pos, complement)
        for group in firmness().values()
        for hedge in group
        for complement in hedge.complement or ("",)
    ]

    assert len(set(places)) == len(places)


def test_bands_are_ranges() -> None:
    """A band of probability runs upward within 0 and 100 per cent."""
    bands = [h.band for group in firmness().values() for h in group if h.band]

    assert bands
    for low, high in bands:
        assert 0 < low < high < 100


def test_causal_cues_name_both_ends() -> None:
    """Cause and effect stand in different places; prevention has a minus."""
    signs = {" ".join(cue.words): cue.sign for cue in causal_cues()}

    assert signs["because of"] == "+"
    assert signs["prevent"] == "-"
    assert all(cue.cause != cue.effect for cue in causal_cues())


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ("{lemma: greet, actor: [boss]}", "no such role: boss"),
        ("{lemma: greet, prep: [onto, nto]}", "no such preposition: nto"),
        ("{lemma: greet, mode: nightly}", "CONSULT has no mode nightly"),
        ("{lemma: greet, colour: red}", "no such field: colour"),
        ("{example: no word}", "no lemma"),
        ("greet", "not a mapping"),
        ("{lemma: [greet", "expected"),
    ],
)
def test_a_mistake_names_its_place(
    entry: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong entry is an error that says which file and what is wrong."""
    folder = tmp_path / "frames"
    folder.mkdir()
    text = f"type: CONSULT\nverbs:\n  - {entry}\n"
    folder.joinpath("consult.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(ontology, "_folder", lambda: tmp_path)

    with pytest.raises(ConfigError, match=rf"(?s)frames/consult\.yaml.*{complaint}"):
        ontology.frames.__wrapped__()


def test_a_file_of_no_type_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Frames belong to a type that the ontology knows."""
    folder = tmp_path / "frames"
    folder.mkdir()
    folder.joinpath("greet.yaml").write_text("type: GREET\n", encoding="utf-8")
    monkeypatch.setattr(ontology, "_folder", lambda: tmp_path)

    with pytest.raises(ConfigError, match="no such type: GREET"):
        ontology.frames.__wrapped__()
