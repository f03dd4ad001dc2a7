"""When an event happened: by its dates, by what was told before, by the story."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model.claim import Claim
from onrecord.model.document import Document, Span
from onrecord.model.mention import DateMention
from onrecord.resolve.times import Calendar
from tests.resolve.scenes import DAY

if TYPE_CHECKING:
    from datetime import date

    from onrecord.model.claim import WhenBasis

TEXT = "A blast hit it Monday. They fled. It fell. It burned. The blast was heavy. So."
STARTS = [0, 23, 34, 43, 54, 75]
SENTENCES = [Span(start, start + 9) for start in STARTS]
MONDAY = DateMention(
    id="d1", document="d", span=Span(15, 21), text="Monday", value="2016-08-29"
)
LATER = DateMention(
    id="d2", document="d", span=Span(45, 51), text="Tuesday", value="2016-08-30"
)


def calendar(*dates: DateMention, published: date | None = DAY) -> Calendar:
    """Return the calendar of the text with some dates in it."""
    document = Document.of(TEXT, label="d", published=published)
    return Calendar(dates, document, SENTENCES)


def claim(
    basis: WhenBasis | None, sentence: int = 0, words: str = "hit", *dates: str
) -> Claim:
    """Return a claim of a sentence."""
    start = TEXT.index(words, STARTS[sentence])
    return Claim(
        id=f"{words}{sentence}",
        document="d",
        kind="event",
        type="ASSAULT",
        trigger=Span(start, start + len(words)),
        rule="r",
        sentence=sentence,
        date_mentions=dates,
        when_basis=basis,
    )


def when(found: Calendar, told: Claim) -> tuple[str | None, str | None]:
    """Return when one claim happened, and on what that rests."""
    dated = found.dated([told])[0]
    return dated.when, dated.when_basis


def test_the_last_day_goes_on_and_then_the_first_again() -> None:
    """Near a day the story is at it; farther on, at the first that was told."""
    found = calendar(MONDAY, LATER)

    assert when(found, claim("story", 1, "fled")) == ("2016-08-29", "story")
    assert when(found, claim("story", 4, "heavy")) == ("2016-08-30", "story")
    assert when(calendar(MONDAY), claim("story", 5, "So")) == ("2016-08-29", "story")


def test_a_story_without_a_day_is_dated_in_its_first_sentence_only() -> None:
    """The lead has the day of publication; what follows it may be background."""
    assert when(calendar(), claim("story")) == ("2016-09-01", "publication")
    assert when(calendar(), claim("story", 1, "fled")) == (None, None)


def test_days_to_come_and_long_ago_are_not_the_story() -> None:
    """A day after publication, or far before it, is not what the report tells of."""
    for value in ("2016-09-05", "2015-03-02"):
        found = calendar(replace(MONDAY, value=value))
        assert when(found, claim("story", 1, "fled")) == (None, None)


def test_nothing_is_dated_by_publication_that_has_none() -> None:
    """An undated document leaves open what only a day of writing could tell."""
    found = calendar(published=None)

    assert when(found, claim("story")) == (None, None)
    assert when(found, claim("publication")) == (None, None)


def test_what_began_goes_on() -> None:
    """An event that began on a day is an interval from then, unless it is one."""
    begun = replace(claim("clause", 0, "hit", "d1"), begins=True)

    assert when(calendar(MONDAY), begun) == ("2016-08-29/..", "clause")
    since = replace(MONDAY, value="2016-08/..")
    assert when(calendar(since), begun) == ("2016-08/..", "clause")


def test_the_blast_is_that_which_was_told() -> None:
    """A noun has the day of the same word before it; two days leave it open."""
    told = claim("clause", 0, "blast", "d1")
    again = claim("event", 4, "blast")
    other = replace(claim("clause", 3, "burned", "d2"), trigger=told.trigger)

    assert calendar(MONDAY).dated([told, again])[1].when == "2016-08-29"
    found = calendar(MONDAY, LATER).dated([told, other, again])[2]
    assert (found.when, found.when_basis) == (None, None)
