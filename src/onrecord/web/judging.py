"""Take what a person decides: of claims, of names, of sources; and take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from onrecord import pipeline
from onrecord.corroborate.reliability import LETTERS
from onrecord.errors import ConfigError
from onrecord.web.asking import AtDesk, Question, as_json, ask, listed
from onrecord.web.briefs import BRIEF, briefs
from onrecord.web.filters import PageQuery
from onrecord.web.readings import judgment_record

if TYPE_CHECKING:
    from onrecord.pipeline import Made
    from onrecord.web.asking import Desk

router = APIRouter(prefix="/api", tags=["judging"])

Words = Annotated[str, Field(max_length=1_000)]


class Decision(BaseModel):
    """What is decided, about what."""

    verdict: Literal["accept", "reject", "correct", "same", "different", "unsure"]
    subject: Annotated[str, Field(min_length=1, max_length=300)]
    object: Annotated[str | None, Field(max_length=300)] = None
    fields: Annotated[dict[str, Words], Field(max_length=20)] = {}
    reason: Words | None = None


class Retraction(BaseModel):
    """Why a judgement is taken back."""

    reason: Words | None = None


class Rating(BaseModel):
    """How reliable a source is held."""

    source: Annotated[str, Field(min_length=1, max_length=300)]
    grade: Annotated[str, Field(max_length=20)]
    reason: Words = ""


@router.get("/judgments")
def judgments(query: PageQuery, asked: Question) -> Response:
    """Return every judgement with how it stands, the latest first."""
    path = asked.desk.keeper.store.path
    every = asked.view.remembered(
        "judgments", lambda: pipeline.judgments(store=path) if path.exists() else []
    )
    found = every[::-1]
    page = found[query.offset : query.offset + query.limit]
    items = [judgment_record(each.judgment, each.status, each.note) for each in page]
    return asked.answer(listed(items, len(found), query.next(len(found))))


@router.post("/judgments", status_code=201)
def judge(decision: Decision, desk: AtDesk, request: Request) -> Response:
    """Record a judgement of a claim or of two names."""
    subjects = [decision.subject]
    if decision.verdict == "correct":
        if not decision.fields:
            raise ConfigError("nothing to correct: give fields")
        subjects += [f"{name}={value}" for name, value in decision.fields.items()]
    elif decision.object is not None:
        subjects.append(decision.object)
    return _made(request, desk, decision.verdict, subjects, decision.reason)


@router.post("/judgments/{id}/retract", status_code=201)
def retract(
    id: str, desk: AtDesk, request: Request, why: Retraction | None = None
) -> Response:
    """Take a judgement back; both stay in the store."""
    reason = why.reason if why else None
    return _made(request, desk, "retract", [id], reason)


def _made(
    request: Request, desk: Desk, verdict: str, subjects: list[str], reason: str | None
) -> Response:
    path = desk.keeper.store.path
    made = pipeline.judge(verdict, *subjects, reason=reason or None, store=path)
    desk.keeper.refresh()
    content = {
        "judgment": judgment_record(made.judgment),
        "problem": _problem(made),
        "claim": _claim(request, made),
    }
    return Response(as_json(content), 201, media_type="application/json")


def _problem(made: Made) -> dict[str, Any] | None:
    if made.problem is None:
        return None
    against = judgment_record(made.problem.against)
    return {"why": made.problem.why, "against": against}


def _claim(request: Request, made: Made) -> dict[str, Any] | None:
    """Return the claim that was judged, as it is shown from now on."""
    asked, judgment = ask(request), made.judgment
    subject = judgment.subject
    if judgment.retracts:
        every = {each.id: each for each in asked.view.judgments}
        back = every.get(judgment.retracts)
        subject = back.subject if back else subject
    rows = asked.records(f"{BRIEF} WHERE c.id = ? LIMIT 1", [subject])
    return briefs(asked, rows)[0] if rows else None


@router.post("/ratings")
def rate(rating: Rating, desk: AtDesk) -> Response:
    """Keep how reliable a source is held, A to F."""
    path = desk.keeper.store.path
    letter = pipeline.rate(
        rating.source, rating.grade, reason=rating.reason, store=path
    )
    desk.keeper.refresh()
    content = {
        "source": rating.source.strip(),
        "grade": letter,
        "words": LETTERS[letter],
    }
    return Response(as_json(content), media_type="application/json")
