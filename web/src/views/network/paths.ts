// The shortest ways from one actor to another over the ties that are loaded.
import type { NetworkEdge } from "../../api/types";

export interface Step {
  from: string;
  to: string;
  /** All ties of these two, the best supported first. */
  edges: NetworkEdge[];
}

type Neighbours = Map<string, Map<string, NetworkEdge[]>>;

function neighboursOf(edges: readonly NetworkEdge[]): Neighbours {
  const neighbours: Neighbours = new Map();
  const add = (one: string, other: string, edge: NetworkEdge): void => {
    const of = neighbours.get(one) ?? new Map<string, NetworkEdge[]>();
    of.set(other, [...(of.get(other) ?? []), edge]);
    neighbours.set(one, of);
  };
  for (const edge of edges) {
    add(edge.actor, edge.recipient, edge);
    if (edge.actor !== edge.recipient) {
      add(edge.recipient, edge.actor, edge);
    }
  }
  return neighbours;
}

/** One shortest way, direction aside; of equally short ones the first by name. Null if there is none. */
export function pathBetween(
  edges: readonly NetworkEdge[],
  start: string,
  goal: string,
): Step[] | null {
  const neighbours = neighboursOf(edges);
  if (!neighbours.has(start) || !neighbours.has(goal) || start === goal) {
    return null;
  }
  const before = search(neighbours, start, goal);
  const steps: Step[] = [];
  for (let to = goal; to !== start;) {
    const from = before.get(to);
    if (from === undefined) {
      return null;
    }
    steps.unshift({
      from,
      to,
      edges: supported(neighbours.get(from)?.get(to) ?? []),
    });
    to = from;
  }
  return steps;
}

function search(
  neighbours: Neighbours,
  start: string,
  goal: string,
): Map<string, string> {
  const before = new Map<string, string>([[start, start]]);
  let front = [start];
  while (front.length > 0 && !before.has(goal)) {
    const next: string[] = [];
    for (const from of front) {
      for (const to of [...(neighbours.get(from)?.keys() ?? [])].sort()) {
        if (!before.has(to)) {
          before.set(to, from);
          next.push(to);
        }
      }
    }
    front = next;
  }
  return before;
}

function supported(edges: readonly NetworkEdge[]): NetworkEdge[] {
  return edges.toSorted(
    (one, other) => other.origins - one.origins || (one.id < other.id ? -1 : 1),
  );
}
