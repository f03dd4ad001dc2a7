"""Answer the questions to histories: what may follow, what changed, what leads.

As ``questions``: the commands' own answers, worked out beside the others.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.responses import Response

from onrecord import pipeline
from onrecord.export.history_json import plain_data
from onrecord.pipeline.histories import WINDOW
from onrecord.web.asking import Question
from onrecord.web.filters import Many, Name
from onrecord.web.working import answered

router = APIRouter(prefix="/api", tags=["histories"])

FIRST: Final = date(1900, 1, 1)
LAST: Final = date(2100, 12, 31)
"""Between these a period is one of which a series can be drawn."""

Day = Annotated[date, Field(ge=FIRST, le=LAST)]
Days = Annotated[int, Field(ge=1, le=730)]
Words = Annotated[str, Field(max_length=1_000)]


class KnockOnQuery(BaseModel):
    """What a chain of effects begins from."""

    start: Words
    without: Many = []
    added: Annotated[Many, Field(alias="with")] = []
    window: Days = 30
    hypothetical: bool = False
    as_of: date | None = None


class HistoryQuery(BaseModel):
    """Whose history, and in what steps."""

    actor: Name
    other: Name | None = None
    by: Literal["week", "month", "quarter", "year"] = "month"
    since: Day | None = None
    until: Day | None = None
    as_of: date | None = None


class LeadQuery(BaseModel):
    """Which two sets of events."""

    first: Words
    second: Words
    window: Days = WINDOW
    since: Day | None = None
    until: Day | None = None
    as_of: date | None = None


@router.get("/knock-on")
async def knock_on(
    query: Annotated[KnockOnQuery, Query()], asked: Question
) -> Response:
    """Return what may come of something: stated, recurring, and who depends on it."""
    return await answered(
        asked,
        lambda store: plain_data(
            pipeline.knock_on(
                query.start,
                without=query.without,
                with_=query.added,
                window=query.window,
                hypothetical=query.hypothetical,
                as_of=query.as_of,
                store=store,
            )
        ),
    )


@router.get("/history")
async def history(query: Annotated[HistoryQuery, Query()], asked: Question) -> Response:
    """Return conflict and cooperation over time, and where they change for good."""
    return await answered(
        asked,
        lambda store: plain_data(
            pipeline.timeline(
                query.actor,
                query.other,
                by=query.by,
                since=query.since,
                until=query.until,
                as_of=query.as_of,
                store=store,
            )
        ),
    )


@router.get("/lead")
async def lead(query: Annotated[LeadQuery, Query()], asked: Question) -> Response:
    """Return whether one set of events comes before another more often than chance."""
    return await answered(
        asked,
        lambda store: plain_data(
            pipeline.test(
                query.first,
                query.second,
                window=query.window,
                since=query.since,
                until=query.until,
                as_of=query.as_of,
                store=store,
            )
        ),
    )
