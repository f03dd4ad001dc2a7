"""A POLECAT file is read by pandas with the forty columns and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from onrecord.export.polecat import COLUMNS, taken
from tests.conftest import needed
from tests.export.exported import exported, raid
from tests.readings import reading_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def rows(tmp_path: Path) -> list[dict[str, Any]]:
    """Return the rows that pandas reads, quotation marks being no quotes to it."""
    path = exported("polecat", [raid(), reading_of()], tmp_path / "events.tsv")
    table = needed("pandas").read_csv(
        path,
        sep="\t",
        dtype=str,
        keep_default_na=False,
        quoting=3,
        on_bad_lines="error",
    )
    assert tuple(table.columns) == COLUMNS
    found: list[dict[str, Any]] = table.to_dict("records")
    return found


def test_there_are_forty_columns() -> None:
    """The published files have forty columns, each with a name of its own."""
    assert len(set(COLUMNS)) == len(COLUMNS) == 40


def test_a_row_for_each_dyad(rows: list[dict[str, Any]]) -> None:
    """Two who raid one are two rows of one event, told apart by their numbers."""
    dyads = [each for each in rows if each["Event Type"] == "ASSAULT"]

    assert [each["Actor Name"] for each in dyads] == [
        "Guards of the North Coast",
        "Iran",
    ]
    assert [each["Recipient Name"] for each in dyads] == ["Harbor League"] * 2
    assert [each["Event ID"][-2:] for each in dyads] == ["-1", "-2"]
    assert dyads[1]["Actor Country"] == "IRN"
    assert dyads[1]["Primary Actor Sector"] == "GOV"


def test_cells(rows: list[dict[str, Any]]) -> None:
    """Tabs and line ends in a field become blanks, and an empty field stays empty."""
    row = rows[0]

    assert row["Event Date"] == "2016-12-19"
    assert (row["Intensity"], row["Quad Code"]) == ("-9", "M-Conf")
    assert (row["Placename"], row["Country"]) == ("Port Marlow", "Iran")
    assert (row["Latitude"], row["Longitude"]) == ("27.5", "-52.25")
    assert row["Source"] == "Marlow Post"
    assert row["Actor COW"] == row["Contexts"] == row["District"] == ""


def test_what_was_not_done_is_left_out(rows: list[dict[str, Any]]) -> None:
    """A denial, a tie and a plan are no rows; a retreat announced is a concession."""
    assert [each["Event Type"] for each in rows] == [
        "ASSAULT",
        "ASSAULT",
        "CONCEDE",
        "REJECT",
    ]
    assert [claim.type for claim in taken(raid())] == ["ASSAULT", "RETREAT"]
