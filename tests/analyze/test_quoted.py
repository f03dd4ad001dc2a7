"""Sources are counted: how often they are quoted, and how firm what they say is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from onrecord.analyze.quoted import Quoted, count_quoted
from onrecord.store import Store
from tests.readings import CHAIN, chained_reading

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.model.claim import Reading


def stored(path: Path, *readings: Reading) -> Store:
    """Return a store that holds some readings."""
    store = Store(path / "test.duckdb")
    store.write_many(readings, store.start_run("read", "test"))
    return store


def test_claim_counts_for_its_innermost_source(tmp_path: Path) -> None:
    """Who passes something on is quoted, and is not credited with the claim."""
    found = count_quoted(stored(tmp_path, chained_reading()))

    quoted = {"documents": 1, "attributions": 1}
    assert found == [
        Quoted(name="@minister", source_type="unnamed", claims=1, probable=1, **quoted),
        Quoted(name="Agency", source_type="outlet", **quoted),
    ]


def test_most_quoted_come_first(tmp_path: Path) -> None:
    """Sources come by how often they are quoted, then by their claims and names."""
    reading = chained_reading()
    outer, _ = reading.attributions
    names = ("Zeit", "Agency", "Bild", "Agency")
    quoted = tuple(
        replace(outer, id=f"a{n}", name=name) for n, name in enumerate(names)
    )
    twice = replace(reading, attributions=quoted, claims=())

    found = count_quoted(stored(tmp_path, twice))

    assert [(each.name, each.attributions) for each in found] == [
        ("Agency", 2),
        ("Bild", 1),
        ("Zeit", 1),
    ]


def test_firmness_is_counted(tmp_path: Path) -> None:
    """Each claim counts once, by its certainty, and once more if it is denied."""
    reading = chained_reading()
    (claim,) = reading.claims
    kinds = [("CT", "+"), ("CT", "-"), ("PR", "+"), ("PS", "+"), ("U", "-"), ("U", "+")]
    claims = tuple(
        replace(claim, id=f"c{n}", certainty=certainty, polarity=polarity)  # type: ignore[arg-type]
        for n, (certainty, polarity) in enumerate(kinds)
    )

    found = count_quoted(stored(tmp_path, replace(reading, claims=claims)))

    assert found[0] == Quoted(
        name="@minister",
        source_type="unnamed",
        documents=1,
        attributions=1,
        claims=6,
        certain=2,
        probable=1,
        possible=1,
        uncommitted=2,
        denied=2,
    )


def test_older_versions_do_not_count(tmp_path: Path) -> None:
    """Of a changed document only the current text is counted."""
    old = chained_reading()
    store = stored(tmp_path, old)
    text = f"{CHAIN} It is so."
    document = replace(old.document, id="0" * 64, text=text)
    store.write(
        replace(old, document=document, attributions=(), claims=(), mentions=()),
        store.start_run("read", "test"),
    )

    assert count_quoted(store) == []


def test_source_without_an_attribution(tmp_path: Path) -> None:
    """A source inside a clause is credited, though it is quoted nowhere."""
    reading = chained_reading()
    (claim,) = reading.claims
    accused = replace(claim, sources=("@accused",))

    found = count_quoted(stored(tmp_path, replace(reading, claims=(accused,))))

    assert found[-1] == Quoted(name="@accused", claims=1, probable=1)


def test_as_of_a_day(tmp_path: Path) -> None:
    """Who was quoted later than a day is not counted as of it."""
    reading = chained_reading()
    document = replace(reading.document, published=date(2016, 12, 20))
    store = stored(tmp_path, replace(reading, document=document))

    assert count_quoted(store, date(2016, 12, 19)) == []
    assert count_quoted(store, date(2016, 12, 20)) == count_quoted(store) != []
