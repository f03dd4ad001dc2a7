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
        ("Jan Meyer met Jan. 3 envoys", ["Jan. 3"]),
        ("in July last year and this winter", ["July last year", "this winter"]),
        ("in nineteen ninety-six", ["nineteen ninety-six"]),
        ("on Christmas Eve, or next Easter", ["Christmas Eve", "next Easter"]),
        ("the daily patrols left as soon as", ["daily"]),
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


def test_ages_and_fractions_are_no_times() -> None:
    """How old somebody is, and three quarters of a thing, date nothing."""
    doc = parsed("""
1 Ada Ada PROPN NNP 5 nsubj SpaceAfter=No
2 , , PUNCT , 1 punct
3 52 52 NUM CD 4 nummod
4 years year NOUN NNS 5 obl:npmod
5 old old ADJ JJ 0 root
6 holds hold VERB VBZ 5 conj
7 three three NUM CD 9 nummod SpaceAfter=No
8 - - PUNCT HYPH 9 punct SpaceAfter=No
9 quarters quarter NOUN NNS 6 obj
10 now now ADV RB 6 advmod
""")
    assert [date.text for date in extract_dates(doc, "d")] == ["now"]


def test_a_line_end_does_not_part_a_time() -> None:
    """A time goes on over the end of a line, but not over that of a paragraph."""
    doc = parsed("""
1 last last ADJ JJ 2 amod SpacesAfter=\\n
2 week week NOUN NN 0 root
""")
    assert [date.text for date in extract_dates(doc, "d")] == ["last\nweek"]


def test_what_hangs_on_a_noun_has_no_tense_of_its_own() -> None:
    """In "announced talks in December" the announcement is past, not the talks."""
    doc = parsed("""
1 They they PRON PRP 2 nsubj
2 announced announce VERB VBD 0 root
3 talks talk NOUN NNS 2 obj
4 in in ADP IN 5 case
5 December December PROPN NNP 3 nmod
""")
    assert [date.tense for date in extract_dates(doc, "d")] == ["none"]


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
