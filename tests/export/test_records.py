"""Records of every kind keep the contract, and come back from their lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given, settings

from onrecord.export.records import records, write_jsonl
from onrecord.model.document import Failure
from tests.contract import FIELDS, breaches
from tests.readings import TEXT, any_reading, chained_reading, reading_of

if TYPE_CHECKING:
    from onrecord.model.claim import Reading


def test_every_kind_keeps_the_contract() -> None:
    """A reading's document comes first, then its records, with all their fields."""
    found = list(records(reading_of()))

    assert found[0]["record"] == "document"
    assert {each["record"] for each in found} == set(FIELDS)
    assert breaches(found, {"report": TEXT}) == []


def test_values() -> None:
    """Spans, names and numbers are those of the reading."""
    found = {each["record"]: each for each in records(chained_reading())}

    claim, attribution = found["claim"], found["attribution"]
    assert claim["trigger"] == [49, 53]
    assert claim["text"] == "arms"
    assert (claim["actor"], claim["recipient"]) == (["Iran"], ["Houthis"])
    assert claim["sources"] == ["Agency", "@minister"]
    assert claim["attribution"] == attribution["id"]
    assert attribution["name"] == "@minister"
    assert attribution["content"] == [[39, 65]]
    assert found["document"]["publisher"] == "Wire"


def test_numbers() -> None:
    """A number says what it counts, with its bounds and its words."""
    claims = [each for each in records(reading_of()) if each["record"] == "claim"]

    bounds = {"low": 1, "best": 2.5, "high": 3}
    assert claims[0]["numbers"] == [{"what": "killed", "span": [0, 1]} | bounds]


def test_failure() -> None:
    """A failure is a record too, so that a program sees what is missing."""
    failure = Failure(label="a", stage="ingest", reason="empty")

    assert json.loads(write_jsonl(failure)) == {
        "record": "failure",
        "document": "a",
        "stage": "ingest",
        "reason": "empty",
    }


@settings(max_examples=30)
@given(reading=any_reading())
def test_any_reading_is_lines(reading: Reading) -> None:
    """Each record is one line of JSON in UTF-8, whatever the text holds."""
    written = write_jsonl(reading).encode("utf-8")

    lines = written.split(b"\n")
    assert lines.pop() == b""
    assert [json.loads(line) for line in lines] == list(records(reading))
