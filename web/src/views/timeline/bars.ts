// The bars of a lane as two paths: what happened stands above the line, what was told
// hangs below it.

export interface Room {
  width: number;
  /** Of each half. */
  height: number;
  /** The count that fills a half. */
  most: number;
}

/** Bars from the line upwards (`up`) or downwards; each at least a pixel high. */
export function barsOf(counts: readonly number[], room: Room, up: boolean): string {
  const step = room.width / Math.max(counts.length, 1);
  const gap = step > 4 ? 1 : 0;
  return counts
    .map((count, index) => {
      if (count === 0) return "";
      const tall = Math.max(1, (count / Math.max(room.most, 1)) * room.height);
      const [left, wide] = [index * step, Math.max(step - gap, 0.8)];
      return `M${round(left)} 0h${round(wide)}v${round(up ? -tall : tall)}h${round(-wide)}z`;
    })
    .join("");
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}

/** Which bucket lies at a pixel. */
export function bucketAt(x: number, width: number, buckets: number): number {
  return Math.min(Math.max(Math.floor((x / width) * buckets), 0), buckets - 1);
}
