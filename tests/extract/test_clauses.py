"""Who takes part in a predicate, on trees written by hand."""

from __future__ import annotations

from onrecord.extract.clauses import Clauses
from tests.extract.parses import parsed

LEAGUE = """
1 A a DET DT 2 det
2 league league NOUN NN 7 nsubj
3 of of ADP IN 4 case
4 clans clan NOUN NNS 2 nmod
5 that that PRON WDT 6 nsubj
6 fights fight VERB VBZ 4 acl:relcl
7 left leave VERB VBD 0 root
"""


def test_a_clause_with_a_subject_above_its_noun_lacks_no_object() -> None:
    """In "a league of clans that fights" the league fights, and no clans are fought."""
    clauses = Clauses(parsed(LEAGUE), relative={4: 1})

    assert clauses.subjects(5) == [1]
    assert clauses.objects(5) == []


def test_a_clause_with_a_subject_of_its_own_takes_its_noun_as_object() -> None:
    """In "the clans that Chad fights" Chad fights the clans."""
    clauses = Clauses(
        parsed("""
        1 The the DET DT 2 det
        2 clans clan NOUN NNS 6 nsubj
        3 that that PRON WDT 5 obl
        4 Chad Chad PROPN NNP 5 nsubj
        5 fights fight VERB VBZ 2 acl:relcl
        6 left leave VERB VBD 0 root
        """)
    )

    assert clauses.objects(4) == [1]
