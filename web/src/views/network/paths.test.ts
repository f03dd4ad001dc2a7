// A path is the shortest over the ties that are loaded, and each step names its ties.
import { describe, expect, it } from "vitest";
import type { NetworkEdge } from "../../api/types";
import { pathBetween } from "./paths";

const edge = (
  actor: string,
  type: string,
  recipient: string,
  origins = 1,
): NetworkEdge =>
  ({
    id: `${actor}|${type}|${recipient}`,
    actor,
    recipient,
    type,
    origins,
  }) as NetworkEdge;

const EDGES = [
  edge("A", "arms", "B"),
  edge("C", "backs", "B"),
  edge("C", "finances", "B", 3),
  edge("C", "arms", "D"),
  edge("A", "arms", "E"),
  edge("E", "arms", "F"),
  edge("F", "arms", "D"),
  edge("X", "arms", "Y"),
  edge("A", "CONSULT", "A"),
];

describe("path between two", () => {
  it("is the shortest, whichever way the ties point", () => {
    const steps = pathBetween(EDGES, "A", "D");
    expect(steps?.map((step) => [step.from, step.to])).toEqual([
      ["A", "B"],
      ["B", "C"],
      ["C", "D"],
    ]);
  });

  it("names all ties of a step, the best supported first", () => {
    const steps = pathBetween(EDGES, "A", "D");
    expect(steps?.[1]?.edges.map((one) => one.type)).toEqual(["finances", "backs"]);
  });

  it("is null where there is none", () => {
    expect(pathBetween(EDGES, "A", "Y")).toBeNull();
    expect(pathBetween(EDGES, "A", "A")).toBeNull();
    expect(pathBetween(EDGES, "A", "nobody")).toBeNull();
  });

  it("does not depend on the order of the ties", () => {
    expect(pathBetween(EDGES.toReversed(), "A", "D")).toEqual(
      pathBetween(EDGES, "A", "D"),
    );
  });
});
