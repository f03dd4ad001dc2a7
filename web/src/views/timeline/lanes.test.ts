// Bars stand where their days are, and a brush sets whole steps.
import { describe, expect, it } from "vitest";
import type { Series } from "../../api/types";
import {
  barWords,
  highest,
  lanesOf,
  periodOf,
  spanOf,
  ticksOf,
  wholeOf,
} from "./lanes";

const series = (key: string, counts: number[]): Series => ({
  key,
  label: key,
  quad: null,
  counts,
  total: counts.reduce((sum, count) => sum + count, 0),
});
const AXIS = {
  step: "month" as const,
  buckets: ["2016-11-01", "2016-12-01", "2017-01-01"],
};
const ANSWER = {
  ...AXIS,
  happened: [series("other", [9, 9, 9]), series("AID", [1, 0, 0])],
  told: [series("AID", [0, 2, 0]), series("ASSAULT", [0, 4, 1])],
};

describe("lanes", () => {
  it("pair what happened with what was told, the fullest first, the rest last", () => {
    const lanes = lanesOf(ANSWER);
    expect(lanes.map((lane) => lane.key)).toEqual(["ASSAULT", "AID", "other"]);
    expect(lanes[1]).toMatchObject({ happened: [1, 0, 0], told: [0, 2, 0], total: 3 });
    expect(lanes[0]?.happened).toEqual([0, 0, 0]);
  });

  it("sum up in one lane", () => {
    const lanes = lanesOf(ANSWER);
    expect(wholeOf(AXIS, lanes)).toMatchObject({
      happened: [10, 9, 9],
      told: [0, 6, 1],
    });
    expect(highest(lanes)).toBe(9);
    expect(highest([])).toBe(0);
  });

  it("give a brush whole steps, whichever way it is drawn", () => {
    const period = { from: "2016-11-01", to: "2016-12-31" };
    expect(periodOf(AXIS, 0, 1)).toEqual(period);
    expect(periodOf(AXIS, 1, 0)).toEqual(period);
    expect(periodOf(AXIS, 1, 99)).toEqual({ from: "2016-12-01", to: "2017-01-31" });
    expect(periodOf({ ...AXIS, buckets: [] }, 0, 1)).toBeNull();
  });

  it("show the period where its days are", () => {
    expect(spanOf(AXIS, { from: null, to: null })).toBeNull();
    expect(spanOf(AXIS, { from: "2016-11-01", to: "2017-01-31" })).toEqual({
      start: 0,
      end: 1,
    });
    const december = spanOf(AXIS, { from: "2016-12-01", to: "2016-12-31" });
    expect(december?.start).toBeCloseTo(30 / 92);
    expect(december?.end).toBeCloseTo(61 / 92);
    expect(spanOf(AXIS, { from: "2010-01-01", to: "2010-02-01" })).toBeNull();
  });

  it("have few ticks, years at their beginning", () => {
    expect(ticksOf(AXIS, 3).map((tick) => tick.words)).toEqual([
      "2016-11",
      "2016-12",
      "2017-01",
    ]);
    const buckets = Array.from({ length: 48 }, (_, index) => {
      const year = 2014 + Math.floor((index + 4) / 12);
      return `${year}-${String(((index + 4) % 12) + 1).padStart(2, "0")}-01`;
    });
    const ticks = ticksOf({ step: "month", buckets }, 6);
    expect(ticks.map((tick) => tick.words)).toEqual(["2015", "2016", "2017", "2018"]);
    expect(ticks[0]?.at).toBeCloseTo(8 / 48);
  });

  it("put a bar in words", () => {
    const [lane] = lanesOf(ANSWER);
    expect(lane && barWords(AXIS, lane, 1)).toBe("December 2016: 0 happened, 4 told");
  });
});
