"""Mentions: names, descriptions, pronouns, and what joins them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from onrecord.extract.clauses import Clauses
from onrecord.extract.dates import date_for, extract_dates
from onrecord.extract.mentions import extract_mentions
from onrecord.extract.places import extract_places
from onrecord.extract.where import place_for
from onrecord.model.annotation import Annotation, AttributedWords
from tests.extract.parses import VOCAB, parsed

if TYPE_CHECKING:
    from onrecord.extract.mentions import Mentions
    from onrecord.model.mention import Mention

PREMIER = """
1 Iraqi Iraqi ADJ JJ 3 amod Entity=B-PERSON
2 Prime Prime PROPN NNP 3 amod Entity=I-PERSON
3 Minister Minister PROPN NNP 4 nmod:desc Entity=I-PERSON
4 Haider Haider PROPN NNP 8 nsubj Entity=I-PERSON
5 al al PROPN NNP 4 flat Entity=I-PERSON|SpaceAfter=No
6 - - PUNCT HYPH 7 punct Entity=I-PERSON|SpaceAfter=No
7 Abadi Abadi PROPN NNP 4 flat Entity=I-PERSON
8 thanked thank VERB VBD 0 root
9 residents resident NOUN NNS 8 obj
10 of of ADP IN 11 case
11 Mosul Mosul PROPN NNP 9 nmod Entity=B-PLACE|SpaceAfter=No
12 . . PUNCT . 8 punct
"""

ALLIES = """
1 Iran Iran PROPN NNP 3 nmod:poss Entity=B-STATE|SpaceAfter=No
2 's 's PART POS 1 case
3 allies ally NOUN NNS 12 nsubj SpaceAfter=No
4 , , PUNCT , 5 punct
5 some some DET DT 3 appos
6 of of ADP IN 7 case
7 them they PRON PRP 5 nmod
8 Iraqis Iraqi PROPN NNPS 5 nmod Entity=B-GROUP|SpaceAfter=No
9 , , PUNCT , 5 punct
10 who who PRON WP 11 nsubj
11 fled flee VERB VBD 3 acl:relcl
12 praised praise VERB VBD 0 root
13 at at ADP IN 14 case
14 least least ADJ JJS 15 advmod
15 60 60 NUM CD 16 nummod
16 fighters fighter NOUN NNS 12 obj
17 . . PUNCT . 12 punct
"""

GROUP = """
1 The the DET DT 3 det
2 Mountain Mountain PROPN NNP 3 compound Entity=B-ORGANIZATION
3 Front Front PROPN NNP 15 nsubj Entity=I-ORGANIZATION
4 ( ( PUNCT -LRB- 5 punct SpaceAfter=No
5 MF MF PROPN NNP 3 appos Entity=B-ORGANIZATION|SpaceAfter=No
6 ) ) PUNCT -RRB- 5 punct SpaceAfter=No
7 , , PUNCT , 12 punct
8 an a DET DT 12 det
9 Iran Iran PROPN NNP 11 compound Entity=B-STATE|SpaceAfter=No
10 - - PUNCT HYPH 11 punct SpaceAfter=No
11 backed back VERB VBN 12 amod
12 militia militia NOUN NN 3 appos SpaceAfter=No
13 , , PUNCT , 12 punct
14 told tell VERB VBD 15 aux
15 met meet VERB VBD 0 root
16 dozens dozen NOUN NNS 15 obj
17 of of ADP IN 19 case
18 Turkish turkish ADJ JJ 19 amod
19 officials official NOUN NNS 16 nmod
20 over over ADP IN 22 case
21 Syrian syrian ADJ JJ 22 amod
22 raids raid NOUN NNS 15 obl SpaceAfter=No
23 . . PUNCT . 15 punct
"""


def by_text(mentions: Mentions) -> dict[str, Mention]:
    """Return the mentions by their words, the last of equal ones."""
    return {mention.text: mention for mention in mentions.all}


def test_a_title_is_no_part_of_the_name() -> None:
    """A name stands bare, its title beside it, and the title's state apart."""
    mentions = extract_mentions(parsed(PREMIER), "d")
    found = by_text(mentions)
    premier = found["Haider al-Abadi"]
    assert premier.title == "Iraqi Prime Minister"
    assert (premier.type, premier.kind, premier.subject) == ("PERSON", "name", True)
    assert found["Iraqi"].kind == "adjective"
    assert mentions.of_token[2] == mentions.of_token[6] == premier


def test_of_stays_where_the_noun_needs_it() -> None:
    """Residents are those of somewhere; the place is a mention too, and linked."""
    found = by_text(extract_mentions(parsed(PREMIER), "d"))
    assert found["residents of Mosul"].of == found["Mosul"].id
    assert found["residents of Mosul"].number == "plur"


def test_owners_partitives_and_counts() -> None:
    """Owners and "of" are linked; relative clauses and counts are left out."""
    mentions = extract_mentions(parsed(ALLIES), "d")
    found = by_text(mentions)
    assert found["Iran's allies"].possessor == found["Iran"].id
    assert found["some"].of == found["them"].id
    assert found["Iraqis"].kind == "nominal"
    assert "fighters" in found
    assert mentions.relative == {9: 2}
    assert mentions.of_token[9] == found["Iran's allies"]


def test_appositions_and_acronyms_are_the_same() -> None:
    """A description is its name, an acronym its long form."""
    found = by_text(extract_mentions(parsed(GROUP), "d"))
    front = found["Mountain Front"]
    assert found["MF"].same_as == front.id
    assert found["Iran-backed militia"].same_as == front.id
    assert found["Iran-backed militia"].modifiers == ("Iran", "backed")
    assert found["Iran"].kind == "name"


def test_counting_nouns_lead_to_what_they_count() -> None:
    """Officials in "dozens of officials" are counted, not parted from it."""
    mentions = extract_mentions(parsed(GROUP), "d")
    found = by_text(mentions)
    officials = found["Turkish officials"]
    assert mentions.of_token[15] == mentions.of_token[17] == officials
    assert "Turkish" not in found
    assert found["Syrian"].kind == "adjective"


def test_who_speaks_as_we() -> None:
    """The "we" of a content is said by the source of the innermost attribution."""
    table = """
1 Officials official NOUN NNS 2 nsubj
2 said say VERB VBD 0 root
3 we we PRON PRP 4 nsubj
4 won win VERB VBD 2 ccomp
"""
    words = AttributedWords(source=(0,), cue=(1,), content=(2, 3))
    doc = parsed(table, Annotation(attributions=(words,)))
    found = by_text(extract_mentions(doc, "d"))
    assert found["we"].speaker == found["Officials"].id


def test_weapons_lead_to_their_owner() -> None:
    """Jets that act are a weapon, and keep whose they are."""
    table = """
1 Russian russian ADJ JJ 2 amod
2 jets jet NOUN NNS 3 nsubj
3 hit hit VERB VBD 0 root
4 camps camp NOUN NNS 3 obj
"""
    mentions = extract_mentions(parsed(table), "d")
    found = by_text(mentions)
    assert found["Russian jets"].type == "WEAPON"
    assert found["Russian jets"].possessor == found["Russian"].id
    assert not {1, 3} & mentions.acting


def test_a_name_after_by_the_name_of() -> None:
    """A description followed by "by the name of" is that person."""
    table = """
1 An a DET DT 2 det
2 official official NOUN NN 9 nsubj
3 by by ADP IN 5 case
4 the the DET DT 5 det
5 name name NOUN NN 2 nmod
6 of of ADP IN 7 case
7 Omar Omar PROPN NNP 5 nmod Entity=B-PERSON
8 Haddad Haddad PROPN NNP 7 flat Entity=I-PERSON
9 left leave VERB VBD 0 root
"""
    found = by_text(extract_mentions(parsed(table), "d"))
    assert found["official"].same_as == found["Omar Haddad"].id


def test_an_empty_document_has_no_mentions() -> None:
    """No words, no mentions, no failure."""
    assert extract_mentions(Doc(VOCAB), "d").all == ()


# Any word with any tag, relation and label.
WORDS = st.sampled_from(
    "Iran Iraqi rebels of the people president said Mosul - ' and who 's ( ) , "
    "his May 2016 in Monday".split()
)
TAGS = st.sampled_from("NNP NNPS NN NNS JJ IN DT VBD PRP$ WP POS CD , HYPH".split())
POS = st.sampled_from("PROPN NOUN ADJ ADP DET VERB PRON PART NUM PUNCT".split())
DEPS = st.sampled_from(
    "nsubj nmod nmod:poss case appos conj compound amod acl:relcl obl det flat".split()
)
LABELS = st.sampled_from(["O", "B-PERSON", "B-STATE", "B-PLACE", "B-ORGANIZATION"])


@given(st.lists(st.tuples(WORDS, TAGS, POS, DEPS, LABELS), max_size=14), st.data())
def test_any_tree_will_do(
    rows: list[tuple[str, str, str, str, str]], data: st.DataObject
) -> None:
    """A wrong parse gives poor records, never an error, and no span twice."""
    table = []
    for n, (word, tag, pos, dep, label) in enumerate(rows, start=1):
        head = data.draw(st.integers(0, n - 1))
        entity = "" if label == "O" else f"Entity={label}"
        table.append(f"{n} {word} {word.lower()} {pos} {tag} {head} {dep} {entity}")
    doc = parsed("\n".join(table))
    mentions = extract_mentions(doc, "d")
    dates = extract_dates(doc, "d")
    places = extract_places(Clauses(doc), mentions.names, "d")
    for found in (mentions.all, dates, places):
        assert len({one.id for one in found}) == len(found)
        assert all(one.span.words(doc.text) == one.text for one in found)
    for token in doc:
        assert date_for(token, doc, dates) is not None
        assert place_for(token, doc, places) is not None


BOMBING = """
1 The the DET DT 3 det
2 {noun} {noun} NOUN NN 3 compound
3 attack attack NOUN NN 4 nsubj
4 ended end VERB VBD 0 root
"""


@pytest.mark.parametrize(
    ("noun", "stands"), [("rebel", True), ("terrorist", False), ("embassy", False)]
)
def test_nouns_that_only_classify_stand_for_nobody(noun: str, *, stands: bool) -> None:
    """A rebel attack is of rebels; a terrorist attack is an attack of a kind."""
    found = by_text(extract_mentions(parsed(BOMBING.format(noun=noun)), "d"))

    assert (noun in found) is stands


CAMPAIGN = """
1 The the DET DT 3 det
2 {owner} {owner} {pos} {tag} 3 compound {mark}
3 campaign campaign NOUN NN 5 compound
4 air air NOUN NN 5 compound
5 war war NOUN NN 0 root
"""


@pytest.mark.parametrize(
    ("owner", "pos", "tag", "mark", "acts"),
    [
        ("Quill", "PROPN", "NNP", "Entity=B-PERSON", True),
        ("presidential", "NOUN", "NN", "_", True),
        ("coalition", "NOUN", "NN", "_", False),
    ],
)
def test_campaign_acts_where_somebody_runs(
    owner: str, pos: str, tag: str, mark: str, *, acts: bool
) -> None:
    """A candidate's campaign is somebody; one of a coalition is what it does."""
    table = CAMPAIGN.format(owner=owner, pos=pos, tag=tag, mark=mark)
    found = by_text(extract_mentions(parsed(table), "d"))

    assert any("campaign" in words for words in found) is acts


def test_such_as_names_whom_a_plural_means() -> None:
    """Groups such as one that is named are that one, whatever title it has."""
    table = """
1 It it PRON PRP 2 nsubj
2 praised praise VERB VBD 0 root
3 rulers ruler NOUN NNS 2 obj
4 such such ADJ JJ 6 case
5 as as ADP IN 4 fixed
6 President President PROPN NNP 3 nmod
7 Ada Ada PROPN NNP 6 flat Entity=B-PERSON
8 Quill Quill PROPN NNP 6 flat Entity=I-PERSON
"""
    found = by_text(extract_mentions(parsed(table), "d"))

    assert found["rulers"].same_as == found["Ada Quill"].id


def test_a_hyphen_joins_a_noun() -> None:
    """A front-runner is written in three words, and is one noun."""
    table = """
1 The the DET DT 4 det
2 front front NOUN NN 4 compound SpaceAfter=No
3 - - PUNCT HYPH 2 punct SpaceAfter=No
4 runner runner NOUN NN 5 nsubj
5 left leave VERB VBD 0 root
"""
    found = by_text(extract_mentions(parsed(table), "d"))

    assert found["front-runner"].type == "PERSON"
