// What stands out of the network while the rest fades.

import type { Chain, NetworkEdge } from "../../api/types";
import type { Scene } from "./paint";

export interface Chosen {
  edge: NetworkEdge | null;
  chain: Chain | null;
  actor: string | null;
}

/** A chosen tie before a path before an actor with its ties; null where nothing is chosen. */
export function standOut(
  edges: readonly NetworkEdge[],
  { edge, chain, actor }: Chosen,
): Scene["outstanding"] {
  if (edge) return outstandingOf([edge]);
  if (chain) return along(edges, chain);
  if (actor === null) return null;
  const own = edges.filter((each) => each.actor === actor || each.recipient === actor);
  const out = outstandingOf(own);
  return { edges: out.edges, actors: new Set([...out.actors, actor]) };
}

/** The ties of a chain that are drawn, and all who stand along it. */
function along(edges: readonly NetworkEdge[], chain: Chain): Scene["outstanding"] {
  const told = new Set(
    chain.hops.flatMap((hop) =>
      // A tie without direction may be drawn from the other end.
      hop.edges.flatMap(({ actor, type, recipient }) => [
        `${actor}|${type}|${recipient}`,
        `${recipient}|${type}|${actor}`,
      ]),
    ),
  );
  const names = chain.hops.flatMap((hop) => [hop.start, hop.end]);
  const drawn = outstandingOf(edges.filter((edge) => told.has(edge.id)));
  return { edges: drawn.edges, actors: new Set([...drawn.actors, ...names]) };
}

function outstandingOf(
  edges: readonly NetworkEdge[],
): NonNullable<Scene["outstanding"]> {
  return {
    edges: new Set(edges.map((edge) => edge.id)),
    actors: new Set(edges.flatMap((edge) => [edge.actor, edge.recipient])),
  };
}
