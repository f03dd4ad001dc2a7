"""Answer the questions to the network: chains, dossiers, tension, briefs.

Each is the command of the same work, and the JSON is the command's own. They may take
seconds, so they have workers of their own: what every page asks for is answered
meanwhile.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.responses import Response

from onrecord import pipeline
from onrecord.export.answers import plain_value
from onrecord.export.brief_files import write_brief
from onrecord.web.asking import Question
from onrecord.web.filters import Many, Name
from onrecord.web.working import answered, worked

router = APIRouter(prefix="/api", tags=["questions"])

MEDIA: Final = {
    "html": ("text/html; charset=utf-8", ".html"),
    "markdown": ("text/markdown; charset=utf-8", ".md"),
    "pdf": ("application/pdf", ".pdf"),
}
"""What a brief may be kept as: how it is served, and what its file ends in."""


class PathQuery(BaseModel):
    """Between whom chains are asked for, and over what."""

    start: Annotated[Name, Field(alias="from")]
    goal: Annotated[Name, Field(alias="to")]
    via: Many = []
    most: Annotated[int, Field(ge=1, le=20)] = 5
    directed: bool = False
    hypothetical: bool = False
    as_of: date | None = None


class DossierQuery(BaseModel):
    """Whose dossier is asked for."""

    actor: Name
    as_of: date | None = None
    depth: Annotated[int, Field(ge=1, le=3)] = 1
    rejected: bool = False


class TensionQuery(BaseModel):
    """About whom, or all."""

    actor: Name | None = None
    as_of: date | None = None


class BriefQuery(BaseModel):
    """What a brief is about, and in what form."""

    subject: Name
    as_of: date | None = None
    format: Literal["json", "html", "markdown", "pdf"] = "json"


@router.get("/paths")
async def paths(query: Annotated[PathQuery, Query()], asked: Question) -> Response:
    """Return the best chains from one actor to another; none is an answer."""
    return await answered(
        asked,
        lambda store: plain_value(
            pipeline.path(
                query.start,
                query.goal,
                via=query.via,
                most=query.most,
                directed=query.directed,
                hypothetical=query.hypothetical,
                as_of=query.as_of,
                store=store,
            )
        ),
    )


@router.get("/dossier")
async def dossier(query: Annotated[DossierQuery, Query()], asked: Question) -> Response:
    """Return an actor's dossier: offices, ties, on whose word, changes, disputes."""
    return await answered(
        asked,
        lambda store: plain_value(
            pipeline.ties(
                query.actor,
                as_of=query.as_of,
                depth=query.depth,
                rejected=query.rejected,
                store=store,
            )
        ),
    )


@router.get("/tension")
async def tension(query: Annotated[TensionQuery, Query()], asked: Question) -> Response:
    """Return what does not fit together, in the whole record or around an actor."""
    return await answered(
        asked,
        lambda store: plain_value(
            pipeline.tension(query.actor, as_of=query.as_of, store=store)
        ),
    )


@router.get("/brief")
async def brief(query: Annotated[BriefQuery, Query()], asked: Question) -> Response:
    """Return a sourced brief on an actor or topic, as JSON or as a file to keep."""
    found = await worked(
        asked,
        lambda store: pipeline.brief(query.subject, as_of=query.as_of, store=store),
    )
    if query.format == "json":
        return asked.answer(plain_value(found))
    kind, suffix = MEDIA[query.format]
    written = await worked(asked, lambda _: write_brief(found, query.format))
    # To be kept, never shown here: it brings a style of its own, which our policy
    # for pages refuses.
    name = quote(f"brief on {found.subject}{suffix}".encode("utf-8", "replace"))
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
        "Cache-Control": "no-store",
    }
    return Response(written, headers=headers, media_type=kind)
