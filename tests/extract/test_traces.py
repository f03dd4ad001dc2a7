"""How a claim was read: tree, frame, roles, words of firmness, what else was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract import extract
from onrecord.extract.traces import trace_claim
from onrecord.model.annotation import Annotation, LearnedTrigger
from onrecord.model.document import Document
from tests.extract.parses import parsed

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.model.trace import Trace

FAILED = """
1 Rebels rebel NOUN NNS 3 nsubj
2 may may AUX MD 3 aux
3 attack attack VERB VB 0 root
4 the the DET DT 5 det
5 army army NOUN NN 3 obj
6 that that PRON WDT 7 nsubj
7 guards guard VERB VBZ 5 acl:relcl
8 them they PRON PRP 7 obj SpaceAfter=No
9 . . PUNCT . 3 punct
"""
TALKED = """
1 Talks talk NOUN NNS 5 nsubj
2 between between ADP IN 3 case
3 Norway Norway PROPN NNP 1 nmod Entity=B-STATE
4 slowly slowly ADV RB 5 advmod
5 progressed progress VERB VBD 0 root
"""


def traced(doc: Doc, type: str) -> Trace | None:
    """Return the trace of the only claim of a type."""
    document = Document.of(doc.text, label="case")
    (claim,) = [c for c in extract(doc, document).claims if c.type == type]
    return trace_claim(doc, document, claim)


def learned(doc: Doc, *triggers: LearnedTrigger) -> Doc:
    """Return a document with what the learned reader says of it."""
    doc.user_data["annotation"] = Annotation(
        triggers=triggers, factuality=(0.0,) * len(doc)
    )
    return doc


def test_a_claim_of_a_frame() -> None:
    """The clause is a tree, the frame is known, each role says where it was found."""
    trace = traced(parsed(FAILED), "ASSAULT")

    assert trace
    assert trace.frame
    assert trace.frame.name.startswith("assault.attack.verb")
    assert [(f.role, f.found) for f in trace.fillers] == [
        ("actor", "at subject"),
        ("recipient", "at object"),
    ]
    assert [(w.text, w.relation, w.depth) for w in trace.tree] == [
        ("attack", "root", 0),
        ("Rebels", "nsubj", 1),
        ("may", "aux", 1),
        ("army", "obj", 1),
        ("the", "det", 2),
    ]
    assert [w.text for w in trace.tree if w.marked] == ["attack"]
    assert [w.text for w in trace.tree if w.folded] == ["army"]


def test_the_word_that_decides_firmness() -> None:
    """A hedge is told with how the claim would be put without it; others are not."""
    trace = traced(parsed(FAILED), "ASSAULT")

    assert trace
    (word,) = trace.firmness_words
    assert (word.text, word.certainty, word.modality) == ("may", "CT", "actual")
    assert not trace.learned_firmness


def test_what_the_learned_reader_sees() -> None:
    """Its types at the trigger are told with probabilities, the likeliest first."""
    doc = learned(
        parsed(FAILED),
        LearnedTrigger(words=(2,), type="THREATEN", score=0.3),
        LearnedTrigger(words=(2,), type="ASSAULT", score=0.8),
        LearnedTrigger(words=(0,), type="PROTEST", score=0.2),
    )

    trace = traced(doc, "ASSAULT")

    assert trace
    assert [(a.type, a.score) for a in trace.alternatives] == [
        ("ASSAULT", 0.8),
        ("THREATEN", 0.3),
    ]


def test_a_claim_of_the_learned_reader_alone() -> None:
    """No frame, but the probabilities of its roles, and its own view of firmness."""
    doc = learned(
        parsed(TALKED),
        LearnedTrigger(
            words=(4,), type="AGREE", score=0.9, actor={2: 0.81}, certainty="PS"
        ),
    )

    trace = traced(doc, "AGREE")

    assert trace
    assert trace.frame is None
    (filler,) = trace.fillers
    assert filler.found == "by the learned reader, probability 0.81"
    assert trace.learned_firmness
    assert trace.firmness_words == ()


def test_a_role_at_a_preposition() -> None:
    """Who stands with a preposition is found there."""
    trace = traced(
        learned(parsed(TALKED), LearnedTrigger(words=(0,), type="CONSULT", score=0.9)),
        "CONSULT",
    )

    assert trace
    assert [f.found for f in trace.fillers] == ["at “between”"]


def test_a_claim_that_is_read_no_more() -> None:
    """A claim that the rules do not make now has no trace."""
    doc, document = parsed(FAILED), Document.of(parsed(FAILED).text, label="case")
    (claim, *_) = extract(doc, document).claims
    other = parsed(FAILED.replace("attack attack", "attack eat"))

    assert trace_claim(other, document, claim) is None
