// What panning, zooming and fitting must keep.
import { describe, expect, it } from "vitest";
import { boundsOf, center, fit, pan, toPlane, toScreen, zoomAt } from "./camera";

const LIMITS = { least: 0.1, most: 10 };

describe("camera", () => {
  it("finds the point again that it showed", () => {
    const camera = { x: 12, y: -7, scale: 2.5 };
    const back = toPlane(camera, toScreen(camera, { x: 3, y: 4 }));
    expect(back.x).toBeCloseTo(3);
    expect(back.y).toBeCloseTo(4);
  });

  it("keeps what lies under the pointer while it zooms", () => {
    const camera = { x: 5, y: 5, scale: 1 };
    const at = { x: 80, y: 40 };
    const before = toPlane(camera, at);
    const after = toPlane(zoomAt(camera, at, 3, LIMITS), at);
    expect(after.x).toBeCloseTo(before.x);
    expect(after.y).toBeCloseTo(before.y);
  });

  it("stops at its limits", () => {
    const camera = { x: 0, y: 0, scale: 5 };
    expect(zoomAt(camera, { x: 0, y: 0 }, 100, LIMITS).scale).toBe(10);
    expect(zoomAt(camera, { x: 0, y: 0 }, 0.0001, LIMITS).scale).toBe(0.1);
  });

  it("shows bounds whole and in the middle", () => {
    const size = { width: 200, height: 100 };
    const camera = fit(
      { left: -10, top: -10, right: 10, bottom: 10 },
      size,
      10,
      LIMITS,
    );
    expect(toScreen(camera, { x: 0, y: 0 })).toEqual({ x: 100, y: 50 });
    expect(toScreen(camera, { x: 0, y: 10 }).y).toBeCloseTo(90);
  });

  it("shows a single point without an endless zoom", () => {
    const camera = fit(
      { left: 1, top: 1, right: 1, bottom: 1 },
      { width: 50, height: 50 },
      5,
      LIMITS,
    );
    expect(camera.scale).toBe(LIMITS.most);
    expect(toScreen(camera, { x: 1, y: 1 })).toEqual({ x: 25, y: 25 });
  });

  it("pans by pixels and centers on a point", () => {
    expect(pan({ x: 1, y: 2, scale: 3 }, 4, 5)).toEqual({
      x: 5,
      y: 7,
      scale: 3,
    });
    const centered = center(
      { x: 0, y: 0, scale: 2 },
      { x: 3, y: 4 },
      { width: 20, height: 10 },
    );
    expect(toScreen(centered, { x: 3, y: 4 })).toEqual({ x: 10, y: 5 });
  });

  it("has no bounds without points", () => {
    expect(boundsOf([])).toBeNull();
    expect(
      boundsOf([
        { x: 1, y: 5 },
        { x: -2, y: 3 },
      ]),
    ).toEqual({ left: -2, top: 3, right: 1, bottom: 5 });
  });
});
