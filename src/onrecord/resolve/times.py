"""Say when an event happened: by the dates it has, or by the day the story is at."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.model.claim import Claim, WhenBasis
    from onrecord.model.document import Document, Span
    from onrecord.model.mention import DateMention

NEWS: Final = timedelta(days=10)
"""A report tells of days so near its publication; others are background."""
CLOSE: Final = 2
"""Sentences over which the last day told goes on; farther on, it is the first again."""
STEM: Final = 5
"""Letters in which "attack" and "attacks" agree."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Calendar:
    """The resolved dates of one document, to date its events with."""

    def __init__(
        self,
        dates: Iterable[DateMention],
        document: Document,
        sentences: Sequence[Span] = (),
    ) -> None:
        """Keep the dates, and those that the report is about."""
        self.value = {mention.id: mention.value for mention in dates}
        self.published, self.text = document.published, document.text
        self.starts = [sentence.start for sentence in sentences]
        self.news = [(m.span.start, m.value) for m in dates if self._is_news(m.value)]

    def dated(self, claims: Iterable[Claim]) -> list[Claim]:
        """Return the claims with their time, and on what that rests."""
        found = [self._dated(claim) for claim in claims]
        told = [c for c in found if c.when_basis == "clause" and c.when]
        return [
            self._as_told(claim, told) if claim.when_basis == "event" else claim
            for claim in found
        ]

    def _dated(self, claim: Claim) -> Claim:
        """Return a claim with the time that its own words or the story give it."""
        basis = claim.when_basis
        if basis == "event":
            return claim
        if basis == "story":
            when, basis = self._story(claim.sentence)
        elif basis == "publication":
            when = str(self.published) if self.published else None
        else:
            when = most_exact(self.value.get(key) for key in claim.date_mentions)
        if when and claim.begins and "/" not in when:
            when = f"{when}/.."
        return replace(claim, when=when, when_basis=basis if when else None)

    def _as_told(self, claim: Claim, told: Sequence[Claim]) -> Claim:
        """Return "the blast" with the day of the blast that the text has told.

        That is known where all events of this type and word fall on one day.
        """
        days = {c.when for c in told if self._is_same(c, claim)}
        if len(days) != 1:
            return replace(claim, when=None, when_basis=None)
        return replace(claim, when=days.pop())

    def _is_same(self, one: Claim, other: Claim) -> bool:
        """Say whether two claims name an event of one type by the same word."""
        words = [c.trigger.words(self.text).lower()[:STEM] for c in (one, other)]
        return one.type == other.type and words[0] == words[1]

    def _story(self, number: int) -> tuple[str | None, WhenBasis | None]:
        """Return the day that the story is at in a sentence, and on what it rests."""
        if not self.published or number >= len(self.starts):
            return None, None
        start = self.starts[number]
        before = [day for at, day in self.news if at < start]
        if before:
            close = self.starts[max(0, number - CLOSE)]
            last = [day for at, day in self.news if close <= at < start]
            return (last or before[:1])[-1], "story"
        return (None, None) if number else (str(self.published), "publication")

    def _is_news(self, value: str | None) -> bool:
        if not value or not self.published or not DAY.fullmatch(value):
            return False
        return timedelta(0) <= self.published - date.fromisoformat(value) <= NEWS


def most_exact(values: Iterable[str | None]) -> str | None:
    """Return the most exact of several times, the first of equals."""
    known = [value for value in values if value]
    return max(known, key=exactness, default=None)


def exactness(value: str) -> int:
    """Return how exact an EDTF value is: intervals least, days most."""
    return 0 if "/" in value else len(value.rstrip("~?%"))
