"""Write claims that have a point on the map as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from onrecord.export.files import write_text
from onrecord.export.words import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from onrecord.export.references import Words
    from onrecord.model.claim import Claim, Reading
    from onrecord.model.mention import PlaceMention

LEFT_OUT: Final = "no place of theirs has a point on the map"


def taken(reading: Reading) -> list[Claim]:
    """Return the claims that have a point."""
    return [claim for claim in reading.claims if points_of(claim, reading)]


def write_geojson(readings: Sequence[Reading], path: Path, words: Words) -> None:
    """Write a feature for each claim that has a point."""
    write_text(path, _pieces(readings, words))


def _pieces(readings: Sequence[Reading], words: Words) -> Iterator[str]:
    yield '{"type": "FeatureCollection", "features": ['
    between = "\n"
    for reading in readings:
        for claim in taken(reading):
            feature = _feature(claim, reading, words)
            yield between + json.dumps(feature, ensure_ascii=False)
            between = ",\n"
    yield "\n]}\n"


def points_of(claim: Claim, reading: Reading) -> list[PlaceMention]:
    """Return the places of a claim that have a point, each point once."""
    found: dict[tuple[float, float], PlaceMention] = {}
    for place in reading.places:
        if place.id in claim.place_mentions and place.latitude is not None:
            longitude = place.longitude or 0.0
            found.setdefault((longitude, place.latitude), place)
    return list(found.values())


def _feature(claim: Claim, reading: Reading, words: Words) -> dict[str, Any]:
    document, places = reading.document, points_of(claim, reading)
    points = [[place.longitude, place.latitude] for place in places]
    published = document.published
    return {
        "type": "Feature",
        "id": claim.id,
        "geometry": {"type": "Point", "coordinates": points[0]}
        if len(points) == 1
        else {"type": "MultiPoint", "coordinates": points},
        "properties": {
            "kind": claim.kind,
            "type": claim.type,
            "mode": claim.mode,
            "actor": list(claim.actor),
            "recipient": list(claim.recipient),
            "sources": list(claim.sources),
            "polarity": claim.polarity,
            "certainty": claim.certainty,
            "modality": claim.modality,
            "when": claim.when,
            "where": claim.where,
            "radius_km": max((place.radius_km or 0 for place in places), default=0),
            "geonames": [place.geonames for place in places if place.geonames],
            "document": document.label,
            "publisher": document.publisher,
            "published": published.isoformat() if published else None,
            "words": words.of(document, sentence_of(claim, reading) or claim.trigger),
            "sha256": document.id,
            "span": [claim.trigger.start, claim.trigger.end],
        },
    }
