"""The gazetteer: what it holds, and under which names."""

from __future__ import annotations

import pytest

from onrecord.model.tables import table_rows
from onrecord.resolve.gazetteer import country_codes, spots_named


@pytest.mark.parametrize(
    ("name", "kind", "inside"),
    [
        ("Lebanon", "country", ""),
        ("Golan Heights", "region", ""),
        ("Donbass", "region", "Ukraine"),
        ("Anbar", "province", "Iraq"),
        ("Ohio", "province", "United States"),
        ("Rapides Parish", "district", "United States"),
        ("Peking", "town", "China"),
        ("Ft. Worth", "town", "United States"),
        ("Euphrates River", "river", ""),
        ("Strait of Hormuz", "sea", ""),
    ],
)
def test_gazetteer_holds(name: str, kind: str, inside: str) -> None:
    """Each kind of place is found, also by another of its names, countries first."""
    spot = spots_named(name)[0]

    assert (spot.kind, spot.inside) == (kind, inside)


def test_our_own_region_and_the_listed_province_are_one() -> None:
    """A region of our tables takes over id and code of the province of that name."""
    texas = [spot for spot in spots_named("Texas") if spot.kind == "province"]

    assert [(spot.province, spot.geonames) for spot in texas] == [("US.TX", 4736286)]


def test_no_place_has_no_name() -> None:
    """A name that nobody knows gives nothing."""
    assert spots_named("Nowhereton") == ()


@pytest.mark.parametrize(
    ("table", "columns", "middle"),
    [("countries", 6, 2), ("regions", 6, 2), ("waters", 7, 3)],
)
def test_tables_are_well_formed(table: str, columns: int, middle: int) -> None:
    """Every row has all columns, a point on the earth, a radius and its own name."""
    found = list(table_rows(f"places/{table}"))

    assert {len(row) for row in found} == {columns}
    assert all(-90 <= float(row[middle]) <= 90 for row in found)
    assert all(-180 <= float(row[middle + 1]) <= 180 for row in found)
    assert all(float(row[middle + 2]) > 0 for row in found)
    assert len({row[0] for row in found}) == len(found)


def test_countries_of_the_tables_exist() -> None:
    """What a region or water lies in is a country that is known, or a sea."""
    known = set(country_codes().values())
    inside = {row[1] for row in table_rows("places/regions")} | {
        row[2] for row in table_rows("places/waters")
    }

    assert inside - known <= {"", "South China Sea"}
