"""Links hold what claims say, whichever way they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord as package
from onrecord.analyze.links import link_claims, linked, links_of, settle
from onrecord.store import derived
from tests.analyze.records import harbor_store
from tests.corroborate.claims import add, claims_store, line, report

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from onrecord.store import Store

NAMES = st.sampled_from(["", "Ada", "Bo", "Ada+Bo", "Ada+Bo+Cy"])
LINES = st.builds(
    line,
    st.sampled_from(["Shelled it.", "Paid it.", "Met there."]),
    st.sampled_from(["CONSULT", "ASSAULT", "allied_with", "finances"]),
    NAMES,
    NAMES,
    polarity=st.sampled_from("+-"),
    when=st.sampled_from([None, "2021-03", "2021-02/.."]),
)


def kept(store: Store) -> list[tuple[object, ...]]:
    """Return the links of a store, without their position."""
    with linked(store) as (opened, _):
        rows = opened.rows(f"SELECT {derived.LINKS.select()} FROM links")  # noqa: S608
    return sorted((row[:-1] for row in rows), key=repr)


@settings(max_examples=15)
@given(lines=st.lists(LINES, min_size=1, max_size=4))
def test_both_ways_agree(
    tmp_path_factory: pytest.TempPathFactory, lines: list[object]
) -> None:
    """SQL makes of a text what Python makes of its reading, for judged texts."""
    reading = report("one", *lines)  # type: ignore[arg-type]
    store = claims_store(tmp_path_factory.mktemp("links"), reading)

    assert kept(store) == sorted((row[:-1] for row in links_of(reading)), key=repr)


def test_together(tmp_path: Path) -> None:
    """Who meets is tied each to each; who shells beside another is not."""
    store = claims_store(
        tmp_path,
        report("one", line("Met at noon.", "CONSULT", "Ada+Bo+Cy")),
        report("two", line("Shelled the pier.", "ASSAULT", "Ada+Bo")),
    )

    rows = [(row[3], row[13], row[14], row[15]) for row in kept(store)]
    assert sorted(rows, key=repr) == [
        ("ASSAULT", "Ada", None, False),
        ("ASSAULT", "Bo", None, False),
        ("CONSULT", "Ada", "Bo", True),
        ("CONSULT", "Ada", "Cy", True),
        ("CONSULT", "Bo", "Cy", True),
    ]


def test_denials(tmp_path: Path) -> None:
    """Words of denial stand against the claim that they deny."""
    charge = line("Veltania paid them.", "finances", "Veltania", "Harbor League")
    denial = line("Sorn denied it.", "REJECT", "Sorn", denies_line=0)
    store = claims_store(tmp_path, report("one", charge, denial))

    rows = [(row[3], row[5], row[9], row[13]) for row in kept(store)]
    assert ("finances", "-", True, "Veltania") in rows
    assert ("finances", "+", False, "Veltania") in rows


def test_judgments_are_in_them(tmp_path: Path) -> None:
    """A rejected claim has no link, a corrected one another; all can be taken back."""
    store = harbor_store(tmp_path)
    before = kept(store)
    claim = next(
        c for c in store.claims() if c.type == "controls" and c.modality == "actual"
    )
    path = store.path

    made = package.judge("reject", claim.id, author="Ada", store=path)
    assert not any(row[1] == claim.id for row in kept(store))
    package.judge("retract", made.judgment.id, author="Ada", store=path)
    assert kept(store) == before
    package.judge("correct", claim.id, "recipient=Lem Docks", author="Ada", store=path)
    assert {row[14] for row in kept(store) if row[1] == claim.id} == {"Lem Docks"}


def test_nothing_new_changes_nothing(tmp_path: Path) -> None:
    """A second call writes nothing, and a text read differently has new links."""
    store = harbor_store(tmp_path)
    link_claims(store)
    before = store.path.stat().st_mtime_ns

    link_claims(store)

    assert store.path.stat().st_mtime_ns == before


def test_settled(tmp_path: Path) -> None:
    """What was added, judged or read differently is compared; else nothing is done."""
    store = harbor_store(tmp_path)
    compared: list[Store] = []
    settle(store, compared.append)
    settle(store, compared.append)
    assert len(compared) == 1

    package.judge("same", "Sorn", "Karsova", store=store.path)
    assert settle(store, compared.append).merged.shown("Sorn") == "Karsova"
    assert len(compared) == 2

    add(store, report("four", line("Rain fell.", "AID", "Ada")))
    settle(store, compared.append)
    settle(store, compared.append)
    assert len(compared) == 3
