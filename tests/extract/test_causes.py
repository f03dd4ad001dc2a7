"""Causes: what a text says to have led to what."""

from __future__ import annotations

import pytest

from onrecord.extract.causes import extract_causes
from onrecord.extract.clauses import Clauses
from tests.extract.parses import parsed


def _links(table: str, *triggers: str) -> list[tuple[str, str, str, str]]:
    """Return cause, effect, cue and sign, where the triggers are claims."""
    doc = parsed(table)
    at = {token.i: token.text for token in doc if token.text in triggers}
    return [
        (each.cause, each.effect, each.cue.words(doc.text), each.sign)
        for each in extract_causes(Clauses(doc), at, [], "d")
    ]


def test_a_reason() -> None:
    """What stands under "because" is the cause of what it hangs on."""
    table = """
    1 Police police NOUN NNS 2 nsubj
    2 left leave VERB VBD 0 root
    3 because because SCONJ IN 5 mark
    4 rebels rebel NOUN NNS 5 nsubj
    5 attacked attack VERB VBD 2 advcl
    """
    assert _links(table, "left", "attacked") == [("attacked", "left", "because", "+")]


def test_prepositions_with_a_noun() -> None:
    """What "in retaliation for" brings is the cause, wherever the phrase stands."""
    table = """
    1 In in ADP IN 2 case
    2 retaliation retaliation NOUN NN 6 obl
    3 for for ADP IN 4 case
    4 raids raid NOUN NNS 2 nmod
    5 rebels rebel NOUN NNS 6 nsubj
    6 attacked attack VERB VBD 0 root
    """
    assert _links(table, "raids", "attacked") == [
        ("raids", "attacked", "In retaliation for", "+")
    ]


def test_prevention() -> None:
    """What is prevented is an effect with a minus."""
    table = """
    1 Raids raid NOUN NNS 2 nsubj
    2 prevented prevent VERB VBD 0 root
    3 attacks attack NOUN NNS 2 obj
    """
    assert _links(table, "Raids", "attacks") == [("Raids", "attacks", "prevented", "-")]


def test_passives() -> None:
    """In "was sparked by" the surface subject is the effect."""
    table = """
    1 Protests protest NOUN NNS 3 nsubj:pass
    2 were be AUX VBD 3 aux:pass
    3 sparked spark VERB VBN 0 root
    4 by by ADP IN 5 case
    5 raids raid NOUN NNS 3 obl:agent
    """
    assert _links(table, "Protests", "raids") == [
        ("raids", "Protests", "sparked by", "+")
    ]


@pytest.mark.parametrize(
    ("relation", "found"),
    [("advcl", [("came", "arrest", "to", "+")]), ("xcomp", [])],
)
def test_purposes(relation: str, found: list[tuple[str, str, str, str]]) -> None:
    """A deed done "to" do another is its cause; "agreed to" links nothing."""
    table = f"""
    1 Troops troop NOUN NNS 2 nsubj
    2 came come VERB VBD 0 root
    3 to to PART TO 4 mark
    4 arrest arrest VERB VB 2 {relation}
    5 rebels rebel NOUN NNS 4 obj
    """
    assert _links(table, "came", "arrest") == found


def test_attacks_that_kill() -> None:
    """An attack is the cause of the deaths in it, also by a relative pronoun."""
    table = """
    1 Twelve twelve NUM CD 3 nsubj:pass
    2 were be AUX VBD 3 aux:pass
    3 killed kill VERB VBN 0 root
    4 in in ADP IN 5 case
    5 attacks attack NOUN NNS 3 obl
    """
    assert _links(table, "killed", "attacks") == [("attacks", "killed", "killed", "+")]
    table = """
    1 Rebels rebel NOUN NNS 2 nsubj
    2 attacked attack VERB VBD 0 root
    3 , , PUNCT , 4 punct
    4 killing kill VERB VBG 2 advcl
    5 twelve twelve NUM CD 4 obj
    """
    assert _links(table, "killing", "attacked") == [
        ("attacked", "killing", "killing", "+")
    ]


def test_condemned_deeds() -> None:
    """A deed is what it is condemned for."""
    table = """
    1 Envoys envoy NOUN NNS 2 nsubj
    2 condemned condemn VERB VBD 0 root
    3 raids raid NOUN NNS 2 obj
    """
    assert _links(table, "condemned", "raids") == [
        ("raids", "condemned", "condemned", "+")
    ]


def test_links_between_sentences() -> None:
    """What opens with "therefore" follows from the sentence before."""
    table = """
    1 Rebels rebel NOUN NNS 2 nsubj
    2 attacked attack VERB VBD 0 root

    1 Therefore therefore ADV RB 3 advmod
    2 police police NOUN NNS 3 nsubj
    3 left leave VERB VBD 0 root
    """
    assert _links(table, "attacked", "left") == [("attacked", "left", "Therefore", "+")]


def test_one_end_alone_is_no_link() -> None:
    """Without a claim at both ends there is no cause."""
    table = """
    1 Police police NOUN NNS 2 nsubj
    2 left leave VERB VBD 0 root
    3 because because ADP IN 5 case
    4 of of ADP IN 3 fixed
    5 rain rain NOUN NN 2 obl
    """
    assert _links(table, "left") == []
    assert _links(table, "left", "rain") == [("rain", "left", "because of", "+")]
