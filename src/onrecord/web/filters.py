"""What a view may be narrowed by: parameters of a question, and the SQL they make."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final, Literal

from fastapi import Query
from pydantic import BaseModel, Field, StringConstraints

MOST: Final = 500
"""Rows of one page."""

Name = Annotated[str, StringConstraints(max_length=300)]
Many = Annotated[list[Name], Field(max_length=50)]
BY_SOURCE: Final = (
    "list_has_any(CASE WHEN len(c.sources) = 0 THEN [''] ELSE c.sources END, ?)"
)
BY_DOCUMENT: Final = (
    "(c.label IN (SELECT unnest(?)) OR c.document IN (SELECT unnest(?)))"
)

Where = tuple[str, list[Any]]
"""A condition over ``claims c``, and its parameters."""


class Page(BaseModel):
    """Which part of a list is asked for."""

    cursor: Annotated[str | None, Field(max_length=20, pattern=r"^\d{1,9}$")] = None
    limit: Annotated[int, Field(ge=1, le=MOST)] = 50

    @property
    def offset(self) -> int:
        """How many rows come before."""
        return int(self.cursor or 0)

    def next(self, total: int) -> str | None:
        """Return the cursor of the page after this one."""
        after = self.offset + self.limit
        return str(after) if after < total else None


class Filter(BaseModel):
    """What claims are asked for; without any of it, all that happened."""

    first: Annotated[date | None, Field(alias="from")] = None
    last: Annotated[date | None, Field(alias="to")] = None
    as_of: date | None = None
    kind: list[Literal["event", "tie"]] = []
    type: Many = []
    quad: Many = []
    certainty: list[Literal["CT", "PR", "PS", "U"]] = []
    source: Many = []
    publisher: Many = []
    origin: Many = []
    origins: Annotated[int | None, Field(ge=0, le=1_000_000)] = None
    party: Annotated[Many, Field(alias="with")] = []
    actor: Many = []
    recipient: Many = []
    document: Many = []
    place: Many = []
    hypothetical: bool = False
    denied: bool = True
    rejected: bool = False

    def where(self, *, clustered: bool = True) -> Where:
        """Return the condition over ``claims c`` that all of this makes.

        Args:
            clustered: Whether ``origins`` counts the tellers of a claim's cluster;
                else whoever asks counts them by other groups.
        """
        made: list[tuple[str, list[Any]]] = [
            *self._said(),
            *self._told(),
            *(
                (f"list_contains(c.{column}, ?)", [name])
                for column, names in (
                    ("actors", self.actor),
                    ("recipients", self.recipient),
                )
                for name in names
            ),
            *(
                (
                    "c.n IN (SELECT n FROM names WHERE name = ? AND role <> 'source')",
                    [x],
                )
                for x in self.party
            ),
        ]
        if clustered and self.origins:
            made.append(
                (
                    "c.cluster IN (SELECT cluster FROM clusters WHERE origins >= ?)",
                    [self.origins],
                )
            )
        if self.place:
            made.append(
                (
                    "c.n IN (SELECT n FROM spots WHERE name IN (SELECT unnest(?)))",
                    [self.place],
                )
            )
        return _joined(made)

    def _said(self) -> list[Where]:
        """Return conditions on what is said, and how firmly."""
        made = [
            (f"c.{column} IN (SELECT unnest(?))", [list(values)])
            for column, values in (
                ("kind", self.kind),
                ("type", self.type),
                ("quad", self.quad),
                ("certainty", self.certainty),
                ("publisher", self.publisher),
                ("origin", self.origin),
            )
            if values
        ]
        made += [
            (condition, [])
            for condition, wanted in (
                ("c.modality = 'actual'", not self.hypothetical),
                ("c.polarity = '+'", not self.denied),
                ("coalesce(c.verdict, '') <> 'reject'", not self.rejected),
            )
            if wanted
        ]
        return made

    def _told(self) -> list[Where]:
        """Return conditions on when and on whose word it is told."""
        made: list[Where] = []
        if self.source:
            made.append((BY_SOURCE, [self.source]))
        if self.document:
            made.append((BY_DOCUMENT, [self.document, self.document]))
        made += [
            (condition, [day.isoformat()])
            for condition, day in (
                (
                    "coalesce(c.last_day, DATE '9999-12-31') >= CAST(? AS DATE)",
                    self.first,
                ),
                ("c.first_day <= CAST(? AS DATE)", self.last),
                ("c.published <= CAST(? AS DATE)", self.as_of),
            )
            if day
        ]
        if self.first:
            made.append(("c.first_day IS NOT NULL", []))
        return made


class PagedFilter(Filter, Page):
    """A filter, and which part of what it lets through."""


def _joined(conditions: list[Where]) -> Where:
    parameters = [each for _, given in conditions for each in given]
    return " AND ".join(["true", *(sql for sql, _ in conditions)]), parameters


FilterQuery = Annotated[Filter, Query()]
PageQuery = Annotated[Page, Query()]
PagedQuery = Annotated[PagedFilter, Query()]
