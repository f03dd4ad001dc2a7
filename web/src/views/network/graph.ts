// The network to be drawn: actors at their positions, and ties bent so that each is seen.
import { toScreen, type Bounds, type Camera, type Point } from "../camera";
import { lineWidth, quadMark } from "../marks";
import type { Certainty, Network, NetworkEdge, NetworkNode } from "../../api/types";
import type { Positions, Pull } from "./layout";

export interface Actor extends Point {
  name: string;
  node: NetworkNode;
  /** Pixels where the plane is shown as it is. */
  radius: number;
}

/** A tie or a kind of event between two actors, as a quadratic curve. */
export interface Link {
  edge: NetworkEdge;
  from: Actor;
  to: Actor;
  control: Point;
  width: number;
  token: string;
  certainty: Certainty;
}

export interface Graph {
  actors: Actor[];
  links: Link[];
  named: Map<string, Actor>;
}

const BEND = 0.16;

/** The pulls of an answer: one for each pair, stronger for more kinds of ties. */
export function pullsOf(edges: readonly NetworkEdge[]): Pull[] {
  const strengths = new Map<string, [string, string, number]>();
  for (const { actor, recipient } of edges) {
    const [one, other] = actor < recipient ? [actor, recipient] : [recipient, actor];
    const pull = strengths.get(`${one}\n${other}`) ?? [one, other, 0];
    pull[2] += 1;
    strengths.set(`${one}\n${other}`, pull);
  }
  return [...strengths.values()];
}

export function radiusOf(node: NetworkNode): number {
  return 4 + Math.min(Math.sqrt(node.degree) * 1.6, 12);
}

/** Pixels on the screen: smaller from afar, so that many actors do not hide their ties. */
export function radiusAt(actor: Pick<Actor, "radius">, scale: number): number {
  return actor.radius * Math.min(1.25, Math.max(0.2, 1.1 * scale ** 0.6));
}

/** How far each tie of a pair bends aside, as seen from its actor: none alone, both ways if several. */
export function bends(edges: readonly NetworkEdge[]): number[] {
  const pairs = new Map<string, number[]>();
  edges.forEach(({ actor, recipient }, index) => {
    const key = actor < recipient ? `${actor}\n${recipient}` : `${recipient}\n${actor}`;
    pairs.set(key, [...(pairs.get(key) ?? []), index]);
  });
  const bent = edges.map(() => 0);
  for (const indexes of pairs.values()) {
    indexes.forEach((index, order) => {
      const edge = edges[index];
      const way = edge && edge.actor < edge.recipient ? 1 : -1;
      bent[index] = (order - (indexes.length - 1) / 2) * BEND * way + 0;
    });
  }
  return bent;
}

function controlOf(from: Point, to: Point, bend: number): Point {
  return {
    x: (from.x + to.x) / 2 - (to.y - from.y) * bend * 2,
    y: (from.y + to.y) / 2 + (to.x - from.x) * bend * 2,
  };
}

/** An actor's tie with itself is a loop above it, wider for each further one. */
function loopOf(at: Point, bend: number): Point {
  return { x: at.x + bend * 120, y: at.y - 60 - Math.abs(bend) * 120 };
}

export function graphOf(
  answer: Pick<Network, "nodes" | "edges">,
  positions: Positions,
): Graph {
  const actors = answer.nodes.map((node) => ({
    name: node.id,
    node,
    radius: radiusOf(node),
    ...(positions.get(node.id) ?? { x: 0, y: 0 }),
  }));
  const named = new Map(actors.map((actor) => [actor.name, actor]));
  const bent = bends(answer.edges);
  const links = answer.edges.flatMap((edge, index) => {
    const [from, to] = [named.get(edge.actor), named.get(edge.recipient)];
    return from && to ? [linkOf(edge, from, to, bent[index] ?? 0)] : [];
  });
  return { actors, links, named };
}

function linkOf(edge: NetworkEdge, from: Actor, to: Actor, bend: number): Link {
  return {
    edge,
    from,
    to,
    control: from === to ? loopOf(from, bend) : controlOf(from, to, bend),
    width: lineWidth(edge.origins),
    token: quadMark(edge.quad).token,
    certainty: edge.certainty,
  };
}

/** The point of a link at `share` of its way from actor to recipient. */
export function along({ from, control, to }: Link, share: number): Point {
  const rest = 1 - share;
  if (from === to) {
    const side = { x: control.x + 40, y: control.y };
    const [a, b] = [3 * rest * rest * share, 3 * rest * share * share];
    const ends = rest ** 3 + share ** 3;
    return {
      x: ends * from.x + a * (control.x - 40) + b * side.x,
      y: ends * from.y + (a + b) * control.y,
    };
  }
  return {
    x: rest * rest * from.x + 2 * rest * share * control.x + share * share * to.x,
    y: rest * rest * from.y + 2 * rest * share * control.y + share * share * to.y,
  };
}

/** Answers joined: what an expansion adds comes after what was there. */
export function joined(
  answer: Pick<Network, "nodes" | "edges">,
  more: readonly Pick<Network, "nodes" | "edges">[],
): Pick<Network, "nodes" | "edges"> {
  const nodes = new Map(answer.nodes.map((node) => [node.id, node]));
  const edges = new Map(answer.edges.map((edge) => [edge.id, edge]));
  for (const added of more) {
    added.nodes.forEach((node) => nodes.set(node.id, nodes.get(node.id) ?? node));
    added.edges.forEach((edge) => edges.set(edge.id, edges.get(edge.id) ?? edge));
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

/** The actor under a point of the screen, the topmost first. */
export function actorAt(
  graph: Graph,
  at: Point,
  camera: Camera,
  slack: number,
): Actor | null {
  let [found, nearest]: [Actor | null, number] = [null, Infinity];
  for (const actor of graph.actors) {
    const { x, y } = toScreen(camera, actor);
    const far = Math.hypot(x - at.x, y - at.y);
    if (far <= radiusAt(actor, camera.scale) + slack && far < nearest) {
      [found, nearest] = [actor, far];
    }
  }
  return found;
}

/** The link under a point of the screen. */
export function linkAt(
  graph: Graph,
  at: Point,
  shown: (point: Point) => Point,
  slack: number,
): Link | null {
  let [found, nearest]: [Link | null, number] = [null, slack];
  for (const link of graph.links) {
    if (near(link, at, shown, slack)) {
      const far = distance(link, at, shown);
      if (far < nearest) {
        [found, nearest] = [link, far];
      }
    }
  }
  return found;
}

function near(
  link: Link,
  at: Point,
  shown: (point: Point) => Point,
  slack: number,
): boolean {
  const points = [link.from, link.control, link.to].map(shown);
  const reach = slack + (link.from === link.to ? 120 : 0);
  const within = (axis: "x" | "y"): boolean =>
    at[axis] >= Math.min(...points.map((point) => point[axis])) - reach &&
    at[axis] <= Math.max(...points.map((point) => point[axis])) + reach;
  return within("x") && within("y");
}

function distance(link: Link, at: Point, shown: (point: Point) => Point): number {
  const pieces = 16;
  let [before, nearest] = [shown(along(link, 0)), Infinity];
  for (let piece = 1; piece <= pieces; piece += 1) {
    const point = shown(along(link, piece / pieces));
    nearest = Math.min(nearest, toSegment(at, before, point));
    before = point;
  }
  return nearest;
}

function toSegment(at: Point, one: Point, other: Point): number {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : ((at.x - one.x) * dx + (at.y - one.y) * dy) / length;
  const clipped = Math.min(1, Math.max(0, share));
  return Math.hypot(at.x - one.x - clipped * dx, at.y - one.y - clipped * dy);
}

/** Bounds that hold most actors: a few outliers do not make everybody else small. */
export function focusBounds(graph: Graph): Bounds | null {
  if (graph.actors.length === 0) {
    return null;
  }
  const cut = graph.actors.length > 200 ? 0.01 : 0;
  const range = (axis: "x" | "y"): [number, number] => {
    const sorted = graph.actors
      .map((actor) => actor[axis])
      .sort((one, other) => one - other);
    const skipped = Math.floor(sorted.length * cut);
    return [sorted[skipped] ?? 0, sorted[sorted.length - 1 - skipped] ?? 0];
  };
  const [[left, right], [top, bottom]] = [range("x"), range("y")];
  return { left, top, right, bottom };
}
