"""Answer for the network: actors, and what is between them, counted over claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from onrecord.errors import UnknownIdError
from onrecord.web.asking import Question, listed
from onrecord.web.filters import Filter, Many, Page

if TYPE_CHECKING:
    from onrecord.web.asking import Asked

router = APIRouter(prefix="/api", tags=["network"])

MOST_EDGES: Final = 20_000
MOST_CLAIMS: Final = 20
"""Ids of claims that an edge carries; the others are asked for by its ends."""

FIRMNESS: Final = ("U", "PS", "PR", "CT")

EDGES: Final = """
SELECT e.actor, e.recipient, c.type, any_value(c.kind) AS kind,
    any_value(c.quad) AS quad, any_value(c.sign) AS sign,
    count(DISTINCT c.origin) FILTER (c.polarity = '+') AS origins,
    count(*) AS claims, count(DISTINCT c.document) AS documents,
    count(*) FILTER (c.polarity = '-') AS denials,
    max(c.firmness) AS certainty, min(c.firmness) AS weakest,
    min(c.first_day) AS first, max(coalesce(c.last_day, c.first_day)) AS last
FROM edges e JOIN claims c ON c.n = e.n
WHERE {where}
GROUP BY e.actor, e.recipient, c.type
"""
"""Yields an edge for each actor, recipient and type; of a symmetric type either way."""

BESIDE: Final = """
SELECT DISTINCT CASE WHEN e.actor IN (SELECT unnest($1)) THEN e.recipient
    ELSE e.actor END AS name
FROM edges e WHERE e.actor IN (SELECT unnest($1)) OR e.recipient IN (SELECT unnest($1))
"""

ACTORS: Final = """
SELECT n.name, any_value(a.kind) AS kind, bool_or(a.known) AS known,
    count(DISTINCT n.n) AS claims,
    count(DISTINCT n.n) FILTER (c.kind = 'event') AS events,
    count(DISTINCT n.n) FILTER (c.kind = 'tie') AS ties,
    count(DISTINCT n.document) AS documents
FROM names n JOIN claims c ON c.n = n.n
LEFT JOIN actors a ON a.name = n.name
WHERE n.role <> 'source' AND {where}
GROUP BY n.name
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
        where += (
            " AND e.actor IN (SELECT unnest(?)) AND e.recipient IN (SELECT unnest(?))"
        )
        parameters += [near, near]
    grouped = EDGES.replace("{where}", where)
    if query.origins:
        grouped += " HAVING origins >= ?"
        parameters.append(query.origins)
    found = asked.records(
        f"SELECT *, count(*) OVER () AS every FROM ({grouped}) "  # noqa: S608  ours
        "ORDER BY origins DESC, claims DESC, actor, recipient, type LIMIT ?",
        [*parameters, query.limit],
    )
    every = found[0].pop("every") if found else 0
    edges = [_edge(row) for row in found]
    _give_claims(asked, query, edges)
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
        "claim_ids": [],
    }


def _give_claims(
    asked: Asked, query: NetworkQuery, edges: list[dict[str, Any]]
) -> None:
    """Give each edge the ids of its first claims."""
    if not edges:
        return
    by_key = {(e["actor"], e["recipient"], e["type"]): e["claim_ids"] for e in edges}
    where, parameters = query.where(clustered=False)
    rows = asked.rows(
        "SELECT e.actor, e.recipient, c.type, c.id "  # noqa: S608  our own columns
        f"FROM edges e JOIN claims c ON c.n = e.n WHERE {where} ORDER BY c.n",
        parameters,
    )
    for actor, recipient, type, id in rows:
        ids = by_key.get((actor, recipient, type))
        if ids is not None and len(ids) < MOST_CLAIMS and id not in ids:
            ids.append(id)


def _nodes(asked: Asked, edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the ends of edges, those with the most edges first."""
    others: dict[str, set[str]] = {}
    claims: dict[str, int] = {}
    for edge in edges:
        for one, other in (("actor", "recipient"), ("recipient", "actor")):
            others.setdefault(edge[one], set()).add(edge[other])
            claims[edge[one]] = claims.get(edge[one], 0) + edge["claims"]
    kinds = dict(
        asked.rows("SELECT name, any_value(kind) AS kind FROM actors GROUP BY name")
    )
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
            "(contains(lower(n.name), ?) OR n.name IN "
            "(SELECT name FROM also WHERE contains(lower(text), ?)))"
        )
        parameters = [words, words]
    grouped = ACTORS.replace("{where}", where)
    # Who is called just so comes first.
    found = asked.records(
        f"SELECT *, count(*) OVER () AS every FROM ({grouped}) "  # noqa: S608  ours
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
    found = asked.records(ACTORS.replace("{where}", "n.name = ?"), [shown])
    if not found:
        raise UnknownIdError(f"no claim has an actor called {name}")
    partners = asked.records(
        "SELECT other AS name, count(DISTINCT n) AS claims FROM ("
        "SELECT n, recipient AS other FROM edges WHERE actor = $1 UNION ALL "
        "SELECT n, actor AS other FROM edges WHERE recipient = $1) "
        "GROUP BY other ORDER BY claims DESC, name LIMIT 50",
        [shown],
    )
    from onrecord.web.readings import judgment_record  # noqa: PLC0415

    judgments = asked.view.standing.merged.judgments_of(name)
    return asked.answer(
        _named(asked, found)[0]
        | {
            "partners": partners,
            "judgments": [judgment_record(each) for each in judgments],
        }
    )
