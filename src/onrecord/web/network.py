"""Answer for the network: actors, and what is between them, counted over claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from onrecord.errors import UnknownIdError
from onrecord.web.asking import Question, listed
from onrecord.web.filters import Filter, Many, Page
from onrecord.web.readings import judgment_record

if TYPE_CHECKING:
    from onrecord.web.asking import Asked

router = APIRouter(prefix="/api", tags=["network"])

MOST_EDGES: Final = 20_000
MOST_CLAIMS: Final = 12
"""Ids of claims that an edge carries; the others are asked for by its ends."""

FIRMNESS: Final = ("U", "PS", "PR", "CT")

EDGES: Final = """
SELECT edge, any_value(n) AS n, CAST(sum(claims) AS BIGINT) AS claims,
    count(*) FILTER (affirmed > 0) AS origins,
    CAST(sum(claims - affirmed) AS BIGINT) AS denials,
    max(certainty) AS certainty, min(weakest) AS weakest,
    min(first) AS first, max(last) AS last
FROM (
    SELECT e.edge, c.teller, any_value(e.n) AS n, count(*) AS claims,
        count(*) FILTER (c.polarity = '+') AS affirmed,
        max(c.firmness) AS certainty, min(c.firmness) AS weakest,
        min(c.first_day) AS first, max(coalesce(c.last_day, c.first_day)) AS last
    FROM edges e JOIN claims c ON c.n = e.n
    WHERE {where}
    GROUP BY e.edge, c.teller
)
GROUP BY edge
"""
"""Yields an edge for each actor, recipient and type: first by teller, which is several
times as fast as counting tellers of each."""

DRAWN: Final = """
SELECT g.* EXCLUDE (n, edge), e.actor, e.recipient, c.type, c.kind, c.quad, c.sign,
    y.both_ways AS symmetric, d.documents, d.claim_ids
FROM chosen g
JOIN edges e ON e.n = g.n AND e.edge = g.edge
JOIN claims c ON c.n = g.n
LEFT JOIN types y ON y.type = c.type
JOIN (
    SELECT e.edge, count(DISTINCT c.document) AS documents,
        list(c.id ORDER BY c.n)[:{most}] AS claim_ids
    FROM edges e JOIN claims c ON c.n = e.n
    WHERE e.edge IN (SELECT edge FROM chosen) AND {where}
    GROUP BY e.edge
) d ON d.edge = g.edge
ORDER BY g.origins DESC, g.claims DESC, e.actor, e.recipient, c.type
"""

BESIDE: Final = """
SELECT DISTINCT CASE WHEN e.actor IN (SELECT unnest($1)) THEN e.recipient
    ELSE e.actor END AS name
FROM edges e WHERE e.actor IN (SELECT unnest($1)) OR e.recipient IN (SELECT unnest($1))
"""


class NetworkQuery(Filter):
    """Which claims are drawn, and around whom."""

    around: Many = Field(default_factory=list)
    depth: Annotated[int, Field(ge=1, le=2)] = 1
    limit: Annotated[int, Field(ge=1, le=MOST_EDGES)] = 2_000


class ActorQuery(Page):
    """Whose name is searched for."""

    q: Annotated[str | None, Field(max_length=300)] = None


@router.get("/network")
def network(query: Annotated[NetworkQuery, Query()], asked: Question) -> Response:
    """Return actors and the edges between them, the best supported first."""
    where, parameters = query.where(clustered=False)
    if query.around:
        near = _near(asked, query.around, query.depth)
        for end in ("actor", "recipient"):
            where += f" AND e.{end} IN (SELECT unnest(?))"
            parameters.append(near)
    grouped, given = EDGES.replace("{where}", where), list(parameters)
    if query.origins:
        grouped += " HAVING origins >= ?"
        given.append(query.origins)
    drawn = DRAWN.replace("{where}", where).replace("{most}", str(MOST_CLAIMS))
    found = asked.records(
        "WITH chosen AS MATERIALIZED (SELECT *, count(*) OVER () AS every "  # noqa: S608
        f"FROM ({grouped}) ORDER BY origins DESC, claims DESC, edge LIMIT ?) {drawn}",
        [*given, query.limit, *parameters],
    )
    every = found[0]["every"] if found else 0
    edges = [_edge(row) for row in found]
    return asked.answer(
        {
            "nodes": _nodes(asked, edges),
            "edges": edges,
            "total_edges": every,
            "truncated": every > len(edges),
            "period": _period(edges),
        }
    )


def _near(asked: Asked, around: list[str], depth: int) -> list[str]:
    """Return everybody within some steps of some actors."""
    names = set(around)
    for _ in range(depth):
        names |= {name for (name,) in asked.rows(BESIDE, [sorted(names)])}
    return sorted(names)


def _edge(row: dict[str, Any]) -> dict[str, Any]:
    row.pop("every", None)
    return row | {
        "id": f"{row['actor']}|{row['type']}|{row['recipient']}",
        "certainty": FIRMNESS[row["certainty"]],
        "weakest": FIRMNESS[row["weakest"]],
    }


def _nodes(asked: Asked, edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the ends of edges, those with the most edges first."""
    others: dict[str, set[str]] = {}
    claims: dict[str, int] = {}
    for edge in edges:
        for one, other in (("actor", "recipient"), ("recipient", "actor")):
            others.setdefault(edge[one], set()).add(edge[other])
            claims[edge[one]] = claims.get(edge[one], 0) + edge["claims"]
    kinds = dict(asked.rows("SELECT name, kind FROM busy"))
    found = [
        {
            "id": name,
            "name": name,
            "kind": kinds.get(name),
            "claims": claims[name],
            "degree": len(near),
        }
        for name, near in others.items()
    ]
    return sorted(found, key=lambda node: (-node["degree"], node["name"]))


def _period(edges: list[dict[str, Any]]) -> list[object] | None:
    first = [edge["first"] for edge in edges if edge["first"]]
    last = [edge["last"] for edge in edges if edge["last"]]
    return [min(first), max(last)] if first and last else None


@router.get("/actors")
def actors(query: Annotated[ActorQuery, Query()], asked: Question) -> Response:
    """Return who takes part in claims, the busiest first; by any of their names."""
    where, parameters = "true", list[Any]()
    if query.q:
        words = query.q.lower()
        where = (
            "(contains(lower(name), ?) OR name IN "
            "(SELECT name FROM also WHERE contains(lower(text), ?)))"
        )
        parameters = [words, words]
    # Who is called just so comes first.
    found = asked.records(
        f"SELECT *, count(*) OVER () AS every FROM busy WHERE {where} "  # noqa: S608
        "ORDER BY lower(name) = ? DESC, claims DESC, name LIMIT ? OFFSET ?",
        [*parameters, (query.q or "").lower(), query.limit, query.offset],
    )
    total = found[0]["every"] if found else 0
    return asked.answer(listed(_named(asked, found), total, query.next(total)))


def _named(asked: Asked, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return actors with the other words that stand for them."""
    names = [row["name"] for row in rows]
    also: dict[str, list[str]] = {}
    for name, text in asked.rows(
        "SELECT name, text FROM also WHERE name IN (SELECT unnest(?)) "
        "ORDER BY times DESC, text",
        [names],
    ):
        also.setdefault(name, []).append(text)
    merged = asked.view.standing.merged
    for row in rows:
        row.pop("every", None)
        row["also"] = also.get(row["name"], [])[:12]
        row["merged"] = sorted(merged.members(row["name"]) - {row["name"]})
    return rows


@router.get("/actor")
def actor(name: Annotated[str, Query(max_length=300)], asked: Question) -> Response:
    """Return an actor, with whom it has most to do, and how it was merged."""
    shown = asked.view.standing.merged.shown(name)
    found = asked.records("SELECT * FROM busy WHERE name = ?", [shown])
    if not found:
        raise UnknownIdError(f"no claim has an actor called {name}")
    partners = asked.records(
        "SELECT other AS name, count(DISTINCT n) AS claims FROM ("
        "SELECT n, recipient AS other FROM edges WHERE actor = $1 UNION ALL "
        "SELECT n, actor AS other FROM edges WHERE recipient = $1) "
        "GROUP BY other ORDER BY claims DESC, name LIMIT 50",
        [shown],
    )
    judgments = asked.view.standing.merged.judgments_of(name)
    return asked.answer(
        _named(asked, found)[0]
        | {
            "partners": partners,
            "judgments": [judgment_record(each) for each in judgments],
        }
    )
