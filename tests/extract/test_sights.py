"""What was seen at a word, and what its frames lacked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.extract.sights import sight_at
from onrecord.model.annotation import Annotation, LearnedTrigger
from onrecord.model.document import Document, Span
from tests.extract.parses import parsed

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.model.trace import Sight

STRUCK = """
1 The the DET DT 2 det
2 board board NOUN NN 3 nsubj
3 struck strike VERB VBD 0 root
4 a a DET DT 5 det
5 balance balance NOUN NN 3 obj SpaceAfter=No
6 . . PUNCT . 3 punct SpacesAfter=\\n\\n
"""
ATTACKED = """
1 Rebels rebel NOUN NNS 2 nsubj
2 attacked attack VERB VBD 0 root
3 the the DET DT 4 det
4 army army NOUN NN 2 obj
"""


def seen(doc: Doc, words: str) -> Sight:
    """Return what is seen at words of a document."""
    start = doc.text.index(words)
    span = Span(start, start + len(words))
    sight = sight_at(doc, Document.of(doc.text, label="case"), span)
    assert sight
    return sight


def test_conditions_that_do_not_hold() -> None:
    """Every frame of a word is told, with each of its conditions that fails."""
    sight = seen(parsed(STRUCK), "struck")

    failed = {each.frame.name: each.failed for each in sight.considered}
    assert failed["agree.strike.verb"] == ("object",)
    assert all(failed.values())
    assert all(each.fate is None for each in sight.considered)
    assert (sight.lemma, sight.part, sight.nearest) == ("strike", "VERB", ())


def test_no_frame_for_the_word() -> None:
    """A word without a frame shows what is written alike and has one."""
    sight = seen(parsed(ATTACKED.replace("attack VERB", "attaks VERB")), "attacked")

    assert sight.considered == ()
    assert "attack" in sight.nearest


def test_another_part_of_speech() -> None:
    """A word that has frames as another part of speech says so."""
    sight = seen(parsed(STRUCK.replace("balance balance", "summit summit")), "summit")
    assert sight.considered
    verb = STRUCK.replace("struck strike", "summit summit")

    assert seen(parsed(verb), "summit").elsewhere == ("noun",)


@pytest.mark.parametrize("words", ["The", "."])
def test_out_of_scope(words: str) -> None:
    """At articles and marks nothing is read."""
    assert not seen(parsed(STRUCK), words).in_scope


def test_the_frame_that_was_taken() -> None:
    """Of a claim that was made, the frame that made it fits, and others say why not."""
    sight = seen(parsed(ATTACKED), "attacked")

    fates = [each.fate for each in sight.considered if each.frame.type == "ASSAULT"]
    others = [each.instead for each in sight.considered if each.fate == "narrower"]
    assert all(name and name.startswith("assault.attack") for name in others)
    assert "coded" in fates
    assert set(fates) <= {"coded", "narrower", None}


def test_a_likelier_type() -> None:
    """A frame that fits gives way to another type at its word, which is named."""
    doc = parsed(ATTACKED.replace("attacked attack", "praised support"))
    doc.user_data["annotation"] = Annotation(
        triggers=(LearnedTrigger(words=(1,), type="backs", score=0.9),),
        factuality=(0.0,) * len(doc),
    )
    by_fate = {each.fate: each for each in seen(doc, "praised").considered}

    assert by_fate["coded"].frame.type == "backs"
    assert by_fate["likelier"].frame.type != "backs"
    assert by_fate["likelier"].instead == by_fate["coded"].frame.name


def test_nobody_in_a_role() -> None:
    """A frame whose roles are open is doubted where the learned reader sees nothing."""
    lonely = """
    1 It it PRON PRP 2 expl
    2 threatened threaten VERB VBD 0 root
    3 rain rain NOUN NN 2 obj
    """
    doubted = [e for e in seen(parsed(lonely), "threatened").considered if e.fate]

    assert {each.fate for each in doubted} == {"doubted"}
    assert all("actor" in each.lacks for each in doubted)


def test_what_the_learned_reader_sees() -> None:
    """What it sees at the word is told, beside what the frames make of it."""
    doc = parsed(ATTACKED)
    doc.user_data["annotation"] = Annotation(
        triggers=(LearnedTrigger(words=(1,), type="ACCUSE", score=0.9),),
        factuality=(0.0,) * len(doc),
    )
    sight = seen(doc, "attacked")

    assert [(each.type, each.score) for each in sight.alternatives] == [("ACCUSE", 0.9)]
    assert {each.fate for each in sight.considered} & {"coded"}


@pytest.mark.parametrize(("form", "blocker"), [("new", None), ("former", "former")])
def test_a_title(form: str, blocker: str | None) -> None:
    """A title is known, and what says that nobody holds it now."""
    table = f"""
    1 The the DET DT 4 det
    2 {form} {form} ADJ JJ 4 amod
    3 prime prime ADJ JJ 4 amod
    4 minister minister NOUN NN 5 nsubj
    5 slept sleep VERB VBD 0 root
    """
    title = seen(parsed(table), "minister").title

    assert title
    assert (title.title, title.tie, title.blocker) == (
        "prime minister",
        "leads",
        blocker,
    )


def test_words_lead_to_their_head() -> None:
    """Of several words, the one that the others hang on is looked at."""
    assert seen(parsed(STRUCK), "board struck a balance").text == "struck"
    assert seen(parsed(STRUCK), "a balance").text == "balance"


def test_white_space_leads_to_a_word() -> None:
    """Between words the next one is meant, after the last word the last."""
    doc = parsed(STRUCK + "\n1 Rebels rebel NOUN NNS 0 root\n")
    document = Document.of(doc.text, label="case")
    gap = doc.text.index("\n")

    for offset, text in ((3, "board"), (gap, "Rebels"), (len(doc.text) - 1, "Rebels")):
        sight = sight_at(doc, document, Span(offset, offset))
        assert sight
        assert sight.text == text


def test_no_word_at_all() -> None:
    """In a text without words nothing is seen."""
    doc = parsed("")
    assert sight_at(doc, Document.of("", label="case"), Span(0, 0)) is None
