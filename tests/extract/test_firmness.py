"""Firmness: what modals, adverbs, governing words, conditions and negations do."""

from __future__ import annotations

import pytest

from onrecord.extract.clauses import Clauses
from onrecord.extract.firmness import firmness_at
from tests.extract.parses import parsed


def _put(table: str, trigger: str, cue: str = "") -> tuple[str, str, str]:
    doc = parsed(table)
    at = {token.text: token.i for token in doc}
    put = firmness_at(at[trigger], Clauses(doc), {at[cue]} if cue else set())
    return put.polarity, put.certainty, put.modality


@pytest.mark.parametrize(
    ("modal", "polarity", "certainty", "modality"),
    [
        ("may", "+", "PS", "hypothetical"),
        ("might", "+", "PS", "hypothetical"),
        ("could", "+", "PS", "hypothetical"),
        ("would", "+", "U", "hypothetical"),
        ("should", "+", "U", "hypothetical"),
        ("must", "+", "U", "hypothetical"),
        ("will", "+", "CT", "future"),
    ],
)
def test_modals(modal: str, polarity: str, certainty: str, modality: str) -> None:
    """A modal says how far what it stands at is from fact; "not" reverses it."""
    table = """
    1 Rebels rebel NOUN NNS 4 nsubj
    2 {modal} {modal} AUX MD 4 aux
    3 {adverb} {adverb} {pos} RB 4 advmod
    4 attack attack VERB VB 0 root
    5 convoys convoy NOUN NNS 4 obj
    """
    put = _put(table.format(modal=modal, adverb="soon", pos="ADV"), "attack")
    assert put == (polarity, certainty, modality)
    put = _put(table.format(modal=modal, adverb="not", pos="PART"), "attack")
    assert put == ("-", certainty, modality)


@pytest.mark.parametrize(
    ("adverb", "put"),
    [
        ("never", ("-", "CT", "actual")),
        ("falsely", ("-", "CT", "actual")),
        ("certainly", ("+", "CT", "actual")),
        ("probably", ("+", "PR", "actual")),
        ("possibly", ("+", "PS", "actual")),
        ("hopefully", ("+", "U", "hypothetical")),
        ("reportedly", ("+", "CT", "actual")),
        ("yesterday", ("+", "CT", "actual")),
    ],
)
def test_adverbs(adverb: str, put: tuple[str, str, str]) -> None:
    """Adverbs of probability and denial count, and who reports it is no hedge."""
    table = f"""
    1 Rebels rebel NOUN NNS 3 nsubj
    2 {adverb} {adverb} ADV RB 3 advmod
    3 attacked attack VERB VBD 0 root
    4 convoys convoy NOUN NNS 3 obj
    """
    assert _put(table, "attacked") == put


@pytest.mark.parametrize(
    ("form", "lemma", "put"),
    [
        ("planned", "plan", ("+", "U", "future")),
        ("vowed", "vow", ("+", "CT", "future")),
        ("hoped", "hope", ("+", "U", "hypothetical")),
        ("wanted", "want", ("+", "U", "hypothetical")),
        ("tried", "try", ("+", "U", "hypothetical")),
        ("threatened", "threaten", ("+", "U", "hypothetical")),
        ("failed", "fail", ("-", "CT", "actual")),
        ("refused", "refuse", ("-", "CT", "actual")),
        ("managed", "manage", ("+", "CT", "actual")),
    ],
)
def test_verbs_with_an_infinitive(
    form: str, lemma: str, put: tuple[str, str, str]
) -> None:
    """What is planned, wanted, tried or refused is put as the verb implies."""
    table = f"""
    1 Rebels rebel NOUN NNS 2 nsubj
    2 {form} {lemma} VERB VBD 0 root
    3 to to PART TO 4 mark
    4 attack attack VERB VB 2 xcomp
    5 convoys convoy NOUN NNS 4 obj
    """
    assert _put(table, "attack") == put


def test_not_failing_is_doing() -> None:
    """Two negations make it so: "did not fail to attack"."""
    table = """
    1 Rebels rebel NOUN NNS 4 nsubj
    2 did do AUX VBD 4 aux
    3 not not PART RB 4 advmod
    4 fail fail VERB VB 0 root
    5 to to PART TO 6 mark
    6 attack attack VERB VB 4 xcomp
    """
    assert _put(table, "attack") == ("+", "CT", "actual")


@pytest.mark.parametrize(
    ("first", "second", "put"),
    [
        ("are", "going go VERB VBG", ("+", "CT", "future")),
        ("are", "set set VERB VBN", ("+", "CT", "future")),
        ("are", "likely likely ADJ JJ", ("+", "PR", "future")),
        ("are", "expected expect VERB VBN", ("+", "PR", "future")),
        ("are", "unlikely unlikely ADJ JJ", ("-", "PR", "future")),
    ],
)
def test_modals_of_several_words(
    first: str, second: str, put: tuple[str, str, str]
) -> None:
    """Words such as "are going to" and "are likely to" are read as one modal."""
    table = f"""
    1 Rebels rebel NOUN NNS 3 nsubj
    2 {first} be AUX VBP 3 aux
    3 {second} 0 root
    4 to to PART TO 5 mark
    5 attack attack VERB VB 3 xcomp
    """
    assert _put(table, "attack") == put


@pytest.mark.parametrize(
    ("form", "lemma", "put"),
    [
        ("said", "say", ("+", "CT", "actual")),
        ("knew", "know", ("+", "CT", "actual")),
        ("believed", "believe", ("+", "PR", "actual")),
        ("feared", "fear", ("+", "PS", "actual")),
        ("doubted", "doubt", ("-", "PR", "actual")),
        ("denied", "deny", ("-", "CT", "actual")),
    ],
)
def test_verbs_with_a_clause(form: str, lemma: str, put: tuple[str, str, str]) -> None:
    """What a source commits to depends on the verb that reports it."""
    table = f"""
    1 Envoys envoy NOUN NNS 2 nsubj
    2 {form} {lemma} VERB VBD 0 root
    3 that that SCONJ IN 5 mark
    4 rebels rebel NOUN NNS 5 nsubj
    5 attacked attack VERB VBD 2 ccomp
    """
    assert _put(table, "attacked", cue=form) == put


def test_nothing_above_the_source_counts() -> None:
    """Firmness is the innermost source's: above its cue nothing is looked at."""
    table = """
    1 Envoys envoy NOUN NNS 2 nsubj
    2 denied deny VERB VBD 0 root
    3 that that SCONJ IN 5 mark
    4 police police NOUN NNS 5 nsubj
    5 said say VERB VBD 2 ccomp
    6 rebels rebel NOUN NNS 7 nsubj
    7 attacked attack VERB VBD 5 ccomp
    """
    assert _put(table, "attacked", cue="said") == ("+", "CT", "actual")


def test_conditions() -> None:
    """What stands under "if" is not claimed."""
    table = """
    1 If if SCONJ IN 3 mark
    2 rebels rebel NOUN NNS 3 nsubj
    3 attack attack VERB VBP 5 advcl
    4 police police NOUN NNS 5 nsubj
    5 flee flee VERB VBP 0 root
    """
    assert _put(table, "attack") == ("+", "U", "hypothetical")
    assert _put(table, "flee")[1] == "CT"


def test_nobody_did_it() -> None:
    """A negated subject or object negates the deed, but not what lies deeper."""
    table = """
    1 No no DET DT 2 det
    2 rebels rebel NOUN NNS 3 nsubj
    3 attacked attack VERB VBD 0 root
    4 police police NOUN NNS 3 obj
    5 after after ADP IN 6 case
    6 raids raid NOUN NNS 3 obl
    """
    assert _put(table, "attacked") == ("-", "CT", "actual")
    assert _put(table, "raids") == ("+", "CT", "actual")


def test_alleged_deeds() -> None:
    """An "alleged" attack is nobody's claim."""
    table = """
    1 The the DET DT 3 det
    2 alleged allege VERB VBN 3 amod
    3 attack attack NOUN NN 4 nsubj
    4 failed fail VERB VBD 0 root
    """
    assert _put(table, "attack") == ("+", "U", "actual")


@pytest.mark.parametrize(
    ("form", "tag", "put"),
    [
        ("said", "VBD", ("+", "CT", "future")),
        ("says", "VBZ", ("+", "U", "hypothetical")),
    ],
)
def test_a_told_will(form: str, tag: str, put: tuple[str, str, str]) -> None:
    """After "said", "would" is the speaker's own "will"; after "says" it is not."""
    table = f"""
    1 Envoys envoy NOUN NNS 2 nsubj
    2 {form} say VERB {tag} 0 root
    3 they they PRON PRP 5 nsubj
    4 would would AUX MD 5 aux
    5 attack attack VERB VB 2 ccomp
    """
    assert _put(table, "attack", cue=form) == put


def test_what_is_met_with_a_modal_is_presupposed() -> None:
    """A noun is in a verb's scope if the verb lends itself to it, and else a fact."""
    table = """
    1 Rebels rebel NOUN NNS 3 nsubj
    2 may may AUX MD 3 aux
    3 {verb} {verb} VERB VB 0 root
    4 attacks attack NOUN NNS 3 obj
    """
    assert _put(table.format(verb="launch"), "attacks")[1] == "PS"
    assert _put(table.format(verb="remember"), "attacks")[1] == "CT"


class Counted(Clauses):
    """Trees that count how often they are asked."""

    asked = 0

    def kids(self, i: int, *relations: str) -> list[int]:
        """Count, and answer."""
        self.asked += 1
        return super().kids(i, *relations)


def _asked(purposes: int) -> int:
    """Return how often the trees are asked for the last of nested purposes."""
    rows = ["1 Troops troop NOUN NNS 2 nsubj", "2 went go VERB VBD 0 root"]
    for verb in range(4, 4 + 2 * purposes, 2):
        rows += [
            f"{verb - 1} to to PART TO {verb} mark",
            f"{verb} march march VERB VB {max(2, verb - 2)} advcl",
        ]
    clauses = Counted(parsed("\n".join(rows)))
    clauses.asked = 0
    firmness_at(len(clauses.tokens) - 1, clauses)
    return clauses.asked


def test_nested_purposes_are_climbed_once() -> None:
    """Twice as many purposes of purposes take about twice the steps, and not more."""
    assert _asked(12) < 3 * _asked(6)
    assert _asked(48) < 3 * _asked(24)
