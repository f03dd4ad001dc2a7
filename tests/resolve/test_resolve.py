"""The whole stage: order, ids and determinism; times and places of claims."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from onrecord.model.claim import Reading
from onrecord.model.document import Span
from onrecord.model.mention import DateMention, PlaceMention
from onrecord.resolve import resolve
from onrecord.resolve.rows import joined
from onrecord.resolve.spelling import fold
from onrecord.resolve.times import most_exact
from tests.readings import any_reading, reading_of
from tests.resolve.scenes import Scene


def ids(reading: Reading) -> list[list[str]]:
    """Return the ids of all records that resolution keeps, in their order."""
    return [
        [each.id for each in records]
        for records in (
            reading.mentions, reading.attributions, reading.dates, reading.places,
        )
    ]  # fmt: skip


@given(any_reading())
def test_any_reading_keeps_order_and_ids(reading: Reading) -> None:
    """What was found in the text comes back in order; claims only get fewer."""
    resolved = resolve(reading)
    rest = iter(claim.id for claim in reading.claims)

    assert ids(resolved) == ids(reading)
    assert all(claim.id in rest for claim in resolved.claims)


@given(any_reading())
def test_resolving_again_changes_nothing(reading: Reading) -> None:
    """The same reading gives the same records, and resolved ones stay as they are."""
    once = resolve(reading)

    assert resolve(reading) == once
    assert resolve(once) == once


def test_claim_gets_names_time_and_place() -> None:
    """A claim's mentions, dates and places become names, EDTF and "Place, Country"."""
    reading = resolve(reading_of())
    claim = reading.claims[0]

    assert claim.actor == ("Iran",)
    assert claim.recipient == ("Houthis",)
    assert claim.sources == ("@Officials",)
    assert reading.dates[0].value == "2016-12-19"
    assert reading.places[0].name == "Sanaa, Yemen"


def test_claim_takes_dates_and_places_by_id() -> None:
    """The date and the place that a claim points at are its when and where."""
    scene = Scene("Rebels fled Sanaa on Monday.")
    scene.claim("fled", date_mentions=("d",), place_mentions=("p",))
    reading = scene.reading()
    day = DateMention(
        id="d", document="x", span=Span(21, 27), text="Monday", tense="past"
    )
    sanaa = PlaceMention(id="p", document="x", span=Span(12, 17), text="Sanaa")
    found = resolve(
        Reading(
            document=reading.document,
            claims=reading.claims,
            dates=(day,),
            places=(sanaa,),
        )
    ).claims[0]

    assert (found.when, found.where) == ("2016-08-29", "Sanaa, Yemen")


def test_most_exact_time_is_taken() -> None:
    """Of several times the day wins over the year, and the year over an interval."""
    assert most_exact(["2015/2016", "2016", "2016-05-03", None]) == "2016-05-03"
    assert most_exact(["2015/2016", "2016~"]) == "2016~"
    assert most_exact([None]) is None


def test_several_places_are_joined() -> None:
    """Several places stand in one line, each once, without the country around them."""
    found = ["Jabla, Syria", None, "Syria", "Tartus, Syria", "Jabla, Syria", "Iran"]

    assert joined(found) == "Jabla, Syria; Tartus, Syria; Iran"
    assert joined([None]) is None


def test_actors_are_listed_once() -> None:
    """Everybody that mentions stand for is listed once, known or not."""
    scene = Scene("Iran met the Islamic Republic and the Hill Front.")
    for words in ("Iran", "Islamic Republic", "Hill Front"):
        scene.name(words)
    actors = scene.resolved().actors

    assert [(a.name, a.known) for a in actors] == [
        ("Iran", True),
        ("Hill Front", False),
    ]


def test_actor_without_a_name_belongs_to_its_document() -> None:
    """The "civilians" of two reports are two actors; Iran is one in both."""
    found = []
    for text in ("Iran met civilians.", "Iran saw civilians."):
        scene = Scene(text)
        scene.name("Iran", "STATE")
        scene.noun("civilians", "civilian", number="plur")
        found.append([actor.id for actor in scene.resolved().actors])

    assert found[0][0] == found[1][0]
    assert found[0][1] != found[1][1]


def test_fold_meets_spellings() -> None:
    """Case, accents, periods, hyphens, article and possessive do not matter."""
    assert fold("the U.S.-led Coalition's") == fold("US-led coalition")
    assert fold("Erdoğan") == fold("ERDOGAN")


def test_bare_title_belongs_to_the_holders_state() -> None:
    """A title before a known name leads the holder's state, and says who told so."""
    scene = Scene("President Vladimir Putin left.")
    putin = scene.name("Vladimir Putin", "PERSON")
    scene.claim("President", [putin], type="leads", kind="tie", rule="learned")
    claim = scene.resolved().claims[0]

    assert (claim.recipient, claim.rule) == (("Russia",), "learned.registry")


def test_words_inside_others_are_no_second_actor() -> None:
    """A mention inside another, or an adjective beside its noun, is no other actor."""
    scene = Scene("They blamed the wife of a pastor and the Russian envoy.")
    wife = scene.noun("wife of a pastor", "wife", type="PERSON")
    pastor = scene.noun("pastor", "pastor", type="PERSON")
    russian = scene.mark("Russian", kind="adjective")
    envoy = scene.noun("envoy", "envoy", type="PERSON")
    scene.claim("blamed", (), [wife, pastor, russian, envoy])

    assert scene.resolved().claims[0].recipient == ("wife of a pastor", "envoy")


def test_state_of_a_title_is_no_second_actor() -> None:
    """A state inside the title before a person's name is no actor beside the person."""
    scene = Scene("US Secretary Ada Quill left.")
    state = scene.name("US", "STATE")
    quill = scene.name("Ada Quill", "PERSON", title="US Secretary")
    scene.claim("left", [state, quill])

    assert scene.resolved().claims[0].actor == ("Ada Quill",)


def test_title_gives_its_own_state() -> None:
    """Where a title that names a state was read as its holder, the state is whose."""
    scene = Scene("Polish Foreign Minister Ada Quill left.")
    quill = scene.name("Ada Quill", "PERSON", title="Polish Foreign Minister")
    title = scene.name("Polish Foreign Minister", "PERSON")
    scene.claim("Minister", [quill], [title], type="represents", kind="tie")
    scene.claims[0] = replace(scene.claims[0], trigger=scene.span("Foreign Minister"))

    assert scene.who(title) == "Ada Quill"
    assert scene.resolved().claims[0].recipient == ("Poland",)


def test_mere_places_take_no_part() -> None:
    """A place is where a thing happens, not to whom; it may be controlled."""
    scene = Scene("Rebels shelled Mosul and hold Raqqa.")
    mosul, raqqa = scene.name("Mosul", "PLACE"), scene.name("Raqqa", "PLACE")
    scene.claim("shelled", (), [mosul], type="ASSAULT")
    scene.claim("hold", (), [raqqa], type="controls", kind="tie")
    shelled, hold = scene.resolved().claims

    assert (shelled.recipient, hold.recipient) == ((), ("Raqqa",))


def test_state_far_from_a_title_is_not_whose_it_is() -> None:
    """A title that is one state's keeps that state over one named further on."""
    text = "Secretary of State Ada Quill spoke before ministers of Peru."
    scene = Scene(text)
    quill = scene.name("Ada Quill", "PERSON")
    peru = scene.name("Peru", "STATE")
    office = {"type": "represents", "kind": "tie", "rule": "office.secretary_of_state"}
    scene.claim("Secretary of State", [quill], [peru], **office)

    assert scene.resolved().claims[0].recipient == ("United States",)
