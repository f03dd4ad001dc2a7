"""What a source stands for, of all that it speaks of."""

from __future__ import annotations

import pytest

from onrecord.extract.clauses import Clauses
from onrecord.extract.vouching import put_forward
from onrecord.model.annotation import AttributedWords
from tests.extract.parses import parsed


@pytest.mark.parametrize(
    ("form", "lemma", "told"),
    [
        ("reported", "report", True),
        ("denied", "deny", True),
        ("demanded", "demand", True),
        ("predicted", "predict", True),
        ("condemned", "condemn", False),
        ("welcomed", "welcome", False),
        ("discussed", "discuss", False),
    ],
)
def test_a_bare_noun(form: str, lemma: str, told: bool) -> None:  # noqa: FBT001
    """Some verbs tell of a raid, others only speak of one."""
    doc = parsed(f"""
    1 Envoys envoy NOUN NNS 2 nsubj
    2 {form} {lemma} VERB VBD 0 root
    3 raids raid NOUN NNS 2 obj
    """)
    found = AttributedWords(source=(0,), cue=(1,), content=(2,))
    assert put_forward(found, Clauses(doc)) == ((2,) if told else ())


@pytest.mark.parametrize(
    ("form", "lemma", "told"),
    [
        ("promised", "promise", True),
        ("hoped", "hope", True),
        ("refused", "refuse", False),
        ("continued", "continue", False),
    ],
)
def test_an_infinitive(form: str, lemma: str, told: bool) -> None:  # noqa: FBT001
    """What is promised or hoped is on the source's word, what is done is not."""
    doc = parsed(f"""
    1 Envoys envoy NOUN NNS 2 nsubj
    2 {form} {lemma} VERB VBD 0 root
    3 to to PART TO 4 mark
    4 leave leave VERB VB 2 xcomp
    """)
    found = AttributedWords(source=(0,), cue=(1,), content=(2, 3))
    assert put_forward(found, Clauses(doc)) == ((2, 3) if told else ())


def test_a_quotation_is_told() -> None:
    """Whoever is quoted stands for the words, however short they are."""
    doc = parsed("""
    1 Envoys envoy NOUN NNS 2 nsubj
    2 welcomed welcome VERB VBD 0 root
    3 “ “ PUNCT `` 4 punct SpaceAfter=No
    4 raids raid NOUN NNS 2 obj SpaceAfter=No
    5 ” ” PUNCT '' 4 punct
    """)
    found = AttributedWords(source=(0,), cue=(1,), content=(2, 3, 4))
    assert put_forward(found, Clauses(doc)) == (2, 3, 4)


@pytest.mark.parametrize(
    ("cue", "told"),
    [
        ("reportedly reportedly ADV RB", True),
        ("believed believe VERB VBN", True),
        ("reports report NOUN NNS", True),
        ("seemingly seemingly ADV RB", False),
        ("authorized authorize VERB VBN", False),
    ],
)
def test_cues_without_a_source(cue: str, told: bool) -> None:  # noqa: FBT001
    """Only some words credit somebody who is not named."""
    doc = parsed(f"""
    1 {cue} 2 advmod
    2 fled flee VERB VBD 0 root
    """)
    found = AttributedWords(cue=(0,), content=(1,))
    assert put_forward(found, Clauses(doc)) == ((1,) if told else ())


def test_what_a_demand_meets_on_its_way() -> None:
    """Of "free those who were taken" only the freeing is demanded."""
    doc = parsed("""
    1 Envoys envoy NOUN NNS 2 nsubj
    2 urged urge VERB VBD 0 root
    3 rebels rebel NOUN NNS 2 obj
    4 to to PART TO 5 mark
    5 free free VERB VB 2 xcomp
    6 men man NOUN NNS 5 obj
    7 who who PRON WP 9 nsubj:pass
    8 were be AUX VBD 9 aux:pass
    9 taken take VERB VBN 6 acl:relcl
    """)
    found = AttributedWords(source=(0,), cue=(1,), content=tuple(range(2, 9)))
    assert put_forward(found, Clauses(doc)) == (2, 3, 4, 5)
