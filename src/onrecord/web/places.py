"""Answer for the map: where claims happen, and where actors operate and rule."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from onrecord.web.asking import Question
from onrecord.web.filters import Filter

router = APIRouter(prefix="/api", tags=["map"])

PLACES: Final = """
SELECT s.key AS id, s.role, any_value(s.name) AS name,
    any_value(s.latitude) AS latitude, any_value(s.longitude) AS longitude,
    any_value(s.radius_km) AS radius_km, any_value(s.precision) AS precision,
    any_value(s.basis) AS basis, any_value(s.geonames) AS geonames,
    count(DISTINCT c.n) AS claims,
    count(DISTINCT c.n) FILTER (c.kind = 'event') AS events,
    count(DISTINCT c.n) FILTER (c.kind = 'tie') AS ties,
    count(DISTINCT c.origin) AS origins,
    histogram(c.type) AS types, mode(c.quad) AS quad,
    list_distinct(flatten(list(c.actors)))[:12] AS actors,
    list(c.id ORDER BY c.n)[:20] AS claim_ids
FROM spots s JOIN claims c ON c.n = s.n
WHERE {where}
GROUP BY s.key, s.role
"""


class MapQuery(Filter):
    """Which claims are drawn."""

    limit: Annotated[int, Field(ge=1, le=10_000)] = 2_000


@router.get("/map")
def map_(query: Annotated[MapQuery, Query()], asked: Question) -> Response:
    """Return places with their precision as a radius, the most told first."""
    where, parameters = query.where()
    found = asked.records(
        "SELECT *, count(*) OVER () AS every FROM "  # noqa: S608  our own columns
        f"({PLACES.replace('{where}', where)}) "
        "ORDER BY claims DESC, name, id, role LIMIT ?",
        [*parameters, query.limit],
    )
    total = found[0]["every"] if found else 0
    for row in found:
        row.pop("every")
        row["actors"] = sorted(row["actors"])
    unplaced = asked.rows(
        f"SELECT count(*) FROM claims c WHERE {where} "  # noqa: S608  our own
        "AND c.n NOT IN (SELECT n FROM spots)",
        parameters,
    )[0][0]
    return asked.answer(
        {
            "places": found,
            "total": total,
            "truncated": total > len(found),
            "unplaced": unplaced,
        }
    )
