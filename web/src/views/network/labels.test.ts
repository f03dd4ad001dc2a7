// Names do not lie over each other, and the most connected are written first.
import { describe, expect, it } from "vitest";
import { labelsOf, type Named } from "./labels";

const SIZE = { width: 400, height: 300 };
const named = (name: string, x: number, y: number, rank: number): Named => ({
  name,
  at: { x, y },
  radius: 5,
  rank,
});
const wide = (name: string): number => name.length * 7;

describe("labels", () => {
  it("write the more connected where there is room for one only", () => {
    const close = Array.from({ length: 30 }, (_, index) =>
      named(`actor ${index}`, 200 + (index % 6), 150 + index / 6, index),
    );
    const labels = labelsOf(close, SIZE, wide, 1);
    expect(labels.map((label) => label.name)).toEqual(["actor 29"]);
    expect(labelsOf(close, SIZE, wide, 99).length).toBeLessThan(10);
  });

  it("write above an actor where another stands below it", () => {
    const [label] = labelsOf(
      [named("Anselm", 200, 100, 5), named("Brenna", 200, 112, 1)],
      SIZE,
      wide,
      1,
    );
    expect(label?.name).toBe("Anselm");
    expect(label?.y).toBeLessThan(100);
  });

  it("write both where there is room, below the actor", () => {
    const labels = labelsOf(
      [named("Anselm", 100, 100, 1), named("Brenna", 300, 100, 5)],
      SIZE,
      wide,
      10,
    );
    expect(labels.map((label) => label.name)).toEqual(["Brenna", "Anselm"]);
    expect(labels.every((label) => label.y > 105)).toBe(true);
  });

  it("write beside an actor at the edge rather than cut a name off", () => {
    const [label] = labelsOf([named("Anselm of Brenna", 8, 100, 1)], SIZE, wide, 1);
    expect((label?.x ?? 0) - wide("Anselm of Brenna") / 2).toBeGreaterThan(0);
  });

  it("write nothing outside the picture, and not more than asked", () => {
    const all = [
      named("Anselm", 900, 100, 9),
      named("Brenna", 20, 20, 2),
      named("Corvo", 200, 200, 1),
    ];
    expect(labelsOf(all, SIZE, wide, 1).map((label) => label.name)).toEqual(["Brenna"]);
  });
});
