"""Every format of the command line is a download of the workbench, the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

import onrecord
from onrecord.web.exporting import SUFFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.conftest import Page

TEXTUAL = ["polecat", "eventreport", "ftm", "jsonld", "graphml", "geojson", "judgments"]


@pytest.mark.parametrize("without_text", [False, True])
@pytest.mark.parametrize("format", TEXTUAL)
def test_download_is_what_the_command_writes(
    looking: Page,
    tmp_path: Path,
    format: str,
    without_text: bool,  # noqa: FBT001
) -> None:
    """The same store gives the same file, by either way, as an attachment."""
    out = tmp_path / "out"
    onrecord.export(format, out, without_text=without_text, store=looking.path)

    found = looking.client.get(
        f"/api/exports/{format}", params={"without_text": without_text}
    )

    assert found.content == out.read_bytes()
    assert found.headers["Content-Disposition"].startswith('attachment; filename="')


def test_tables_come_as_a_zip(looking: Page) -> None:
    """The folder of tables is one file to keep."""
    found = looking.client.get("/api/exports/parquet")

    names = zipfile.ZipFile(io.BytesIO(found.content)).namelist()
    assert "claims.parquet" in names


def test_formats_are_listed_with_what_they_leave_out(looking: Page) -> None:
    """Each listed format can be had; one that is not is a plain error."""
    items = looking.get("exports")["items"]

    assert {each["format"] for each in items} == {*TEXTUAL, "dna", "gexf", *SUFFIXES}
    for each in items:
        assert looking.client.get(f"/api/exports/{each['format']}").is_success
    wrong = looking.client.get("/api/exports/word")
    assert wrong.status_code == 400
    assert "polecat" in wrong.json()["error"]


def test_nothing_is_left_on_the_disk(
    looking: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file that was sent is gone afterwards, and so is that of a failed export."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    looking.client.get("/api/exports/graphml")
    looking.client.get("/api/exports/word")

    assert list(tmp_path.iterdir()) == []
