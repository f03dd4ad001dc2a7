"""A GeoJSON file keeps the rules of RFC 7946."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.export.exported import exported, raid
from tests.readings import reading_of

if TYPE_CHECKING:
    from pathlib import Path


def check_position(position: list[float]) -> None:
    """Assert that a position is longitude and latitude on the globe, in that order."""
    longitude, latitude = position
    assert -180 <= longitude <= 180
    assert -90 <= latitude <= 90


def check(collection: dict[str, Any]) -> list[dict[str, Any]]:
    """Assert what RFC 7946 asks of a collection of points, and return its features."""
    assert set(collection) == {"type", "features"}
    assert collection["type"] == "FeatureCollection"
    for feature in collection["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        geometry = feature["geometry"]
        assert set(geometry) == {"type", "coordinates"}
        if geometry["type"] == "Point":
            check_position(geometry["coordinates"])
        else:
            assert geometry["type"] == "MultiPoint"
            for each in geometry["coordinates"]:
                check_position(each)
    features: list[dict[str, Any]] = collection["features"]
    return features


def test_point(tmp_path: Path) -> None:
    """A claim with one place is a point; those without a point are left out."""
    path = exported("geojson", [raid(), reading_of()], tmp_path / "map.geojson")

    (feature,) = check(json.loads(path.read_text(encoding="utf-8")))
    assert feature["geometry"] == {"type": "Point", "coordinates": [-52.25, 27.5]}
    assert feature["properties"]["type"] == "ASSAULT"
    assert feature["properties"]["radius_km"] == 5.0


def test_several_points(tmp_path: Path) -> None:
    """A claim with two places is both of their points, a point said twice is one."""
    reading = raid()
    port = reading.places[0]
    places = (
        port,
        replace(port, id="again"),
        replace(port, id="pier", latitude=28.0),
        replace(port, id="nowhere", latitude=None, longitude=None),
    )
    claim = replace(reading.claims[0], place_mentions=tuple(p.id for p in places))
    reading = replace(reading, places=places, claims=(claim,))

    path = exported("geojson", [reading], tmp_path / "map.geojson")

    (feature,) = check(json.loads(path.read_text(encoding="utf-8")))
    assert feature["geometry"] == {
        "type": "MultiPoint",
        "coordinates": [[-52.25, 27.5], [-52.25, 28.0]],
    }


def test_nothing_to_show(tmp_path: Path) -> None:
    """Without a place, the collection is empty and still one."""
    path = exported("geojson", [reading_of()], tmp_path / "map.geojson")

    assert check(json.loads(path.read_text(encoding="utf-8"))) == []
