"""Take in what a person adds: pasted text, uploaded files, a path of this machine."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, File, Form, HTTPException, UploadFile
from pydantic import BaseModel, Field
from starlette.responses import Response

from onrecord.config import Settings
from onrecord.errors import IngestError
from onrecord.model.document import text_hash
from onrecord.web.asking import AtDesk, as_json, listed
from onrecord.web.filters import PageQuery
from onrecord.web.uploads import MOST_FILES, Uploads, plain_name

if TYPE_CHECKING:
    from onrecord.web.asking import Desk
    from onrecord.web.jobs import Job

router = APIRouter(prefix="/api/jobs", tags=["adding"])

Line = Annotated[str, Field(max_length=500)]


class Pasted(BaseModel):
    """A text, and what is known of it."""

    text: Annotated[str, Field(min_length=1, max_length=Settings().max_characters)]
    label: Line | None = None
    title: Line | None = None
    publisher: Line | None = None
    published: date | None = None
    url: Annotated[str | None, Field(max_length=2_000)] = None


class Located(BaseModel):
    """A path of this machine, and what is known of what is there."""

    path: Annotated[str, Field(min_length=1, max_length=4_000)]
    publisher: Line | None = None
    published: date | None = None


@router.get("")
def jobs(query: PageQuery, desk: AtDesk) -> Response:
    """Return what was added since the server began, the newest first."""
    every = desk.jobs.every()
    page = every[query.offset : query.offset + query.limit]
    items = [each.record(desk.keeper.busy) for each in page]
    return _answer(listed(items, len(every), query.next(len(every))))


@router.get("/{id}")
def job(id: str, desk: AtDesk) -> Response:
    """Return how far the reading of something has come."""
    return _answer(desk.jobs.get(id).record(desk.keeper.busy))


@router.delete("/{id}")
def stop(id: str, desk: AtDesk) -> Response:
    """Stop reading; what is stored until now stays."""
    return _answer(desk.jobs.stop(id).record(desk.keeper.busy))


@router.post("/text", status_code=202)
def add_text(pasted: Pasted, desk: AtDesk) -> Response:
    """Read a pasted text."""
    folder = _folder(desk)
    line = pasted.model_dump(mode="json", exclude_none=True, exclude={"label"})
    line["id"] = label = pasted.label or _free_label(desk, pasted)
    # JSON with escapes: what is pasted may hold halves of characters.
    (folder / "pasted.jsonl").write_text(json.dumps(line) + "\n", "ascii")
    paths = [str(folder / "pasted.jsonl")]
    return _begun(
        desk, desk.jobs.add("text", pasted.title or label, folder, paths=paths)
    )


@router.post("/files", status_code=202)
def add_files(
    desk: AtDesk,
    files: Annotated[list[UploadFile], File()],
    publisher: Annotated[Line | None, Form()] = None,
    published: Annotated[date | None, Form()] = None,
) -> Response:
    """Read uploaded files; of a zip, the files in it."""
    if len(files) > MOST_FILES:
        raise HTTPException(413, f"more than {MOST_FILES} files")
    folder = _folder(desk)
    uploads = Uploads(folder)
    try:
        for file in files:
            uploads.add(file.filename or "unnamed", file.file)
        uploads.check()
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    names = [plain_name(each.filename or "unnamed") for each in files]
    title = names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
    begun = desk.jobs.add(
        "files",
        title,
        folder,
        paths=[str(folder)],
        publisher=publisher or None,
        published=published.isoformat() if published else None,
    )
    for name, reason in uploads.refused:
        begun.hear({"failed": {"label": name, "stage": "ingest", "reason": reason}})
    return _begun(desk, begun)


@router.post("/path", status_code=202)
def add_path(located: Located, desk: AtDesk) -> Response:
    """Read a file or folder of this machine."""
    given = located.path.strip()
    if given.lower().startswith(("http://", "https://")) or given == "-":
        raise IngestError("give a path of this machine; onrecord read takes addresses")
    try:
        path = Path(given).expanduser()
        there = path.exists()
    except (OSError, ValueError, RuntimeError):
        there = False
    if not there:
        raise HTTPException(404, f"{given}: there is no such file or folder")
    begun = desk.jobs.add(
        "path",
        given,
        None,
        paths=[str(path)],
        publisher=located.publisher or None,
        published=located.published.isoformat() if located.published else None,
    )
    return _begun(desk, begun)


def _free_label(desk: Desk, pasted: Pasted) -> str:
    """Return what a pasted text is called: its title, if no other text is called so.

    A text takes the place of another of its label, and nobody who pastes means that.
    """
    id = text_hash(pasted.text)
    if not pasted.title:
        return f"pasted-{id[:8]}"
    label = plain_name(pasted.title)
    with desk.keeper.view().snapshot.opened() as opened:
        others = opened.rows(
            "SELECT 1 FROM documents WHERE label = ? AND document <> ?", [label, id]
        )
    return f"{label}-{id[:8]}" if others else label


def _folder(desk: Desk) -> Path:
    if desk.jobs.full:
        raise HTTPException(429, "too much waits to be read; wait, or stop some of it")
    return Path(mkdtemp(prefix="onrecord-upload-"))


def _begun(desk: Desk, job: Job) -> Response:
    return _answer(job.record(desk.keeper.busy), 202)


def _answer(content: object, status: int = 200) -> Response:
    headers = {"Cache-Control": "no-store"}
    return Response(as_json(content), status, headers, "application/json")
