"""Resolve places given by distance: "about 140 miles east of Tehran"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.resolve.geodesy import destination
from onrecord.resolve.moments import count

BEARINGS: Final = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
KILOMETERS: Final = {
    "mile": 1.609344, "kilometer": 1, "kilometre": 1, "km": 1, "mi": 1.609344,
    "meter": 0.001, "metre": 0.001, "yard": 0.0009144, "nautical mile": 1.852,
}  # fmt: skip
DISTANCE: Final = re.compile(
    r"(?P<count>\d[\d,.]*|[a-z]+(?:[- ][a-z]+)?)[ -](?:\([^)]*\) )?"
    r"(?P<unit>nautical mile|mile|kilometer|kilometre|km|mi|meter|metre|yard)s?"
    r"(?: \([^)]*\))?(?: (?:to the )?(?:due )?(?P<way>(?:north|south)?[- ]?"
    r"(?:east|west)?(?:north|south)?)(?:ern)?)?(?: of| from| outside| inside| off)?\b",
    re.IGNORECASE,
)
SHARE: Final = 0.15
"""Of a distance told in round figures, as the radius where it may lie."""


@dataclass(frozen=True, slots=True)
class Way:
    """A distance in kilometers, with its bearing where one is told."""

    words: str
    """From the number on."""
    kilometers: float
    bearing: float | None

    def end(self, latitude: float, longitude: float) -> tuple[float, float, float]:
        """Return latitude and longitude of where it leads, and the radius around it.

        Without a bearing that is the start itself, with the distance as radius.
        """
        if self.bearing is None:
            return latitude, longitude, self.kilometers
        there = destination(latitude, longitude, self.bearing, self.kilometers)
        return *there, max(self.kilometers * SHARE, 1.0)


def way_of(words: str) -> Way | None:
    """Read the way in the words that tell a place by it.

    Example:
        >>> way_of("about 50 km east of Tehran")
        Way(words='50 km east of Tehran', kilometers=50.0, bearing=90.0)
    """
    match = DISTANCE.search(words)
    if match is None:
        return None
    told = match["count"].replace(",", "").rstrip(".").lower()
    number = float(told) if re.fullmatch(r"\d+(?:\.\d+)?", told) else count(told)
    if number is None:
        return None
    way = re.sub(r"[- ]", "", match["way"] or "").lower()
    kilometers = number * KILOMETERS[match["unit"].lower()]
    return Way(words[match.start() :], kilometers, BEARINGS.get(way))
