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
  it("write the more connected of two that would overlap", () => {
    const labels = labelsOf(
      [named("Anselm", 100, 100, 1), named("Brenna", 105, 102, 5)],
      SIZE,
      wide,
      10,
    );
    expect(labels.map((label) => label.name)).toEqual(["Brenna"]);
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

  it("write nothing outside the picture, and not more than asked", () => {
    const all = [
      named("Anselm", 900, 100, 9),
      named("Brenna", 20, 20, 2),
      named("Corvo", 200, 200, 1),
    ];
    expect(labelsOf(all, SIZE, wide, 1).map((label) => label.name)).toEqual(["Brenna"]);
  });
});
