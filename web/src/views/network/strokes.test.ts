// Ties of one look are one stroke, and each is written once.
import { describe, expect, it } from "vitest";
import type { NetworkEdge, NetworkNode } from "../../api/types";
import { graphOf } from "./graph";
import { strokesOf, trace } from "./strokes";

const nodes = ["A", "B"].map((id) => ({ id, name: id, degree: 1 }) as NetworkNode);
const edge = (type: string, more: Partial<NetworkEdge> = {}): NetworkEdge =>
  ({
    id: `A|${type}|B`,
    actor: "A",
    recipient: "B",
    type,
    quad: "M-Coop",
    certainty: "CT",
    origins: 1,
    ...more,
  }) as NetworkEdge;
const positions = new Map([
  ["A", { x: 0, y: 0 }],
  ["B", { x: 10, y: 0 }],
]);

describe("strokes", () => {
  it("join ties of one look, the wide ones last", () => {
    const edges = [
      edge("arms", { origins: 4 }),
      edge("trains"),
      edge("finances"),
      edge("ASSAULT", { quad: "M-Conf", certainty: "PS" }),
    ];
    const strokes = strokesOf(graphOf({ nodes, edges }, positions));
    expect(strokes.map((stroke) => stroke.links.length)).toEqual([2, 1, 1]);
    expect(strokes.at(-1)?.links[0]?.edge.type).toBe("arms");
  });

  it("begin at the actor and end at the recipient", () => {
    const [link] = graphOf({ nodes, edges: [edge("arms")] }, positions).links;
    const written: number[][] = [];
    const pen = {
      moveTo: (...at: number[]) => written.push(at),
      quadraticCurveTo: (...at: number[]) => written.push(at),
      bezierCurveTo: (...at: number[]) => written.push(at),
    };
    if (link) trace(pen, link);
    expect(written[0]).toEqual([0, 0]);
    expect(written[1]?.slice(-2)).toEqual([10, 0]);
  });
});
