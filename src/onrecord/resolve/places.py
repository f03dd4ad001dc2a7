"""Resolve toponyms to "Place, Country" with coordinates; distances and bearings too.

What a name lies in, said beside it, comes first; then what the document names around
it (``senses``). Streets are not known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from onrecord.model.us_states import CODES, US_STATES, us_state
from onrecord.resolve.distances import way_of
from onrecord.resolve.gazetteer import key_of, spots_named
from onrecord.resolve.registry import load_registry
from onrecord.resolve.senses import BESIDE, OFTEN, Toponym, choose
from onrecord.resolve.spelling import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.model.document import Document, Span
    from onrecord.model.mention import Mention, PlaceMention
    from onrecord.resolve.gazetteer import Spot

PART: Final = re.compile(
    r"^(?:(?P<part>(?:north|south|east|west|central|north-?east|north-?west|south-?east|"
    r"south-?west|upper|lower|greater|suburban|downtown|rural)(?:ern)?) |"
    r"(?:the )?(?:(?:city|town|village|province|region|governorate|state|district|"
    r"island|area|capital|port|township|county|borough) of ))",
    re.IGNORECASE,
)
TOWN_OF: Final = re.compile(
    r"([A-Z][\w-]+) (?:city|town|village|capital|port|province|region|district)"
    r"(?: of|,)? (?=[A-Z])"
)
"""What "Syrian town of Dabiq" says beside the name."""
TAIL: Final = re.compile(
    r" (?:province|city|governorate|district|region|county|town|village|township|"
    r"oblast|state|area)$",
    re.IGNORECASE,
)
HOUSE: Final = re.compile(
    r"(?:the )?(.+? (?:County|Parish|Province|Governorate)|.+?(?= (?:City Hall|"
    r"(?:International |Regional )?Airport|Air ?[Bb]ase|Airfield|Hospital|University|"
    r"Courthouse|Prison|Jail|Harbor|Port|Railway Station|Police|City|refugee camp)\b))"
)
"""What "Mosul Airport" and "Alder County Jail" say of where they are."""
NEAR: Final = re.compile(
    r"\b(?:near|nearby|outside|around|close to|just off|not far from)(?: the)? $"
)
COUNTIES: Final = re.compile(r"(?:,? (?:and )?[A-Z][\w.]+)* [Cc]ounties\b")
"""What follows each name in "Alder, Birch and Cedar counties"."""
AMERICAN: Final = re.compile(
    r"\b(?:[Ss]heriff|Interstate \d|Highway Patrol|[Ss]tate [Tt]rooper|[Tt]ownship|"
    r"[Cc]ounty (?:[Cc]ommission|[Aa]ttorney|[Cc]ourt|[Jj]ail|[Ss]chools)|"
    r"[Ss]chool [Dd]istrict|Police Department|Fire Department|High School|"
    r"\(\d{3}\) \d{3}-\d{4})"
)
"""What news from the United States speaks of without ever naming the country."""
OUTSKIRTS_KM: Final = 25.0  # as UCDP has it: where_prec 2
PRECISION: Final = {"town": 1, "district": 3, "province": 4, "river": 5, "country": 6,
                    "sea": 7}  # fmt: skip
SITE_KM: Final = 12.0
LARGE_KM: Final = 400.0
MOST_OTHERS: Final = 3
UNNAMED: Final = frozenset({"ORGANIZATION", "GROUP", "OTHER"})


@dataclass(frozen=True, slots=True)
class Named:
    """What a mention names: the toponym by itself, and what lies around it."""

    words: str
    inside: str | None

    @property
    def key(self) -> tuple[str, str]:
        """What mentions of the same place share."""
        return key_of(self.words), key_of(self.inside or "")


def resolve_places(
    places: Iterable[PlaceMention], document: Document, mentions: Sequence[Mention]
) -> tuple[PlaceMention, ...]:
    """Return the toponyms with name, coordinates, radius, precision and basis.

    Args:
        places: What ``extract`` found.
        document: The text they stand in.
        mentions: Whom else the document names: an adjective or organization of a
            state speaks for the state; who means a government by its seat is marked.
    """
    every = tuple(places)
    real = [place for place in every if not is_thing(place, document)]
    named = [named_of(place, document) for place in real]
    senses = senses_of(real, named, hints_of(mentions, document))
    metonyms = {m.span for m in mentions if m.basis == "metonym"}
    found = {
        place.id: marked(place, document, metonyms)
        for mention, name in zip(real, named, strict=True)
        for place in [resolve_place(mention, name, senses[name.key])]
    }
    read = (found.get(place.id, replace(place, basis="none")) for place in every)
    return tuple(p for p in read if p.sure or p.latitude is not None)


def named_of(mention: PlaceMention, document: Document) -> Named:
    """Return the toponym of a mention: "Dabiq" in Syria of "Syrian town of Dabiq"."""
    words = full(bare(mention.near or mention.text))
    if COUNTIES.match(document.text, mention.span.end):
        return Named(f"{words} County", mention.inside)
    inside = mention.inside
    town = TOWN_OF.match(words)
    state = load_registry().state(town[1]) if town else None
    if town and state:
        words, inside = words[town.end() :], inside or state.name
    head, _, rest = words.partition(",")
    return Named(head, inside or rest.strip() or None)


def full(words: str) -> str:
    """Return a state of the United States by its name, where the words shorten it."""
    if words.endswith(".") or (words.isupper() and len(words) == 2):  # noqa: PLR2004
        return US_STATES.get(us_state(words) or "", words)
    return words


def senses_of(
    places: Sequence[PlaceMention], named: Sequence[Named], hints: Mapping[str, float]
) -> dict[tuple[str, str], Toponym]:
    """Return the toponyms of a document by their key, with scored places.

    A bare name is that which was named with what it lies in, somewhere in the text.
    """
    found: dict[tuple[str, str], Toponym] = {}
    full: dict[str, tuple[str, str]] = {}
    for place, name in zip(places, named, strict=True):
        if name.key in found:
            toponym = found[name.key]
            toponym.count = min(toponym.count + 1, OFTEN * BESIDE)
            continue
        spots = candidates(name, sure=place.sure)
        weight = BESIDE if name.inside and spots else 1.0
        found[name.key] = Toponym(spots, weight if place.sure else 0.3)
        if name.inside and spots:
            full.setdefault(name.key[0], name.key)
    for key in list(found):
        if not key[1] and key[0] in full:
            found[key] = found[full[key[0]]]
    unique = {id(toponym): toponym for toponym in found.values()}
    choose(unique.values(), hints)
    return found


def hints_of(mentions: Sequence[Mention], document: Document) -> dict[str, float]:
    """Return what adjectives and organizations say for countries and provinces."""
    found: defaultdict[str, float] = defaultdict(float)
    american = len({word.lower() for word in AMERICAN.findall(document.text)})
    if american:
        found["United States"] = min(2.0 * american, 2.0 * OFTEN)
    for mention in mentions:
        if mention.type == "STATE" and mention.kind == "adjective" and mention.name:
            found[mention.name] = min(found[mention.name] + 0.5, OFTEN)
        if mention.kind == "name" and mention.type in UNNAMED:
            for state, code in CODES.items():
                if state in mention.text:
                    province = f"US.{code}"
                    found[province] = min(found[province] + 0.5, OFTEN)
    return found


def candidates(name: Named, *, sure: bool) -> Sequence[Spot]:
    """Return the places that a name may mean, in view of what it lies in."""
    spots = spots_of(name.words)
    if not sure:
        spots = [spot for spot in spots if not spot.by_other_name]
    if not name.inside or not spots:
        return spots
    found = within(spots, name.inside)
    # "With Russia, Germany has …" only looks as if it told what Russia lies in.
    return found or (spots if spots[0].kind == "country" else ())


def spots_of(words: str) -> Sequence[Spot]:
    """Return the places of a name, also less "city of", "northern", "province"."""
    house = HOUSE.match(words)
    for name in (words, TAIL.sub("", words), PART.sub("", words), house and house[1]):
        found = spots_named(name) if name else ()
        if found:
            return found
    return ()


def within(spots: Sequence[Spot], around: str) -> Sequence[Spot]:
    """Return the places that lie in what is named beside them."""
    state = us_state(around)
    if state:
        here = [spot for spot in spots if spot.province == f"US.{state}"]
        if here:
            return here
    country = load_registry().state(bare(around))
    if country:
        return [spot for spot in spots if spot.inside == country.name]
    regions = spots_of(around)
    codes = {spot.province for spot in regions if spot.kind == "province"}
    here = [spot for spot in spots if spot.province and spot.province in codes]
    if here:
        return here
    names = {spot.name for spot in regions if spot.kind == "region"}
    here = [spot for spot in spots if spot.inside in names]
    return here or [spot for spot in spots if is_close(spot, regions)]


def is_close(spot: Spot, others: Sequence[Spot]) -> bool:
    """Say whether a place lies about a degree or less from one of others."""
    return any(
        spot.inside == other.inside
        and abs(spot.latitude - other.latitude) < 1
        and abs(spot.longitude - other.longitude) < 1
        for other in others
    )


def resolve_place(mention: PlaceMention, name: Named, toponym: Toponym) -> PlaceMention:
    """Return one mention with what the gazetteer knows of it; else its words."""
    ranked = toponym.ranked() if toponym.spots else []
    if mention.near:
        return resolve_distance(mention, name, ranked)
    if not ranked:
        inside = country_of(name.inside)
        known = f"{name.words}, {inside}" if inside else name.words
        return replace(mention, name=known, basis="none")
    spot = ranked[0]
    shown = shown_name(name.words, spot)
    return replace(
        mention,
        name=f"{shown}, {spot.inside}" if spot.inside else shown,
        geonames=spot.geonames,
        latitude=spot.latitude,
        longitude=spot.longitude,
        radius_km=spot.radius_km,
        precision=precision_of(spot, name.words),
        alternatives=tuple(full_name(other) for other in ranked[1 : 1 + MOST_OTHERS]),
        basis="name",
    )


def precision_of(spot: Spot, words: str) -> int | None:
    """Return UCDP's ``where_prec``: 1 a point, 3 district, 4 province, 6 country.

    2 is beside a place, 5 a river or part of a country, 7 the sea; what is larger than
    a country has none.
    """
    part = PART.match(words)
    if part and part["part"]:
        return 5
    if spot.kind != "region":
        return PRECISION[spot.kind]
    if spot.radius_km <= SITE_KM:
        return 1
    if spot.radius_km < LARGE_KM or spot.inside:
        return 4 if spot.province else 5
    return None


def full_name(spot: Spot) -> str:
    """Return a name that tells a place from others of its name."""
    country, _, code = spot.province.partition(".")
    state = US_STATES.get(code) if country == "US" else None
    parts = [spot.name, *([state] if state and state != spot.name else []), spot.inside]
    return ", ".join(part for part in parts if part)


def marked(
    place: PlaceMention, document: Document, metonyms: set[Span]
) -> PlaceMention:
    """Return a place with what the words before it say: "near", or a government."""
    if place.latitude is None:
        return place
    if place.span in metonyms:
        return replace(place, basis="metonym")
    before = document.text[max(0, place.span.start - 20) : place.span.start]
    if place.precision == 1 and NEAR.search(before):
        reach = max(place.radius_km or 0.0, OUTSKIRTS_KM)
        return replace(place, precision=2, radius_km=reach)
    return place


def is_thing(mention: PlaceMention, document: Document) -> bool:
    """Say whether an article tells a ship or a paper from a city: "the Mason"."""
    if not document.text[: mention.span.start].endswith(("the ", "The ")):
        return False
    spots = spots_of(mention.text)
    return bool(spots) and all(spot.kind == "town" for spot in spots)


def country_of(words: str | None) -> str | None:
    """Return the usual name of the country that the words name."""
    state = load_registry().state(bare(words)) if words else None
    return state.name if state else words or None


def shown_name(words: str, spot: Spot) -> str:
    """Return the name to print: the usual one for a country, else the text's own."""
    if spot.kind == "country" and spot in spots_named(words):
        return spot.name
    part = PART.match(words)
    if part and part["part"]:
        return f"{words}, {spot.name}" if spot.kind == "country" else words
    if us_state(words) and spot.kind == "province":
        return spot.name
    return spot.name if words.isupper() else PART.sub("", words)


def resolve_distance(
    mention: PlaceMention, name: Named, ranked: Sequence[Spot]
) -> PlaceMention:
    """Return a place given by distance: "about 140 miles east of Tehran"."""
    way = way_of(mention.text)
    words = bare(way.words if way else mention.text)
    inside = ranked[0].inside if ranked else country_of(name.inside)
    shown = f"{words}, {inside}" if inside and not words.endswith(inside) else words
    if not ranked or way is None:
        return replace(mention, name=shown, basis="none")
    spot = ranked[0]
    latitude, longitude, radius = way.end(spot.latitude, spot.longitude)
    reach = radius + (spot.radius_km if spot.kind != "country" else 0)
    return replace(
        mention,
        name=shown,
        latitude=round(latitude, 4),
        longitude=round(longitude, 4),
        radius_km=round(reach, 1),
        precision=2 if reach <= OUTSKIRTS_KM else 5,
        basis="distance",
    )
