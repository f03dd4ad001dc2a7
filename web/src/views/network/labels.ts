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

/** Farther down the ranks, names are not tried: most of them would find no room. */
const TRIED = 4;
/** With more actors in sight, names may lie over actors. */
const SPARSE = 400;

/** Labels beside their actors, without overlaps, at most `most`. */
export function labelsOf(
  named: readonly Named[],
  size: Size,
  widthOf: (name: string) => number,
  most: number,
): Label[] {
  const inside = named.filter(({ at }) => within(at, size));
  inside.sort(
    (one, other) => other.rank - one.rank || (one.name < other.name ? -1 : 1),
  );
  const taken: Box[] = inside.length > SPARSE ? [] : inside.map(bodyOf);
  const labels: Label[] = [];
  for (const each of inside.slice(0, most * TRIED)) {
    if (labels.length === most) break;
    const box = roomFor(each, widthOf(each.name), taken, size);
    if (!box) continue;
    taken.push(box);
    labels.push({
      name: each.name,
      x: (box.left + box.right) / 2,
      y: box.bottom - GAP,
    });
  }
  return labels;
}

function bodyOf({ at, radius }: Named): Box {
  return {
    left: at.x - radius,
    right: at.x + radius,
    top: at.y - radius,
    bottom: at.y + radius,
  };
}

/** Below, above, right or left of the actor, whichever is free first. */
function roomFor(
  { at, radius }: Named,
  width: number,
  taken: readonly Box[],
  size: Size,
): Box | null {
  const wide = width + 2 * GAP;
  const boxes = [
    boxAt(at.x - wide / 2, at.y + radius + 1, wide),
    boxAt(at.x - wide / 2, at.y - radius - 1 - HEIGHT, wide),
    boxAt(at.x + radius + 1, at.y - HEIGHT / 2, wide),
    boxAt(at.x - radius - 1 - wide, at.y - HEIGHT / 2, wide),
  ];
  const free = (box: Box): boolean => !taken.some((other) => meets(box, other));
  // What would be cut off at a side is written only where nothing else is free.
  const inside = boxes.filter((box) => box.left >= 0 && box.right <= size.width);
  return inside.find(free) ?? boxes.find(free) ?? null;
}

function boxAt(left: number, top: number, width: number): Box {
  return { left, top, right: left + width, bottom: top + HEIGHT };
}

function within({ x, y }: Point, { width, height }: Size): boolean {
  return x > -40 && y > -20 && x < width + 40 && y < height + 20;
}

function meets(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}
