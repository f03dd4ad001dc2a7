"""Judgements for tests, a second apart."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from onrecord.analyze.verdicts import bound
from onrecord.model.judgment import as_json, fields_of, judgment_of

if TYPE_CHECKING:
    from onrecord.model.claim import Reading
    from onrecord.model.judgment import Judgment

_seconds = count()


def judged(
    verdict: str,
    reading: Reading,
    number: int = 0,
    author: str = "Ada",
    **fields: object,
) -> Judgment:
    """Return a judgement of a claim of a reading."""
    claim = reading.claims[number]
    return judgment_of(
        made=_now(),
        author=author,
        verdict=verdict,
        subject=claim.id,
        claim=as_json(fields_of(claim)),
        fields=as_json(fields) if fields else None,
        **bound(reading.document, claim),
    )


def named(verdict: str, one: str, other: str, author: str = "Ada") -> Judgment:
    """Return a judgement of two names."""
    return judgment_of(
        made=_now(), author=author, verdict=verdict, subject=one, object=other
    )


def taken_back(judgment: Judgment) -> Judgment:
    """Return what takes a judgement back."""
    return judgment_of(
        made=_now(),
        author="Ada",
        verdict="retract",
        subject=judgment.id,
        retracts=judgment.id,
    )


def _now() -> datetime:
    return datetime(2020, 1, 1) + timedelta(seconds=next(_seconds))  # noqa: DTZ001
