// Choosing a lane narrows to what the lane counts.
import { describe, expect, it } from "vitest";
import { narrowedBy } from "./keys";

describe("keys", () => {
  it("narrow to a type or publisher", () => {
    expect(narrowedBy("type", "ASSAULT")).toEqual({ type: ["ASSAULT"] });
    expect(narrowedBy("publisher", "Brenna Mirror")).toEqual({
      publisher: ["Brenna Mirror"],
    });
  });

  it("narrow to both of a dyad, in their roles", () => {
    expect(narrowedBy("dyad", "Anselm → Brenna")).toEqual({
      actor: ["Anselm"],
      recipient: ["Brenna"],
    });
  });

  it("do not narrow to the rest", () => {
    expect(narrowedBy("type", "other")).toBeNull();
    expect(narrowedBy("quad", "none")).toBeNull();
    expect(narrowedBy("dyad", "other")).toBeNull();
  });
});
