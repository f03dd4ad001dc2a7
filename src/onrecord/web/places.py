"""Answer for the map: where claims happen, and where actors operate and rule."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from onrecord.web.asking import Question
from onrecord.web.filters import Filter

router = APIRouter(prefix="/api", tags=["map"])

PLACES: Final = """
WITH chosen AS MATERIALIZED (
    SELECT *, count(*) OVER () AS every FROM (
        SELECT s.spot, min(s.n) AS n, count(*) AS claims,
            count(*) FILTER (c.kind = 'event') AS events,
            count(*) FILTER (c.kind = 'tie') AS ties,
            count(DISTINCT c.teller) AS origins
        FROM spots s JOIN claims c ON c.n = s.n WHERE {where} GROUP BY s.spot
    ) ORDER BY claims DESC, spot LIMIT ?
), typed AS (
    SELECT spot, map_from_entries(list((type, claims) ORDER BY claims DESC, type))
        AS types, arg_max(quad, claims) AS quad
    FROM (
        SELECT s.spot, c.type, any_value(c.quad) AS quad, count(*) AS claims
        FROM spots s JOIN claims c ON c.n = s.n
        WHERE s.spot IN (SELECT spot FROM chosen) AND {where}
        GROUP BY s.spot, c.type
    ) GROUP BY spot
), told AS (
    SELECT s.spot, list(c.id ORDER BY c.n)[:{most}] AS claim_ids
    FROM spots s JOIN claims c ON c.n = s.n
    WHERE s.spot IN (SELECT spot FROM chosen) AND {where}
    GROUP BY s.spot
), doing AS (
    SELECT s.spot, list_sort(list(DISTINCT m.name)) AS actors
    FROM spots s JOIN claims c ON c.n = s.n
    JOIN names m ON m.n = s.n AND m.role = 'actor'
    WHERE s.spot IN (SELECT spot FROM chosen) AND {where}
    GROUP BY s.spot
)
SELECT s.key AS id, s.role, s.name, s.latitude, s.longitude, s.radius_km, s.precision,
    s.basis, s.geonames, g.claims, g.events, g.ties, g.origins, t.types, t.quad,
    coalesce(d.actors, [])[:{most}] AS actors, k.claim_ids, g.every
FROM chosen g
JOIN spots s ON s.n = g.n AND s.spot = g.spot
JOIN typed t ON t.spot = g.spot
JOIN told k ON k.spot = g.spot
LEFT JOIN doing d ON d.spot = g.spot
QUALIFY row_number() OVER (PARTITION BY g.spot ORDER BY s.name) = 1
ORDER BY g.claims DESC, s.name, s.key, s.role
"""
"""Yields a place for each point and role: counted first, and told of those chosen."""

MOST: Final = 12
"""Actors and ids of claims that a place carries; the others come by its name."""


class MapQuery(Filter):
    """Which claims are drawn."""

    limit: Annotated[int, Field(ge=1, le=10_000)] = 1_000


@router.get("/map")
def map_(query: Annotated[MapQuery, Query()], asked: Question) -> Response:
    """Return places with their precision as a radius, the most told first."""
    where, parameters = query.where()
    sql = PLACES.replace("{where}", where).replace("{most}", str(MOST))
    found = asked.records(sql, _repeated(parameters, query.limit))
    total = found[0]["every"] if found else 0
    for row in found:
        row.pop("every")
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


def _repeated(parameters: list[Any], limit: int) -> list[Any]:
    """Return the parameters of the four conditions, with the limit after the first."""
    return [*parameters, limit, *parameters, *parameters, *parameters]
