"""What is in force of judgements, and what they make of a reading."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analyze.standing import standing_of
from onrecord.model.document import Span
from onrecord.model.judgment import RULE, fields_of, with_fields
from tests.analyze.judging import judged, named, taken_back
from tests.readings import chained_reading, reading_of

READING = chained_reading()
(ARMS,) = READING.claims


def test_correction() -> None:
    """A claim has the fields that somebody corrected, and keeps the others."""
    correction = judged("correct", READING, certainty="PS", recipient=["Hezbollah"])

    after = standing_of([correction]).apply(READING)

    (claim,) = after.reading.claims
    assert claim == replace(ARMS, certainty="PS", recipient=("Hezbollah",))
    assert after.judgments == {ARMS.id: (correction,)}


def test_rejection() -> None:
    """A rejected claim is kept in the reading, and left out where that is asked."""
    after = standing_of([judged("reject", READING)]).apply(READING)

    assert after.reading == READING
    assert after.rejected == {ARMS.id}
    assert after.without_rejected.claims == ()


def test_nothing_judged() -> None:
    """Without judgements a reading is as it was."""
    assert standing_of([]).apply(READING).reading is READING


@pytest.mark.parametrize("verdict", ["accept", "correct", "add"])
def test_it_outlives_a_claim_that_is_no_longer_read(verdict: str) -> None:
    """What somebody accepted stands where another version reads nothing."""
    judgment = judged(verdict, READING, certainty="PS")
    bare = replace(READING, claims=())

    after = standing_of([judgment]).apply(bare)

    (claim,) = after.reading.claims
    assert (claim.id, claim.rule, claim.sentence) == (ARMS.id, RULE, 0)
    assert (claim.actor, claim.type, claim.recipient) == (
        ("Iran",),
        "arms",
        ("Houthis",),
    )
    assert claim.sources == ARMS.sources
    assert claim.certainty == "PS"


def test_rejection_of_what_is_no_longer_read() -> None:
    """There is nothing left to reject, and no claim comes of it."""
    judgment = judged("reject", READING)

    after = standing_of([judgment]).apply(replace(READING, claims=()))

    assert after.reading.claims == ()
    assert after.gone == (judgment,)


def test_it_outlives_another_reading_of_the_same_words() -> None:
    """A claim of the type at the same words is the one that was judged."""
    longer = replace(
        ARMS, id="anew", trigger=Span(ARMS.trigger.start, ARMS.trigger.end + 4)
    )
    other = replace(ARMS, id="other", type="trains")

    after = standing_of([judged("reject", READING)]).apply(
        replace(READING, claims=(other, longer))
    )

    assert after.rejected == {"anew"}


def test_other_texts_are_left_alone() -> None:
    """A judgement is bound to the hash of the text that it was made on."""
    other = chained_reading()
    document = replace(other.document, id="0" * 64)

    after = standing_of([judged("reject", READING)]).apply(
        replace(other, document=document)
    )

    assert after.rejected == frozenset()


def test_contradiction() -> None:
    """The first stands; the other is told, and stands when the first is taken back."""
    first, second = judged("accept", READING), judged("reject", READING, author="Bob")

    both = standing_of([first, second])
    (problem,) = both.problems
    after = standing_of([first, second, taken_back(first)])

    assert both.apply(READING).rejected == frozenset()
    assert (problem.judgment, problem.against) == (second, first)
    assert problem.why == f"the claim {ARMS.id} was accepted"
    assert after.problems == []
    assert after.apply(READING).rejected == {ARMS.id}


def test_two_corrections() -> None:
    """Different fields add up; two values of one field contradict each other."""
    firm = judged("correct", READING, certainty="PS")
    whom = judged("correct", READING, recipient=["Hezbollah"])
    other = judged("correct", READING, certainty="U", author="Bob")

    standing = standing_of([firm, whom, other])

    (claim,) = standing.apply(READING).reading.claims
    assert (claim.certainty, claim.recipient) == ("PS", ("Hezbollah",))
    assert [each.why for each in standing.problems] == ["certainty was corrected to PS"]


def test_taking_back_a_retraction() -> None:
    """What took a judgement back can be taken back."""
    judgment = judged("reject", READING)
    back = taken_back(judgment)

    assert standing_of([judgment, back]).apply(READING).rejected == frozenset()
    again = standing_of([judgment, back, taken_back(back)])
    assert again.apply(READING).rejected == {ARMS.id}


def test_names_are_merged() -> None:
    """Actors, recipients and sources are shown by the name they were merged under."""
    standing = standing_of([named("same", "Houthis", "Ansar Allah")])

    (claim,) = standing.apply(READING).reading.claims
    assert claim.recipient == ("Ansar Allah",)
    assert standing.merged.members("Ansar Allah") == {"Ansar Allah", "Houthis"}


def test_a_merge_cycle() -> None:
    """A name that another is merged into is not merged into that one."""
    one, two = named("same", "A", "B"), named("same", "B", "C")
    cycle = named("same", "C", "A")

    standing = standing_of([one, two, cycle])

    assert {standing.merged.shown(each) for each in "ABC"} == {"C"}
    (problem,) = standing.problems
    assert problem.judgment == cycle
    assert "a cycle" in problem.why


def test_names_that_are_apart() -> None:
    """Two names that differ are not merged, neither directly nor through a third."""
    apart = named("different", "A", "B")
    through = [named("same", "A", "C"), named("same", "B", "C")]

    standing = standing_of([apart, *through])

    assert standing.merged.shown("A") == "C"
    assert standing.merged.shown("B") == "B"
    assert [each.why for each in standing.problems] == ["A and B are different"]
    merged = standing_of([*through, apart])
    assert [each.why for each in merged.problems] == ["A and B are merged"]


PAIRS = st.lists(
    st.tuples(st.sampled_from(["same", "different"]), *[st.sampled_from("ABCDE")] * 2),
    max_size=12,
)


@given(PAIRS)
def test_any_judgements_of_names(pairs: list[tuple[str, str, str]]) -> None:
    """Whatever was said, every name is shown as one, and nobody is merged and apart."""
    judgments = [named(*pair) for pair in pairs if pair[1] != pair[2]]

    standing = standing_of(judgments)

    for name in "ABCDE":
        assert name in standing.merged.members(standing.merged.shown(name))
    for each in standing.merged.apart:
        shown = {
            standing.merged.shown(each.subject),
            standing.merged.shown(each.object or ""),
        }
        assert len(shown) == 2
    merged = standing.merged
    told = len(merged.links) + len(merged.apart) + len(standing.problems)
    assert told == len(judgments)


@pytest.mark.parametrize("number", [0, 1])
def test_fields_come_back(number: int) -> None:
    """What a judgement keeps of a claim is enough to say it again."""
    claim = reading_of().claims[number]
    bare = replace(
        claim, actor=(), recipient=(), sources=(), numbers=(), type="", when="1999"
    )

    assert with_fields(bare, fields_of(claim)) == claim
