"""The gazetteer: places by name.

Countries, regions and waters stand in tables of their own in ``ontology/places``, which
anybody can read and add to; towns, provinces and districts in the index that
``python -m gazetteer`` makes of GeoNames.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from math import sqrt
from typing import TYPE_CHECKING, Final, Literal

from onrecord.model.tables import table_rows
from onrecord.resolve.place_index import PlaceIndex
from onrecord.resolve.registry import load_registry, split
from onrecord.resolve.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["country", "province", "district", "town", "region", "river", "sea"]

PREFIX: Final = re.compile(r"^(?:al|ar|as|at|ad|an|az|ash|el) (?=..)")
PLAIN: Final = re.compile(r"[A-Za-z ]+")
MARKS: Final = re.compile("[\u2018\u2019'`\u02bb\u02bc]")
SHORTENED: Final = re.compile(r"\b(st|mt|ft|co)\b")
IN_FULL: Final = {"st": "saint", "mt": "mount", "ft": "fort", "co": "county"}
KINDS: Final[dict[str, Kind]] = {"P": "town", "1": "province", "2": "district"}
DEGREES_APART: Final = 3.0
"""Within which a region of our own and a province of that name are the same."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of the gazetteer."""

    name: str
    inside: str
    """The country, or for a country and what lies in none nothing."""
    latitude: float
    longitude: float
    radius_km: float
    geonames: int | None = None
    population: int = 0
    province: str = ""
    """Code of the province that it is or lies in: "US.TX"."""
    kind: Kind = "region"
    by_other_name: bool = False
    """Whether it was found by a name that is not its usual one."""


@lru_cache(maxsize=1 << 16)
def key_of(name: str) -> str:
    """Return the lookup key of a toponym: spellings of one name meet.

    Example:
        >>> key_of("Ar Raqqah"), key_of("Raqqa"), key_of("St. Louis")
        ('raqqa', 'raqqa', 'saint louis')
    """
    folded = name.lower() if PLAIN.fullmatch(name) else fold(name)
    key = PREFIX.sub("", MARKS.sub("", folded))
    key = SHORTENED.sub(lambda found: IN_FULL[found[1]], key)
    return key[:-1] if key.endswith("ah") else key


@lru_cache(maxsize=1 << 14)
def spots_named(words: str) -> tuple[Spot, ...]:
    """Return the places of that name: countries, our own regions, then GeoNames'."""
    key = key_of(words)
    own = list(load_tables().get(key, ()))
    listed = [spot_of(row) for row in load_index().rows(key)]
    for i, spot in enumerate(own):
        same = [other for other in listed if is_same(spot, other)]
        for other in same:
            listed.remove(other)
            own[i] = replace(
                spot,
                kind="province" if other.kind == "province" else spot.kind,
                province=other.province,
                geonames=other.geonames,
                population=other.population,
            )
    listed.sort(key=lambda spot: (spot.by_other_name, -spot.population))
    return (*own, *listed)


def is_same(own: Spot, listed: Spot) -> bool:
    """Say whether a region of our own is a listed province of the same country."""
    return (
        own.inside == listed.inside
        and (listed.kind == "province" or own.radius_km < listed.radius_km * 2)
        and abs(own.latitude - listed.latitude) < DEGREES_APART
        and abs(own.longitude - listed.longitude) < DEGREES_APART
    )


@cache
def load_index() -> PlaceIndex:
    """Return the index of towns, provinces and districts."""
    return PlaceIndex.opened(files("onrecord") / "ontology" / "places" / "geonames.idx")


@cache
def load_tables() -> dict[str, list[Spot]]:
    """Return countries, regions and waters by key."""
    found: dict[str, list[Spot]] = defaultdict(list)
    for spot, others in (*country_spots(), *region_spots(), *water_spots()):
        for key in {key_of(words) for words in (spot.name, *others)}:
            found[key].append(spot)
    return found


def country_spots() -> Iterator[tuple[Spot, list[str]]]:
    """Yield the countries with their other names."""
    for name, _, latitude, longitude, radius, geonames in table_rows(
        "places/countries"
    ):
        at = float(latitude), float(longitude), float(radius)
        number = int(geonames) if geonames else None
        spot = Spot(name, "", *at, geonames=number, kind="country")
        yield spot, load_registry().spellings(name)


def region_spots() -> Iterator[tuple[Spot, list[str]]]:
    """Yield the regions and sites with their other names."""
    for name, inside, latitude, longitude, radius, other in table_rows(
        "places/regions"
    ):
        plain = name.split(" (")[0]  # "Georgia (US)"
        spot = Spot(plain, inside, float(latitude), float(longitude), float(radius))
        yield spot, split(other)


def water_spots() -> Iterator[tuple[Spot, list[str]]]:
    """Yield the rivers, lakes and seas with their other names."""
    for name, kind, inside, latitude, longitude, radius, other in table_rows(
        "places/waters"
    ):
        at = float(latitude), float(longitude), float(radius)
        spot = Spot(name, inside, *at, kind="sea" if kind == "sea" else "river")
        yield spot, split(other)


@cache
def country_codes() -> dict[str, str]:
    """Return the names of countries by ISO 3166-1 alpha-2."""
    return {row[1]: row[0] for row in table_rows("places/countries")}


def spot_of(row: list[str]) -> Spot:
    """Return the place of a row of the index."""
    rank, name, code, province, kind, latitude, longitude, people, radius, number = row
    population = int(people)
    reach = float(radius) if radius else round(1 + sqrt(population) / 100, 1)
    return Spot(
        name,
        country_codes().get(code, ""),
        float(latitude),
        float(longitude),
        reach,  # a city of a million: 11 km
        int(number) if number else None,
        population,
        f"{code}.{province}",
        KINDS[kind],
        by_other_name=rank != "0",
    )
