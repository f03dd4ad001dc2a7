"""Answer for sources: who is quoted, by whom, how firmly, on what; who tells first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from onrecord.corroborate.reliability import LETTERS, UNRATED
from onrecord.errors import UnknownIdError
from onrecord.web.asking import Question, listed
from onrecord.web.filters import Many, Page

if TYPE_CHECKING:
    from onrecord.web.asking import Asked

router = APIRouter(prefix="/api", tags=["sources"])

ORDERS: Final = {
    "attributions": "attributions DESC, claims DESC, name",
    "claims": "claims DESC, attributions DESC, name",
    "name": "lower(name), name",
}

SOURCES: Final = """
WITH credited AS (
    SELECT c.source AS name, count(*) AS claims,
        count(DISTINCT c.document) AS documents,
        count(*) FILTER (c.certainty = 'CT') AS certain,
        count(*) FILTER (c.certainty = 'PR') AS probable,
        count(*) FILTER (c.certainty = 'PS') AS possible,
        count(*) FILTER (c.certainty = 'U') AS uncommitted,
        count(*) FILTER (c.polarity = '-') AS denied,
        count(*) FILTER (f.origin = c.origin) AS first,
        count(*) FILTER (f.origin <> c.origin) AS repeated
    FROM claims c LEFT JOIN firsts f ON f.cluster = c.cluster
    WHERE c.source <> '' AND coalesce(c.verdict, '') <> 'reject' AND {claims}
    GROUP BY c.source
), quoted AS (
    SELECT coalesce(s.shown, a.name) AS name, min(a.source_type) AS source_type,
        count(*) AS attributions, count(DISTINCT a.document) AS documents
    FROM attributions a JOIN telling c ON c.document = a.document
    LEFT JOIN shown s ON s.name = a.name
    WHERE a.name IS NOT NULL AND {documents}
    GROUP BY 1
)
SELECT coalesce(q.name, k.name) AS name, q.source_type,
    greatest(coalesce(q.documents, 0), coalesce(k.documents, 0)) AS documents,
    coalesce(q.attributions, 0) AS attributions, coalesce(k.claims, 0) AS claims,
    coalesce(k.certain, 0) AS certain, coalesce(k.probable, 0) AS probable,
    coalesce(k.possible, 0) AS possible, coalesce(k.uncommitted, 0) AS uncommitted,
    coalesce(k.denied, 0) AS denied, coalesce(k.first, 0) AS first,
    coalesce(k.repeated, 0) AS repeated
FROM quoted q FULL JOIN credited k ON k.name = q.name
"""
TELLERS: Final = """
SELECT c.origin AS name, count(DISTINCT c.document) AS documents,
    any_value(coalesce(k.copies, 0)) AS copies, count(*) AS claims,
    count(*) FILTER (f.origin = c.origin OR f.origin IS NULL) AS first,
    count(*) FILTER (f.origin <> c.origin) AS repeated
FROM claims c
LEFT JOIN firsts f ON f.cluster = c.cluster
LEFT JOIN (
    SELECT publisher, count(*) AS copies FROM documents WHERE copied
    GROUP BY publisher
) k ON k.publisher = c.origin
WHERE {claims} AND coalesce(c.verdict, '') <> 'reject'
GROUP BY c.origin
"""
QUOTED_BY: Final = """
SELECT source, coalesce(publisher, label) AS publisher, count(*) AS claims
FROM claims c WHERE source IN (SELECT unnest(?)) AND {claims}
GROUP BY 1, 2 ORDER BY claims DESC, publisher
"""
ON_TYPES: Final = """
SELECT source, type, count(*) AS claims
FROM claims c WHERE source IN (SELECT unnest(?)) AND {claims}
GROUP BY 1, 2 ORDER BY claims DESC, type
"""


class TellerQuery(Page):
    """Who is asked for."""

    q: Annotated[str | None, Field(max_length=300)] = None
    as_of: date | None = None
    publisher: Many = Field(default_factory=list)

    def conditions(self) -> tuple[str, list[Any]]:
        """Return a condition over documents or claims ``c``, and its parameters."""
        made, parameters = ["true"], list[Any]()
        if self.as_of:
            made.append("c.published <= CAST(? AS DATE)")
            parameters.append(self.as_of.isoformat())
        if self.publisher:
            made.append("c.publisher IN (SELECT unnest(?))")
            parameters.append(self.publisher)
        return " AND ".join(made), parameters


class SourceQuery(TellerQuery):
    """Which sources are asked for, and in what order."""

    type: Many = Field(default_factory=list)
    order: Literal["attributions", "claims", "name"] = "attributions"


@router.get("/sources")
def sources(query: Annotated[SourceQuery, Query()], asked: Question) -> Response:
    """Return who is quoted, how often and how firmly, by whom and on what."""
    condition, given = query.conditions()
    sql = SOURCES.replace("{claims}", condition).replace("{documents}", condition)
    narrowed, parameters = "true", [*given, *given]
    if query.q:
        narrowed += " AND contains(lower(name), ?)"
        parameters.append(query.q.lower())
    if query.type:
        narrowed += " AND source_type IN (SELECT unnest(?))"
        parameters.append(query.type)
    found = asked.records(
        f"SELECT *, count(*) OVER () AS every FROM ({sql}) WHERE {narrowed} "  # noqa: S608
        f"ORDER BY {ORDERS[query.order]} LIMIT ? OFFSET ?",
        [*parameters, query.limit, query.offset],
    )
    total = found[0]["every"] if found else 0
    _describe(asked, found, condition, given)
    return asked.answer(listed(found, total, query.next(total)))


def _describe(
    asked: Asked, rows: list[dict[str, Any]], condition: str, given: list[Any]
) -> None:
    """Add to sources who quotes them, on what, and how reliable they are held."""
    names = [row["name"] for row in rows]
    by, types = (
        _grouped(asked.rows(sql.replace("{claims}", condition), [names, *given]))
        for sql in (QUOTED_BY, ON_TYPES)
    )
    grades = grades_of(asked)
    for row in rows:
        row.pop("every", None)
        name = row["name"]
        row["named"] = not name.startswith("@")
        row["quoted_by"] = [
            {"publisher": publisher, "claims": claims}
            for publisher, claims in list(by.get(name, {}).items())[:10]
        ]
        row["types"] = types.get(name, {})
        row.update(graded(grades, name))


def _grouped(rows: list[tuple[Any, ...]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for name, key, claims in rows:
        found.setdefault(name, {})[key] = claims
    return found


def grades_of(asked: Asked) -> dict[str, str]:
    """Return the latest letter of each source that was rated."""
    return dict(asked.rows("SELECT source, grade FROM ratings ORDER BY made"))


def graded(grades: dict[str, str], name: str) -> dict[str, str]:
    """Return how reliable a source is held, as letter and words."""
    letter = grades.get(name, UNRATED)
    return {"grade": letter, "words": LETTERS[letter]}


@router.get("/source")
def source(name: Annotated[str, Query(max_length=300)], asked: Question) -> Response:
    """Return a source, on whom it speaks, and every rating of it."""
    sql = SOURCES.replace("{claims}", "true").replace("{documents}", "true")
    found = asked.records(f"SELECT * FROM ({sql}) WHERE name = ?", [name])  # noqa: S608
    if not found:
        raise UnknownIdError(f"nobody called {name} is quoted")
    _describe(asked, found, "true", [])
    on = asked.records(
        "SELECT n.name, count(DISTINCT n.n) AS claims FROM names n "
        "JOIN claims c ON c.n = n.n WHERE n.role <> 'source' AND c.source = ? "
        "GROUP BY n.name ORDER BY claims DESC, n.name LIMIT 50",
        [name],
    )
    ratings = asked.records(
        "SELECT grade, made, author, reason FROM ratings WHERE source = ? "
        "ORDER BY made DESC",
        [name],
    )
    by = asked.rows(QUOTED_BY.replace("{claims}", "true"), [[name]])
    publishers = [{"publisher": each, "claims": claims} for _, each, claims in by]
    return asked.answer(
        found[0] | {"publishers": publishers, "on": on, "ratings": ratings}
    )


@router.get("/tellers")
def tellers(query: Annotated[TellerQuery, Query()], asked: Question) -> Response:
    """Return who tells reports: what each told first, and what it repeated."""
    condition, parameters = query.conditions()
    narrowed = "true"
    if query.q:
        narrowed = "contains(lower(name), ?)"
        parameters.append(query.q.lower())
    sql = TELLERS.replace("{claims}", condition)
    found = asked.records(
        f"SELECT *, count(*) OVER () AS every FROM ({sql}) WHERE {narrowed} "  # noqa: S608
        "ORDER BY first DESC, claims DESC, name LIMIT ? OFFSET ?",
        [*parameters, query.limit, query.offset],
    )
    total = found[0]["every"] if found else 0
    grades = grades_of(asked)
    for row in found:
        row.pop("every")
        row.update(graded(grades, row["name"]))
    return asked.answer(listed(found, total, query.next(total)))
