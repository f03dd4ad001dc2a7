"""Resolve toponyms to "Place, Country" with coordinates; distances and bearings too.

A name that several places share goes to the one in a country named beside it, else in
a country of the document, else to the largest. Streets and rivers are not known yet.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.resolve.gazetteer import key_of, spots_named, us_state
from onrecord.resolve.geodesy import destination
from onrecord.resolve.moments import count
from onrecord.resolve.registry import load_registry
from onrecord.resolve.spelling import bare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model.document import Document, Span
    from onrecord.model.mention import PlaceMention
    from onrecord.resolve.gazetteer import Spot

BEARINGS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135,
    "south": 180, "southwest": 225, "west": 270, "northwest": 315,
}  # fmt: skip
KILOMETERS = {"mile": 1.609344, "kilometer": 1, "kilometre": 1, "km": 1, "mi": 1.609344,
              "meter": 0.001, "metre": 0.001, "nautical mile": 1.852}  # fmt: skip
DISTANCE = re.compile(
    r"(?P<count>\d[\d,.]*|[a-z]+(?:[- ][a-z]+)?)[ -](?:\([^)]*\) )?"
    r"(?P<unit>nautical mile|mile|kilometer|kilometre|km|mi|meter|metre)s?"
    r"(?: \([^)]*\))?(?: (?:to the )?(?P<way>(?:north|south)?[- ]?(?:east|west)?"
    r"(?:north|south)?)(?:ern)?)?(?: of| from| outside| inside| off)?\b",
    re.IGNORECASE,
)
PART = re.compile(
    r"^(?:(?P<part>(?:north|south|east|west|central|north-?east|north-?west|south-?east|"
    r"south-?west|upper|lower|greater|suburban|downtown)(?:ern)?) |"
    r"(?:the )?(?:(?:city|town|village|province|region|governorate|state|district|"
    r"island|area|capital|port) of ))",
    re.IGNORECASE,
)
TOWN_OF = re.compile(
    r"([A-Z][\w-]+) (?:city|town|village|capital|port|province|region|district)"
    r"(?: of|,)? (?=[A-Z])"
)
"""What "Syrian town of Dabiq" says beside the name."""
TAIL = re.compile(
    r" (?:province|city|governorate|district|region|county|town|village)$",
    re.IGNORECASE,
)
SHARE = 0.15  # of a distance told in round figures, as radius where it may lie
UNKNOWN_WAY = 360


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a document plays: the countries it names, by number of times."""

    countries: defaultdict[str, float]


def resolve_places(
    places: Iterable[PlaceMention], document: Document, metonyms: set[Span]
) -> tuple[PlaceMention, ...]:
    """Return the toponyms with name, coordinates, radius and basis.

    Args:
        places: What ``extract`` found.
        document: The text they stand in.
        metonyms: Spans of mentions that mean a government by its seat.
    """
    every = tuple(places)
    mentions = tuple(m for m in every if not is_thing(m, document))
    setting = setting_of(mentions)
    found = (
        replace(resolved, basis="metonym")
        if mention.span in metonyms and resolved.latitude is not None
        else resolved
        for mention in mentions
        for resolved in [resolve_place(mention, setting)]
    )
    at = {place.id: place for place in found}
    return tuple(at.get(place.id, replace(place, basis="none")) for place in every)


def is_thing(mention: PlaceMention, document: Document) -> bool:
    """Say whether an article tells a ship or a paper from a city: "the Mason"."""
    if not document.text[: mention.span.start].endswith(("the ", "The ")):
        return False
    spots = spots_of(mention.text)
    return bool(spots) and all(spot.population and spot.inside for spot in spots)


def setting_of(places: tuple[PlaceMention, ...]) -> Setting:
    """Return the countries that the places themselves name, and those beside them."""
    countries: defaultdict[str, float] = defaultdict(float)
    for place in places:
        for words in (place.near or place.text, place.inside or ""):
            state = load_registry().state(bare(words)) if words else None
            if state:
                countries[state.name] += 1
            for spot in spots_of(words)[:1]:
                # A city of millions hints at its country, less than the country does.
                countries[spot.inside] += 0.5 if spot.population > 10**6 else 0
    return Setting(countries)


def resolve_place(mention: PlaceMention, setting: Setting) -> PlaceMention:
    """Return one toponym with what the gazetteer knows of it; else its words."""
    if mention.near:
        return resolve_distance(mention, setting)
    words, inside = bare(mention.text), mention.inside
    town = TOWN_OF.match(words)
    state = load_registry().state(town[1]) if town else None
    if town and state:
        words, inside = words[town.end() :], inside or state.name
    spot = find(words, inside, setting)
    if spot is None:
        inside = country_of(inside)
        known = f"{words}, {inside}" if inside else words
        return replace(mention, name=known, basis="none")
    shown = shown_name(words, spot)
    return replace(
        mention,
        name=f"{shown}, {spot.inside}" if spot.inside else shown,
        geonames=spot.geonames,
        latitude=spot.latitude,
        longitude=spot.longitude,
        radius_km=spot.radius_km,
        basis="name",
    )


def shown_name(words: str, spot: Spot) -> str:
    """Return the name to print: the usual one for a country, else the text's own."""
    if not spot.inside and spot in spots_named(words):
        return spot.name
    own = words.split(",", maxsplit=1)[0].strip()
    part = PART.match(own)
    if part and part["part"]:
        return f"{own}, {spot.name}" if not spot.inside else own
    return spot.name if own.isupper() else PART.sub("", own)


def find(words: str, inside: str | None, setting: Setting) -> Spot | None:
    """Return the place that the words name, in view of what is named around it."""
    head, _, rest = words.partition(",")
    around = inside or rest.strip() or None
    spots = spots_of(head)
    if not spots:
        return None
    if around:
        return within(spots, around)
    return max(spots, key=lambda spot: likelihood(spot, setting), default=None)


def within(spots: list[Spot], around: str) -> Spot | None:
    """Return the place that lies in what is named beside it, largest first."""
    country, key = country_of(around), key_of(around)
    state = us_state(around)
    for spot in sorted(spots, key=lambda spot: -spot.population):
        if state and spot.state == state:
            return spot
        if spot.inside and (spot.inside == country or key_of(spot.inside) == key):
            return spot
    for region in spots_of(around):
        for spot in spots:
            if spot.inside and spot.inside == region.inside:
                return spot
    return None


def country_of(words: str | None) -> str | None:
    """Return the usual name of the country that the words name."""
    state = load_registry().state(bare(words)) if words else None
    return state.name if state else words or None


def likelihood(spot: Spot, setting: Setting) -> float:
    """Return how likely a bare name means the place: country, region, then people."""
    named = setting.countries[spot.inside] if spot.inside else 0
    if not spot.inside:
        return 1e9 * (1 + setting.countries[spot.name])
    if spot.geonames is None:
        return 5e8 * (1 + named)
    return spot.population * (1 + 10 * named)


def spots_of(words: str) -> list[Spot]:
    """Return the places of a name, also less "city of", "northern", "province"."""
    for name in (words, TAIL.sub("", words), PART.sub("", words)):
        found = spots_named(name)
        if found:
            return found
    return []


def resolve_distance(mention: PlaceMention, setting: Setting) -> PlaceMention:
    """Return a place given by distance: "about 140 miles east of Tehran".

    Without a bearing it is the toponym itself, with the distance as radius.
    """
    spot = find(mention.near or "", mention.inside, setting)
    match = DISTANCE.search(mention.text)
    name = distance_name(mention, match, spot)
    if spot is None or match is None:
        return replace(mention, name=name, basis="none")
    kilometers = length(match)
    way = re.sub(r"[- ]", "", match["way"] or "").lower()
    bearing = BEARINGS.get(way, UNKNOWN_WAY)
    if kilometers is None:
        return replace(mention, name=name, basis="none")
    latitude, longitude, radius = spot.latitude, spot.longitude, kilometers
    if bearing != UNKNOWN_WAY:
        latitude, longitude = destination(latitude, longitude, bearing, kilometers)
        radius = max(kilometers * SHARE, 1.0)
    return replace(
        mention,
        name=name,
        latitude=round(latitude, 4),
        longitude=round(longitude, 4),
        radius_km=round(radius + (spot.radius_km if spot.inside else 0), 1),
        basis="distance",
    )


def distance_name(
    mention: PlaceMention, match: re.Match[str] | None, spot: Spot | None
) -> str:
    """Return the words from the number on, with the country after them."""
    words = bare(mention.text[match.start() :] if match else mention.text)
    inside = spot.inside if spot else country_of(mention.inside)
    return f"{words}, {inside}" if inside and not words.endswith(inside) else words


def length(match: re.Match[str]) -> float | None:
    """Return a distance in kilometers."""
    told = match["count"].replace(",", "").rstrip(".").lower()
    number = float(told) if re.fullmatch(r"\d+(?:\.\d+)?", told) else count(told)
    return None if number is None else number * KILOMETERS[match["unit"].lower()]
