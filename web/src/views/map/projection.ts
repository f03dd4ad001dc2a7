// The earth on a plane, and how far a place may be off as a circle drawn true to scale on it.
import {
  geoCircle,
  geoDistance,
  geoEqualEarth,
  geoPath,
  type GeoProjection,
} from "d3-geo";
import type { Bounds, Point, Size } from "../camera";

/** Mean radius of the earth in kilometers (IUGG). */
const EARTH_KM = 6371.0088;

/** The plane is as wide as this; zooming is the camera's part. */
export const PLANE: Size = { width: 1000, height: 487 };

export interface Position {
  latitude: number;
  longitude: number;
}

export function planeProjection(): GeoProjection {
  return geoEqualEarth().fitExtent(
    [
      [0, 0],
      [PLANE.width, PLANE.height],
    ],
    { type: "Sphere" },
  );
}

/** Degrees of a great circle that so many kilometers span. */
export function degreesOf(kilometers: number): number {
  return (kilometers / EARTH_KM) * (180 / Math.PI);
}

export function kilometersBetween(one: Position, other: Position): number {
  return (
    geoDistance([one.longitude, one.latitude], [other.longitude, other.latitude]) *
    EARTH_KM
  );
}

export function pointOf(projection: GeoProjection, at: Position): Point {
  const [x, y] = projection([at.longitude, at.latitude]) ?? [0, 0];
  return { x, y };
}

/** The circle of that radius on the earth, as a path of the plane; it may be no circle there. */
export function circlePath(
  projection: GeoProjection,
  at: Position,
  radiusKm: number,
): string {
  const circle = geoCircle()
    .center([at.longitude, at.latitude])
    .radius(Math.min(degreesOf(radiusKm), 89))
    .precision(2);
  return geoPath(projection).digits(3)(circle()) ?? "";
}

/** How wide the circle is on the plane at its center, from north to south. */
export function circleHeight(
  projection: GeoProjection,
  at: Position,
  radiusKm: number,
): number {
  const degrees = degreesOf(radiusKm);
  const north = pointOf(projection, {
    latitude: Math.min(90, at.latitude + degrees),
    longitude: at.longitude,
  });
  const south = pointOf(projection, {
    latitude: Math.max(-90, at.latitude - degrees),
    longitude: at.longitude,
  });
  return Math.hypot(north.x - south.x, north.y - south.y);
}

/** The part of the plane that holds these places with their circles. */
export function placeBounds(
  projection: GeoProjection,
  places: readonly (Position & { radius_km: number })[],
): Bounds | null {
  if (places.length === 0) {
    return null;
  }
  const bounds = {
    left: Infinity,
    top: Infinity,
    right: -Infinity,
    bottom: -Infinity,
  };
  for (const place of places) {
    const { x, y } = pointOf(projection, place);
    const room = Math.max(circleHeight(projection, place, place.radius_km) / 2, 8);
    bounds.left = Math.min(bounds.left, x - room);
    bounds.right = Math.max(bounds.right, x + room);
    bounds.top = Math.min(bounds.top, y - room);
    bounds.bottom = Math.max(bounds.bottom, y + room);
  }
  return bounds;
}

/** A round length for the scale bar, at most as wide as asked, measured at the middle of the view. */
export function scaleBar(
  projection: GeoProjection,
  middle: Point,
  scale: number,
  pixels: number,
): { kilometers: number; pixels: number } | null {
  const half = pixels / 2 / scale;
  const west = positionOf(projection, { x: middle.x - half, y: middle.y });
  const east = positionOf(projection, { x: middle.x + half, y: middle.y });
  if (!west || !east) {
    return null;
  }
  const whole = kilometersBetween(west, east);
  const kilometers = roundDown(whole);
  return { kilometers, pixels: (kilometers / whole) * pixels };
}

/** Where a point of the plane lies on the earth; null outside of it. */
export function positionOf(projection: GeoProjection, point: Point): Position | null {
  const [longitude, latitude] = projection.invert?.([point.x, point.y]) ?? [NaN, NaN];
  const position = { latitude, longitude };
  // Outside the earth, the inverse wraps around to some point inside.
  const again = pointOf(projection, position);
  const same = Math.hypot(again.x - point.x, again.y - point.y) < 0.01;
  return same ? position : null;
}

function roundDown(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length));
  const step = [5, 2, 1].find((one) => one * power <= length) ?? 1;
  return step * power;
}
