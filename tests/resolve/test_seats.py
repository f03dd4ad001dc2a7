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


def office(text: str, title: str, told: str, **fields: str) -> tuple[str, ...]:
    """Return what the office of Ada Quill belongs to, where the text tells a name."""
    scene = Scene(text)
    ada = scene.name("Ada Quill", "PERSON")
    of = scene.name(told, fields.pop("told_as", "PLACE"))
    rule = f"office.{title.lower().replace(' ', '_')}"
    kind = fields.pop("type", "member_of")
    scene.claim(title, [ada], [of], kind="tie", type=kind, rule=rule)
    (claim,) = scene.resolved().claims
    return claim.recipient


def test_senator_is_of_the_senate() -> None:
    """Whom a senator is for is told with him, and is not what he is a member of."""
    text = "Senator Ada Quill of Ohio left."

    assert office(text, "Senator", "Ohio") == ("United States Senate",)


def test_deputy_secretary_of_state_is_of_the_department() -> None:
    """Below the secretary, the office is the department's."""
    title = "Deputy Secretary of State"
    text = f"{title} Ada Quill left Berlin."

    found = office(text, title, "Berlin", type="represents")
    assert found == ("United States Department of State",)


def test_candidate_is_of_the_party_before_the_title() -> None:
    """A candidate of a state's party is the party's."""
    text = "U.S. Democratic candidate Ada Quill left."

    found = office(text, "candidate", "U.S.", told_as="STATE")
    assert found == ("Democratic Party",)


def test_spokesman_of_a_campaign_is_not_the_candidate_s() -> None:
    """Who speaks for a campaign represents it, and not who runs."""
    text = "Roe campaign spokeswoman Ada Quill left."

    found = office(text, "spokeswoman", "Roe", told_as="PERSON", type="represents")
    assert found == ("Roe campaign",)


def test_leader_of_a_body_that_is_told_leads_no_state() -> None:
    """Where the text names a body, no other office of the leader is asked for."""
    text = "Ada Quill, leader of the small but loud Ruritanian Front, left."

    found = office(text, "leader", "Ruritanian Front", told_as="OTHER", type="leads")
    assert found == ("Ruritanian Front",)


def test_spokesman_of_a_ministry_is_not_the_state_s() -> None:
    """Who speaks for a state's ministry represents that ministry."""
    text = "China Foreign Ministry spokesman Ada Quill left."

    found = office(text, "spokesman", "China", told_as="STATE", type="represents")
    assert found == ("Ministry of Foreign Affairs of China",)
