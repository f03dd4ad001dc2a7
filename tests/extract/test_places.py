"""Toponyms, distances, and where events happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.clauses import Clauses
from onrecord.extract.names import find_names
from onrecord.extract.places import extract_places
from onrecord.extract.where import place_for
from tests.extract.parses import parsed

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.model.mention import PlaceMention


def places_in(doc: Doc) -> list[PlaceMention]:
    """Return the toponyms of a document."""
    clauses = Clauses(doc)
    return extract_places(clauses, find_names(clauses), "d")


RAID = """
1 Police police NOUN NNS 4 nsubj
2 in in ADP IN 3 case
3 Quetta Quetta PROPN NNP 1 nmod Entity=B-PLACE
4 said say VERB VBD 0 root
5 gunmen gunman NOUN NNS 6 nsubj
6 attacked attack VERB VBD 4 ccomp
7 a a DET DT 8 det
8 mosque mosque NOUN NN 6 obj
9 in in ADP IN 10 case
10 Jabla Jabla PROPN NNP 8 nmod Entity=B-PLACE|SpaceAfter=No
11 , , PUNCT , 12 punct
12 Syria Syria PROPN NNP 10 appos Entity=B-STATE|SpaceAfter=No
13 . . PUNCT . 4 punct
"""

TEST = """
1 Iran Iran PROPN NNP 2 nsubj Entity=B-STATE
2 fired fire VERB VBD 0 root
3 one one NUM CD 2 obj
4 about about ADV RB 5 advmod
5 140 140 NUM CD 6 nummod
6 miles mile NOUN NNS 7 obl:unmarked
7 east east ADV RB 2 advmod
8 of of ADP IN 9 case
9 Tehran Tehran PROPN NNP 7 obl Entity=B-PLACE|SpaceAfter=No
10 . . PUNCT . 2 punct
"""


def test_a_place_knows_what_it_lies_in() -> None:
    """In "Jabla, Syria" there are two toponyms, the first inside the second."""
    found = places_in(parsed(RAID))
    assert [(p.text, p.inside) for p in found] == [
        ("Quetta", None),
        ("Jabla", "Syria"),
        ("Syria", None),
    ]


def test_an_event_happens_where_its_clause_says() -> None:
    """The place of the object's phrase is the event's, that of the police is not."""
    doc = parsed(RAID)
    places = places_in(doc)
    assert place_for(doc[5], doc, places) == (places[1].id,)


def test_a_distance_is_one_place() -> None:
    """A distance with its bearing is one place, and events happen there."""
    doc = parsed(TEST)
    iran, away = places_in(doc)
    assert iran.near is None
    assert away.text == "about 140 miles east of Tehran"
    assert away.near == "Tehran"
    assert place_for(doc[1], doc, [iran, away]) == (away.id,)


def test_a_list_of_countries_is_no_containment() -> None:
    """In "Iran, Syria and Iraq" none lies inside another."""
    doc = parsed("""
1 Iran Iran PROPN NNP 6 nsubj Entity=B-STATE|SpaceAfter=No
2 , , PUNCT , 3 punct
3 Syria Syria PROPN NNP 1 conj Entity=B-STATE
4 and and CCONJ CC 5 cc
5 Iraq Iraq PROPN NNP 1 conj Entity=B-STATE
6 agreed agree VERB VBD 0 root
""")
    assert [p.inside for p in places_in(doc)] == [None, None, None]
    assert place_for(doc[5], doc, places_in(doc)) == ()


def test_called_on_a_state_is_no_place() -> None:
    """What is called on is no place; what strikes are on is one."""
    doc = parsed("""
1 They they PRON PRP 2 nsubj
2 called call VERB VBD 0 root
3 on on ADP IN 4 case
4 Turkey Turkey PROPN NNP 2 obl Entity=B-STATE
5 after after ADP IN 6 case
6 strikes strike NOUN NNS 2 obl
7 on on ADP IN 8 case
8 Aleppo Aleppo PROPN NNP 6 nmod Entity=B-PLACE
""")
    places = places_in(doc)
    assert place_for(doc[1], doc, places) == ()
    assert place_for(doc[5], doc, places) == (places[1].id,)


def test_events_named_by_their_place_happen_there() -> None:
    """The Quetta bombing is in Quetta, and so is what the invasion is of."""
    doc = parsed("""
1 The the DET DT 3 det
2 Quetta Quetta PROPN NNP 3 compound Entity=B-PLACE
3 bombing bombing NOUN NN 4 nsubj
4 followed follow VERB VBD 0 root
5 the the DET DT 6 det
6 invasion invasion NOUN NN 4 obj
7 of of ADP IN 8 case
8 Kuwait Kuwait PROPN NNP 6 nmod Entity=B-STATE
""")
    quetta, kuwait = places_in(doc)
    assert place_for(doc[2], doc, [quetta, kuwait]) == (quetta.id,)
    assert place_for(doc[5], doc, [quetta, kuwait]) == (kuwait.id,)


def test_what_happens_where_happens_there() -> None:
    """In "Jabla, where they met" the meeting is in Jabla."""
    doc = parsed("""
1 They they PRON PRP 2 nsubj
2 left leave VERB VBD 0 root
3 Jabla Jabla PROPN NNP 2 obj Entity=B-PLACE|SpaceAfter=No
4 , , PUNCT , 7 punct
5 where where ADV WRB 7 advmod
6 rebels rebel NOUN NNS 7 nsubj
7 met meet VERB VBD 3 acl:relcl
""")
    places = places_in(doc)
    assert place_for(doc[6], doc, places) == (places[0].id,)


def test_surroundings_tell_a_place() -> None:
    """A state after a comma makes a name a place, and the state one as well."""
    doc = parsed("""
1 Brindle Brindle PROPN NNP 4 nsubj SpaceAfter=No|Entity=B-ORGANIZATION
2 , , PUNCT , 3 punct
3 Okla. Okla. PROPN NNP 1 appos
4 burned burn VERB VBD 0 root
""")
    found = places_in(doc)
    assert [(p.text, p.inside, p.sure) for p in found] == [
        ("Brindle", "Okla.", False),
        ("Okla.", None, True),
    ]


def test_parts_and_divisions_belong_to_the_name() -> None:
    """The words before and after that say which part or division are in the span."""
    doc = parsed("""
1 northern northern ADJ JJ 2 amod
2 Syria Syria PROPN NNP 3 nsubj Entity=B-STATE
3 borders border VERB VBZ 0 root
4 Alder Alder PROPN NNP 5 compound Entity=B-PLACE
5 County County PROPN NNP 3 obj
""")
    assert [p.text for p in places_in(doc)] == ["northern Syria", "Alder County"]
