// A quote is shown as a claim: its words apart, how firmly in words.
import { describe, expect, it } from "vitest";
import type { Quote } from "../api/types";
import { shownOf } from "./shown";

const QUOTE = {
  claim: "3f9c",
  certainty: "PS",
  polarity: "-",
  modality: "future",
  sentence: "🚢 Lemnia will not arm Sorn.",
  trigger: [18, 21],
} as Quote;

describe("a quote on a card", () => {
  it("has the words of the claim apart, counted in code points", () => {
    expect(shownOf(QUOTE).words).toEqual({
      before: "🚢 Lemnia will not ",
      trigger: "arm",
      after: " Sorn.",
    });
  });

  it("says how firmly it is put", () => {
    expect(shownOf(QUOTE).firmness).toBe("possible, denied, future");
    const actual = { ...QUOTE, polarity: "+", modality: "actual" } as Quote;
    expect(shownOf(actual).firmness).toBe("possible");
  });
});
