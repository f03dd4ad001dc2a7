"""The lexicon: what its files promise, and how a mistake in one is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.errors import ConfigError
from onrecord.model.ontology import (
    Commitment,
    cameo_codes,
    causal_cues,
    contexts,
    cues,
    firmness,
    frames,
    offices,
    types,
    use_overlay,
)

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.model.ontology import (
        Frame,
    )

SHARED_CODES = frozenset(["143", "1721"])
"""Codes that stand for two modes: strikes and boycotts, limits on what is said."""
FRAMES = [frame for group in frames().values() for frame in group]


def test_every_type_is_described() -> None:
    """Sixteen events and fourteen ties, each with a definition and two examples."""
    kinds = [claim_type.kind for claim_type in types().values()]

    assert (kinds.count("event"), kinds.count("tie")) == (16, 14)
    for claim_type in types().values():
        assert claim_type.definition
        assert len(claim_type.examples) == 2
        assert (claim_type.quad is None) == (claim_type.kind == "tie")
        assert all(mode.definition for mode in claim_type.modes.values())


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
    ("type", "mode", "score"),
    [
        ("REJECT", "assist", -1.5),
        ("REQUEST", "assist", 0.5),
        ("COERCE", "martial-law", -7.5),
        ("ASSAULT", "unconventional", -10),
        ("PROTEST", "vandalize", None),
    ],
)
def test_modes_have_scores_of_their_own(
    type: str, mode: str, score: float | None
) -> None:
    """A mode has the score that the standard prints, or none where it prints none."""
    assert types()[type].modes[mode].score == score


def test_scores_run_with_the_quad_class() -> None:
    """Cooperation is not scored under nought, and conflict not over it."""
    for each in types().values():
        if each.score is not None and each.quad is not None:
            assert (each.score > 0) if each.quad.endswith("Coop") else each.score <= 0


def test_a_code_of_cameo_keeps_its_type() -> None:
    """What is written for a type or mode is read as the same type, and in that mode."""
    for each in types().values():
        written: list[tuple[str | None, str | None]] = [(None, each.cameo)]
        written += [(name, mode.cameo) for name, mode in each.modes.items()]
        for mode, code in written:
            if code is not None:
                became = cameo_codes()[code]
                assert became.type == each.name, code
                assert mode in {None, became.mode} or code in SHARED_CODES


def test_every_code_of_cameo_is_there() -> None:
    """Twenty roots, each with its codes; what is settled another way says so."""
    assert {code[:2] for code in cameo_codes()} == {f"{n:02}" for n in range(1, 21)}
    assert cameo_codes()["163"].type == "SANCTION"
    assert cameo_codes()["163"].printed == "COERCE restrict"
    assert len(contexts()) == 37


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ("{lemma: greet, actor: [boss]}", "no such role: boss"),
        ("{lemma: greet, prep: [onto, nto]}", "no such preposition: nto"),
        ("{lemma: greet, mode: nightly}", "CONSULT has no mode nightly"),
        ("{lemma: greet, colour: red}", "no such field: colour"),
        ("{lemma: greet, passive: perhaps}", "passive cannot be 'perhaps'"),
        ("{lemma: greet, prep: {on: at}}", "prep cannot be"),
        ("{lemma: greet, particle: [up]}", "particle cannot be"),
        ("{lemma: Greet}", "lower case"),
        ("{lemma: 12}", "not a word: 12"),
        ("{1: greet}", "not a word: 1"),
        ("{example: no word}", "no lemma"),
        ("greet", "not a mapping"),
        ("{lemma: [greet", "line 4: "),
    ],
)
def test_a_mistake_names_its_place(entry: str, complaint: str, tmp_path: Path) -> None:
    """A wrong entry is an error of one line: which file, and what is wrong."""
    text = f"type: CONSULT\nverbs:\n  - {entry}\n"
    folder = overlay(tmp_path, **{"frames/consult.yaml": text})

    with pytest.raises(ConfigError) as caught:
        use_overlay(folder)

    told = str(caught.value)
    assert told.startswith(f"{folder}/frames/consult.yaml")
    assert complaint in told
    assert "\n" not in told


def overlay(folder: Path, **files: str) -> Path:
    """Return a folder of a user's own vocabularies."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
