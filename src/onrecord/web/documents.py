"""Answer for documents: the library with full-text search, one with all its marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from onrecord.errors import UnknownIdError
from onrecord.export import records
from onrecord.export.words import spaced
from onrecord.web.asking import Question, listed
from onrecord.web.briefs import BRIEF, briefs
from onrecord.web.filters import Page, PageQuery
from onrecord.web.readings import Kept, claim_details, depth_of, document_record

if TYPE_CHECKING:
    from onrecord.web.asking import Asked

router = APIRouter(prefix="/api", tags=["documents"])

ORDERS: Final = {
    "published": "d.published",
    "label": "d.label",
    "claims": "claims",
    "characters": "d.characters",
}
_TERM: Final = re.compile(r'"([^"]+)"|(\S+)')
_CONTEXT: Final = 80
"""Characters on either side of words that were searched for."""
_UPLOADED: Final = re.compile(r"\S*onrecord-upload-[^/\s]+/")

COUNTED: Final = """
SELECT d.document, d.label, d.title, d.publisher, d.published, d.url, d.language,
    d.characters, d.version, d.causes, d.read, d.origin, d.copied AS copy,
    coalesce(c.claims, 0) AS claims, coalesce(c.events, 0) AS events,
    coalesce(c.ties, 0) AS ties, coalesce(c.verdicts, 0) AS verdicts,
    coalesce(a.attributions, 0) AS attributions, coalesce(a.sources, 0) AS sources
FROM page p
JOIN documents d ON d.label = p.label
LEFT JOIN (
    SELECT document, count(*) AS claims,
        count(*) FILTER (kind = 'event') AS events,
        count(*) FILTER (kind = 'tie') AS ties, count(verdict) AS verdicts
    FROM claims WHERE document IN (SELECT document FROM page) GROUP BY document
) c ON c.document = d.document
LEFT JOIN (
    SELECT document, count(*) AS attributions, count(DISTINCT name) AS sources
    FROM attributions WHERE document IN (SELECT document FROM page) GROUP BY document
) a ON a.document = d.document
ORDER BY p.place
"""


PUBLISHERS: Final = """
SELECT publisher AS name, count(*) AS documents FROM documents
WHERE publisher IS NOT NULL GROUP BY publisher ORDER BY 2 DESC, 1 LIMIT 200
"""


class LibraryQuery(Page):
    """Which documents are asked for, and in what order."""

    q: Annotated[str | None, Field(max_length=300)] = None
    publisher: Annotated[str | None, Field(max_length=300)] = None
    order: Literal["published", "label", "claims", "characters"] = "published"
    desc: bool = True


@router.get("/documents")
def documents(query: Annotated[LibraryQuery, Query()], asked: Question) -> Response:
    """Return documents with what was read in them; of a search, where it was found."""
    terms = _terms(query.q or "")
    where = " AND ".join(["true", *("contains(d.search, ?)" for _ in terms)])
    parameters: list[Any] = list(terms)
    if query.publisher is not None:
        where += " AND d.publisher = ?"
        parameters.append(query.publisher)
    total = asked.rows(
        f"SELECT count(*) FROM documents d WHERE {where}",  # noqa: S608  our own
        parameters,
    )[0][0]
    items = _page(asked, query, where, parameters)
    for item in items:
        item["match"] = _match(asked, item["label"], terms) if terms else None
    publishers = asked.view.remembered("publishers", lambda: asked.records(PUBLISHERS))
    return asked.answer(listed(items, total, query.next(total), publishers=publishers))


def _page(
    asked: Asked, query: LibraryQuery, where: str, parameters: list[Any]
) -> list[dict[str, Any]]:
    way = "DESC" if query.desc else "ASC"
    if query.order == "claims":
        counted = (
            "LEFT JOIN (SELECT document, count(*) AS claims FROM claims "
            "GROUP BY document) k ON k.document = d.document"
        )
        order = f"coalesce(k.claims, 0) {way}"
    else:
        counted, order = "", f"{ORDERS[query.order]} {way} NULLS LAST"
    page = (
        "WITH page AS MATERIALIZED (SELECT d.document, d.label, "  # noqa: S608  ours
        f"row_number() OVER (ORDER BY {order}, d.label) AS place "
        f"FROM documents d {counted} WHERE {where} "
        "ORDER BY place LIMIT ? OFFSET ?) "
    )
    return asked.records(page + COUNTED, [*parameters, query.limit, query.offset])


def _terms(words: str) -> list[str]:
    """Return what must occur: words, and phrases in quotation marks."""
    found = (one or other for one, other in _TERM.findall(words))
    return [term for each in found if (term := each.strip('"').lower())]


def _match(asked: Asked, label: str, terms: list[str]) -> dict[str, Any] | None:
    """Return where the text has the first of the terms that it has at all."""
    text = asked.rows("SELECT text FROM documents WHERE label = ?", [label])[0][0]
    folded = text.lower()
    for term in terms:
        at = folded.find(term)
        if at < 0:
            continue
        end = at + len(term)
        before, after = text[max(0, at - _CONTEXT) : at], text[end : end + _CONTEXT]
        return {
            "before": spaced(before).lstrip(),
            "match": spaced(text[at:end]).strip(),
            "after": spaced(after).rstrip(),
            "count": folded.count(term),
        }
    return None


@router.get("/failures")
def failures(query: PageQuery, asked: Question) -> Response:
    """Return what could not be read, and why, the latest first."""
    total = asked.rows("SELECT count(*) FROM failures")[0][0]
    rows = asked.records(
        'SELECT label, stage, reason, moment AS "when", command FROM failures '
        "ORDER BY moment DESC NULLS LAST, label LIMIT ? OFFSET ?",
        [query.limit, query.offset],
    )
    for row in rows:
        for name in ("label", "command"):
            row[name] = _UPLOADED.sub("", row[name] or "")
    return asked.answer(listed(rows, total, query.next(total)))


def _found(asked: Asked, key: str) -> tuple[str, str]:
    """Return the id and label of the document that a label, or an id, leads to.

    Raises:
        UnknownIdError: No document is called so, or several are.
    """
    rows = asked.rows(
        "SELECT document, label, label = ? AS exact FROM documents "
        "WHERE label = ? OR substr(document, 1, length(?)) = ? "
        "ORDER BY exact DESC, label LIMIT 3",
        [key] * 4,
    )
    if not rows or not key:
        raise UnknownIdError(f"no document is called {key}")
    if not rows[0][2] and len({row[0] for row in rows}) > 1:
        raise UnknownIdError(f"several documents have an id that begins with {key}")
    return rows[0][0], rows[0][1]


@router.get("/documents/{key:path}")
def document(key: str, asked: Question) -> Response:
    """Return a document: its text, and where everything that was read stands in it."""
    id, label = _found(asked, key)
    kept = Kept.of(asked, id, label)
    reading = kept.reading
    rows = asked.records(f"{BRIEF} WHERE c.document = ?", [id])
    by_id = {brief["id"]: brief for brief in briefs(asked, rows)}
    attributions = {each.id: each for each in reading.attributions}
    return asked.answer(
        {
            "document": document_record(kept),
            "text": reading.document.text,
            "sentences": [[each.start, each.end] for each in reading.sentences],
            "mentions": [
                records.mention_record(each, label) | {"kind": each.kind}
                for each in reading.mentions
            ],
            "attributions": [
                records.attribution_record(each, label)
                | {"depth": depth_of(each, attributions)}
                for each in reading.attributions
            ],
            "claims": claim_details(kept, by_id),
            "causes": [records.cause_record(each, label) for each in reading.causes],
            "dates": [records.date_record(each, label) for each in reading.dates],
            "places": [records.place_record(each, label) for each in reading.places],
            **_others(asked, id, label),
        }
    )


def _others(asked: Asked, id: str, label: str) -> dict[str, Any]:
    """Return which documents share words with one, and how many versions it has."""
    copies = asked.records(
        "SELECT d.label, d.title, d.publisher, d.published, "
        "max(t.share) AS share FROM text_pairs t "
        "JOIN documents d ON d.document = t.other WHERE t.document = ? "
        "GROUP BY ALL ORDER BY share DESC, d.label LIMIT 50",
        [id],
    )
    version = asked.rows("SELECT version FROM documents WHERE label = ?", [label])
    return {"copies": copies, "versions": version[0][0]}
