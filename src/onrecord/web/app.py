"""Put the workbench together: its parts, its guard, and what an error looks like."""

from __future__ import annotations

import secrets
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from onrecord.config import VERSION
from onrecord.errors import (
    ConfigError,
    IngestError,
    JudgmentError,
    OnRecordError,
    QuestionError,
    StoreError,
    StoreLockedError,
    UnknownActorError,
    UnknownIdError,
)
from onrecord.web import (
    adding,
    claims,
    disagreements,
    documents,
    exporting,
    facts,
    histories,
    judging,
    network,
    pages,
    places,
    questions,
    speakers,
    timeline,
)
from onrecord.web.asking import Desk, as_json
from onrecord.web.guard import Guard
from onrecord.web.jobs import Jobs
from onrecord.web.keeper import Keeper
from onrecord.web.tending import Tender

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from onrecord.store import Store

ROUTERS: Final = (
    *(facts.router, documents.router, claims.router, network.router),
    *(places.router, timeline.router, speakers.router, disagreements.router),
    *(questions.router, histories.router),
    *(judging.router, adding.router, exporting.router),
    pages.router,
)
"""The last takes every address that is left."""

STATUS: Final[dict[type[OnRecordError], int]] = {
    UnknownIdError: 404,
    UnknownActorError: 404,
    QuestionError: 400,
    ConfigError: 400,
    IngestError: 400,
    JudgmentError: 409,
    StoreLockedError: 503,
    StoreError: 503,
}
PATIENCE: Final = 5.0
"""Seconds that a request waits for another process to let go of the store."""


def make_app(store: Store, *, port: int) -> FastAPI:
    """Return the workbench of a store.

    Args:
        store: What is looked at; it need not exist yet.
        port: Where the server listens; requests must name it.
    """
    store.wait = min(store.wait, PATIENCE)
    token = secrets.token_urlsafe(32)
    keeper = Keeper(store)
    desk = Desk(keeper, Jobs(keeper), token)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        tender = Tender(desk)
        tender.start()
        yield
        tender.end()
        desk.jobs.close()
        keeper.close()

    app = FastAPI(
        title="OnRecord",
        version=VERSION,
        description="The workbench's interface for programs.",
        openapi_url="/api/openapi.json",
        docs_url=None,  # these pages load scripts from elsewhere
        redoc_url=None,
        lifespan=running,
    )
    app.state.desk = desk
    for router in ROUTERS:
        app.include_router(router)
    app.add_middleware(Guard, token=token, port=port)
    app.add_exception_handler(OnRecordError, _known)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    return app


def _error(status: int, words: str, more: dict[str, Any] | None = None) -> Response:
    headers = {"Cache-Control": "no-store"}
    if status in {429, 503}:
        headers["Retry-After"] = "1"
    content = as_json({"error": " ".join(words.split())} | (more or {}))
    return Response(content, status, headers, "application/json")


def _known(_: Request, error: Exception) -> Response:
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)
    told, more = str(error), dict[str, Any]()
    if isinstance(error, QuestionError) and error.at:
        # A page draws the caret itself.
        told = told.split("\n", 1)[0]
        more |= {"query": error.query, "at": list(error.at)}
    if isinstance(error, OnRecordError) and error.suggestions:
        more["suggestions"] = list(error.suggestions)
    return _error(status, told, more)


def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  what it is registered for
    return _error(error.status_code, str(error.detail))


def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    told = [
        f"{'.'.join(str(part) for part in each['loc'][1:])}: {each['msg']}"
        for each in error.errors()
    ]
    return _error(422, "; ".join(told[:5]) or "not what is asked for")
