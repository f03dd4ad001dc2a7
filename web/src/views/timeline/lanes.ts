// Bars of what happened and of what was told, on one axis of time.

import type { Series, Timeline } from "../../api/types";
import { dayAfter, nextStep, numberOf, stepWords } from "../days";

/** What happened and what was told under one key. */
export interface Lane {
  key: string;
  label: string;
  quad: Series["quad"];
  happened: number[];
  told: number[];
  /** Claims of both; a claim counts in each where it has both days. */
  total: number;
}

type Answer = Pick<Timeline, "buckets" | "happened" | "told">;

/** A lane for each key, the fullest first and the rest last. */
export function lanesOf({ buckets, happened, told }: Answer): Lane[] {
  const lanes = new Map<string, Lane>();
  const laneOf = ({ key, label, quad }: Series): Lane => {
    const empty = (): number[] => buckets.map(() => 0);
    const lane = lanes.get(key) ?? {
      key,
      label,
      quad,
      happened: empty(),
      told: empty(),
      total: 0,
    };
    lanes.set(key, lane);
    return lane;
  };
  for (const series of happened) {
    const lane = laneOf(series);
    lane.happened = series.counts;
    lane.total += series.total;
  }
  for (const series of told) {
    const lane = laneOf(series);
    lane.told = series.counts;
    lane.total += series.total;
  }
  return [...lanes.values()].sort(
    (one, other) =>
      Number(one.key === "other") - Number(other.key === "other") ||
      other.total - one.total ||
      (one.key < other.key ? -1 : 1),
  );
}

/** All lanes in one. */
export function wholeOf(
  { buckets }: Pick<Timeline, "buckets">,
  lanes: readonly Lane[],
): Lane {
  const sum = (which: "happened" | "told"): number[] =>
    buckets.map((_, index) =>
      lanes.reduce((total, lane) => total + (lane[which][index] ?? 0), 0),
    );
  const total = lanes.reduce((count, lane) => count + lane.total, 0);
  return {
    key: "",
    label: "All",
    quad: null,
    happened: sum("happened"),
    told: sum("told"),
    total,
  };
}

export function highest(lanes: readonly Lane[]): number {
  return lanes.reduce(
    (most, { happened, told }) => Math.max(most, ...happened, ...told),
    0,
  );
}

/** First and last day of the buckets from one to another, whichever is earlier. */
export function periodOf(
  { buckets, step }: Pick<Timeline, "buckets" | "step">,
  one: number,
  other: number,
): { from: string; to: string } | null {
  const first = buckets[clipped(Math.min(one, other), buckets.length)];
  const last = buckets[clipped(Math.max(one, other), buckets.length)];
  if (first === undefined || last === undefined) return null;
  return { from: first, to: dayAfter(nextStep(last, step), -1) };
}

function clipped(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length - 1);
}

/** Where a period lies on the axis, as shares of its length; null outside of it. */
export function spanOf(
  { buckets, step }: Pick<Timeline, "buckets" | "step">,
  period: { from: string | null; to: string | null },
): { start: number; end: number } | null {
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (first === undefined || last === undefined || (!period.from && !period.to))
    return null;
  const begin = numberOf(first);
  const length = numberOf(nextStep(last, step)) - begin;
  const share = (day: number): number =>
    Math.min(Math.max((day - begin) / length, 0), 1);
  const start = period.from ? share(numberOf(period.from)) : 0;
  const end = period.to ? share(numberOf(period.to) + 1) : 1;
  return end > start ? { start, end } : null;
}

export interface Tick {
  /** Share of the axis. */
  at: number;
  words: string;
}

/** At most so many ticks, each at the beginning of a bucket. */
export function ticksOf(
  { buckets, step }: Pick<Timeline, "buckets" | "step">,
  most: number,
): Tick[] {
  const every = roundUp(Math.ceil(buckets.length / Math.max(most, 1)), step);
  const from = firstRound(buckets, every, step);
  return buckets.flatMap((bucket, index) =>
    index >= from && (index - from) % every === 0
      ? [{ at: index / buckets.length, words: tickWords(bucket, step, every) }]
      : [],
  );
}

const ROUND: Record<string, readonly number[]> = {
  day: [1, 2, 7, 14, 28, 56],
  week: [1, 2, 4, 13, 26, 52],
  month: [1, 2, 3, 6, 12, 24, 60, 120],
  quarter: [1, 2, 4, 8, 20, 40],
  year: [1, 2, 5, 10, 20, 50, 100],
};

function roundUp(every: number, step: string): number {
  return ROUND[step]?.find((one) => one >= every) ?? every;
}

/** Ticks of months and quarters by the year begin with a year. */
function firstRound(buckets: readonly string[], every: number, step: string): number {
  const yearly =
    (step === "month" && every >= 12) || (step === "quarter" && every >= 4);
  if (!yearly && step !== "year") return 0;
  const years = step === "year" ? every : 1;
  const found = buckets.findIndex(
    (bucket) => bucket.slice(5, 7) === "01" && Number(bucket.slice(0, 4)) % years === 0,
  );
  return Math.max(found, 0);
}

function tickWords(bucket: string, step: Timeline["step"], every: number): string {
  const yearly =
    (step === "month" && every >= 12) || (step === "quarter" && every >= 4);
  if (step === "year" || yearly) return bucket.slice(0, 4);
  return step === "month" || step === "quarter" ? bucket.slice(0, 7) : bucket;
}

/** A bar in words: "March 2017: 3 happened, 1 told". */
export function barWords(
  { buckets, step }: Pick<Timeline, "buckets" | "step">,
  lane: Lane,
  index: number,
): string {
  const bucket = buckets[index];
  if (bucket === undefined) return "";
  const [happened, told] = [lane.happened[index] ?? 0, lane.told[index] ?? 0];
  return `${stepWords(bucket, step)}: ${happened} happened, ${told} told`;
}
