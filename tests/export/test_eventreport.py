"""Report-level data: one row an event and report, equal ids for equal events."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.export.eventreport import COLUMNS, event_id
from onrecord.model.claim import Number
from onrecord.model.document import Span
from tests.conftest import needed
from tests.export.exported import exported, raid

if TYPE_CHECKING:
    from pathlib import Path


def test_pandas_reads_it(tmp_path: Path) -> None:
    """The columns are the format's, a denial is ``CT-``, and plans are left out."""
    reading = raid()
    dead = Number(what="killed", low=3, best=4, high=None, span=Span(0, 1))
    first = replace(reading.claims[0], numbers=(dead,))
    reading = replace(reading, claims=(first, *reading.claims[1:]))

    path = exported("eventreport", [reading], tmp_path / "reports.csv")
    table = needed("pandas").read_csv(path, dtype=str, keep_default_na=False)

    assert tuple(table.columns) == COLUMNS
    assert list(table["type"]) == ["ASSAULT", "AID"]
    assert list(table["certainty"]) == ["CT+", "CT-"]
    assert list(table["date"]) == ["2016-12-19", ""]
    assert list(table["best"]) == ["4", ""]
    assert list(table["low"]) == ["3", ""]
    assert list(table["high"]) == ["", ""]
    assert list(table["report_id"]) == ["raid", "raid"]
    assert list(table["publisher"]) == ["Marlow Post"] * 2


def test_reports_of_one_event_share_its_id() -> None:
    """Who, whom, what and the day make an event; a denial reports what it denies."""
    claim = raid().claims[0]

    assert event_id(replace(claim, id="other", polarity="-")) == event_id(claim)
    assert event_id(replace(claim, id="other", when="2016-12-20")) != event_id(claim)
    assert event_id(replace(claim, id="other", when=None)) == "other"
    assert event_id(replace(claim, id="other", actor=(), recipient=())) == "other"
