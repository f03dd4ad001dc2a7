"""What every question of the interface for programs has in common: a view, an answer.

An answer is JSON of our own making and not checked again by the framework: checking
takes longer than the query. Headers tell which state of the store it comes from.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import Depends, Request
from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.web.jobs import Jobs
    from onrecord.web.keeper import Keeper, View

VERSION: Final = "X-OnRecord-Version"
STALE: Final = "X-OnRecord-Stale"


@dataclass(frozen=True, slots=True)
class Desk:
    """What the server has at hand to answer with."""

    keeper: Keeper
    jobs: Jobs
    token: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the view that it is answered from."""

    request: Request
    desk: Desk
    view: View
    stale: bool

    def rows(
        self, sql: str, parameters: Sequence[object] = ()
    ) -> list[tuple[Any, ...]]:
        """Return the answer to a query over the snapshot."""
        with self.view.snapshot.opened() as opened:
            return opened.rows(sql, parameters)

    def records(
        self, sql: str, parameters: Sequence[object] = ()
    ) -> list[dict[str, Any]]:
        """Return the answer to a query with the name of each column."""
        with self.view.snapshot.opened() as opened:
            return opened.records(sql, parameters)

    def answer(self, content: object, status: int = 200) -> Response:
        """Return what is answered; nothing where the asker has it already."""
        written = as_json(content)
        tag = f'"{sha256(written).hexdigest()[:20]}"'
        headers = {"ETag": tag, VERSION: self.view.state, "Cache-Control": "no-cache"}
        if self.stale:
            headers[STALE] = "1"
        if self.request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(written, status, headers, "application/json")


def desk_of(request: Request) -> Desk:
    """Return the desk of the server that is asked."""
    desk: Desk = request.app.state.desk
    return desk


def ask(request: Request) -> Asked:
    """Return a question with its view."""
    desk = desk_of(request)
    view = desk.keeper.view()
    return Asked(request, desk, view, desk.keeper.stale)


AtDesk = Annotated[Desk, Depends(desk_of)]
Question = Annotated[Asked, Depends(ask)]


def as_json(content: object) -> bytes:
    """Return JSON in UTF-8; what UTF-8 cannot hold is written as it would be shown."""
    words = json.dumps(
        content, ensure_ascii=False, default=_plain, separators=(",", ":")
    )
    return words.encode("utf-8", "replace")


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def listed(
    items: list[Any], total: int, after: str | None, **more: object
) -> dict[str, Any]:
    """Return one page of a list."""
    return {"items": items, "total": total, "next": after, **more}
