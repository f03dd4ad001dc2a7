// Days are counted without time zones and without losing one.
import { describe, expect, it } from "vitest";
import { dayAfter, dayOf, isDay, nextStep, numberOf, stepWords } from "./days";

describe("days", () => {
  it("come back from their numbers", () => {
    for (const day of ["1969-12-31", "1970-01-01", "2016-02-29", "2017-03-26"])
      expect(dayOf(numberOf(day))).toBe(day);
    expect(numberOf("1970-01-02")).toBe(1);
  });

  it("are told from other text", () => {
    expect(isDay("2017-03-26")).toBe(true);
    expect(isDay("2017-13-01")).toBe(false);
    expect(isDay("2017-03")).toBe(false);
    expect(isDay("")).toBe(false);
  });

  it("pass into the next month and year", () => {
    expect(dayAfter("2016-12-31", 1)).toBe("2017-01-01");
    expect(dayAfter("2016-03-01", -1)).toBe("2016-02-29");
  });

  it("step by what the axis counts in", () => {
    expect(nextStep("2016-12-31", "day")).toBe("2017-01-01");
    expect(nextStep("2016-12-26", "week")).toBe("2017-01-02");
    expect(nextStep("2016-12-01", "month")).toBe("2017-01-01");
    expect(nextStep("2016-10-01", "quarter")).toBe("2017-01-01");
    expect(nextStep("2016-01-01", "year")).toBe("2017-01-01");
  });

  it("are put in words", () => {
    expect(stepWords("2017-03-01", "month")).toBe("March 2017");
    expect(stepWords("2017-04-01", "quarter")).toBe("2017, quarter 2");
    expect(stepWords("2017-01-01", "year")).toBe("2017");
    expect(stepWords("2017-03-06", "week")).toBe("week of 2017-03-06");
  });
});
