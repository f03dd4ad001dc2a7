"""Write events as report-level data: CSV, one row an event and report.

An event is what one actor did to another on one day, by type; what has no day is an
event of its own. Reports of what is planned or demanded are no reports of an event,
and are left out; a denial stays in, as FactBank writes it (``CT-``).
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from onrecord.export.files import write_text
from onrecord.export.times import day_of
from onrecord.export.words import plain
from onrecord.model.document import record_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from onrecord.export.references import Words
    from onrecord.model.claim import Claim, Reading

COLUMNS: Final = (
    *("event_id", "report_id", "date", "location", "actor", "recipient", "type"),
    *("source", "publisher", "best", "low", "high", "certainty"),
)
LEFT_OUT: Final = "ties are no events, and what is planned or demanded is no report"


def taken(reading: Reading) -> list[Claim]:
    """Return the claims that report an event, as done or as not done."""
    return [
        claim
        for claim in reading.claims
        if (claim.kind, claim.modality) == ("event", "actual")
    ]


def write_eventreport(readings: Sequence[Reading], path: Path, words: Words) -> None:
    """Write the reports of events; they hold no words of a text."""
    del words
    write_text(path, _lines(readings))


def event_id(claim: Claim) -> str:
    """Return what names an event: equal for reports that agree on who, whom and when.

    Polarity does not count, so that a denial is a report of what it denies.
    """
    day = day_of(claim.when)
    if day is None or not (claim.actor or claim.recipient):
        return claim.id
    who = "+".join(sorted(claim.actor)), "+".join(sorted(claim.recipient))
    return record_id("event", claim.type, *who, day)


def _lines(readings: Sequence[Reading]) -> Iterator[str]:
    yield _line(COLUMNS)
    for reading in readings:
        for claim in taken(reading):
            yield _line(_row(claim, reading))


def _row(claim: Claim, reading: Reading) -> tuple[object, ...]:
    document = reading.document
    return (
        event_id(claim),
        document.label,
        day_of(claim.when),
        claim.where,
        "; ".join(claim.actor),
        "; ".join(claim.recipient),
        claim.type,
        "; ".join(claim.sources),
        document.publisher,
        *_bounds(claim),
        claim.certainty + claim.polarity,
    )


def _bounds(claim: Claim) -> Iterator[str | None]:
    """Yield best, low and high of the first number that is told."""
    first = claim.numbers[0] if claim.numbers else None
    for value in (first.best, first.low, first.high) if first else (None,) * 3:
        yield None if value is None else f"{value:.10g}"


def _line(cells: Sequence[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(
        "" if each is None else plain(str(each)) for each in cells
    )
    return line.getvalue()
