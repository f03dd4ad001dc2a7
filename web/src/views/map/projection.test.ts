// A circle on the map spans as many kilometers as it says.
import { describe, expect, it } from "vitest";
import {
  PLANE,
  circleHeight,
  circlePath,
  degreesOf,
  kilometersBetween,
  placeBounds,
  planeProjection,
  pointOf,
  scaleBar,
} from "./projection";

const EQUATOR = { latitude: 0, longitude: 20 };

describe("projection", () => {
  it("fits the whole earth on the plane", () => {
    const projection = planeProjection();
    for (const [latitude, longitude] of [
      [90, 0],
      [-90, 0],
      [0, 180],
      [0, -180],
    ]) {
      const { x, y } = pointOf(projection, {
        latitude: latitude ?? 0,
        longitude: longitude ?? 0,
      });
      expect(x).toBeGreaterThan(-1);
      expect(x).toBeLessThan(PLANE.width + 1);
      expect(y).toBeGreaterThan(-1);
      expect(y).toBeLessThan(PLANE.height + 1);
    }
  });

  it("turns kilometers into degrees of a great circle", () => {
    expect(degreesOf(111.195)).toBeCloseTo(1, 3);
    expect(kilometersBetween(EQUATOR, { latitude: 1, longitude: 20 })).toBeCloseTo(
      111.195,
      2,
    );
  });

  it("draws twice the radius twice as high", () => {
    const projection = planeProjection();
    const one = circleHeight(projection, EQUATOR, 100);
    expect(circleHeight(projection, EQUATOR, 200) / one).toBeCloseTo(2, 2);
  });

  it("draws a circle whose points all lie that far from its center", () => {
    const projection = planeProjection();
    const at = { latitude: 35.7, longitude: 53.9 };
    const numbers = circlePath(projection, at, 60).match(/-?\d+\.?\d*/g) ?? [];
    const points = Array.from({ length: numbers.length / 2 }, (_, index) => [
      Number(numbers[2 * index]),
      Number(numbers[2 * index + 1]),
    ]);
    expect(points.length).toBeGreaterThan(20);
    for (const [x, y] of points) {
      const [longitude, latitude] = projection.invert?.([x ?? 0, y ?? 0]) ?? [0, 0];
      // The plane is written to a thousandth, which is about 40 meters here.
      expect(
        Math.abs(kilometersBetween(at, { latitude, longitude }) - 60),
      ).toBeLessThan(0.2);
    }
  });

  it("draws a circle over the antimeridian in two parts of the map", () => {
    const path = circlePath(planeProjection(), { latitude: 10, longitude: 179.9 }, 500);
    expect(path.match(/M/g)?.length).toBe(2);
  });

  it("holds places with their circles", () => {
    const projection = planeProjection();
    expect(placeBounds(projection, [])).toBeNull();
    const bounds = placeBounds(projection, [{ ...EQUATOR, radius_km: 1000 }]);
    const { x, y } = pointOf(projection, EQUATOR);
    const reach = circleHeight(projection, EQUATOR, 1000) / 2;
    expect(bounds?.right).toBeCloseTo(x + reach);
    expect(bounds?.top).toBeCloseTo(y - reach);
  });

  it("measures its scale bar by the earth", () => {
    const projection = planeProjection();
    const bar = scaleBar(projection, pointOf(projection, EQUATOR), 4, 120);
    expect(bar).not.toBeNull();
    expect(bar?.pixels).toBeLessThanOrEqual(120);
    expect([1, 2, 5]).toContain(Number(String(bar?.kilometers)[0]));
    const closer = scaleBar(projection, pointOf(projection, EQUATOR), 40, 120);
    expect(closer?.kilometers).toBeLessThan(bar?.kilometers ?? 0);
  });

  it("has no scale bar outside the earth", () => {
    expect(scaleBar(planeProjection(), { x: -5000, y: -5000 }, 1, 100)).toBeNull();
  });
});
