// Ties in groups of one look, so that thousands of them are drawn in a few strokes.

import type { Certainty } from "../../api/types";
import type { Graph, Link } from "./graph";

export interface Stroke {
  token: string;
  width: number;
  certainty: Certainty;
  links: Link[];
}

/** Thin ones first, so that what many tell lies on top. */
export function strokesOf(graph: Graph): Stroke[] {
  const strokes = new Map<string, Stroke>();
  for (const link of graph.links) {
    const { token, width, certainty } = link;
    const key = `${token} ${width} ${certainty}`;
    const stroke = strokes.get(key) ?? { token, width, certainty, links: [] };
    stroke.links.push(link);
    strokes.set(key, stroke);
  }
  return [...strokes.values()].sort((one, other) => one.width - other.width);
}

/** What can be written to: a canvas context or a Path2D. */
export interface Pen {
  moveTo(x: number, y: number): void;
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void;
  bezierCurveTo(
    ax: number,
    ay: number,
    bx: number,
    by: number,
    x: number,
    y: number,
  ): void;
}

export const LOOP = 40;

/** Write the curve of a link, in the plane's coordinates. */
export function trace(pen: Pen, { from, control, to }: Link): void {
  pen.moveTo(from.x, from.y);
  if (from === to)
    pen.bezierCurveTo(
      control.x - LOOP,
      control.y,
      control.x + LOOP,
      control.y,
      to.x,
      to.y,
    );
  else pen.quadraticCurveTo(control.x, control.y, to.x, to.y);
}
