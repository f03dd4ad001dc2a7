// What stands out of the network while the rest fades.

import type { NetworkEdge } from "../../api/types";
import type { Scene } from "./paint";
import type { Step } from "./paths";

export interface Chosen {
  edge: NetworkEdge | null;
  steps: readonly Step[] | null;
  actor: string | null;
}

/** A chosen tie before a path before an actor with its ties; null where nothing is chosen. */
export function standOut(
  edges: readonly NetworkEdge[],
  { edge, steps, actor }: Chosen,
): Scene["outstanding"] {
  if (edge) return outstandingOf([edge]);
  if (steps) return outstandingOf(steps.flatMap((step) => step.edges));
  if (actor === null) return null;
  const own = edges.filter((each) => each.actor === actor || each.recipient === actor);
  const out = outstandingOf(own);
  return { edges: out.edges, actors: new Set([...out.actors, actor]) };
}

function outstandingOf(
  edges: readonly NetworkEdge[],
): NonNullable<Scene["outstanding"]> {
  return {
    edges: new Set(edges.map((edge) => edge.id)),
    actors: new Set(edges.flatMap((edge) => [edge.actor, edge.recipient])),
  };
}
