"""Answer for the timeline: when it happened, and when it was told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from onrecord.web.asking import Question
from onrecord.web.filters import Filter

if TYPE_CHECKING:
    from onrecord.web.asking import Asked

router = APIRouter(prefix="/api", tags=["timeline"])

MOST_BUCKETS: Final = 400
WANTED_BUCKETS: Final = 120
DAYS: Final = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
OTHER: Final = "other"

KEYS: Final = {
    "type": "c.type",
    "kind": "c.kind",
    "quad": "coalesce(c.quad, 'none')",
    "publisher": "coalesce(c.publisher, c.label)",
    "dyad": "e.actor || ' → ' || e.recipient",
}

SERIES: Final = """
WITH counted AS (
    SELECT {key} AS key, any_value(c.quad) AS quad,
        CAST(date_trunc('{step}', {day}) AS DATE) AS bucket, count(*) AS claims
    FROM claims c {joined}
    WHERE {where} AND {day} BETWEEN CAST(? AS DATE) AND CAST(? AS DATE) AND {told}
    GROUP BY 1, 3
), largest AS (
    SELECT key, sum(claims) AS total FROM counted
    GROUP BY key ORDER BY total DESC, key LIMIT ?
)
SELECT CASE WHEN l.key IS NULL THEN NULL ELSE c.key END AS key,
    CASE WHEN l.key IS NULL THEN NULL ELSE any_value(c.quad) END AS quad,
    c.bucket, CAST(sum(c.claims) AS BIGINT) AS claims
FROM counted c LEFT JOIN largest l ON l.key = c.key
GROUP BY l.key, CASE WHEN l.key IS NULL THEN NULL ELSE c.key END, l.total, c.bucket
ORDER BY l.total DESC NULLS LAST, key, c.bucket
"""
"""Yields key, quad, bucket, claims, of one of the two days of each claim: the largest
first, and all others together without a key."""


class TimelineQuery(Filter):
    """Which claims are counted, in what series and steps."""

    by: Literal["type", "kind", "quad", "dyad", "publisher"] = "type"
    step: Literal["auto", "day", "week", "month", "quarter", "year"] = "auto"
    series: Annotated[int, Field(ge=1, le=40)] = 12


@router.get("/timeline")
def timeline(query: Annotated[TimelineQuery, Query()], asked: Question) -> Response:
    """Return claims by the day they happened and the day they were told, in steps."""
    where, parameters = query.where()
    row = asked.rows(
        "SELECT min(least(c.first_day, c.published)), "  # noqa: S608  our own columns
        "max(greatest(c.first_day, c.published)), "
        "count(*) FILTER (NOT c.told), count(*) FILTER (c.published IS NULL) "
        f"FROM claims c WHERE {where}",
        parameters,
    )[0]
    first, last, undated, untold = row
    answer: dict[str, Any] = {
        "by": query.by,
        "step": "month",
        "from": first,
        "to": last,
        "buckets": [],
        "happened": [],
        "told": [],
        "lag": [],
        "undated": undated,
        "untold": untold,
    }
    if first is None or last is None:
        return asked.answer(answer)
    first, last = max(first, query.first or first), min(last, query.last or last)
    step = _step(query.step, first, max(first, last))
    first = _shortened(step, first, max(first, last))
    buckets = _buckets(step, first, max(first, last))
    answer |= {"step": step, "from": first, "to": last, "buckets": buckets}
    for name, day, told in (
        ("happened", "c.first_day", "c.told"),
        ("told", "c.published", "true"),
    ):
        sql = _written(SERIES, query.by, step=step, day=day, told=told, where=where)
        rows = asked.rows(sql, [*parameters, first, last, query.series])
        answer[name] = _series(rows, buckets)
    answer["lag"] = _lag(asked, query, step, (first, last))
    return asked.answer(answer)


def _written(sql: str, by: str, **given: str) -> str:
    given |= {
        "key": KEYS[by],
        "joined": "JOIN edges e ON e.n = c.n" if by == "dyad" else "",
    }
    for name, value in given.items():
        sql = sql.replace(f"{{{name}}}", value)
    return sql


def _step(asked: str, first: date, last: date) -> str:
    """Return the step that is asked for, or the shortest with few enough buckets."""
    if asked != "auto":
        return asked
    length = (last - first).days + 1
    fitting = (each for each, days in DAYS.items() if length / days <= WANTED_BUCKETS)
    return next(fitting, "year")


def _shortened(step: str, first: date, last: date) -> date:
    """Return a first day after which there are not too many buckets."""
    most = DAYS[step] * (MOST_BUCKETS - 2)
    return max(first, last - timedelta(days=most)) if last.toordinal() > most else first


def _floor(step: str, day: date) -> date:
    if step == "week":
        return day - timedelta(days=day.weekday())
    if step == "day":
        return day
    months = {"month": 1, "quarter": 3, "year": 12}[step]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _buckets(step: str, first: date, last: date) -> list[date]:
    """Return the first days of all steps of a period."""
    found = [_floor(step, first)]
    while True:
        after = found[-1] + timedelta(days=DAYS[step])
        if step not in {"day", "week"}:
            after = _floor(step, after + timedelta(days=15))
        if after > last:
            return found
        found.append(after)


def _series(rows: list[tuple[Any, ...]], buckets: list[date]) -> list[dict[str, Any]]:
    """Return series with a count for each bucket, in the order of the rows."""
    place = {bucket: at for at, bucket in enumerate(buckets)}
    found: dict[str | None, dict[str, Any]] = {}
    for key, quad, bucket, claims in rows:
        name = OTHER if key is None else key
        bare = {"key": name, "label": name, "quad": quad, "counts": [0] * len(buckets)}
        one = found.setdefault(key, bare | {"total": 0})
        if bucket in place:
            one["counts"][place[bucket]] += claims
            one["total"] += claims
    return list(found.values())


def _lag(
    asked: Asked, query: TimelineQuery, step: str, period: tuple[date, date]
) -> list[dict[str, Any]]:
    """Return how many claims of one step were told in which other."""
    where, parameters = query.where()
    return asked.records(
        f"SELECT CAST(date_trunc('{step}', c.first_day) AS DATE) AS happened, "  # noqa: S608
        f"CAST(date_trunc('{step}', c.published) AS DATE) AS told, "
        f"count(*) AS claims FROM claims c WHERE {where} AND c.told "
        "AND c.published IS NOT NULL AND c.first_day BETWEEN CAST(? AS DATE) "
        "AND CAST(? AS DATE) GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 5000",
        [*parameters, *period],
    )
