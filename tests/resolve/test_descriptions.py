"""Descriptions: governments, forces, peoples, offices, "the group"."""

from __future__ import annotations

from datetime import date

import pytest

from tests.resolve.scenes import Scene


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("the Iranian government", "government"),
        ("the Iranian regime", "regime"),
        ("Iranian officials", "official"),
        ("Iranian authorities", "authority"),
        ("the government of Iran", "government"),
        ("officials in Iran", "official"),
        ("the Iranians", "iranian"),
    ],
)
def test_those_who_act_for_a_state_are_the_state(words: str, head: str) -> None:
    """Government, regime and officials of a state act as the state."""
    scene = Scene(f"{words} refused.")

    assert scene.who(scene.noun(words, head, number="plur")) == "Iran"


def test_one_official_is_not_the_state() -> None:
    """A single official keeps the text's words."""
    scene = Scene("a senior Iranian official refused.")
    one = scene.noun("a senior Iranian official", "official", type="PERSON")

    assert scene.who(one) == "senior Iranian official"


def test_former_officials_are_not_the_state() -> None:
    """Who has left office does not act for the state."""
    scene = Scene("former Iranian officials refused.")
    former = scene.noun("former Iranian officials", "official", number="plur")

    assert scene.who(former) == "former Iranian officials"


def test_owner_may_be_a_mention_of_its_own() -> None:
    """The words "its government" are the government of whatever "its" stands for."""
    scene = Scene("Iran left. Its government refused.")
    scene.name("Iran", "STATE", subject=True)
    its = scene.pronoun("Its")
    government = scene.noun("Its government", "government", possessor=its)

    assert scene.who(its) == scene.who(government) == "Iran"


@pytest.mark.parametrize(
    ("words", "head"),
    [("The government", "government"), ("The country", "country")],
)
def test_the_government_is_that_of_the_state_named_last(words: str, head: str) -> None:
    """A bare "the government" or "the country" takes up the nearest state."""
    scene = Scene(f"Ghana met Peru. {words} refused.")
    scene.name("Ghana", "STATE")
    scene.name("Peru", "STATE")

    assert scene.who(scene.noun(words, head)) == "Peru"


def test_ministry_is_named_in_full() -> None:
    """A state's foreign ministry is its Ministry of Foreign Affairs."""
    scene = Scene("The Iranian Foreign Ministry refused.")
    ministry = scene.noun("Iranian Foreign Ministry", "ministry")

    assert scene.who(ministry) == "Ministry of Foreign Affairs of Iran"


def test_troops_are_the_armed_forces() -> None:
    """The words "Russian troops" mean Russia's armed forces."""
    scene = Scene("Russian troops left.")
    troops = scene.noun("Russian troops", "troop", number="plur")

    assert scene.who(troops) == "Russian Armed Forces"


@pytest.mark.parametrize(
    ("words", "head", "name"),
    [
        ("ISIL militants", "militant", "Islamic State"),
        ("Hezbollah fighters", "fighter", "Hezbollah"),
        ("Houthi rebels", "rebel", "Houthis"),
    ],
)
def test_members_act_as_their_group(words: str, head: str, name: str) -> None:
    """Fighters by the name of a group are the group."""
    scene = Scene(f"{words} left.")

    assert scene.who(scene.noun(words, head, number="plur")) == name


@pytest.mark.parametrize(
    ("words", "head", "name"),
    [
        ("the Iranian people", "people", "people of Iran"),
        ("Iraqis", "iraqi", "people of Iraq"),
        ("the population of Iraq", "population", "people of Iraq"),
    ],
)
def test_a_people_is_not_its_state(words: str, head: str, name: str) -> None:
    """Population words give "people of" the state."""
    scene = Scene(f"They met {words}.")

    assert scene.who(scene.noun(words, head, number="plur")) == name


def test_part_of_a_people_keeps_its_faith() -> None:
    """A religious group of a state is told apart in brackets."""
    scene = Scene("Sunni populations in Iraq fled.")
    people = scene.noun("Sunni populations in Iraq", "population", number="plur")

    assert scene.who(people) == "people of Iraq (Sunni)"


def test_the_group_is_the_armed_group_named_before() -> None:
    """Words like "the group" take up the nearest armed group, not the nearest state."""
    scene = Scene("Hezbollah met Iran. The group refused.")
    scene.name("Hezbollah", "GROUP")
    scene.name("Iran", "STATE")

    assert scene.who(scene.noun("The group", "group")) == "Hezbollah"


def test_a_group_is_somebody_new() -> None:
    """An indefinite description takes up nobody."""
    scene = Scene("Hezbollah left. A group of men came.")
    scene.name("Hezbollah", "GROUP")

    assert scene.who(scene.noun("A group", "group")) == "group"


def test_the_coalition_is_the_one_whose_name_has_the_word() -> None:
    """A bare noun takes up an earlier name that holds it."""
    scene = Scene("The River Peace Coalition left. The coalition refused.")
    scene.name("River Peace Coalition")

    assert scene.who(scene.noun("The coalition", "coalition")) == (
        "River Peace Coalition"
    )


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("at least 60 civilians", "civilians"),
        ("several civilians", "civilians"),
        ("the civilians", "civilians"),
        ("hundreds of civilians", "civilians"),
    ],
)
def test_counts_and_articles_are_no_part_of_a_name(words: str, name: str) -> None:
    """A group without a name goes by its words, less article and number."""
    scene = Scene(f"They met {words}.")

    assert scene.who(scene.noun(words, "civilian", number="plur")) == name


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2016, 9, 1), "Haider al-Abadi"), (date(2012, 9, 1), "Nouri al-Maliki")],
)
def test_office_is_its_holder_on_the_day(day: date, name: str) -> None:
    """An office by state is whoever held it when the report was written."""
    scene = Scene("The Iraqi prime minister left.", published=day)
    premier = scene.noun("Iraqi prime minister", "minister", type="PERSON")

    assert (scene.who(premier), scene.basis(premier)) == (name, "title")


@pytest.mark.parametrize("word", ["former", "deputy"])
def test_former_and_deputy_are_not_the_holder(word: str) -> None:
    """Who no longer or not quite holds the office is not its holder."""
    scene = Scene(f"The {word} Iraqi prime minister left.")
    words = f"{word} Iraqi prime minister"

    assert scene.who(scene.noun(words, "minister", type="PERSON")) == words


def test_title_in_the_text_names_the_holder() -> None:
    """The document's own title tells who "the mayor"-like office means."""
    scene = Scene("Chancellor Ada Quill left. The chancellor refused.")
    scene.name("Ada Quill", "PERSON", title="Chancellor")
    later = scene.noun("The chancellor", "chancellor", type="PERSON")

    assert scene.who(later) == "Ada Quill"


def test_deputy_of_a_state_is_not_the_minister() -> None:
    """A deputy minister is not the minister, also after the state's name."""
    scene = Scene("Germany's deputy chancellor left.")
    words = "Germany's deputy chancellor"

    assert scene.basis(scene.noun(words, "chancellor", type="PERSON")) == "words"


def test_administration_keeps_its_own_name() -> None:
    """A president's administration is named after him; so is it later on."""
    scene = Scene("The Obama administration left. The administration refused.")
    full = scene.noun("Obama administration", "administration")
    later = scene.noun("The administration", "administration")

    assert scene.who(full) == scene.who(later) == "Obama administration"


def test_regime_is_the_one_called_so() -> None:
    """A bare "the regime" is the one named, and never the author's own state."""
    text = "The Syrian regime fell. The UK knew. The regime refused."
    scene = Scene(text, publisher="UK Government")
    scene.noun("Syrian regime", "regime")
    scene.name("UK", "STATE")
    regime = scene.noun("The regime", "regime")
    alone = Scene("The UK knew. The regime refused.", publisher="UK Government")
    alone.name("UK", "STATE")

    assert scene.who(regime) == "Syria"
    assert alone.who(alone.noun("The regime", "regime")) == "regime"


def test_his_country_is_the_state_of_the_owner() -> None:
    """Words like "her country" mean the state of whoever he is."""
    scene = Scene("Merkel praised her country.")
    merkel = scene.name("Merkel", "PERSON", subject=True)
    her = scene.pronoun("her")
    country = scene.noun("her country", "country", possessor=her)

    assert scene.who(her) == scene.who(merkel) == "Angela Merkel"
    assert scene.who(country) == "Germany"


def test_number_words_alone_are_nobody() -> None:
    """Bare "some" or "one" stands for nobody, and is no actor of a claim."""
    scene = Scene("Some refused.")
    some = scene.noun("Some", "some", number="plur")
    scene.claim("refused", [some])

    assert scene.who(some) is None
    assert scene.resolved().claims[0].actor == ()


def test_counted_people_are_not_the_people() -> None:
    """Two citizens of a state are not its population."""
    scene = Scene("They met two Libyans.")

    assert scene.who(scene.noun("Libyans", "libyan", number="plur")) == "two Libyans"


def test_owner_by_pronoun_is_no_part_of_the_name() -> None:
    """A group without a name is not named after a guess at a pronoun."""
    scene = Scene("Iran left. Its allies refused.")
    scene.name("Iran", "STATE", subject=True)
    its = scene.pronoun("Its")
    allies = scene.noun("Its allies", "ally", number="plur", possessor=its)

    assert (scene.who(its), scene.who(allies)) == ("Iran", "allies")


def test_his_state_is_not_his_country() -> None:
    """A governor's "his state" is not the state that he is a citizen of."""
    scene = Scene("Merkel praised her state.")
    scene.name("Merkel", "PERSON", subject=True)
    her = scene.pronoun("her")

    assert scene.who(scene.noun("her state", "state", possessor=her)) == "state"


def test_the_lebanese_group_is_the_one_from_lebanon() -> None:
    """A group by its state's adjective is the nearest one of that state."""
    scene = Scene("Iran funds Hezbollah and the Taliban. It arms the Lebanese group.")
    scene.name("Hezbollah")
    scene.name("Taliban")
    group = scene.noun("the Lebanese group", "group")

    assert scene.who(group) == "Hezbollah"


def test_a_faith_alone_does_not_choose_between_groups() -> None:
    """Of several groups, "the Shiite militia" names none; of one, that one."""
    one = Scene("Iran arms the Houthis. It denies that it pays the Shiite militia.")
    one.name("Houthis")
    alone = one.noun("the Shiite militia", "militia")
    two = Scene("Houthis met Hezbollah. Iran denies that it pays the Shiite militia.")
    two.name("Houthis")
    two.name("Hezbollah")
    open_ = two.noun("the Shiite militia", "militia")

    assert one.who(alone) == "Houthis"
    assert two.who(open_) == "Shiite militia"


def test_bare_plural_is_whom_the_text_has_described() -> None:
    """The rebels are the rebels of whom it has told more."""
    scene = Scene("Syrian rebels left. The rebels returned.")
    scene.noun("Syrian rebels", "rebel", number="plur")
    rebels = scene.noun("rebels", "rebel", nth=2, number="plur")

    assert scene.who(rebels) == "Syrian rebels"


def test_police_need_not_be_those_of_before() -> None:
    """Every state has police, so that no earlier one is taken up."""
    scene = Scene("Serb police left. The police returned.")
    scene.noun("Serb police", "police", number="plur")
    police = scene.noun("police", "police", nth=2, number="plur")

    assert scene.who(police) == "police"


def test_campaign_is_that_of_who_runs() -> None:
    """A person's campaign is a body of its own, by the person's full name."""
    scene = Scene("The Obama campaign denied it.", published=date(2012, 9, 1))
    campaign = scene.noun("Obama campaign", "campaign", type="ORGANIZATION")

    assert scene.who(campaign) == "Barack Obama campaign"


def test_government_in_a_capital_is_the_state() -> None:
    """The seat tells whose government it is."""
    scene = Scene("The government in Riyadh denied it.")
    seat = scene.name("Riyadh", "PLACE")
    government = scene.noun("government", "government", of=seat)

    assert scene.who(government) == "Saudi Arabia"


def test_ours_are_those_of_the_speaker_s_state() -> None:
    """Whose allies they are goes behind, where the text says "our"."""
    scene = Scene("Our allies agreed.", publisher="US State Department")
    our = scene.pronoun("Our", number="plur")
    allies = scene.noun("Our allies", "ally", possessor=our, number="plur")

    assert scene.who(allies) == "allies of the United States"


def test_whole_is_read_before_its_part() -> None:
    """All of a people are that people, although it is named behind."""
    scene = Scene("The United States helped all of the people of Iraq.")
    iraq = scene.name("Iraq", "STATE")
    people = scene.noun("people of Iraq", "people", of=iraq, number="plur")
    every = scene.noun("all", "all", of=people, number="plur")

    assert scene.who(every) == "people of Iraq"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nine people fled.", "nine people"),
        ("Some 900 people fled.", "people"),
        ("At least nine people fled.", "nine people"),
    ],
)
def test_a_few_are_counted(text: str, name: str) -> None:
    """A number written out goes with the words, one in figures does not."""
    scene = Scene(text)
    people = scene.noun("people", "people", type="PERSON", number="plur")

    assert scene.who(people) == name
