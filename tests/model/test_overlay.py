"""A user's own words, laid over ours: what is added, replaced, refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import ConfigError
from onrecord.model.ontology import (
    cameo_codes,
    causal_cues,
    contexts,
    cues,
    firmness,
    frames,
    kept_with_ontology,
    offices,
    overlay_version,
    types,
    use_overlay,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.model.ontology import PartOfSpeech

JILTS = """
type: REJECT
verbs:
  - {lemma: jilt, example: "The duke jilted the envoy."}
"""


@pytest.fixture(autouse=True)
def _ours_again() -> Iterator[None]:
    """Take off whatever a test has laid over."""
    yield
    use_overlay(None)


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """Return what lays files, given by name and text, over ours."""
    return Lay(tmp_path)


class Lay:
    """Writes files into a folder, and lays it over ours."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, files: dict[str, str]) -> None:
        """Write the files, and lay the whole folder over ours."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        use_overlay(self.folder)


def rules(pos: PartOfSpeech, lemma: str) -> list[str]:
    """Return the names of the frames of a word."""
    return [frame.name for frame in frames().get((pos, lemma), ())]


def test_a_word_is_added(lay: Lay) -> None:
    """A frame of a word that we lack comes to ours, under any file's name."""
    before = dict(frames())
    assert rules("verb", "jilt") == []

    lay({"frames/mine.yaml": JILTS})

    assert rules("verb", "jilt") == ["reject.jilt.verb"]
    assert {key: frames()[key] for key in before} == before


def test_a_word_of_ours_is_replaced(lay: Lay) -> None:
    """A frame with the type, word and part of speech of ours takes their place."""
    others = [name for name in rules("verb", "attack") if "assault" not in name]
    text = "type: ASSAULT\nverbs:\n  - {lemma: attack, object: [town], example: x}\n"

    lay({"frames/assault.yaml": text})

    own = [name for name in rules("verb", "attack") if "assault" in name]
    assert own == ["assault.attack.verb"]
    assert [name for name in rules("verb", "attack") if name not in own] == others
    (frame, *_) = [f for f in frames()["verb", "attack"] if f.name == own[0]]
    assert frame.object == ("town",)
    assert rules("noun", "attack")


def test_types_are_added_and_replaced(lay: Lay) -> None:
    """A new tie may have frames; an entry with the name of ours replaces it."""
    text = """
    events:
      AGREE: {definition: Ours no more., examples: [One., Two.], quad: V-Coop, score: 1}
    ties:
      hosts: {definition: Gives a home to., examples: [One., Two.], direction: a → b}
    contexts:
      sport: Games.
    """
    hosts = "type: hosts\nverbs:\n  - {lemma: harbor, example: x}\n"

    lay({"types.yaml": text, "frames/hosts.yaml": hosts})

    assert (types()["hosts"].kind, types()["AGREE"].score) == ("tie", 1)
    assert rules("verb", "harbor")[-1] == "hosts.harbor.verb"
    assert contexts()["sport"] == "Games."
    assert types()["CONSULT"].modes["visit"].score == 4


def test_other_vocabularies(lay: Lay) -> None:
    """Cues, hedges, offices, causal cues and codes are added and replaced likewise."""
    lay(
        {
            "cues.yaml": "verbs: {denial: [say], neutral: [bleat]}\n"
            "adverbs: [supposably]\nunnamed: {outlet: [gazette]}\n"
            "phrases: {neutral: [word has it that]}\n",
            "firmness.yaml": "modal:\n  - {words: may, affirmed: PR+}\n"
            "clause:\n  - {words: mayhap, affirmed: PS+, band: [20, 45]}\n",
            "offices.yaml": "leads: [grand vizier, {sultan: Sultanate}]\n"
            "blockers: [erstwhile]\n",
            "causes.yaml": "cues:\n"
            "  - {cue: thanks be to, pos: preposition, cause: dependent,"
            " effect: head}\n",
            "cameo.yaml": '"163": {type: COERCE, mode: restrict}\n',
        }
    )

    assert cues().verbs["say"].attitude == "denial"
    assert cues().verbs["bleat"].attitude == "neutral"
    assert {"supposably", "reportedly"} <= cues().adverbs
    assert cues().unnamed["gazette"] == "outlet"
    assert ("word", "has", "it", "that") in [cue.words for cue in cues().phrases]
    assert [hedge.affirmed.certainty for hedge in firmness()["may"]] == ["PR"]
    assert firmness()["mayhap"][0].band == (20, 45)
    assert ("grand", "vizier") in [office.title for office in offices().titles]
    assert {"erstwhile", "former"} <= offices().blockers
    assert ("thanks", "be", "to") in [cue.words for cue in causal_cues()]
    assert cameo_codes()["163"].type == "COERCE"
    assert cameo_codes()["160"].type == "SANCTION"


@pytest.mark.parametrize(
    ("file", "text", "complaint"),
    [
        ("frames/x.yaml", "type: GREET\n", "no such type: GREET"),
        ("frames/x.yaml", "verbs: []\n", "no such type: None"),
        ("frames/x.yaml", "type: AID\nverb: []\n", "no such section: verb"),
        ("frames/x.yaml", "type: AID\nverbs: {a: b}\n", "verbs: not a list"),
        ("frames/x.yaml", "- type: AID\n", "not a mapping"),
        ("frames/x.yaml", "type: [AID\n", "line 2: "),
        ("frame/x.yaml", "type: AID\n", "no such vocabulary; known: "),
        ("actors.yaml", "a: b\n", "no such vocabulary; known: "),
        ("cues.yml", "a: b\n", "no such vocabulary; known: "),
        ("types.yaml", "event: {}\n", "no such section: event; known: events"),
        ("types.yaml", "ties: {x: {examples: [a]}}\n", "types.yaml, x: lacks def"),
        ("types.yaml", "ties: [x]\n", "not a mapping"),
        (
            "types.yaml",
            "events: {X: {definition: a, examples: [b], score: much}}\n",
            "types.yaml, X: score cannot be 'much'",
        ),
        (
            "types.yaml",
            "events: {X: {definition: a, examples: [b], quad: V}}\n",
            "quad cannot be 'V'",
        ),
        ("cues.yaml", "verbs: {rude: [sneer]}\n", "no such attitude: rude"),
        ("cues.yaml", "verbs: {neutral: [a, a]}\n", "listed twice: a"),
        ("cues.yaml", "verbs: {neutral: [1]}\n", "not a word: 1"),
        ("cues.yaml", "unnamed: {rumor: [x]}\n", "no such source type: rumor"),
        ("firmness.yaml", "modal:\n  - {words: x, affirmed: XX}\n", "commitment: XX"),
        ("firmness.yaml", "modal:\n  - {affirmed: PS+}\n", "entry 1: no words"),
        ("firmness.yaml", "modal:\n  - {words: x}\n", "(x): lacks affirmed"),
        ("offices.yaml", "leads: [{x: 3}]\n", "organization cannot be 3"),
        ("offices.yaml", "leads: [3]\n", "no title: 3"),
        ("causes.yaml", "cues: [{cue: x, pos: verb}]\n", "lacks cause, effect"),
        (
            "causes.yaml",
            "cues: [{cue: x, pos: verb, cause: boss, effect: object}]\n",
            "entry 1 (x): no such end: boss",
        ),
        (
            "types.yaml",
            "events: {X: {definition: a, examples: [b], score: .nan}}\n",
            "score cannot be nan",
        ),
        ("cameo.yaml", '"163": {type: "A\\n B"}\n', "no such type: A B"),
        ("cameo.yaml", '"163": {type: BAN}\n', "163: no such type: BAN"),
        ("cameo.yaml", '"163": {type: AID, contexts: [x]}\n', "no such context: x"),
        ("cameo.yaml", '"163": {type: AID, mode: x}\n', "AID has no mode x"),
    ],
)
def test_a_mistake_leaves_all_as_it_was(
    lay: Lay, file: str, text: str, complaint: str
) -> None:
    """A mistake is one line that names file and entry, and nothing is half loaded."""
    lay({"frames/good.yaml": JILTS})
    before = overlay_version()

    with pytest.raises(ConfigError, match=re.escape(complaint)) as caught:
        lay({file: text})

    told = str(caught.value)
    assert told.startswith(f"{lay.folder}/{file}")
    assert "\n" not in told
    assert overlay_version() == before
    assert rules("verb", "jilt")


def test_no_folder(tmp_path: Path) -> None:
    """A folder that is not there is told."""
    with pytest.raises(ConfigError, match="no such folder"):
        use_overlay(tmp_path / "absent")


def test_text_in_another_encoding(tmp_path: Path) -> None:
    """A file that is not UTF-8 is a mistake like others."""
    (tmp_path / "cues.yaml").write_bytes(b"adverbs: [\xff]\n")

    with pytest.raises(ConfigError, match=r"cues\.yaml: "):
        use_overlay(tmp_path)


def test_the_version_is_that_of_what_it_says(lay: Lay) -> None:
    """The version changes with a word, not with a note beside the vocabularies."""
    assert overlay_version() is None
    lay({"frames/mine.yaml": JILTS, "README.md": "Mine."})
    first = overlay_version()
    lay({"README.md": "Mine, and nobody else's."})
    assert overlay_version() == first

    lay({"frames/mine.yaml": JILTS.replace("jilt", "spurn")})

    assert overlay_version() not in {None, first}
    assert rules("verb", "jilt") == []


def test_what_is_made_of_the_vocabularies_goes_with_them(lay: Lay) -> None:
    """An index over them is kept, and made anew when others are in use."""

    @kept_with_ontology
    def words() -> frozenset[str]:
        return frozenset(lemma for _, lemma in frames())

    ours = words()
    assert words() is ours
    lay({"frames/mine.yaml": JILTS})
    assert words() - ours == {"jilt"}
    use_overlay(None)
    assert words() is ours
