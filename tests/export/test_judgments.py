"""Judgements are written as JSON Lines, and come back; a bad line spoils the file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from onrecord.analyze.review import Reviewed
from onrecord.errors import ExportError
from onrecord.export.judgments import (
    judgment_line,
    judgments_table,
    read_judgments,
    write_judgments,
)
from tests.analyze.judging import judged, named, taken_back
from tests.export.rendering import shown
from tests.readings import chained_reading

if TYPE_CHECKING:
    from pathlib import Path

READING = chained_reading()
CORRECTED = judged(
    "correct", READING, certainty="PS", numbers=[["dead", 1, 2, 3, 0, 1]]
)
EVERY = [
    judged("accept", READING),
    CORRECTED,
    named("same", "Houthis", "Ansar\u2028Allah"),
    taken_back(CORRECTED),
]


def test_round_trip(tmp_path: Path) -> None:
    """What is written is read back, whatever marks are in it."""
    write_judgments(EVERY, tmp_path / "j.jsonl")

    assert read_judgments(tmp_path / "j.jsonl") == EVERY


GOOD = json.loads(judgment_line(CORRECTED))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"record": "claim"}, "not an object"),
        ({"colour": "red"}, "unknown field colour"),
        ({"verdict": "burn"}, "no verdict is called burn"),
        ({"made": "soon"}, "Invalid isoformat"),
        ({"author": ""}, "correct without author"),
        ({"author": 5}, "author cannot be 5"),
        ({"fields": None}, "correct without fields"),
        ({"claim": {"type": None}}, "its claim has no type"),
        ({"fields": {"trigger": [1]}}, "missing 1 required"),
        ({"reason": "altered"}, "its id is"),
    ],
)
def test_bad_lines(tmp_path: Path, change: dict[str, object], reason: str) -> None:
    """A line that is no judgement is named, and so is what is wrong with it."""
    path = tmp_path / "j.jsonl"
    path.write_text(judgment_line(EVERY[0]) + json.dumps(GOOD | change))

    with pytest.raises(ExportError, match=rf"j\.jsonl:2: no judgement: .*{reason}"):
        read_judgments(path)


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "no judgements in it"), (b"\xff", "not UTF-8"), (b"{", r":1: no judgement")],
)
def test_bad_files(tmp_path: Path, data: bytes, reason: str) -> None:
    """A file of another kind is told so."""
    path = tmp_path / "j.jsonl"
    path.write_bytes(data)

    with pytest.raises(ExportError, match=reason):
        read_judgments(path)
    with pytest.raises(ExportError, match="No such file"):
        read_judgments(tmp_path / "none.jsonl")


def test_table() -> None:
    """A judgement is listed with what it says, by whom, and how it stands."""
    listed = shown(judgments_table([Reviewed(CORRECTED, "kept", "not read any more")]))

    assert (
        listed
        == f"""\
1 judgement

{CORRECTED.id}  Iran → arms → Houthis corrected
              certainty: PR → PS
              numbers: – → 2 dead
              “arms” in chain
              Ada, 2020-01-01
              kept: not read any more"""
    )
