"""Serve the front end: its files, and its one page for the address of every view."""

from __future__ import annotations

import mimetypes
import re
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Final

from fastapi import APIRouter, HTTPException
from starlette.responses import FileResponse, Response

from onrecord.web.asking import AtDesk

router = APIRouter(include_in_schema=False)

STATIC: Final = Path(str(files("onrecord"))) / "web" / "static"
_TOKEN: Final = re.compile(r'(<meta\s+name="onrecord-token"\s+content=")[^"]*(")')

ABSENT: Final = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>OnRecord</title></head>
<body><h1>OnRecord</h1>
<p>The pages of the workbench are not built here. In a checkout, run
<code>make web</code> and start <code>onrecord serve</code> again.</p>
<p>What programs ask works all the same:
<a href="/api/store">/api/store</a>,
<a href="/api/openapi.json">its description</a>.</p>
</body></html>
"""

# A machine may map these to something that a browser, told not to guess, refuses.
for _type, _ending in (
    ("text/javascript", ".js"),
    ("text/css", ".css"),
    ("image/svg+xml", ".svg"),
    ("font/woff2", ".woff2"),
    ("application/json", ".json"),
    ("application/geo+json", ".geojson"),
):
    mimetypes.add_type(_type, _ending)


@router.api_route("/{path:path}", methods=["GET", "HEAD"])
def page(path: str, desk: AtDesk) -> Response:
    """Return a file of the front end, or the page that all views are on."""
    if path == "api" or path.startswith("api/"):
        raise HTTPException(404, "there is no such address")
    if path and (found := _file(path)):
        lasting = path.startswith("assets/")
        kept = "public, max-age=31536000, immutable" if lasting else "no-cache"
        return FileResponse(found, headers={"Cache-Control": kept})
    if "." in path.rpartition("/")[2]:
        raise HTTPException(404, "there is no such file")
    index = STATIC / "index.html"
    html = index.read_text("utf-8") if index.is_file() else ABSENT
    html = _TOKEN.sub(rf"\g<1>{escape(desk.token)}\g<2>", html, count=1)
    return Response(html, 200, {"Cache-Control": "no-store"}, "text/html")


def _file(path: str) -> Path | None:
    """Return the file of a path, if it lies among those of the front end."""
    try:
        found = (STATIC / path).resolve()
        inside = found.is_relative_to(STATIC.resolve()) and found.is_file()
    except (OSError, ValueError):
        return None
    return found if inside and found.name != "index.html" else None
