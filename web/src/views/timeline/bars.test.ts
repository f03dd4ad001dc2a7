// Bars are as high as their counts, and a small one is still seen.
import { describe, expect, it } from "vitest";
import { barsOf, bucketAt } from "./bars";

const ROOM = { width: 30, height: 100, most: 50 };

describe("bars", () => {
  it("stand above the line or hang below it", () => {
    expect(barsOf([0, 25, 0], ROOM, true)).toBe("M10 0h9v-50h-9z");
    expect(barsOf([0, 25, 0], ROOM, false)).toBe("M10 0h9v50h-9z");
  });

  it("are a pixel high at least, and nothing where there is nothing", () => {
    expect(barsOf([1], { width: 3, height: 10, most: 1000 }, true)).toBe(
      "M0 0h3v-1h-3z",
    );
    expect(barsOf([0, 0], ROOM, true)).toBe("");
    expect(barsOf([], ROOM, true)).toBe("");
  });

  it("are found by the pointer, at the ends, too", () => {
    expect(bucketAt(0, 30, 3)).toBe(0);
    expect(bucketAt(19.9, 30, 3)).toBe(1);
    expect(bucketAt(-5, 30, 3)).toBe(0);
    expect(bucketAt(30, 30, 3)).toBe(2);
  });
});
