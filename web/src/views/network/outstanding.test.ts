// What is chosen stands out with both of its ends.
import { describe, expect, it } from "vitest";
import type { Chain, NetworkEdge } from "../../api/types";
import { standOut } from "./outstanding";

const edge = (actor: string, recipient: string): NetworkEdge =>
  ({ id: `${actor}|arms|${recipient}`, actor, recipient }) as NetworkEdge;
const EDGES = [edge("A", "B"), edge("C", "A"), edge("C", "D")];
const [FIRST] = EDGES;

describe("what stands out", () => {
  it("is nothing where nothing is chosen", () => {
    expect(standOut(EDGES, { edge: null, chain: null, actor: null })).toBeNull();
  });

  it("is an actor with its ties and their other ends", () => {
    const out = standOut(EDGES, { edge: null, chain: null, actor: "A" });
    expect([...(out?.edges ?? [])]).toEqual(["A|arms|B", "C|arms|A"]);
    expect([...(out?.actors ?? [])].sort()).toEqual(["A", "B", "C"]);
  });

  it("is an actor without ties, too", () => {
    const out = standOut(EDGES, { edge: null, chain: null, actor: "Z" });
    expect([...(out?.actors ?? [])]).toEqual(["Z"]);
  });

  it("is the chosen tie before the actor", () => {
    const out = standOut(EDGES, { edge: FIRST ?? null, chain: null, actor: "C" });
    expect([...(out?.edges ?? [])]).toEqual(["A|arms|B"]);
  });

  it("is a chain with all who stand along it, drawn or not", () => {
    const chain = {
      hops: [
        { start: "B", end: "A", edges: [{ actor: "A", type: "arms", recipient: "B" }] },
        { start: "A", end: "Z", edges: [{ actor: "A", type: "arms", recipient: "Z" }] },
      ],
    } as Chain;
    const out = standOut(EDGES, { edge: null, chain, actor: "C" });
    expect([...(out?.edges ?? [])]).toEqual(["A|arms|B"]);
    expect([...(out?.actors ?? [])].sort()).toEqual(["A", "B", "Z"]);
  });
});
