"""Ids lead to records, and records to what stands behind them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.analyze.evidence import Evidence, find_evidence
from onrecord.errors import UnknownIdError
from onrecord.store import Store
from tests.readings import chained_reading, reading_of

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.model.claim import Attribution, Cause, Claim
    from onrecord.model.mention import Mention

    Record = Claim | Attribution | Cause | Mention


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store with two readings."""
    store = Store(tmp_path / "test.duckdb")
    run = store.start_run("read", "test")
    store.write_many([reading_of(), chained_reading()], run)
    return store


def test_every_kind_of_record_is_found(store: Store) -> None:
    """A claim, attribution, cause or mention is found with its whole reading."""
    reading = reading_of()
    records: list[Record] = [
        *reading.claims,
        *reading.attributions,
        *reading.causes,
        *reading.mentions,
    ]
    for record in records:
        assert find_evidence(store, record.id) == Evidence(record, reading)
        assert find_evidence(store, record.id[:8]).record == record


def test_claims_come_before_other_records(store: Store) -> None:
    """Where an id's beginning fits a claim and other records, the claim is meant."""
    reading = reading_of(label="other", text="Another report of ours.")
    claim = replace(reading.claims[0], id="abc1")
    mention = replace(reading.mentions[0], id="abc2")
    reading = replace(
        reading, claims=(claim,), mentions=(mention,), attributions=(), causes=()
    )
    store.write(reading, store.start_run("read", "test"))

    assert find_evidence(store, "abc").record == claim
    assert find_evidence(store, "abc2").record == mention


def test_several_claims(store: Store) -> None:
    """Where an id's beginning fits several claims, they are named."""
    reading = reading_of(label="other", text="Another report of ours.")
    claims = tuple(replace(reading.claims[0], id=f"abc{n:02}") for n in range(12))
    reading = replace(reading, claims=claims, causes=())
    store.write(reading, store.start_run("read", "test"))

    with pytest.raises(
        UnknownIdError, match=r"several ids begin with abc: abc00, .*, abc07, …$"
    ):
        find_evidence(store, "abc")
    with pytest.raises(
        UnknownIdError, match=r"several ids begin with abc1: abc10, abc11$"
    ):
        find_evidence(store, "abc1")


@pytest.mark.parametrize("prefix", ["zzzz", "", " ", "%", "_", "report"])
def test_no_such_record(store: Store, prefix: str) -> None:
    """What no claim's id begins with is told so; a wildcard is no id."""
    with pytest.raises(UnknownIdError):
        find_evidence(store, prefix)


def test_chain() -> None:
    """The chain of a claim runs from the outermost source in."""
    reading = chained_reading()
    outer, inner = reading.attributions

    assert Evidence(reading.claims[0], reading).chain() == [outer, inner]
    assert Evidence(inner, reading).chain() == [outer, inner]
    assert Evidence(outer, reading).chain() == [outer]
    assert Evidence(reading.mentions[0], reading).chain() == []


def test_chain_that_runs_in_a_circle() -> None:
    """A circle of attributions ends after one round."""
    reading = chained_reading()
    outer, inner = reading.attributions
    outer = replace(outer, within=inner.id)

    chain = Evidence(inner, replace(reading, attributions=(outer, inner))).chain()

    assert chain == [outer, inner]


def test_what_the_reading_does_not_hold() -> None:
    """Ids of records that are not there are passed over."""
    reading = chained_reading()
    evidence = Evidence(reading.claims[0], reading)
    iran, _ = reading.mentions

    assert evidence.mentions(("absent", iran.id)) == [iran]
    assert evidence.claim(reading.claims[0].id) == reading.claims[0]
    assert evidence.claim("absent") is None
