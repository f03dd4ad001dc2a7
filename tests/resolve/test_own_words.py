"""What somebody judges in his own words is his, on the author's word."""

from __future__ import annotations

import pytest

from onrecord.model.claim import LEARNED
from tests.resolve.scenes import Scene


def told(scene: Scene) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the actor and the sources of the only claim."""
    claim = scene.resolved().claims[0]
    return claim.actor, claim.sources


@pytest.mark.parametrize("rule", [LEARNED, "accuse.reckless.adj"])
def test_a_verdict_without_an_actor_is_its_speakers(rule: str) -> None:
    """Who calls a plan reckless accuses, and the report is the source."""
    scene = Scene("Merkel said that the plan was reckless.")
    merkel = scene.name("Merkel", "PERSON")
    said = scene.says("said", "the plan was reckless", source="Merkel", by=merkel)
    scene.claim("reckless", attribution=said, rule=rule)

    assert told(scene) == (("Angela Merkel",), ())


def test_what_a_source_tells_of_others_stays_on_its_word() -> None:
    """A verdict of somebody else is known from the speaker only."""
    scene = Scene("Merkel said that Abadi was critical.")
    merkel, abadi = scene.name("Merkel", "PERSON"), scene.name("Abadi", "PERSON")
    said = scene.says("said", "Abadi was critical", source="Merkel", by=merkel)
    scene.claim("critical", [abadi], attribution=said, rule=LEARNED)

    assert told(scene) == (("Haider al-Abadi",), ("Angela Merkel",))


def test_an_act_that_the_speaker_tells_of_himself_stays_on_his_word() -> None:
    """Who says that he accused somebody is the one who says so."""
    scene = Scene("Merkel said that she accused Russia.")
    merkel, russia = scene.name("Merkel", "PERSON"), scene.name("Russia", "STATE")
    said = scene.says("said", "she accused Russia", source="Merkel", by=merkel)
    scene.claim("accused", [merkel], [russia], attribution=said, rule="accuse.verb")

    assert told(scene) == (("Angela Merkel",), ("Angela Merkel",))


@pytest.mark.parametrize(
    ("words", "sources"),
    [("I condemn Russia", ()), ("I condemned Russia", ("Angela Merkel",))],
)
def test_speaking_in_the_present_is_doing_it(
    words: str, sources: tuple[str, ...]
) -> None:
    """To say "I condemn" is to accuse; "I condemned" tells of it."""
    scene = Scene(f"Merkel said: {words}.")
    merkel = scene.name("Merkel", "PERSON")
    speaker = scene.pronoun("I", type="PERSON", speaker=merkel)
    russia = scene.name("Russia", "STATE")
    said = scene.says("said", words, source="Merkel", by=merkel)
    verb = words.split()[1]
    scene.claim(verb, [speaker], [russia], attribution=said, rule="accuse.condemn.verb")

    assert told(scene) == (("Angela Merkel",), sources)


def test_nobody_accuses_himself_by_a_verdict() -> None:
    """Whom a verdict is about is not made its actor."""
    scene = Scene("Merkel said that she was reckless.")
    merkel = scene.name("Merkel", "PERSON")
    said = scene.says("said", "she was reckless", source="Merkel", by=merkel)
    scene.claim("reckless", [], [merkel], attribution=said, rule=LEARNED)

    assert told(scene) == ((), ("Angela Merkel",))
