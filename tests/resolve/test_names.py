"""Names: acronyms, longer forms in the document, titles, states and metonyms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.model.document import Span
from onrecord.resolve.names import find_acronyms
from tests.resolve.scenes import Scene


def test_acronym_is_read_as_the_text_spells_it_out() -> None:
    """An acronym stands for the name that the document defines, before or after."""
    scene = Scene("MRF fighters left. The Mountain Rescue Front (MRF) said so.")
    early = scene.name("MRF")
    full = scene.name("Mountain Rescue Front")
    late = scene.name("MRF", nth=2, same_as=full)

    assert {scene.who(m) for m in (early, full, late)} == {"Mountain Rescue Front"}
    assert scene.basis(early) == "acronym"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Popular Front of the North (PFN) left", "Popular Front of the North"),
        ("the Bureau for Sea and Land (BSL) left", "Bureau for Sea and Land"),
        ("the Hill-Valley League (HVL) left", "Hill-Valley League"),
    ],
)
def test_acronym_may_skip_small_words(text: str, found: str) -> None:
    """Initials may leave out "of" and "and", and take both parts of a hyphen."""
    assert list(find_acronyms(text).values()) == [found]


@pytest.mark.parametrize("text", ["an old man (XYZ) left", "(PFN) left", "left (P"])
def test_no_acronym_without_its_words(text: str) -> None:
    """Capitals in brackets after other words define nothing."""
    assert find_acronyms(text) == {}


def test_part_of_a_name_is_the_longest_form() -> None:
    """Two words that begin or end a longer name in the document stand for it."""
    scene = Scene("Mountain Rescue Front met us. Mountain Rescue left.")
    scene.name("Mountain Rescue Front")
    part = scene.name("Mountain Rescue", nth=2)

    assert scene.who(part) == "Mountain Rescue Front"


def test_one_word_is_no_longer_name() -> None:
    """One common word is not taken for a name that happens to end with it."""
    scene = Scene("The River Council met. The Council of Elders left.")
    scene.name("River Council")
    other = scene.name("Council", nth=2)

    assert scene.who(other) == "Council"


def test_last_name_is_the_person_named_in_full() -> None:
    """A last name takes the full name that the document gives, titles left out."""
    scene = Scene("Gov. Ada Quill met Senator Orlo Tamm. Quill left. Mr. Tamm stayed.")
    full = scene.name("Gov. Ada Quill", "PERSON")
    scene.name("Senator Orlo Tamm", "PERSON")
    quill = scene.name("Quill", "PERSON", nth=2)
    tamm = scene.name("Mr. Tamm", "PERSON")

    assert scene.who(full) == scene.who(quill) == "Ada Quill"
    assert scene.who(tamm) == "Orlo Tamm"


def test_title_tells_of_two_with_one_last_name() -> None:
    """Where two share a last name, "Mrs." takes the woman."""
    scene = Scene("Mary Quill met John Quill. Mrs. Quill left.")
    scene.name("Mary Quill", "PERSON")
    scene.name("John Quill", "PERSON")
    last = scene.name("Quill", "PERSON", nth=3, title="Mrs.")

    assert scene.who(last) == "Mary Quill"


def test_last_name_means_who_is_in_office() -> None:
    """A bare last name that the registry knows is the person in office at the date."""
    scene = Scene("Merkel met Abadi.")
    merkel = scene.name("Merkel", "PERSON")
    abadi = scene.name("Abadi", "PERSON")

    assert scene.who(merkel) == "Angela Merkel"
    assert scene.who(abadi) == "Haider al-Abadi"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Iran", "Iran"),
        ("the Islamic Republic", "Iran"),
        ("Islamic Republic of Iran", "Iran"),
        ("the Kremlin", "Russia"),
        ("the White House", "White House"),
        ("U.S.", "United States"),
        ("USA", "United States"),
        ("Russian Federation", "Russia"),
        ("PRC", "China"),
    ],
)
def test_states_go_by_their_usual_name(words: str, name: str) -> None:
    """Longer names and seats of a state give its name; an organ keeps its own."""
    scene = Scene(f"{words} accused them.")
    mention = scene.name(words, "STATE")
    scene.claim("accused", [mention])

    assert scene.who(mention) == name


def test_us_in_small_letters_is_no_state() -> None:
    """Case tells the state from the pronoun."""
    scene = Scene("They told us so.")

    assert scene.who(scene.name("us", "STATE")) != "United States"


def test_capital_that_acts_is_the_state() -> None:
    """A seat of government that accuses somebody is the state, told by metonym."""
    scene = Scene("Tehran accused Baghdad.")
    tehran = scene.name("Tehran", "PLACE")
    baghdad = scene.name("Baghdad", "PLACE")
    scene.claim("accused", [tehran], [baghdad])

    assert (scene.who(tehran), scene.basis(tehran)) == ("Iran", "metonym")
    assert scene.who(baghdad) == "Iraq"


def test_capital_that_is_only_a_place_stays_one() -> None:
    """A city where something happens is no government."""
    scene = Scene("Rebels bombed a bus in Tehran.")

    assert scene.who(scene.name("Tehran", "PLACE")) == "Tehran"


def test_bombed_capital_is_the_city() -> None:
    """What is attacked by the name of a capital is the city itself."""
    scene = Scene("Rebels bombed Tehran.")
    tehran = scene.name("Tehran", "PLACE")
    scene.claim("bombed", (), [tehran], type="ASSAULT")

    assert scene.who(tehran) == "Tehran"


def test_adjective_is_the_state_or_party() -> None:
    """The word "Iranian" in "Iranian-backed" is Iran; "Republican" is the party."""
    scene = Scene("the Iranian-backed and Republican-led groups")
    iranian = scene.mark("Iranian", kind="adjective")
    republican = scene.mark("Republican", kind="adjective")

    assert (scene.who(iranian), scene.basis(iranian)) == ("Iran", "adjective")
    assert scene.who(republican) == "Republican Party"


@pytest.mark.parametrize("words", ["ISIS", "ISIL", "Daesh", "the Islamic State"])
def test_names_of_one_group_meet(words: str) -> None:
    """Every usual name of a known group gives its canonical one."""
    scene = Scene(f"{words} fled.")

    assert scene.who(scene.name(words, "GROUP")) == "Islamic State"


def test_state_before_an_organ_is_part_of_its_name() -> None:
    """The "Iranian Revolutionary Guards" are the Guards that are Iran's."""
    scene = Scene("Iranian Revolutionary Guards left.")
    guards = scene.name("Iranian Revolutionary Guards")

    assert scene.who(guards) == "Islamic Revolutionary Guard Corps"


def test_apposition_gives_its_name_to_the_description() -> None:
    """Both sides of an apposition are one actor, by the name of one."""
    scene = Scene(
        "The Mountain Front, an armed group, left. Ada Quill, the mayor, too."
    )
    front = scene.name("Mountain Front", "GROUP")
    group = scene.noun("an armed group", "group", same_as=front)
    quill = scene.name("Ada Quill", "PERSON")
    mayor = scene.noun("the mayor", "mayor", type="PERSON", same_as=quill)

    assert scene.who(group) == "Mountain Front"
    assert (scene.who(mayor), scene.basis(mayor)) == ("Ada Quill", "apposition")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Middle East Ada Quill", "Ada Quill"),
        (". Ada Quill", "Ada Quill"),
        ("Ada Quill, R-Ohio", "Ada Quill"),
        ("Republican presidential", "Republican Party"),
    ],
)
def test_person_is_freed_of_what_is_no_name(words: str, name: str) -> None:
    """A body before a person's name goes; a party with a plain noun is the party."""
    scene = Scene(f"Then {words} left.")
    span = Span(5, 5 + len(words))
    person = scene.name(words.lstrip(". "), "PERSON")
    scene.mentions[0] = replace(scene.mentions[0], text=words, span=span)

    assert scene.who(person) == name


def test_office_in_capitals_is_its_holder() -> None:
    """An office that the reader took for a name is whom the text gives the title."""
    scene = Scene("Chancellor Ada Quill left. The Chancellor refused.")
    scene.name("Ada Quill", "PERSON", title="Chancellor")
    later = scene.name("The Chancellor", "PERSON")

    assert scene.who(later) == "Ada Quill"


def test_city_of_an_attack_does_nothing() -> None:
    """A city before a noun of deed is no government; the claim has no actor."""
    scene = Scene("They mourned after the Paris attacks.")
    paris = scene.name("Paris", "PLACE")
    scene.claim("attacks", [paris], type="ASSAULT", rule="assault.attack.noun")

    assert scene.who(paris) == "Paris"
    assert scene.resolved().claims[0].actor == ()


@pytest.mark.parametrize(("words", "name"), [("Capt", None), ("Ohio Gov.", "Ohio")])
def test_rank_without_a_name_is_nobody(words: str, name: str | None) -> None:
    """A rank that was cut off before the name stands for nobody; its state stays."""
    scene = Scene(f"Then {words} left.")
    cut = scene.name(words.rstrip("."), "PERSON")
    scene.mentions[0] = replace(scene.mentions[0], text=words)

    assert scene.who(cut) == name


def test_plain_noun_taken_for_a_name_is_a_description() -> None:
    """What is written all in small letters is no name."""
    scene = Scene("A presidential nominee left.")

    assert scene.basis(scene.name("presidential nominee", "PERSON")) == "words"


@pytest.mark.parametrize(
    ("words", "name"), [("The Iraqis", "Iraq"), ("Iraqis", "people of Iraq")]
)
def test_people_with_an_article_are_the_state(words: str, name: str) -> None:
    """With an article a people's name speaks of the state, without one of people."""
    scene = Scene(f"{words} refused.")

    assert scene.who(scene.name(words, "GROUP")) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("two Democrats refused.", "Democrats"),
        ("Democrats refused.", "Democratic Party"),
        ("Presumptive Democrats refused.", "Democratic Party"),
    ],
)
def test_counted_members_are_not_the_party(text: str, name: str) -> None:
    """A party's name is the party, but two of its members are not."""
    scene = Scene(text)
    words = text.removesuffix(" refused.").removeprefix("two ")

    assert scene.who(scene.name(words)) == name


def test_king_is_another_than_the_president_of_his_name() -> None:
    """The title parts the two, and the last title told holds for a bare name."""
    scene = Scene(
        "Saddam Hussein spoke. King Hussein left. Hussein will return.",
        published=date(1990, 8, 16),
    )
    scene.name("Saddam Hussein", "PERSON")
    king = scene.name("Hussein", "PERSON", nth=2, title="King")
    again = scene.name("Hussein", "PERSON", nth=3)

    assert scene.who(king) == scene.who(again) == "King Hussein of Jordan"


def test_general_is_no_head_of_state() -> None:
    """A rank tells that another of the name is meant than who holds the office."""
    scene = Scene("General Merkel left.", published=date(2016, 1, 1))

    assert scene.who(scene.name("Merkel", "PERSON", title="General")) == "Merkel"


def test_korean_names_begin_with_the_last_name() -> None:
    """A bare family name means who is in office."""
    scene = Scene("Mr. Kim left.", published=date(2018, 5, 1))

    assert scene.who(scene.name("Kim", "PERSON", title="Mr.")) == "Kim Jong-un"


def test_last_name_taken_for_something_else_is_the_person() -> None:
    """The person named in full in the text is meant, whatever the reader saw."""
    scene = Scene("Ada Tarn left. Tarn returned.")
    scene.name("Ada Tarn", "PERSON")
    tarn = scene.name("Tarn", "ORGANIZATION", nth=2)

    assert scene.who(tarn) == "Ada Tarn"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Coalition struck.", "Coalition"),
        (
            "The Global Coalition met. The Coalition struck.",
            "Global Coalition against ISIL",
        ),
    ],
)
def test_general_words_mean_only_whom_the_text_names(text: str, name: str) -> None:
    """The coalition is the one in the registry only where the text says so."""
    scene = Scene(text)
    coalition = scene.name("Coalition", nth=text.count("Coalition"))

    assert scene.who(coalition) == name


@pytest.mark.parametrize(
    ("letter", "party"), [("R", "Republican Party"), ("D", "Democratic Party")]
)
def test_letter_in_brackets_is_the_party(letter: str, party: str) -> None:
    """Party and state behind a name are no other name of the person."""
    scene = Scene(f"Ada Quill ({letter}-Ohio) left.")
    ada = scene.name("Ada Quill", "PERSON")
    mark = scene.name(letter, "PERSON", same_as=ada)

    assert (scene.who(ada), scene.who(mark)) == ("Ada Quill", party)


def test_place_behind_a_body_is_not_the_body() -> None:
    """A consulate in a country is not that country."""
    scene = Scene("A bank in Benghazi, Libya, closed.")
    libya = scene.name("Libya", "STATE")
    bank = scene.noun("bank", "bank", type="ORGANIZATION", same_as=libya)

    assert scene.who(bank) == "bank"
