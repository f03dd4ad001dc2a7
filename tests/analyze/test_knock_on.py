"""Stated effects, sequences and ties are told apart, each with what it rests on."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from onrecord import pipeline
from onrecord.analyze.knock_on import Change, Scope, find_knock_on
from onrecord.analyze.stated import JOINED
from onrecord.errors import QuestionError
from onrecord.export.histories import knock_on_view
from onrecord.export.history_json import write_history
from onrecord.export.multiples import draw_knock_on
from tests.export.rendering import shown
from tests.histories import cause, claim, report, store_of

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.analyze.knock_on import KnockOn
    from onrecord.store import Store

BAN = "The ban by Lemnia led to the raid of Karsova, the envoy said, and may stop aid."
RAID = "The raid of Karsova on Lemnia made Brenna arm Lemnia."
TIES = "Brenna finances the Union, which leads the Youth; Karsova is its enemy. "
EDICT = "The governor’s edict cost Brenna its patience."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store with two reports of causes, one of ties, one not understood."""
    day = {"when": "2021-03-01"}
    ban = claim(BAN, "ban", "SANCTION", "Lemnia", "Karsova", when="2021-02-01")
    raid = claim(BAN, "raid", "ASSAULT", "Karsova", "Lemnia", **day)
    aid = claim(BAN, "stop aid", "AID", "Brenna", "Lemnia", certainty="PS")
    again = claim(RAID, "raid", "ASSAULT", "Karsova", "Lemnia", **day)
    arm = claim(RAID, "arm", "AID", "Brenna", "Lemnia", when="2021-03-09")
    finances = claim(TIES, "finances", "finances", "Brenna", "Union")
    leads = claim(TIES, "leads", "leads", "Union", "Youth")
    enemy = claim(TIES, "enemy", "hostile_to", "Karsova", "Youth")
    maybe = claim(
        TIES, "its", "arms", "Brenna", "Karsova", modality="hypothetical", certainty="U"
    )
    readings = [
        report("courier", BAN, date(2021, 3, 2), [ban, raid, aid]),
        report("wire", RAID, date(2021, 3, 10), [again, arm]),
        report("almanac", TIES, date(2021, 3, 11), [finances, leads, enemy, maybe]),
        report("gazette", EDICT, date(2021, 3, 12), []),
    ]
    said = {"sources": ("Envoy",)}
    linked = [
        (
            cause(BAN, "led to", ban, raid, **said),
            cause(BAN, "may stop", raid, aid, sign="-", certainty="PS"),
        ),
        (cause(RAID, "made", again, arm),),
        (),
        (),
    ]
    return store_of(
        tmp_path / "test.duckdb",
        [replace(r, causes=c) for r, c in zip(readings, linked, strict=True)],
    )


def ask(
    store: Store, words: str, change: Change | None = None, **scope: object
) -> KnockOn:
    """Return what may come of something by the store."""
    with store.opened() as opened:
        return find_knock_on(store, opened, words, Scope(**scope), change)  # type: ignore[arg-type]


def test_stated_effects(store: Store) -> None:
    """Chains have their words, sources, signs and the certainty of the weakest link."""
    found = ask(store, "Lemnia SANCTION").stated
    told = {
        e.links[0].cue: (e.level, e.links[0].effect.claim.type, e.sign, e.certainty)
        for e in found
    }

    assert told == {
        "led to": (1, "ASSAULT", "+", "CT"),
        "may stop": (2, "AID", "-", "PS"),
        "made": (2, "AID", "+", "CT"),
    }
    assert found[0].links[0].record.sources == ("Envoy",)
    assert {e.links[0].cue for e in found if e.inferred} == {"made"}
    assert {e.method for e in found} == {"", JOINED}


def test_what_is_rejected_causes_nothing(store: Store) -> None:
    """A chain ends where somebody has rejected one of its claims."""
    raid = ask(store, "Lemnia SANCTION").stated[0].links[0].effect.claim.id
    pipeline.judge("reject", raid, store=store.path)

    assert ask(store, "Lemnia SANCTION").stated == ()


@pytest.mark.parametrize(
    ("words", "means", "effects"),
    [
        ("Lemnia", "actor", 3),
        ("the ban", "words", 3),
        ("Lemnia SANCTION Karsova", "events", 3),
        ("raid", "words", 2),
        ("Brenna finances Union", "ties", 0),
        ("the governor's edict", "words", 0),
    ],
)
def test_starts(store: Store, words: str, means: str, effects: int) -> None:
    """A start is an actor, a set of events or ties, or words of a report."""
    found = ask(store, words)

    assert (found.start.means, len(found.stated)) == (means, effects)


def test_a_claim_by_its_id(store: Store) -> None:
    """A claim may be named by the beginning of its id."""
    ban = ask(store, "the ban").start.claims[0].claim

    assert ask(store, ban.id[:8]).start.claims[0].claim == ban


def test_words_that_were_not_read(store: Store) -> None:
    """Where no claim was read, the sentence is shown, and nothing is made up."""
    found = ask(store, "the governor's edict")
    (passage,) = found.start.unread
    told = " ".join(shown(knock_on_view(found)).split())

    assert passage.words == EDICT
    assert "no claim was read at these words, which stand in gazette:0" in told
    assert "The governor’s edict cost Brenna its patience." in told
    assert found.exposed == ()
    assert found.recurring.too_few.startswith("too few events")


def test_exposed(store: Store) -> None:
    """Who depends on the start is told with each tie on the way and its sign."""
    found = ask(store, "Brenna finances Union")

    assert [(e.actor, e.level, e.sign) for e in found.exposed] == [
        ("Youth", 1, "+"),
        ("Karsova", 2, "-"),
    ]
    brenna = ask(store, "Brenna").exposed
    assert [(e.actor, e.level) for e in brenna] == [("Union", 1), ("Youth", 2)]
    assert [tie.type for tie in brenna[1].by] == ["finances", "leads"]
    enemies = {e.actor: e.sign for e in ask(store, "Karsova").exposed}
    assert enemies == {"Youth": "-"}
    assert all(e.inferred for e in brenna)
    assert brenna[0].by[0].claim in ask(store, "Brenna").told


def test_hypothetical_ties_count_when_asked_for(store: Store) -> None:
    """What is only supposed is left out unless somebody wants it in."""
    names = {e.actor for e in ask(store, "Brenna", hypothetical=True).exposed}

    assert "Karsova" in names
    assert "Karsova" not in {e.actor for e in ask(store, "Brenna").exposed}


def test_without_and_with(store: Store) -> None:
    """Taking ties away or putting them in shows who is reached no more, or newly."""
    change = Change(without=("Brenna finances Union",), added=("Brenna arms Karsova",))
    found = ask(store, "Brenna", change).compared

    assert found is not None
    assert [e.actor for e in found.gone] == ["Union"]
    assert [e.actor for e in found.new] == ["Karsova"]
    assert [(a.actor, b.sign) for a, b in found.changed] == [("Youth", "-")]
    assert found.added[0].origins == 0


@pytest.mark.parametrize(
    ("without", "added", "reason"),
    [
        ("Brenna arms Union", "", "the record has no such tie to take away"),
        ("Brenna ASSAULT Union", "", "name a type of tie"),
        ("", "Brenna arms", "a tie needs two ends"),
        ("", "Brenna AID Union", "name a type of tie"),
        ("", "Brenna arms Nobody", "nobody|no claim"),
    ],
)
def test_wrong_changes(store: Store, without: str, added: str, reason: str) -> None:
    """A tie that is none, or that is not there, is told with a caret."""
    change = Change(
        without=tuple(filter(None, [without])), added=tuple(filter(None, [added]))
    )
    with pytest.raises(QuestionError, match=reason):
        ask(store, "Brenna", change)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "say what to begin from"),
        ("Karsovo", "did you mean Karsova"),
        ("zebra crossing", "no claim"),
        ("n", "several actors fit n"),
        ("Lemnia trains Karsova", "the record has no such tie"),
    ],
)
def test_wrong_starts(store: Store, words: str, reason: str) -> None:
    """A start that nobody knows, or that may be several, is asked back."""
    with pytest.raises(QuestionError, match=reason):
        ask(store, words)


def test_parts_are_never_mixed(store: Store) -> None:
    """Table, JSON and picture keep the parts apart, and mark what is inferred."""
    found = ask(store, "Lemnia SANCTION")
    told = shown(knock_on_view(found))
    record = json.loads(write_history(found))
    picture = draw_knock_on(found)

    assert told.index("Stated") < told.index("Recurring") < told.index("Exposed")
    assert "led to" in told
    assert "← Envoy" in told
    cues = {link["cue"] for e in record["stated"] for link in e["links"]}
    assert cues == {"led to", "may stop", "made"}
    assert record["stated"][0]["links"][0]["effect"]["words"] == BAN
    assert record["recurring"]["inferred"] is True
    assert record["recurring"]["method"]
    assert picture.startswith("<svg")
    assert "Envoy" in picture
