// Of circles that lie over each other the narrowest is picked.
import { describe, expect, it } from "vitest";
import type { MapPlace } from "../../api/types";
import { toScreen } from "../camera";
import { circlesOf } from "./circles";
import { circleAt, dotRadius, isDot } from "./picking";
import { planeProjection, pointOf } from "./projection";

const place = (id: string, radius_km: number, longitude = 10): MapPlace =>
  ({
    id,
    name: id,
    role: "where",
    latitude: 10,
    longitude,
    radius_km,
    claims: 4,
    quad: null,
  }) as MapPlace;
const PROJECTION = planeProjection();
const CAMERA = { x: 0, y: 0, scale: 10 };
const CIRCLES = circlesOf(PROJECTION, [
  place("country", 900),
  place("region", 300),
  place("town", 2, 12),
]);
const shown = (latitude: number, longitude: number) =>
  toScreen(CAMERA, pointOf(PROJECTION, { latitude, longitude }));

describe("picking", () => {
  it("takes the most exactly known place", () => {
    const at = (latitude: number, longitude: number): string | undefined =>
      circleAt(CIRCLES, PROJECTION, CAMERA, shown(latitude, longitude))?.place.id;
    expect(at(10, 10)).toBe("region");
    expect(at(15, 10)).toBe("country");
    expect(at(10, 12)).toBe("town");
    expect(at(40, 40)).toBeUndefined();
  });

  it("draws as a dot what is too small to see, and not when it is closer", () => {
    const town = CIRCLES.at(-1);
    expect(town && isDot(town, CAMERA)).toBe(true);
    expect(town && isDot(town, { ...CAMERA, scale: 400 })).toBe(false);
    expect(town && dotRadius(town)).toBe(6);
  });

  it("takes nothing outside the earth", () => {
    expect(circleAt(CIRCLES, PROJECTION, CAMERA, { x: -900, y: -900 })).toBeNull();
  });
});
