// Each tie is seen and found, and none lies under another.
import { describe, expect, it } from "vitest";
import type { NetworkEdge, NetworkNode } from "../../api/types";
import {
  actorAt,
  along,
  bends,
  focusBounds,
  graphOf,
  joined,
  linkAt,
  pullsOf,
  radiusAt,
} from "./graph";

const node = (id: string, degree = 1): NetworkNode => ({
  id,
  name: id,
  kind: "state",
  claims: 1,
  degree,
});

const edge = (actor: string, type: string, recipient: string): NetworkEdge => ({
  id: `${actor}|${type}|${recipient}`,
  actor,
  recipient,
  kind: "tie",
  type,
  symmetric: false,
  quad: "M-Coop",
  sign: 1,
  origins: 1,
  claims: 1,
  documents: 1,
  denials: 0,
  certainty: "CT",
  weakest: "CT",
  first: null,
  last: null,
  claim_ids: [],
});

const POSITIONS = new Map([
  ["Anselm", { x: 0, y: 0 }],
  ["Brenna", { x: 100, y: 0 }],
]);
const CAMERA = { x: 0, y: 0, scale: 1 };
const same = <T>(point: T): T => point;

describe("graph", () => {
  it("pulls once for each pair, whichever way its ties go", () => {
    const edges = [
      edge("B", "arms", "A"),
      edge("A", "backs", "B"),
      edge("A", "arms", "C"),
    ];
    expect(pullsOf(edges)).toEqual([
      ["A", "B", 2],
      ["A", "C", 1],
    ]);
  });

  it("leaves a single tie straight and bends several apart", () => {
    expect(bends([edge("A", "arms", "B")])).toEqual([0]);
    const [there, back] = bends([edge("A", "arms", "B"), edge("B", "backs", "A")]);
    // Both are seen from their own actor, so that equal signs are opposite sides.
    expect(there).not.toBe(0);
    expect(there).toBe(back);
  });

  it("draws ties of a pair on different ways", () => {
    const edges = [edge("Anselm", "arms", "Brenna"), edge("Brenna", "backs", "Anselm")];
    const graph = graphOf(
      { nodes: [node("Anselm"), node("Brenna")], edges },
      POSITIONS,
    );
    const [one, other] = graph.links.map((link) => along(link, 0.5));
    expect(one?.x).toBeCloseTo(50);
    expect(one?.y).toBeCloseTo(-(other?.y ?? 0));
    expect(one?.y).not.toBeCloseTo(0);
  });

  it("leaves out ties of actors that are not there", () => {
    const graph = graphOf(
      { nodes: [node("Anselm")], edges: [edge("Anselm", "arms", "Nobody")] },
      POSITIONS,
    );
    expect(graph.links).toEqual([]);
  });

  it("finds what lies under the pointer", () => {
    const edges = [edge("Anselm", "arms", "Brenna")];
    const graph = graphOf(
      { nodes: [node("Anselm"), node("Brenna")], edges },
      POSITIONS,
    );
    expect(actorAt(graph, { x: 2, y: 2 }, CAMERA, 2)?.name).toBe("Anselm");
    expect(actorAt(graph, { x: 50, y: 50 }, CAMERA, 2)).toBeNull();
    expect(linkAt(graph, { x: 50, y: 3 }, same, 6)?.edge.type).toBe("arms");
    expect(linkAt(graph, { x: 50, y: 30 }, same, 6)).toBeNull();
  });

  it("draws actors smaller from afar, but never without a size", () => {
    const [near, far, farthest] = [1, 0.1, 0.0001].map((scale) =>
      radiusAt({ radius: 10 }, scale),
    );
    expect(far).toBeLessThan(near ?? 0);
    expect(farthest).toBe(2);
  });

  it("finds the tie of an actor with itself on its loop", () => {
    const edges = [edge("Anselm", "CONSULT", "Anselm")];
    const graph = graphOf({ nodes: [node("Anselm")], edges }, POSITIONS);
    const top = along(graph.links[0] as never, 0.5);
    expect(top.y).toBeLessThan(-20);
    expect(linkAt(graph, top, same, 6)?.edge.type).toBe("CONSULT");
  });

  it("joins an expansion without doubling what was there", () => {
    const first = {
      nodes: [node("A"), node("B")],
      edges: [edge("A", "arms", "B")],
    };
    const more = {
      nodes: [node("B", 9), node("C")],
      edges: [edge("A", "arms", "B"), edge("B", "arms", "C")],
    };
    const both = joined(first, [more]);
    expect(both.nodes.map(({ id, degree }) => [id, degree])).toEqual([
      ["A", 1],
      ["B", 1],
      ["C", 1],
    ]);
    expect(both.edges).toHaveLength(2);
  });

  it("fits what most actors need, and nothing where there are none", () => {
    expect(focusBounds(graphOf({ nodes: [], edges: [] }, new Map()))).toBeNull();
    const nodes = Array.from({ length: 300 }, (_, index) => node(`actor ${index}`));
    const positions = new Map(nodes.map(({ id }, index) => [id, { x: index, y: 0 }]));
    positions.set("actor 299", { x: 99_999, y: 0 });
    expect(focusBounds(graphOf({ nodes, edges: [] }, positions))?.right).toBeLessThan(
      300,
    );
  });
});
