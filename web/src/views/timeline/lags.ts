// When it happened against when it was told: one dot for claims of one pair of steps.

import type { Timeline } from "../../api/types";
import { numberOf } from "../days";

export interface Dot {
  happened: string;
  told: string;
  claims: number;
  /** Shares of the two axes. */
  x: number;
  y: number;
  /** Share of the largest dot's radius: areas are true to the counts. */
  radius: number;
}

export interface Axis {
  first: string;
  last: string;
}

export interface Lags {
  dots: Dot[];
  happened: Axis;
  told: Axis;
}

type Lag = Timeline["lag"][number];

function axisOf(days: readonly string[]): Axis {
  const sorted = days.toSorted();
  return { first: sorted[0] ?? "", last: sorted.at(-1) ?? "" };
}

function share(day: string, { first, last }: Axis): number {
  const length = numberOf(last) - numberOf(first);
  return length === 0 ? 0.5 : (numberOf(day) - numberOf(first)) / length;
}

/** Large dots first, so that small ones lie above them; null where nothing has both days. */
export function lagsOf(lag: readonly Lag[]): Lags | null {
  if (lag.length === 0) return null;
  const happened = axisOf(lag.map((each) => each.happened));
  const told = axisOf(lag.map((each) => each.told));
  const most = Math.max(...lag.map((each) => each.claims));
  const dots = lag.map((each) => ({
    ...each,
    x: share(each.happened, happened),
    y: share(each.told, told),
    radius: Math.sqrt(each.claims / most),
  }));
  dots.sort(
    (one, other) =>
      other.claims - one.claims ||
      (one.happened + one.told < other.happened + other.told ? -1 : 1),
  );
  return { dots, happened, told };
}

/** The line of what is told in the step in which it happens, in shares; null if out of sight. */
export function atOnce({
  happened,
  told,
}: Pick<Lags, "happened" | "told">): { from: Dotless; to: Dotless } | null {
  const first = happened.first > told.first ? happened.first : told.first;
  const last = happened.last < told.last ? happened.last : told.last;
  if (first >= last) return null;
  const at = (day: string): Dotless => ({
    x: share(day, happened),
    y: share(day, told),
  });
  return { from: at(first), to: at(last) };
}

export type Dotless = Pick<Dot, "x" | "y">;

/** How long after it happened most is told: half of the claims sooner, half later. */
export function medianLag(lag: readonly Lag[]): number | null {
  const days = lag
    .map(({ happened, told, claims }) => ({
      days: numberOf(told) - numberOf(happened),
      claims,
    }))
    .sort((one, other) => one.days - other.days);
  const half = days.reduce((sum, { claims }) => sum + claims, 0) / 2;
  let sum = 0;
  for (const each of days) {
    sum += each.claims;
    if (sum >= half) return each.days;
  }
  return null;
}

/** Days in the words of the step: nothing is told more exactly than it is counted. */
export function lagWords(days: number, step: Timeline["step"]): string {
  const length = { day: 1, week: 7, month: 30.44, quarter: 91.3, year: 365.25 }[step];
  const steps = Math.round(days / length);
  if (steps === 0) return `in the same ${step}`;
  const count = `${Math.abs(steps)} ${step}${Math.abs(steps) === 1 ? "" : "s"}`;
  return steps > 0 ? `${count} later` : `${count} before`;
}
