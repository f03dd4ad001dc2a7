// Colour, sign, line and words of a mark say the same.
import { describe, expect, it } from "vitest";
import {
  CERTAINTY_MARKS,
  lineWidth,
  QUAD_MARKS,
  quadMark,
  supportWords,
} from "./marks";

describe("marks", () => {
  it("tell the quad classes apart without colour", () => {
    const plain = QUAD_MARKS.map((mark) => `${mark.sign}${mark.arrow}`);
    expect(new Set(plain).size).toBe(QUAD_MARKS.length);
  });

  it("give each quad class its own colour token", () => {
    expect(new Set(QUAD_MARKS.map((mark) => mark.token)).size).toBe(QUAD_MARKS.length);
  });

  it("mark an unknown class as neither", () => {
    expect(quadMark("M-Conf").words).toBe("material conflict");
    expect(quadMark(null).quad).toBeNull();
    expect(quadMark("something new").quad).toBeNull();
  });

  it("break the line more, the weaker the certainty", () => {
    expect(CERTAINTY_MARKS[0]?.dash).toEqual([]);
    const strokes = CERTAINTY_MARKS.slice(1).map((mark) => mark.dash[0] ?? 0);
    expect(strokes).toEqual([...strokes].sort((one, other) => other - one));
  });

  it("widen the line by independent origins up to five", () => {
    expect(lineWidth(2)).toBeGreaterThan(lineWidth(1));
    expect(lineWidth(0)).toBe(lineWidth(1));
    expect(lineWidth(50)).toBe(lineWidth(5));
  });

  it("say how many independent tellers there are, or that it is only denied", () => {
    expect(supportWords(0)).toBe("only denied");
    expect(supportWords(1)).toBe("one teller");
    expect(supportWords(3)).toBe("3 independent tellers");
  });
});
