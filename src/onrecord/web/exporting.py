"""Hand out what the store holds in the formats of other programs, as downloads."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Annotated, Final
from zipfile import ZIP_DEFLATED, ZipFile

from fastapi import APIRouter, Query
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response

from onrecord import pipeline
from onrecord.export.formats import FORMATS
from onrecord.web.asking import AtDesk, as_json

router = APIRouter(prefix="/api/exports", tags=["exports"])

WORDS: Final = {
    "polecat": "events as POLECAT has them",
    "eventreport": "events for the eventreport package",
    "dna": "statements for Discourse Network Analyzer",
    "ftm": "entities of FollowTheMoney",
    "jsonld": "annotations as JSON-LD",
    "graphml": "the network for graph programs",
    "gexf": "the network over time for Gephi",
    "geojson": "claims on the map",
    "parquet": "all tables, as a zip of Parquet files",
    "judgments": "what was judged here",
}
SUFFIXES: Final = {"parquet": ".parquet.zip", "judgments": ".judgments.jsonl"}


@router.get("")
def exports() -> Response:
    """Return the formats that there are."""
    items = [
        {
            "format": name,
            "suffix": _suffix(name),
            "left_out": FORMATS[name].left_out if name in FORMATS else "",
            "words": WORDS.get(name, name),
        }
        for name in (*FORMATS, *SUFFIXES)
    ]
    content = as_json({"items": items, "total": len(items), "next": None})
    return Response(content, media_type="application/json")


def _suffix(name: str) -> str:
    return SUFFIXES[name] if name in SUFFIXES else FORMATS[name].suffix


@router.get("/{format}")
def export(
    format: str,
    desk: AtDesk,
    *,
    without_text: Annotated[
        bool, Query(description="References in the place of words")
    ] = False,
) -> Response:
    """Return the store in a format, as a file to keep."""
    folder = Path(mkdtemp(prefix="onrecord-export-"))
    try:
        out = folder / "onrecord"
        pipeline.export(
            format, out, without_text=without_text, store=desk.keeper.store.path
        )
        if out.is_dir():
            out = _packed(out)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return FileResponse(
        out,
        media_type="application/octet-stream",
        filename=f"onrecord{_suffix(format)}",
        headers={"Cache-Control": "no-store"},
        background=BackgroundTask(shutil.rmtree, folder, ignore_errors=True),
    )


def _packed(folder: Path) -> Path:
    """Return a zip of a folder's files."""
    out = folder.with_suffix(".zip")
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    return out
