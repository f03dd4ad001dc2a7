"""Time expressions, their tense, and the events they date."""

from __future__ import annotations

import pytest

from onrecord.extract.dates import date_for, extract_dates
from onrecord.extract.time_words import TIME
from tests.extract.parses import parsed

FLIGHT = """
1 In in ADP IN 2 case
2 May May PROPN NNP 12 obl
3 the the DET DT 4 det
4 rebels rebel NOUN NNS 12 nsubj SpaceAfter=No
5 , , PUNCT , 8 punct
6 who who PRON WP 8 nsubj
7 had have AUX VBD 8 aux
8 fled flee VERB VBN 4 acl:relcl
9 on on ADP IN 10 case
10 Monday Monday PROPN NNP 8 obl SpaceAfter=No
11 , , PUNCT , 8 punct
12 attacked attack VERB VBD 0 root
13 and and CCONJ CC 15 cc
14 may may AUX MD 15 aux
15 march march VERB VB 12 conj
16 . . PUNCT . 12 punct
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on March 15, 2011, at dawn.", ["March 15, 2011"]),
        ("It fell on 15 March 2011.", ["15 March 2011"]),
        ("Talks began on Tuesday, May 3.", ["Tuesday, May 3"]),
        ("Signed 2016-11-30 in Geneva.", ["2016-11-30"]),
        ("In early 2016 and mid-2017 it grew.", ["early 2016", "mid-2017"]),
        ("About 2,000 troops and 1500 tons", []),
        (
            "Since 2011, two weeks ago, last summer",
            ["2011", "two weeks ago", "last summer"],
        ),
        ("in the 1990s and the '80s", ["the 1990s", "the '80s"]),
        ("It rose in the third quarter of 2015.", ["the third quarter of 2015"]),
        ("for more than three days", ["more than three days"]),
        ("at 7:15 p.m. Wednesday", ["7:15 p.m. Wednesday"]),
        ("in recent months and next week", ["recent months", "next week"]),
        ("They may march on; the mayor fell.", []),
        ("a year earlier, yesterday morning", ["a year earlier", "yesterday morning"]),
        ("Flight 1990-7 cost $2015", []),
    ],
)
def test_expressions(text: str, expected: list[str]) -> None:
    """Spans are TimeML's: no preposition, and no number that is not a time."""
    assert [match[0] for match in TIME.finditer(text)] == expected


def test_tense_of_the_clause_and_verbs_that_look_like_months() -> None:
    """Each time has its clause's tense; "may" and "march" as verbs are none."""
    found = extract_dates(parsed(FLIGHT), "d")
    assert [(d.text, d.tense) for d in found] == [("May", "past"), ("Monday", "past")]


def test_a_date_belongs_to_its_clause() -> None:
    """The relative clause's date is not the main clause's; a conjunct shares one."""
    doc = parsed(FLIGHT)
    dates = extract_dates(doc, "d")
    may, monday = (date.id for date in dates)
    assert date_for(doc[11], doc, dates) == (may,)
    assert date_for(doc[7], doc, dates) == (monday,)
    assert date_for(doc[14], doc, dates) == (may,)


def test_a_date_after_the_verb_of_agreeing_is_not_that_of_the_plan() -> None:
    """In "agreed on Monday to leave" the agreement is Monday's."""
    doc = parsed("""
1 They they PRON PRP 2 nsubj
2 agreed agree VERB VBD 0 root
3 on on ADP IN 4 case
4 Monday Monday PROPN NNP 2 obl
5 to to PART TO 6 mark
6 leave leave VERB VB 2 xcomp
""")
    dates = extract_dates(doc, "d")
    assert date_for(doc[1], doc, dates)
    assert date_for(doc[5], doc, dates) == ()


@pytest.mark.parametrize(
    ("verb", "tense"),
    [
        (("will", "MD", "meet", "VB"), "future"),
        (("have", "VBP", "met", "VBN"), "past"),
        (("are", "VBP", "meeting", "VBG"), "present"),
        (("did", "VBD", "meet", "VB"), "past"),
    ],
)
def test_tenses(verb: tuple[str, str, str, str], tense: str) -> None:
    """The auxiliary tells the tense where there is one."""
    helping, first, word, second = verb
    doc = parsed(f"""
1 They they PRON PRP 3 nsubj
2 {helping} {helping} AUX {first} 3 aux
3 {word} meet VERB {second} 0 root
4 Monday Monday PROPN NNP 3 obl:unmarked
""")
    assert [d.tense for d in extract_dates(doc, "d")] == [tense]
