"""Claims that only repeat an earlier one are left out; what adds something stays."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.claim import Cause
from onrecord.model.document import record_id
from onrecord.resolve import resolve
from tests.resolve.scenes import Scene


def triggers(scene: Scene) -> list[str]:
    """Return the words of the claims that are left."""
    return [claim.trigger.words(scene.text) for claim in scene.resolved().claims]


def test_the_raid_takes_up_the_raid_before() -> None:
    """A noun with an article that names nobody says nothing new."""
    scene = Scene("A raid began. The raid was long.")
    scene.claim("raid", type="ASSAULT")
    later = replace(scene.claims[0], id="later", trigger=scene.span("raid", 2))
    scene.claims.append(later)

    assert triggers(scene) == ["raid"]


def test_another_raid_is_another_claim() -> None:
    """A noun without a pointing word may name another event, and stays."""
    scene = Scene("A raid began. Another raid was long.")
    scene.claim("raid", type="ASSAULT")
    later = replace(scene.claims[0], id="later", trigger=scene.span("raid", 2))
    scene.claims.append(later)

    assert len(triggers(scene)) == 2


def test_a_doubt_adds_something() -> None:
    """The same words put less firmly are a claim of their own."""
    scene = Scene("A raid began. The raid was long.")
    scene.claim("raid", type="ASSAULT")
    doubted = replace(
        scene.claims[0], id="later", trigger=scene.span("raid", 2), certainty="PS"
    )
    scene.claims.append(doubted)

    assert len(triggers(scene)) == 2


def test_a_tie_is_told_once() -> None:
    """A tie between the same two is one row, whatever words say it again."""
    scene = Scene("Iran finances Hamas. Hamas is funded by Iran.")
    iran, hamas = scene.name("Iran", "STATE"), scene.name("Hamas")
    scene.claim("finances", [iran], [hamas], kind="tie", type="finances")
    scene.claim("funded", [iran], [hamas], kind="tie", type="finances")

    assert triggers(scene) == ["finances"]


def test_causes_move_to_the_claim_that_stays() -> None:
    """A cause of a repeated claim links the claim that it repeats."""
    scene = Scene("A raid began. The raid led to protests.")
    scene.claim("raid", type="ASSAULT")
    first = scene.claims[0]
    scene.claims.append(replace(first, id="later", trigger=scene.span("raid", 2)))
    scene.claim("protests", type="PROTEST")
    cause = Cause(
        id=record_id("cause"),
        document=first.document,
        cause="later",
        effect=scene.claims[2].id,
        cue=scene.span("led"),
    )
    told = resolve(replace(scene.reading(), causes=(cause,)))

    assert [(c.cause, c.effect) for c in told.causes] == [
        (first.id, scene.claims[2].id)
    ]


def test_a_cause_needs_both_its_claims() -> None:
    """A cause whose claim was left out, as an interview is, is left out with it."""
    scene = Scene("Officials told Reuters of raids, which led to protests.")
    scene.claim("told", [], [scene.name("Reuters")], type="CONSULT")
    scene.claim("protests", type="PROTEST")
    told, protests = scene.claims
    cause = Cause(
        id=record_id("cause"),
        document=told.document,
        cause=told.id,
        effect=protests.id,
        cue=scene.span("led"),
    )
    reading = resolve(replace(scene.reading(), causes=(cause,)))

    assert [claim.id for claim in reading.claims] == [protests.id]
    assert reading.causes == ()
