"""Answer for claims: lists by a filter, one with all behind it, how it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from onrecord import pipeline
from onrecord.errors import UnknownIdError
from onrecord.web.asking import Question, listed
from onrecord.web.briefs import BRIEF, briefs
from onrecord.web.filters import PagedFilter
from onrecord.web.readings import Kept, claim_details, document_record
from onrecord.web.traces import trace_record
from onrecord.web.weighing import cluster_record

if TYPE_CHECKING:
    from onrecord.web.asking import Asked

router = APIRouter(prefix="/api/claims", tags=["claims"])

ORDERS: Final = {
    "day": "c.first_day {0} NULLS LAST, c.label, c.trigger_start",
    "told": "c.published {0} NULLS LAST, c.label, c.trigger_start",
    "document": "c.label {0}, c.trigger_start",
}


class ClaimQuery(PagedFilter):
    """Which claims are asked for, and in what order."""

    ids: Annotated[str | None, Field(max_length=20_000)] = None
    order: Literal["day", "told", "document"] = "day"
    desc: bool = False


@router.get("")
def claims(query: Annotated[ClaimQuery, Query()], asked: Question) -> Response:
    """Return claims, each with its words."""
    where, parameters = query.where()
    if query.ids is not None:
        where, parameters = "c.id IN (SELECT unnest(?))", [query.ids.split(",")]
    counted = f"SELECT count(*) FROM claims c WHERE {where}"  # noqa: S608
    total = asked.rows(counted, parameters)[0][0]
    order = ORDERS[query.order].format("DESC" if query.desc else "ASC")
    # Numbers first: sorting whole rows takes longer than finding them again.
    page = (
        f"SELECT c.n FROM claims c WHERE {where} "  # noqa: S608  our own columns
        f"ORDER BY {order}, c.n LIMIT ? OFFSET ?"
    )
    numbers = [n for (n,) in asked.rows(page, [*parameters, query.limit, query.offset])]
    rows = by_number(asked, numbers)
    return asked.answer(listed(briefs(asked, rows), total, query.next(total)))


def by_number(asked: Asked, numbers: list[int]) -> list[dict[str, Any]]:
    """Return the rows of claims by their numbers, in that order."""
    if not numbers:
        return []
    found = asked.records(f"{BRIEF} WHERE c.n IN (SELECT unnest(?))", [numbers])
    place = {number: at for at, number in enumerate(numbers)}
    return sorted(found, key=lambda row: place[row["n"]])


def one_claim(asked: Asked, prefix: str) -> dict[str, Any]:
    """Return the row of the claim whose id begins so.

    Raises:
        UnknownIdError: No claim has such an id, or several have.
    """
    found = asked.records(
        f"{BRIEF} WHERE substr(c.id, 1, length(?)) = ? ORDER BY c.id, c.n LIMIT 9",
        [prefix, prefix],
    )
    ids = list(dict.fromkeys(row["id"] for row in found))
    if prefix in ids:
        ids = [prefix]
    if not ids or not prefix:
        raise UnknownIdError(f"no claim has an id that begins with {prefix}")
    if len(ids) > 1:
        raise UnknownIdError(f"several ids begin with {prefix}: {', '.join(ids)}")
    return next(row for row in found if row["id"] == ids[0])


@router.get("/{id}")
def claim(id: str, asked: Question) -> Response:
    """Return a claim with its source chain, its causes, and who else tells it."""
    row = one_claim(asked, id)
    brief = briefs(asked, [row])[0]
    kept = Kept.of(asked, row["document"], row["label"])
    text = kept.reading.document.text
    details = claim_details(kept, {row["id"]: brief})[0]
    first, last = details["sentence"] or details["trigger"]
    return asked.answer(
        {
            "claim": details,
            "document": document_record(kept),
            "chain": kept.chain(row["id"]),
            "sentence": {"text": text[first:last], "span": [first, last]},
            "causes": _causes(asked, kept, row["id"]),
            "cluster": cluster_record(asked, row["cluster"]),
            "judgments": details["judgments"],
        }
    )


def _causes(asked: Asked, kept: Kept, id: str) -> list[dict[str, Any]]:
    """Return what the text links the claim with."""
    linked = [each for each in kept.reading.causes if id in (each.cause, each.effect)]
    others = [one for each in linked for one in (each.cause, each.effect)]
    rows = asked.records(
        f"{BRIEF} WHERE c.document = ? AND c.id IN (SELECT unnest(?))",
        [kept.reading.document.id, others],
    )
    by_id = {brief["id"]: brief for brief in briefs(asked, rows)}
    text = kept.reading.document.text
    found = []
    for each in linked:
        other = each.effect if each.cause == id else each.cause
        found.append(
            {
                "id": each.id,
                "role": "cause" if each.cause == id else "effect",
                "other": by_id.get(other),
                "cue": each.cue.words(text),
                "sign": each.sign,
                "certainty": each.certainty,
            }
        )
    return found


@router.get("/{id}/trace")
def trace(id: str, asked: Question) -> Response:
    """Return how a claim was read; its document is read again for that."""
    row = one_claim(asked, id)
    evidence = pipeline.why(row["id"], store=asked.desk.keeper.store.path)
    return asked.answer(trace_record(evidence))
