"""Sources: named and unnamed, several, in a chain, and the document's own author."""

from __future__ import annotations

import pytest

from tests.resolve.scenes import Scene


def chain(scene: Scene, **fields: str) -> tuple[str, ...]:
    """Return the sources of one claim by the word "fled"."""
    scene.claim("fled", **fields)
    return scene.resolved().claims[0].sources


def test_named_source_goes_by_its_name() -> None:
    """A source that is a mention takes the mention's name."""
    scene = Scene("Merkel said that rebels fled.")
    merkel = scene.name("Merkel", "PERSON")
    said = scene.says("said", "rebels fled", source="Merkel", by=merkel)

    assert chain(scene, attribution=said) == ("Angela Merkel",)


def test_officials_speak_unnamed() -> None:
    """Officials act as their state but speak for themselves."""
    scene = Scene("Iranian officials said that rebels fled.")
    officials = scene.noun("Iranian officials", "official", number="plur")
    said = scene.says("said", "rebels fled", source="Iranian officials", by=officials)

    assert scene.who(officials) == "Iran"
    assert chain(scene, attribution=said) == ("@Iranian officials",)


def test_source_that_is_no_mention_keeps_its_words() -> None:
    """A report without a name is "@" and its words, without article."""
    scene = Scene("According to the other reports rebels fled.")
    told = scene.says("According to", "rebels fled", source="the other reports")

    assert chain(scene, attribution=told) == ("@other reports",)


@pytest.mark.parametrize(
    ("cue", "name"),
    [("are thought to", "@thought"), ("are widely said to", "@said")],
)
def test_passive_of_belief_is_its_verb(cue: str, name: str) -> None:
    """A belief without a believer goes by the verb."""
    scene = Scene(f"Rebels {cue} have fled.")
    told = scene.says(cue, "have fled", source_type="passive")

    assert chain(scene, attribution=told) == (name,)


def test_joint_sources_are_one_link() -> None:
    """Two who say it together are one link, joined by a plus."""
    scene = Scene("Merkel and Abadi said that rebels fled.")
    merkel = scene.name("Merkel", "PERSON")
    scene.name("Abadi", "PERSON")
    told = scene.says("said", "rebels fled", source="Merkel and Abadi", by=merkel)

    assert chain(scene, attribution=told) == ("Angela Merkel + Haider al-Abadi",)


def test_chain_runs_from_the_outside_in() -> None:
    """Who quotes comes before who is quoted."""
    scene = Scene("Xinhua reported that Merkel said that rebels fled.")
    xinhua = scene.name("Xinhua")
    merkel = scene.name("Merkel", "PERSON")
    outer = scene.says(
        "reported", "Merkel said that rebels fled", source="Xinhua", by=xinhua
    )
    inner = scene.says("said", "rebels fled", source="Merkel", by=merkel, within=outer)

    assert chain(scene, attribution=inner) == ("Xinhua", "Angela Merkel")


def test_one_who_says_it_twice_is_one_link() -> None:
    """The same source outside and inside is named once."""
    scene = Scene("Merkel said, and Merkel added, that rebels fled.")
    one = scene.name("Merkel", "PERSON")
    two = scene.name("Merkel", "PERSON", nth=2)
    outer = scene.says("said", "that rebels fled", source="Merkel", by=one)
    inner = scene.says("added", "rebels fled", source="Merkel", by=two, within=outer)

    assert chain(scene, attribution=inner) == ("Angela Merkel",)


def test_attributions_that_hold_each_other_end() -> None:
    """A loop of attributions gives each source once and does not hang."""
    scene = Scene("Merkel said that Abadi said that rebels fled.")
    merkel, abadi = (scene.name(n, "PERSON") for n in ("Merkel", "Abadi"))
    one = scene.says("said", "rebels fled", source="Merkel", by=merkel)
    two = scene.says("said", "that rebels fled", source="Abadi", by=abadi, within=one)
    first = scene.attributions[0]
    object.__setattr__(first, "within", two)

    assert sorted(chain(scene, attribution=one)) == ["Angela Merkel", "Haider al-Abadi"]


@pytest.mark.parametrize(
    ("publisher", "source"),
    [
        ("Xinhua", "Xinhua"),
        ("Xinhua News Agency", "Xinhua"),
        ("US Department of State", "United States Department of State"),
    ],
)
def test_author_is_no_source_of_its_own_report(publisher: str, source: str) -> None:
    """A publisher, by whatever name, is left out of the chain of its own text."""
    scene = Scene(f"{source} can report that rebels fled.", publisher=publisher)
    name = scene.name(source)
    told = scene.says("report", "rebels fled", source=source, by=name)

    assert chain(scene, attribution=told) == ()


def test_sources_inside_the_clause_come_last() -> None:
    """What the clause itself credits follows those around it, once."""
    scene = Scene("Merkel said that rebels reportedly fled.")
    merkel = scene.name("Merkel", "PERSON")
    told = scene.says("said", "rebels reportedly fled", source="Merkel", by=merkel)
    scene.claim("fled", attribution=told, extra_sources=("@reportedly",))

    assert scene.resolved().claims[0].sources == ("Angela Merkel", "@reportedly")
