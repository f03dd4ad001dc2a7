"""Words that stand for several at once, and lists of names."""

from __future__ import annotations

import pytest

from tests.resolve.scenes import Scene

BOTH = "Iran + Iraq"


def two_states(text: str) -> Scene:
    """Return a scene whose first sentence names Iran and Iraq."""
    scene = Scene(text)
    scene.name("Iran", "STATE", subject=True)
    scene.name("Iraq", "STATE")
    return scene


@pytest.mark.parametrize(
    "text",
    [
        "Iran and Iraq met. The two countries agreed.",
        "Iran met Iraq. Both countries agreed.",
        "Iran, and the envoy of Iraq, met. The two Gulf countries agreed.",
    ],
)
def test_counted_countries_are_those_named_before(text: str) -> None:
    """So many as are counted must have been named, in a list or one by one."""
    scene = two_states(text)
    head = scene.noun("countries", "country", type="STATE", number="plur")

    assert scene.who(head) == BOTH
    assert scene.basis(head) == "several"


def test_who_is_counted_must_have_been_named() -> None:
    """Three are not two, and one by description is nobody named."""
    scene = two_states("Iran and Iraq met. The three countries agreed.")
    three = scene.noun("countries", "country", type="STATE", number="plur")

    assert scene.who(three) == "three countries"


def test_a_list_just_before_is_meant_without_a_number() -> None:
    """The leaders after a list of persons are those of the list."""
    scene = Scene("Ada Quill and John Roe met. The leaders agreed.")
    scene.name("Ada Quill", "PERSON", subject=True)
    scene.name("John Roe", "PERSON")
    leaders = scene.noun("leaders", "leader", type="PERSON", number="plur")

    assert scene.who(leaders) == "Ada Quill + John Roe"


def test_states_with_a_hyphen_between_are_both() -> None:
    """A war of two states is of both of them."""
    scene = Scene("The Iran-Iraq war ended.")
    war = scene.name("Iran-Iraq", "OTHER")
    scene.claim("war", [war], type="ASSAULT")
    (claim,) = scene.resolved().claims

    assert scene.who(war) == BOTH
    assert claim.actor == ("Iran", "Iraq")


def test_they_are_those_of_a_list() -> None:
    """A plural pronoun takes up names that are joined by a word for it."""
    scene = two_states("Iran and Iraq met. They agreed.")

    assert scene.who(scene.pronoun("They", number="plur", subject=True)) == BOTH


def test_they_are_who_met() -> None:
    """Who meets somebody may be spoken of together with them."""
    scene = Scene("Ada Quill met John Roe. They also spoke.")
    ada = scene.name("Ada Quill", "PERSON", subject=True)
    john = scene.name("John Roe", "PERSON")
    scene.claim("met", [ada], [john], type="CONSULT")
    they = scene.pronoun("They", number="plur", subject=True)

    assert scene.who(they) == "Ada Quill + John Roe"


def test_with_a_name_of_a_list_go_the_others() -> None:
    """What one of a list does all do, where none has another role."""
    scene = Scene("Ada Quill, Mary Tamm and Senator John Roe blamed the ministry.")
    ada = scene.name("Ada Quill", "PERSON")
    scene.name("Mary Tamm", "PERSON")
    scene.name("John Roe", "PERSON", title="Senator")
    scene.claim("blamed", [ada])
    (claim,) = scene.resolved().claims

    assert claim.actor == ("Ada Quill", "Mary Tamm", "John Roe")


def test_each_of_a_list_has_his_own_title() -> None:
    """An office before one name is not that of the next."""
    scene = Scene("Senator Ada Quill and John Roe left.")
    ada = scene.name("Ada Quill", "PERSON", title="Senator")
    scene.name("John Roe", "PERSON")
    told = {"kind": "tie", "type": "member_of", "rule": "office.senator"}
    scene.claim("Senator", [ada], **told)
    (claim,) = scene.resolved().claims

    assert claim.actor == ("Ada Quill",)


def test_a_plural_beside_a_list_is_all_of_it() -> None:
    """Two aides are both whose names follow."""
    scene = Scene("Two aides, Ada Quill and John Roe, left.")
    ada = scene.name("Ada Quill", "PERSON")
    scene.name("John Roe", "PERSON")
    aides = scene.noun("aides", "aide", type="PERSON", number="plur", same_as=ada)

    assert scene.who(aides) == "Ada Quill + John Roe"
