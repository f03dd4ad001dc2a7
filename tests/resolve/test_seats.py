"""What an office belongs to where the text names only its holder."""

from __future__ import annotations

from tests.resolve.scenes import Scene


def test_the_registry_knows_the_seat_of_a_president() -> None:
    """A president without a state leads the state that he is president of."""
    scene = Scene("President Barack Obama spoke.")
    obama = scene.name("Barack Obama", "PERSON")
    rule = "office.president"
    scene.claim("President", [obama], kind="tie", type="leads", rule=rule)
    (claim,) = scene.resolved().claims

    assert claim.recipient == ("United States",)
    assert claim.rule == "office.president.registry"


def test_an_office_that_nobody_can_place_is_left_out() -> None:
    """An office of nobody knows what says nothing."""
    scene = Scene("Director Jane Roe spoke.")
    roe = scene.name("Jane Roe", "PERSON")
    rule = "office.director"
    scene.claim("Director", [roe], kind="tie", type="leads", rule=rule)

    assert scene.resolved().claims == ()
