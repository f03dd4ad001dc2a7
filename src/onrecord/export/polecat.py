"""Write events as a POLECAT file: tab-separated, forty columns, a row for each dyad.

The format has no column that says that something was denied, planned or demanded, so
only what is told as done is written, and by PLOVER's rule a future act of cooperation
as AGREE, a future retreat as CONCEDE. Contexts, COW codes and Wikipedia ids are empty.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Final

from onrecord.config import VERSION
from onrecord.export.files import write_text
from onrecord.export.profiles import Profiles
from onrecord.export.times import day_of
from onrecord.export.words import plain
from onrecord.model.ontology import types

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from onrecord.export.references import Words
    from onrecord.model.claim import Claim, Reading
    from onrecord.model.mention import PlaceMention

COLUMNS: Final = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code"),
    *("Contexts", "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector"),
    *("Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID"),
    *("Recipient Name", "Recipient Country", "Recipient COW"),
    *("Primary Recipient Sector", "Recipient Sectors", "Recipient Title"),
    *("Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City"),
    *("District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
    *("Raw Placename", "Feature Type", "Source", "Publication Date", "Story People"),
    *("Story Organizations", "Story Locations", "Language", "Version"),
)
LEFT_OUT: Final = "ties, and what is denied, planned or demanded, have no column"

_ANNOUNCED: Final = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"), "AGREE"),
    "RETREAT": "CONCEDE",
}
"""What a type becomes when it is announced for the future (PLOVER's manual)."""

Row = dict[str, object]


def taken(reading: Reading) -> list[Claim]:
    """Return the claims that the format can hold without turning them into others."""
    return [
        claim
        for claim in reading.claims
        if (claim.kind, claim.polarity) == ("event", "+")
        and claim.certainty != "U"
        and (claim.modality == "actual" or _is_announced(claim))
    ]


def _is_announced(claim: Claim) -> bool:
    return claim.modality == "future" and claim.type in _ANNOUNCED


def write_polecat(readings: Sequence[Reading], path: Path, words: Words) -> None:
    """Write the events of readings."""
    write_text(path, _lines(readings, words))


def _lines(readings: Sequence[Reading], words: Words) -> Iterator[str]:
    profiles = Profiles(readings)
    yield "\t".join(COLUMNS) + "\n"
    for reading in readings:
        story = _story(reading)
        for claim in taken(reading):
            what = _event(claim, reading, words)
            sides = list(_sides(claim, reading, words, profiles))
            for number, side in enumerate(sides, start=1):
                row = {**story, **what, **side}
                row["Event ID"] = f"{claim.id}-{number}" if len(sides) > 1 else claim.id
                yield "\t".join(_cell(row.get(name)) for name in COLUMNS) + "\n"


def _event(told: Claim, reading: Reading, words: Words) -> Row:
    claim = told
    if _is_announced(told):
        claim = replace(told, type=_ANNOUNCED[told.type], mode=None)
    claim_type = types()[claim.type]
    mode = claim_type.modes.get(claim.mode or "")
    score = claim_type.score if mode is None or mode.score is None else mode.score
    return {
        "Event Date": day_of(claim.when),
        "Event Type": claim.type,
        "Event Mode": claim.mode,
        "Intensity": None if score is None else f"{score:g}",
        "Quad Code": claim_type.quad,
        **_place(claim, reading, words),
    }


def _sides(
    claim: Claim, reading: Reading, words: Words, profiles: Profiles
) -> Iterator[Row]:
    """Yield the columns of each pair of actor and recipient; one where none is told."""
    by_id = {mention.id: mention for mention in reading.mentions}

    def side(role: str, name: str | None, ids: Sequence[str]) -> Row:
        if name is None:
            return {}
        profile = profiles.of(name)
        said = (by_id[id] for id in ids if id in by_id)
        mention = next((each for each in said if each.name == name), None)
        raw = words.of(reading.document, mention.span) if mention else None
        title = mention.title if mention and not words.without_text else None
        return {
            f"{role} Name": name,
            f"{role} Country": profile.code,
            f"Primary {role} Sector": profile.sector,
            f"{role} Sectors": profile.sector,
            f"{role} Title": title,
            f"{role} Name Raw": raw,
        }

    pairs = product(claim.actor or (None,), claim.recipient or (None,))
    for actor, recipient in pairs:
        yield {
            **side("Actor", actor, claim.actor_mentions),
            **side("Recipient", recipient, claim.recipient_mentions),
        }


def _place(claim: Claim, reading: Reading, words: Words) -> Row:
    place = first_place(claim, reading)
    name, _, country = (claim.where or "").partition(";")[0].rpartition(", ")
    row: Row = {"Placename": name or country, "Country": country}
    if place is None:
        return row
    inside = name if place.geonames and name else None
    return row | {
        "City": inside,
        "Latitude": place.latitude,
        "Longitude": place.longitude,
        "GeoNames ID": place.geonames,
        "Raw Placename": words.of(reading.document, place.span),
    }


def first_place(claim: Claim, reading: Reading) -> PlaceMention | None:
    """Return the first of a claim's places that has a point on the map."""
    places = (each for each in reading.places if each.id in claim.place_mentions)
    return next((each for each in places if each.latitude is not None), None)


def _story(reading: Reading) -> Row:
    document = reading.document
    named: dict[str, dict[str, None]] = {}
    for mention in reading.mentions:
        if mention.name and mention.kind == "name":
            named.setdefault(mention.type, {})[mention.name] = None
    people = named.get("PERSON", {})
    organizations = named.get("ORGANIZATION", {}) | named.get("GROUP", {})
    places = dict.fromkeys(each.name for each in reading.places if each.name)
    return {
        "Source": document.publisher,
        "Publication Date": document.published,
        "Story People": "; ".join(people),
        "Story Organizations": "; ".join(organizations),
        "Story Locations": "; ".join(places),
        "Language": document.language,
        "Version": f"onrecord {VERSION}",
    }


def _cell(value: object) -> str:
    """Return a value without tabs and line ends, which published files break on."""
    return "" if value is None else plain(str(value))
