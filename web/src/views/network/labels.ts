// Which names are written: those of the most connected, where nothing is written yet.

import type { Point, Size } from "../camera";

export interface Named {
  name: string;
  at: Point;
  radius: number;
  /** The higher, the sooner it is written. */
  rank: number;
}

export interface Label extends Point {
  name: string;
}

const HEIGHT = 15;
const GAP = 3;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Labels under their actors, without overlaps, at most `most`. */
export function labelsOf(
  named: readonly Named[],
  size: Size,
  widthOf: (name: string) => number,
  most: number,
): Label[] {
  const taken: Box[] = [];
  const labels: Label[] = [];
  const inside = named.filter(({ at }) => within(at, size));
  inside.sort(
    (one, other) => other.rank - one.rank || (one.name < other.name ? -1 : 1),
  );
  for (const { name, at, radius } of inside) {
    if (labels.length === most) break;
    const box = boxOf(at, radius, widthOf(name));
    if (taken.some((other) => meets(box, other))) continue;
    taken.push(box);
    labels.push({ name, x: at.x, y: box.top + HEIGHT - GAP });
  }
  return labels;
}

function within({ x, y }: Point, { width, height }: Size): boolean {
  return x > -40 && y > -20 && x < width + 40 && y < height + 20;
}

function boxOf({ x, y }: Point, radius: number, width: number): Box {
  const top = y + radius + 1;
  return {
    left: x - width / 2 - GAP,
    right: x + width / 2 + GAP,
    top,
    bottom: top + HEIGHT,
  };
}

function meets(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}
