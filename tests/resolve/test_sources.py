"""Sources: named and unnamed, several, in a chain, and the document's own author."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model.document import Span
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


def test_apposition_is_no_second_source() -> None:
    """A comma alone joins nobody: the mayor is who was named before."""
    scene = Scene("Ada Quill, the mayor, said that rebels fled.")
    quill = scene.name("Ada Quill", "PERSON")
    scene.noun("mayor", "mayor", type="PERSON")
    told = scene.says("said", "rebels fled", source="Ada Quill, the mayor", by=quill)

    assert chain(scene, attribution=told) == ("Ada Quill",)


def test_third_after_a_joint_source_is_not_joined() -> None:
    """Two joined by "and" end the list, title or not; what follows describes."""
    scene = Scene("Ada Quill and Dr. Orlo Tamm, of Hill Clinic, said that rebels fled.")
    words = "Ada Quill and Dr. Orlo Tamm, of Hill Clinic"
    quill = scene.name("Ada Quill", "PERSON")
    scene.name("Orlo Tamm", "PERSON")
    scene.name("Hill Clinic")
    told = scene.says("said", "rebels fled", source=words, by=quill)

    assert chain(scene, attribution=told) == ("Ada Quill + Orlo Tamm",)


def test_name_that_only_describes_is_no_source() -> None:
    """A party before a noun does not speak; a person named after it does."""
    scene = Scene("The Republican hopeful said that rebels fled.")
    party = scene.name("Republican")
    told = scene.says("said", "rebels fled", source="Republican hopeful", by=party)
    named = Scene("Quill campaign spokesman Orlo Tamm said that rebels fled.")
    quill = named.name("Quill", "PERSON")
    named.name("Orlo Tamm", "PERSON")
    by_tamm = named.says(
        "said", "rebels fled", source="Quill campaign spokesman Orlo Tamm", by=quill
    )

    assert chain(scene, attribution=told) == ("@Republican hopeful",)
    assert chain(named, attribution=by_tamm) == ("Orlo Tamm",)


def test_first_person_is_who_is_quoted() -> None:
    """An "I" inside a quotation is the speaker; the author's own "we" is no source."""
    scene = Scene("Merkel said: I believe that rebels fled.")
    merkel = scene.name("Merkel", "PERSON")
    outer = scene.says("said", "I believe that rebels fled", source="Merkel", by=merkel)
    first = scene.pronoun("I", speaker=merkel)
    inner = scene.says("believe", "rebels fled", source="I", by=first, within=outer)
    own = Scene("We believe that rebels fled.", publisher="US State Department")
    ours = own.says("believe", "rebels fled", source="We", by=own.pronoun("We"))

    assert chain(scene, attribution=inner) == ("Angela Merkel",)
    assert chain(own, attribution=ours) == ()


def test_source_without_words_is_named_by_its_cue() -> None:
    """No source is a bare "@": without words of its own it goes by the cue."""
    scene = Scene("” admitted that rebels fled.")
    told = scene.says("admitted", "rebels fled", source="")
    scene.attributions[0] = replace(
        scene.attributions[0], source=(Span(0, 1),), source_words="”"
    )

    assert scene.source(told) == "@admitted"


@pytest.mark.parametrize(("before", "sources"), [("", ()), ("“", ("Angela Merkel",))])
def test_title_stands_on_the_author_unless_quoted(
    before: str, sources: tuple[str, ...]
) -> None:
    """A title before a name is the author's word, in a quotation the speaker's."""
    scene = Scene(f"Merkel said {before}President Ada Quill left.")
    merkel = scene.name("Merkel", "PERSON")
    quill = scene.name("Ada Quill", "PERSON")
    said = scene.says("said", "President Ada Quill left", source="Merkel", by=merkel)
    scene.claim(
        "President", [quill], [merkel], type="leads", kind="tie", attribution=said
    )

    assert scene.resolved().claims[0].sources == sources


def test_quotation_of_nobody_has_no_source() -> None:
    """A content without source and cue names nobody, and gives a claim no source."""
    scene = Scene("“Rebels fled.”")
    told = scene.says("fled", "Rebels fled")
    scene.attributions[0] = replace(scene.attributions[0], cue=(), source_words="")

    assert scene.source(told) is None
    assert chain(scene, attribution=told) == ()


def test_two_descriptions_of_one_person_are_one_source() -> None:
    """Who is senator and candidate at once speaks once."""
    scene = Scene("The senator and candidate said that rebels fled.")
    senator = scene.noun("senator", "senator", type="PERSON")
    scene.noun("candidate", "candidate", type="PERSON")
    said = scene.says("said", "rebels fled", source="The senator and candidate",
                      by=senator)  # fmt: skip

    assert chain(scene, attribution=said) == ("@senator",)
