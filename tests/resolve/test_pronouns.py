"""Pronouns: by gender, kind and number; who speaks says "I" and "we"."""

from __future__ import annotations

import pytest

from onrecord.model.document import record_id
from tests.resolve.scenes import Scene


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("She", "Mary Quill"),
        ("He", "John Tamm"),
        ("It", "Mountain Front"),
        ("They", "Islamic State"),
    ],
)
def test_pronoun_takes_up_who_suits(word: str, name: str) -> None:
    """Gender tells persons apart, number and kind the rest."""
    scene = Scene(f"Mary Quill met John Tamm, Mountain Front and ISIL. {word} refused.")
    scene.name("Mary Quill", "PERSON", subject=True)
    scene.name("John Tamm", "PERSON")
    scene.name("Mountain Front")
    scene.name("ISIL", "GROUP", number="plur")

    assert scene.who(scene.pronoun(word)) == name


def test_subject_is_preferred() -> None:
    """Of two that suit, the subject is taken up."""
    scene = Scene("Mary Quill met Anna Tamm. She refused.")
    scene.name("Mary Quill", "PERSON", subject=True)
    scene.name("Anna Tamm", "PERSON")

    assert scene.who(scene.pronoun("She")) == "Mary Quill"


def test_near_sentence_is_preferred() -> None:
    """A subject three sentences back gives way to one just before."""
    scene = Scene("Mary Quill left. It rained. It snowed. We met Anna Tamm. She ran.")
    scene.name("Mary Quill", "PERSON", subject=True)
    scene.name("Anna Tamm", "PERSON")

    assert scene.who(scene.pronoun("She")) == "Anna Tamm"


def test_pronoun_without_antecedent_stays_open() -> None:
    """Nobody is guessed: a man is no "she", and what comes later is no antecedent."""
    scene = Scene("John Tamm left. She met Mary Quill.")
    scene.name("John Tamm", "PERSON")
    she = scene.pronoun("She")
    scene.name("Mary Quill", "PERSON")

    assert scene.who(she) is None


def test_i_is_who_speaks() -> None:
    """An "I" inside a content is its source."""
    scene = Scene("Mary Quill told John Tamm: I refuse.")
    mary = scene.name("Mary Quill", "PERSON")
    scene.name("John Tamm", "PERSON")
    first = scene.pronoun("I", speaker=mary)

    assert (scene.who(first), scene.basis(first)) == ("Mary Quill", "pronoun")


def test_we_of_an_officeholder_is_the_state() -> None:
    """Who speaks for a state says "we" of the state; a group says it of itself."""
    scene = Scene("Merkel said: We refuse. Hezbollah said: We attack.")
    merkel = scene.name("Merkel", "PERSON")
    hezbollah = scene.name("Hezbollah", "GROUP")
    state = scene.pronoun("We", speaker=merkel)
    group = scene.pronoun("We", nth=2, speaker=hezbollah)

    assert scene.who(state) == "Germany"
    assert scene.who(group) == "Hezbollah"


@pytest.mark.parametrize(
    ("publisher", "name"),
    [
        ("US Department of State", "United States"),
        ("Hezbollah", "Hezbollah"),
        ("Reuters", None),
        (None, None),
    ],
)
def test_we_outside_quotation_is_a_publisher_that_acts(
    publisher: str | None, name: str | None
) -> None:
    """The "We" of a government's own text is its state; a newspaper's is nobody."""
    scene = Scene("We condemn this attack.", publisher=publisher)

    assert scene.who(scene.pronoun("We")) == name


def test_we_of_a_spokesman_is_whom_he_speaks_for() -> None:
    """An unknown spokesman's "we" is the body that the document ties him to."""
    scene = Scene("Hill Clinic spokesman Orlo Tamm said: We refuse.")
    clinic = scene.name("Hill Clinic")
    tamm = scene.name("Orlo Tamm", "PERSON")
    scene.claim("spokesman", [tamm], [clinic], type="represents", kind="tie")
    we = scene.pronoun("We", speaker=tamm)

    assert scene.who(we) == "Hill Clinic"


def test_nobody_does_it_to_himself() -> None:
    """Who is done something to is not who does it; "its" may be."""
    scene = Scene("Iran met Ghana. Ghana blamed it and its allies.")
    scene.name("Iran", "STATE")
    scene.name("Ghana", "STATE", subject=True)
    ghana = scene.name("Ghana", "STATE", nth=2, subject=True)
    it, its = scene.pronoun("it"), scene.pronoun("its")
    scene.claim("blamed", [ghana], [it, its])

    assert scene.who(it) == "Iran"
    assert scene.who(its) == "Ghana"


def test_speaker_may_be_a_later_pronoun() -> None:
    """Where "she said" follows the quotation, "we" is still whose "she" speaks for."""
    scene = Scene("Merkel spoke. We refuse, she said.")
    scene.name("Merkel", "PERSON", subject=True)
    she = scene.span("she")
    key = record_id(scene.document.id, "mention", she.start, she.end)
    we = scene.pronoun("We", speaker=key)
    scene.pronoun("she")

    assert scene.who(we) == "Germany"


def test_i_and_our_without_a_speaker_are_the_publishers() -> None:
    """A ministry's "I" and the "our" beside it stand for its state."""
    scene = Scene("I thank our partners.", publisher="UK Government")
    first = scene.pronoun("I")
    our = scene.pronoun("our", speaker=first)

    assert (scene.who(first), scene.who(our)) == ("United Kingdom", "United Kingdom")


@pytest.mark.parametrize(
    ("word", "name"), [("she", "Anna Tamm"), ("her", "Mary Quill")]
)
def test_who_opens_a_content_is_who_says_it(word: str, name: str) -> None:
    """In "Tamm said that she …" it is Tamm, whoever else was spoken of; not "her"."""
    scene = Scene(f"Mary Quill left. Mary Quill saw Anna Tamm say that {word} ran.")
    scene.name("Mary Quill", "PERSON", subject=True)
    scene.name("Mary Quill", "PERSON", nth=2, subject=True)
    tamm = scene.name("Anna Tamm", "PERSON")
    scene.says("say", f"that {word} ran", source="Anna Tamm", by=tamm)

    assert scene.who(scene.pronoun(word)) == name


def test_they_are_no_weapons() -> None:
    """What is plural but cannot act is not taken up by "they"."""
    scene = Scene("Rebels hid bombs. They ran.")
    scene.noun("Rebels", "rebel", number="plur")
    scene.noun("bombs", "bomb", type="WEAPON", number="plur")

    assert scene.who(scene.pronoun("They")) == "Rebels"


def test_who_is_quoted_is_no_he_in_the_quotation() -> None:
    """In his own words a speaker is "I", and "he" is somebody else."""
    scene = Scene("John Tamm left. Adam Roe spoke: “He lies.”")
    scene.name("John Tamm", "PERSON", subject=True)
    roe = scene.name("Adam Roe", "PERSON", subject=True)
    he = scene.pronoun("He", subject=True)
    scene.says("spoke", "He lies", source="Adam Roe", by=roe)

    assert scene.who(he) == "John Tamm"


def test_often_named_is_preferred() -> None:
    """Of two that suit alike the one is taken up of whom the text tells more."""
    scene = Scene(
        "Mary Quill won. Mary Quill thanked Anna Tamm and Mary Quill. She ran."
    )
    for nth in (1, 2, 3):
        scene.name("Mary Quill", "PERSON", nth=nth)
    scene.name("Anna Tamm", "PERSON")

    assert scene.who(scene.pronoun("She")) == "Mary Quill"


def test_pronoun_may_come_before_its_subject() -> None:
    """With nobody before, the subject of the same sentence is meant."""
    scene = Scene("In her speech Mary Quill refused.")
    her = scene.pronoun("her")
    scene.name("Mary Quill", "PERSON", subject=True)

    assert scene.who(her) == "Mary Quill"


def test_pronoun_in_a_headline_is_the_hero() -> None:
    """Before all names, who is named most is meant."""
    scene = Scene("She wins. Mary Quill beat Anna Tamm. Mary Quill left.")
    she = scene.pronoun("She", subject=True)
    scene.name("Mary Quill", "PERSON", subject=True)
    scene.name("Anna Tamm", "PERSON")
    scene.name("Mary Quill", "PERSON", nth=2, subject=True)

    assert scene.who(she) == "Mary Quill"


def test_i_after_a_colon_is_who_said_so() -> None:
    """A statement in full, without marks, goes on in the words of who makes it."""
    scene = Scene(
        "Adam Roe said: We won. I thank everybody.", publisher="UK Government"
    )
    roe = scene.name("Adam Roe", "PERSON")
    scene.says("said", "We won", source="Adam Roe", by=roe)

    assert scene.who(scene.pronoun("I")) == "Adam Roe"


def test_its_is_rather_the_near_one_than_the_one_named_often() -> None:
    """A state told of all the time does not draw the "its" of another's sentence."""
    scene = Scene("Chad warned. " * 6 + "Ghana leads a force. Its jets flew.")
    for nth in range(1, 7):
        scene.name("Chad", "STATE", nth=nth, subject=True)
    scene.name("Ghana", "STATE", subject=True)
    its = scene.pronoun("Its")

    assert scene.who(its) == "Ghana"
