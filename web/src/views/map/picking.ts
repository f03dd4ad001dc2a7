// Which place lies under the pointer: the most exactly known one.

import type { GeoProjection } from "d3-geo";
import { toPlane, toScreen, type Camera, type Point } from "../camera";
import type { Circle } from "./circles";
import { kilometersBetween, positionOf } from "./projection";

/** Pixels: a circle that is lower than this on the screen is drawn as a dot. */
const LEAST = 12;

export function isDot(circle: Circle, camera: Camera): boolean {
  return circle.height * camera.scale < LEAST;
}

/** Pixels. */
export function dotRadius({ place }: Circle): number {
  return 4 + Math.min(Math.sqrt(place.claims), 5);
}

export function circleAt(
  circles: readonly Circle[],
  projection: GeoProjection,
  camera: Camera,
  at: Point,
): Circle | null {
  const dots = circles.filter((circle) => isDot(circle, camera));
  const dot = dots.findLast((each) => {
    const { x, y } = toScreen(camera, each.at);
    return Math.hypot(x - at.x, y - at.y) <= dotRadius(each) + 3;
  });
  if (dot) return dot;
  const position = positionOf(projection, toPlane(camera, at));
  if (!position) return null;
  const under = circles.findLast(
    (each) =>
      !isDot(each, camera) &&
      kilometersBetween(position, each.place) <= each.place.radius_km,
  );
  return under ?? null;
}
