"""The gazetteer: places by name, from the tables in ``ontology/places``."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import sqrt
from typing import TYPE_CHECKING

from onrecord.resolve.registry import load_registry, split
from onrecord.resolve.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX = re.compile(r"^(?:al|ar|as|at|ad|an|az|ash|el) ")
PLAIN = re.compile(r"[A-Za-z ]+")
MARKS = re.compile("[\u2018\u2019'`\u02bb\u02bc]")
US_STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas",
    "CA": "California", "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware",
    "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois",
    "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
    "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan",
    "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
    "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
    "NM": "New Mexico", "NY": "New York", "NC": "North Carolina",
    "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon",
    "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah",
    "VT": "Vermont", "VA": "Virginia", "WA": "Washington", "WV": "West Virginia",
    "WI": "Wisconsin", "WY": "Wyoming", "DC": "District of Columbia",
}  # fmt: skip


AP_STYLE = {
    "Ala": "AL", "Ariz": "AZ", "Ark": "AR", "Calif": "CA", "Colo": "CO", "Conn": "CT",
    "Del": "DE", "Fla": "FL", "Ga": "GA", "Ill": "IL", "Ind": "IN", "Kan": "KS",
    "Ky": "KY", "La": "LA", "Md": "MD", "Mass": "MA", "Mich": "MI", "Minn": "MN",
    "Miss": "MS", "Mo": "MO", "Mont": "MT", "Neb": "NE", "Nev": "NV", "Okla": "OK",
    "Ore": "OR", "Pa": "PA", "Tenn": "TN", "Tex": "TX", "Vt": "VT", "Va": "VA",
    "Wash": "WA", "Wis": "WI", "Wyo": "WY", "WVa": "WV",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of the gazetteer."""

    name: str
    inside: str
    """The country, or for a country nothing."""
    latitude: float
    longitude: float
    radius_km: float
    geonames: int | None = None
    population: int = 0
    state: str = ""
    """The state of the United States that it lies in."""


def key_of(name: str) -> str:
    """Return the lookup key of a toponym: spellings of one Arabic name meet.

    Example:
        >>> key_of("Ar Raqqah"), key_of("Raqqa")
        ('raqqa', 'raqqa')
    """
    folded = name.lower() if PLAIN.fullmatch(name) else fold(name)
    key = PREFIX.sub("", MARKS.sub("", folded))
    return key[:-1] if key.endswith("ah") else key


@cache
def load_gazetteer() -> dict[str, list[Spot | str]]:
    """Return the places by key: countries, regions, then cities by population.

    Cities stay lines of their table until somebody asks for them.
    """
    found: dict[str, list[Spot | str]] = defaultdict(list)
    for spot, others in (*country_spots(), *region_spots()):
        for words in {spot.name, *others}:
            found[key_of(words)].append(spot)
    for line in lines("cities"):
        name, _, _, _, _, _, _, other = line.split("\t")
        for key in {key_of(words) for words in (name, *split(other))}:
            found[key].append(line)
    return found


def spots_named(words: str) -> list[Spot]:
    """Return the places of that name, countries first, then by population."""
    found = load_gazetteer().get(key_of(words), ())
    return [place if isinstance(place, Spot) else city(place) for place in found]


def country_spots() -> Iterator[tuple[Spot, list[str]]]:
    """Yield the countries with their other names."""
    for row in rows("countries"):
        name, _, latitude, longitude, radius, geonames = row
        spot = Spot(
            name,
            "",
            float(latitude),
            float(longitude),
            float(radius),
            int(geonames) if geonames else None,
        )
        yield spot, load_registry().spellings(name)


def region_spots() -> Iterator[tuple[Spot, list[str]]]:
    """Yield the regions and sites with their other names."""
    for name, inside, latitude, longitude, radius, other in rows("regions"):
        plain = name.removesuffix(" (US)")
        spot = Spot(plain, inside, float(latitude), float(longitude), float(radius))
        yield spot, split(other)


@cache
def country_codes() -> dict[str, str]:
    """Return the names of countries by ISO 3166-1 alpha-2."""
    return {row[1]: row[0] for row in rows("countries")}


@lru_cache(maxsize=1 << 12)
def city(line: str) -> Spot:
    """Return the place of a line of the table of cities."""
    name, code, state, latitude, longitude, population, geonames, _ = line.split("\t")
    people = int(population)
    return Spot(
        name,
        country_codes().get(code, ""),
        float(latitude),
        float(longitude),
        round(1 + sqrt(people) / 100, 1),  # a city of a million: 11 km
        int(geonames),
        people,
        US_STATES.get(state, ""),
    )


def us_state(words: str) -> str | None:
    """Return the state of the United States that "Ill.", "IL" or "Illinois" means."""
    short = words.replace(".", "").replace(" ", "")
    if words in US_STATES.values():
        return words
    return US_STATES.get(AP_STYLE.get(short, short.upper()))


def rows(table: str) -> Iterator[list[str]]:
    """Yield the rows of a table in ``ontology/places``."""
    yield from (line.split("\t") for line in lines(table))


def lines(table: str) -> list[str]:
    """Return the lines of a table, without comments and header."""
    path = files("onrecord") / "ontology" / "places" / f"{table}.tsv"
    text = path.read_text(encoding="utf-8").splitlines()
    return [line for line in text if line and not line.startswith("#")][1:]
