// The picture of a graph is the same each time.
import { describe, expect, it } from "vitest";
import { layOut, lot, place, settle, start, stepsFor, type Pull } from "./layout";

const NAMES = ["Anselm", "Brenna", "Corvo", "Dunmark", "Estrel"];
const PULLS: Pull[] = [
  ["Anselm", "Brenna", 1],
  ["Brenna", "Corvo", 2],
  ["Dunmark", "Anselm", 1],
];

describe("layout", () => {
  it("gives the same positions for the same graph", () => {
    expect(layOut(NAMES, PULLS)).toEqual(layOut(NAMES, PULLS));
  });

  it("does not look at the order of actors and ties", () => {
    expect(layOut(NAMES.toReversed(), PULLS.toReversed())).toEqual(
      layOut(NAMES, PULLS),
    );
  });

  it("stands actors with a tie nearer than those without", () => {
    const positions = layOut(NAMES, PULLS);
    const far = (one: string, other: string): number => {
      const [a, b] = [positions.get(one), positions.get(other)];
      return Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0));
    };
    expect(far("Anselm", "Brenna")).toBeLessThan(far("Anselm", "Estrel"));
    expect(far("Anselm", "Brenna")).toBeGreaterThan(20);
  });

  it("passes over ties of an actor with itself or with nobody here", () => {
    const positions = layOut(NAMES, [
      ...PULLS,
      ["Anselm", "Anselm", 1],
      ["Anselm", "Nobody", 1],
    ]);
    expect([...positions.keys()].sort()).toEqual(NAMES);
    for (const { x, y } of positions.values()) {
      expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
    }
  });

  it("has nothing to lay out in an empty graph", () => {
    expect(layOut([], []).size).toBe(0);
  });

  it("shows positions on the way, and ends at the settled ones", () => {
    const looks = [...settle(NAMES, PULLS, 100)];
    expect(looks.length).toBeGreaterThan(1);
    expect(looks.at(-1)).toEqual(layOut(NAMES, PULLS));
  });

  it("draws lots by the text alone, spread over the unit", () => {
    expect(lot("Anselm")).toBe(lot("Anselm"));
    const lots = Array.from({ length: 500 }, (_, index) => lot(`actor ${index}`));
    expect(Math.min(...lots)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...lots)).toBeLessThan(1);
    const low = lots.filter((one) => one < 0.5).length;
    expect(low).toBeGreaterThan(200);
    expect(low).toBeLessThan(300);
  });

  it("gives large graphs fewer steps, and small ones enough", () => {
    expect(stepsFor(10)).toBe(300);
    expect(stepsFor(5000)).toBe(90);
  });

  it("stands a newcomer beside those it has ties with, and moves nobody", () => {
    const positions = layOut(NAMES, PULLS);
    const placed = place(
      positions,
      [...NAMES, "Fenwick", "Gost"],
      [["Fenwick", "Corvo", 1]],
    );
    const corvo = positions.get("Corvo");
    const fenwick = placed.get("Fenwick");
    expect(
      Math.hypot(
        (fenwick?.x ?? 0) - (corvo?.x ?? 0),
        (fenwick?.y ?? 0) - (corvo?.y ?? 0),
      ),
    ).toBeCloseTo(80);
    expect(placed.get("Gost")).toEqual(start("Gost", positions.size));
    for (const name of NAMES) {
      expect(placed.get(name)).toEqual(positions.get(name));
    }
  });
});
