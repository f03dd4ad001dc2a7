"""Go a distance in a direction on the ellipsoid of the earth (WGS 84)."""

from __future__ import annotations

from math import atan, atan2, cos, degrees, radians, sin, sqrt, tan

EQUATOR_KM = 6378.137
FLATTENING = 1 / 298.257223563
POLE_KM = EQUATOR_KM * (1 - FLATTENING)
CLOSE_ENOUGH = 1e-12


def destination(
    latitude: float, longitude: float, bearing: float, kilometers: float
) -> tuple[float, float]:
    """Return where one comes to from a point, by Vincenty's direct formula (1975).

    Args:
        latitude: Of the start, in degrees.
        longitude: Of the start, in degrees.
        bearing: Degrees clockwise from north.
        kilometers: Length of the geodesic.

    Returns:
        Latitude and longitude in degrees; the longitude from -180 to 180.
    """
    azimuth = radians(bearing)
    reduced = atan((1 - FLATTENING) * tan(radians(latitude)))
    start = atan2(tan(reduced), cos(azimuth))
    sin_alpha = cos(reduced) * sin(azimuth)
    cos2_alpha = 1 - sin_alpha**2
    squared = cos2_alpha * (EQUATOR_KM**2 - POLE_KM**2) / POLE_KM**2
    large = 1 + squared / 16384 * (
        4096 + squared * (-768 + squared * (320 - 175 * squared))
    )
    small = squared / 1024 * (256 + squared * (-128 + squared * (74 - 47 * squared)))
    arc = arc_length(kilometers / (POLE_KM * large), start, small)
    middle = cos(2 * start + arc)
    up = sin(reduced) * cos(arc) + cos(reduced) * sin(arc) * cos(azimuth)
    across = sin(reduced) * sin(arc) - cos(reduced) * cos(arc) * cos(azimuth)
    end = atan2(up, (1 - FLATTENING) * sqrt(sin_alpha**2 + across**2))
    turned = atan2(
        sin(arc) * sin(azimuth),
        cos(reduced) * cos(arc) - sin(reduced) * sin(arc) * cos(azimuth),
    )
    factor = FLATTENING / 16 * cos2_alpha * (4 + FLATTENING * (4 - 3 * cos2_alpha))
    inner = middle + factor * cos(arc) * (-1 + 2 * middle**2)
    shift = (1 - factor) * FLATTENING * sin_alpha * (arc + factor * sin(arc) * inner)
    around = longitude + degrees(turned - shift)
    return degrees(end), (around + 180) % 360 - 180


def arc_length(first: float, start: float, small: float) -> float:
    """Return the arc on the auxiliary sphere, iterated until it stands still."""
    arc, before = first, first + 1
    while abs(arc - before) > CLOSE_ENOUGH:
        middle = cos(2 * start + arc)
        inner = cos(arc) * (-1 + 2 * middle**2) - small / 6 * middle * (
            -3 + 4 * sin(arc) ** 2
        ) * (-3 + 4 * middle**2)
        before = arc
        arc = first + small * sin(arc) * (middle + small / 4 * inner)
    return arc
