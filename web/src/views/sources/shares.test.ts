// Shares add up, and say in words what the bars show.
import { describe, expect, it } from "vitest";
import { firmnessOf, shareWords, tellingOf, topicWords } from "./shares";

const ITEM = { certain: 3, probable: 0, possible: 1, uncommitted: 0, denied: 1 };

describe("shares", () => {
  it("fill the bar without gaps, and leave out what is not there", () => {
    const shares = firmnessOf(ITEM);
    expect(shares.map(({ name, start, size }) => [name, start, size])).toEqual([
      ["CT", 0, 0.75],
      ["PS", 0.75, 0.25],
    ]);
  });

  it("are put in words", () => {
    expect(shareWords(firmnessOf(ITEM))).toBe("3 certain, 1 possible");
    expect(shareWords(tellingOf({ first: 2, repeated: 5 }))).toBe(
      "2 told first, 5 repeated",
    );
    expect(shareWords(tellingOf({ first: 0, repeated: 0 }))).toBe("none");
  });

  it("name topics by frequency, and how many more there are", () => {
    const types = { ASSAULT: 1, finances: 2, operates_in: 2 };
    expect(topicWords(types, 2)).toBe("2 finances, 2 operates in, 1 more");
    expect(topicWords({}, 2)).toBe("");
  });
});
