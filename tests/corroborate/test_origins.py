"""Who told a text first, and who only repeated it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.corroborate.copies import BOILERPLATE_DAYS
from onrecord.store import Store
from tests.corroborate.texts import (
    OTHER,
    PARAGRAPH,
    WIRE,
    add,
    copies,
    document,
    store_of,
)

if TYPE_CHECKING:
    from pathlib import Path


DERIVED = ("text_pairs", "shared_passages", "origins", "text_shapes", "credits")

CUT = WIRE.split("\n\n")[0] + " The mayor had no comment."
REPORTS = (
    document("wire", f"BRENNA (AP) - {WIRE}", day=1, publisher="Canal Post"),
    document("cut", CUT, day=2, publisher="Evening Mirror"),
    document("other", OTHER, day=2, publisher="Brenna Weekly"),
    document("host", f"{OTHER[:300]}\n\n{PARAGRAPH}", day=3, publisher="Old Herald"),
    document("late", WIRE.upper(), day=4, publisher="Late Edition"),
)


def origins(store: Store) -> dict[str, list[tuple[str, str]]]:
    """Return origins and their bases by label, the text's own first."""
    query = """
        SELECT d.label, o.origin, o.basis FROM origins o
        JOIN documents d ON d.id = o.document ORDER BY d.label, NOT o.whole
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for label, origin, basis in store.query(query).rows:
        found.setdefault(label, []).append((origin, basis))
    return found


def contents(store: Store) -> list[list[tuple[object, ...]]]:
    """Return the rows of the derived tables, sorted."""
    return [sorted(store.query(f"SELECT * FROM {name}").rows) for name in DERIVED]  # noqa: S608


def test_origins(tmp_path: Path) -> None:
    """A credit names the origin of all copies; the rest of a text is its own."""
    assert origins(store_of(tmp_path, *REPORTS)) == {
        "wire": [("Associated Press", "credit")],
        "cut": [("Associated Press", "credit")],
        "other": [("Brenna Weekly", "publisher")],
        "host": [("Brenna Weekly", "copy"), ("Associated Press", "credit")],
        "late": [("Associated Press", "credit")],
    }


def test_passage_has_its_own_origin(tmp_path: Path) -> None:
    """Of a longer report, only the agency's paragraph is the agency's."""
    own = OTHER.replace("Brenna", "Tolm").replace('"', "")
    store = store_of(
        tmp_path,
        REPORTS[0],
        document("long", f"{own}\n\n{PARAGRAPH}", day=3, publisher="Old Herald"),
    )

    assert origins(store)["long"] == [
        ("Old Herald", "publisher"),
        ("Associated Press", "credit"),
    ]


def test_copies_are_listed_with_their_reason(tmp_path: Path) -> None:
    """Each copy names the earlier text, how much of it is from there, and why."""
    found = copies(store_of(tmp_path, *REPORTS))
    listed = [(each.copy.label, each.original.label, each.kind) for each in found]

    assert ("cut", "wire", "edited") in listed
    assert ("late", "wire", "edited") in listed
    assert not any("other" in pair[:2] and "wire" in pair[:2] for pair in listed)
    reasons = {each.copy.label: each.reason for each in found}
    assert reasons["cut"].endswith("% of its words as in wire (2021-03-01)")


def test_copies_on_a_day(tmp_path: Path) -> None:
    """What was published later is no copy yet."""
    found = copies(store_of(tmp_path, *REPORTS), 2)

    assert [(each.copy.label, each.original.label) for each in found] == [
        ("cut", "wire")
    ]


def test_same_text_under_two_labels(tmp_path: Path) -> None:
    """One text that two publishers print is a copy, and has one origin."""
    store = store_of(
        tmp_path,
        document("b", WIRE, day=2, publisher="Late Edition"),
        document("a", WIRE, day=1, publisher="Canal Post"),
    )

    assert [(each.copy.label, each.kind) for each in copies(store)] == [("b", "exact")]
    assert origins(store)["b"] == [("Canal Post", "publisher")]


def test_same_words_in_other_letters(tmp_path: Path) -> None:
    """Case, blanks and marks aside, the same words are an exact copy."""
    store = store_of(
        tmp_path,
        document("a", WIRE, day=1, publisher="Canal Post"),
        document("b", WIRE.upper().replace(",", ""), day=1, publisher="Mirror"),
    )

    assert [each.reason for each in copies(store)] == [
        "word for word as a (2021-03-01); which came first is not told"
    ]


def test_boilerplate_of_a_house(tmp_path: Path) -> None:
    """What one publisher prints on many days is no copied passage elsewhere."""
    topics = "bees clocks rivers stamps ovens bells".split()[:BOILERPLATE_DAYS]
    house = [
        document(
            f"house-{topic}",
            f"Our column is about {topic} and those who love {topic}. {PARAGRAPH}",
            day=number + 1,
            publisher="Canal Post",
        )
        for number, topic in enumerate(topics)
    ]
    guest = document("guest", f"{OTHER} {PARAGRAPH}", day=9, publisher="Old Herald")

    few = store_of(tmp_path, *house[:-1], guest, name="few")
    many = store_of(tmp_path, *house, guest, name="many")

    assert any(each.copy.label == "guest" for each in copies(few))
    assert not any(each.copy.label == "guest" for each in copies(many))
    add(few, house[-1])
    assert contents(few) == contents(many)


@pytest.mark.parametrize("day", [None, 1])
def test_nothing_known(tmp_path: Path, day: int | None) -> None:
    """Without publisher and day, a text is its own origin."""
    store = store_of(tmp_path, document("a", OTHER, day=day))

    assert origins(store) == {"a": [("a", "text")]}


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(REPORTS))), cut=st.integers(0, len(REPORTS)))
def test_order_of_reading_does_not_matter(
    tmp_path: Path, order: list[int], cut: int
) -> None:
    """Whatever comes first, and in however many batches, the same is derived."""
    name = f"{order}{cut}".replace(" ", "")
    reports = [REPORTS[i] for i in order]
    store = store_of(tmp_path, *reports[:cut], name=name)
    add(store, *reports[cut:])

    whole = tmp_path / "whole.duckdb"
    if not whole.exists():
        store_of(tmp_path, *REPORTS, name="whole")

    assert contents(store) == contents(Store(whole))
