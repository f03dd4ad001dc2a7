// A dot stands at the day of the event and the day of the telling.
import { describe, expect, it } from "vitest";
import { atOnce, lagsOf, lagWords, medianLag } from "./lags";

const LAG = [
  { happened: "2016-01-01", told: "2016-03-01", claims: 1 },
  { happened: "2016-03-01", told: "2016-03-01", claims: 4 },
  { happened: "2016-05-01", told: "2016-05-01", claims: 1 },
];

describe("lags", () => {
  it("lie by their two days, and their areas by their claims", () => {
    const lags = lagsOf(LAG);
    expect(lags?.dots[0]).toMatchObject({ happened: "2016-03-01", radius: 1, y: 0 });
    expect(lags?.dots.find((dot) => dot.claims === 1)?.radius).toBeCloseTo(0.5);
    expect(lags?.dots.at(-1)).toMatchObject({ x: 1, y: 1 });
  });

  it("are nothing where nothing has both days, and stand in the middle where there is one", () => {
    expect(lagsOf([])).toBeNull();
    expect(lagsOf(LAG.slice(0, 1))?.dots[0]).toMatchObject({ x: 0.5, y: 0.5 });
  });

  it("show where told is at once, if both axes have it", () => {
    const lags = lagsOf(LAG);
    const line = lags && atOnce(lags);
    expect(line?.from.y).toBe(0);
    expect(line?.from.x).toBeCloseTo(60 / 121);
    expect(line?.to).toEqual({ x: 1, y: 1 });
    const apart = lagsOf([{ happened: "2010-01-01", told: "2016-01-01", claims: 1 }]);
    expect(apart && atOnce(apart)).toBeNull();
  });

  it("tell the middle one", () => {
    expect(medianLag(LAG)).toBe(0);
    expect(medianLag(LAG.slice(0, 1))).toBe(60);
    expect(medianLag([])).toBeNull();
  });

  it("are told in steps", () => {
    expect(lagWords(0, "month")).toBe("in the same month");
    expect(lagWords(60, "month")).toBe("2 months later");
    expect(lagWords(-7, "week")).toBe("1 week before");
  });
});
