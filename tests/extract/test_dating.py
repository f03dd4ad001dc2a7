"""What dates an event: its clause, the one it hangs on, the story, a statement."""

from __future__ import annotations

from onrecord.extract.dates import extract_dates
from onrecord.extract.dating import Dating, Told, dating_of
from tests.extract.parses import parsed

REPORT = parsed("""
1 The the DET DT 2 det
2 envoy envoy NOUN NN 3 nsubj
3 said say VERB VBD 0 root
4 on on ADP IN 5 case
5 Monday Monday PROPN NNP 3 obl
6 the the DET DT 7 det
7 rebels rebel NOUN NNS 8 nsubj
8 shelled shell VERB VBD 3 ccomp
9 it it PRON PRP 8 obj
10 and and CCONJ CC 12 cc
11 had have AUX VBD 12 aux
12 fled flee VERB VBN 8 conj SpaceAfter=No
13 . . PUNCT . 3 punct

1 The the DET DT 2 det
2 army army NOUN NN 3 nsubj
3 answered answer VERB VBD 0 root
4 and and CCONJ CC 5 cc
5 blamed blame VERB VBD 3 conj
6 the the DET DT 7 det
7 blast blast NOUN NN 5 obj
8 that that PRON WDT 9 nsubj
9 followed follow VERB VBD 7 acl:relcl SpaceAfter=No
10 . . PUNCT . 3 punct

1 We we PRON PRP 2 nsubj
2 urge urge VERB VBP 0 root
3 calm calm NOUN NN 2 obj SpaceAfter=No
4 . . PUNCT . 2 punct
""")
DATES = extract_dates(REPORT, "d")


def dating(word: str, told: Told | None = None) -> Dating:
    """Return what dates the event that a word of the report tells."""
    token = next(token for token in REPORT if token.text == word)
    return dating_of(token, REPORT, DATES, told or Told())


def test_a_clause_takes_the_date_of_the_one_it_hangs_on() -> None:
    """What the envoy tells has the date of his telling, if it has no other."""
    assert dating("said") == Dating((DATES[0].id,), "clause")
    assert dating("shelled") == Dating((DATES[0].id,), "sentence")


def test_what_looks_back_has_no_date_of_the_story() -> None:
    """In "had fled" the fleeing was before; when, nobody says."""
    assert dating("fled") == Dating()


def test_a_main_clause_in_the_past_goes_on_with_the_story() -> None:
    """The main clause and its conjunct happen at the story's day; asides do not."""
    assert dating("answered").basis == dating("blamed").basis == "story"
    assert dating("followed") == Dating()


def test_a_noun_of_attack_points_back() -> None:
    """An attack as a noun is dated where it was told; other nouns are not."""
    assert dating("blast", Told("ASSAULT")).basis == "event"
    assert dating("blast", Told("AID")) == Dating()


def test_an_attack_that_is_only_spoken_of_was_at_another_time() -> None:
    """On Monday the bombing was condemned, not committed; a raid is launched then."""
    doc = parsed("""
1 They they PRON PRP 2 nsubj
2 condemned condemn VERB VBD 0 root
3 bombings bombing NOUN NNS 2 obj
4 on on ADP IN 5 case
5 Monday Monday PROPN NNP 2 obl
6 and and CCONJ CC 7 cc
7 launched launch VERB VBD 2 conj
8 a a DET DT 9 det
9 raid raid NOUN NN 7 obj
10 on on ADP IN 11 case
11 Tuesday Tuesday PROPN NNP 7 obl
""")
    dates = extract_dates(doc, "d")
    assert dating_of(doc[1], doc, dates).dates == (dates[0].id,)
    assert dating_of(doc[2], doc, dates, Told("ASSAULT")) == Dating((), "event")
    assert dating_of(doc[8], doc, dates, Told("ASSAULT")).dates == (dates[1].id,)


def test_saying_so_is_doing_it() -> None:
    """A publisher's "We urge" is done on the day of publication; quoted, it is not."""
    assert dating("urge", Told("REQUEST")).basis == "publication"
    assert dating("urge", Told("REQUEST", quoted=True)).basis == "story"
    assert dating("urge", Told("THREATEN")).basis == "publication"
    assert dating("urge", Told("ASSAULT")) == Dating()


def test_what_is_only_wished_has_no_date() -> None:
    """What is demanded or supposed happens at no time, and a plan only at its own."""
    assert dating("said", Told(modality="hypothetical")) == Dating()
    assert dating("said", Told(modality="future")).basis == "clause"
    assert dating("answered", Told(modality="future")) == Dating()


def test_what_began_goes_on() -> None:
    """What "began on Monday" is told to go on from then."""
    doc = parsed("""
1 They they PRON PRP 2 nsubj
2 began begin VERB VBD 0 root
3 shelling shell VERB VBG 2 xcomp
4 it it PRON PRP 3 obj
5 on on ADP IN 6 case
6 Monday Monday PROPN NNP 3 obl
""")
    dates = extract_dates(doc, "d")
    assert dating_of(doc[2], doc, dates) == Dating(
        (dates[0].id,), "clause", begins=True
    )


def test_a_date_at_the_end_of_a_clause_without_tense_dates_the_event_above() -> None:
    """In "hit a crowd leaving the hall on Monday" the hitting is Monday's too."""
    doc = parsed("""
1 It it PRON PRP 2 nsubj
2 hit hit VERB VBD 0 root
3 a a DET DT 4 det
4 crowd crowd NOUN NN 2 obj
5 leaving leave VERB VBG 4 acl
6 the the DET DT 7 det
7 hall hall NOUN NN 5 obj
8 on on ADP IN 9 case
9 Monday Monday PROPN NNP 5 obl
""")
    dates = extract_dates(doc, "d")
    assert dating_of(doc[1], doc, dates).dates == (dates[0].id,)
