/**
 * Where each actor stands: a force layout that gives the same positions for the same graph.
 *
 * An actor's first position comes from its name alone, and the forces draw no random numbers of
 * their own, so neither the order of the answer nor an earlier look changes the picture.
 */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type Simulation,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from "d3-force";
import type { Point } from "../camera";

/** Two actors and how strongly their ties pull. */
export type Pull = readonly [one: string, other: string, strength: number];

interface Body extends SimulationNodeDatum {
  name: string;
  links: number;
}

export type Positions = Map<string, Point>;

const LINK_LENGTH = 80;
const SPREAD = 40;

/** A number in [0, 1) that only the text decides (FNV-1a with a final mix). */
export function lot(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Where an actor starts: a place on a disc that grows with the number of actors. */
export function start(name: string, actors: number): Point {
  const angle = lot(name) * 2 * Math.PI;
  const distance =
    Math.sqrt(lot(`${name}\n`)) * SPREAD * Math.sqrt(Math.max(actors, 1));
  return { x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
}

/** How many steps a graph of so many actors is given; large ones get fewer. */
export function stepsFor(actors: number): number {
  return Math.round(Math.min(300, Math.max(90, 120_000 / Math.max(actors, 1))));
}

function bodiesOf(names: readonly string[], pulls: readonly Pull[]): Body[] {
  const links = new Map<string, number>();
  for (const [one, other] of pulls) {
    links.set(one, (links.get(one) ?? 0) + 1);
    links.set(other, (links.get(other) ?? 0) + 1);
  }
  const sorted = [...new Set(names)].sort();
  return sorted.map((name) => ({
    name,
    links: links.get(name) ?? 0,
    ...start(name, sorted.length),
  }));
}

function linksOf(
  names: ReadonlySet<string>,
  pulls: readonly Pull[],
): SimulationLinkDatum<Body>[] {
  return pulls
    .filter(([one, other]) => one !== other && names.has(one) && names.has(other))
    .toSorted((one, other) =>
      `${one[0]}\n${one[1]}` < `${other[0]}\n${other[1]}` ? -1 : 1,
    )
    .map(([source, target]) => ({ source, target }));
}

function simulationOf(
  bodies: Body[],
  links: SimulationLinkDatum<Body>[],
  steps: number,
): Simulation<Body, SimulationLinkDatum<Body>> {
  const gravity = bodies.length > 400 ? 0.05 : 0.035;
  return forceSimulation(bodies)
    .alphaDecay(1 - 0.001 ** (1 / steps))
    .force(
      "links",
      forceLink<Body, SimulationLinkDatum<Body>>(links)
        .id((body) => body.name)
        .distance(LINK_LENGTH),
    )
    .force("charge", forceManyBody().strength(-260).theta(1).distanceMax(900))
    .force("left to right", forceX(0).strength(gravity))
    .force("top to bottom", forceY(0).strength(gravity * 1.35))
    .force(
      "room",
      forceCollide<Body>((body) => 12 + Math.sqrt(body.links) * 2),
    )
    .stop();
}

function positionsOf(bodies: readonly Body[]): Positions {
  return new Map(bodies.map(({ name, x, y }) => [name, { x: x ?? 0, y: y ?? 0 }]));
}

/** Yield the positions now and then on the way, the settled ones last. */
export function* settle(
  names: readonly string[],
  pulls: readonly Pull[],
  between = 30,
): Generator<Positions> {
  const bodies = bodiesOf(names, pulls);
  const steps = stepsFor(bodies.length);
  const links = linksOf(new Set(bodies.map((body) => body.name)), pulls);
  const simulation = simulationOf(bodies, links, steps);
  for (let step = 1; step <= steps; step += 1) {
    simulation.tick();
    if (step % between === 0 && step < steps) {
      yield positionsOf(bodies);
    }
  }
  yield positionsOf(bodies);
}

export function layOut(names: readonly string[], pulls: readonly Pull[]): Positions {
  let last: Positions = new Map();
  for (const positions of settle(names, pulls, Infinity)) {
    last = positions;
  }
  return last;
}

/** Stand newcomers beside the actors that they have ties with, without moving anybody else. */
export function place(
  positions: Positions,
  names: readonly string[],
  pulls: readonly Pull[],
): Positions {
  const placed = new Map(positions);
  const neighbours = new Map<string, Point[]>();
  for (const [one, other] of pulls) {
    addNeighbour(neighbours, one, positions.get(other));
    addNeighbour(neighbours, other, positions.get(one));
  }
  for (const name of names) {
    if (!placed.has(name)) {
      placed.set(name, beside(name, neighbours.get(name) ?? [], positions.size));
    }
  }
  return placed;
}

function addNeighbour(
  of: Map<string, Point[]>,
  name: string,
  at: Point | undefined,
): void {
  if (at) {
    of.set(name, [...(of.get(name) ?? []), at]);
  }
}

function beside(name: string, neighbours: readonly Point[], actors: number): Point {
  if (neighbours.length === 0) {
    return start(name, actors);
  }
  const angle = lot(name) * 2 * Math.PI;
  const sum = neighbours.reduce((one, { x, y }) => ({ x: one.x + x, y: one.y + y }), {
    x: 0,
    y: 0,
  });
  return {
    x: sum.x / neighbours.length + Math.cos(angle) * LINK_LENGTH,
    y: sum.y / neighbours.length + Math.sin(angle) * LINK_LENGTH,
  };
}
