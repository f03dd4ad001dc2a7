// How a kind of claim is marked: in words, sign, colour and line; colour never stands alone.

import type { Certainty, Quad } from "../api/types";
import { CERTAINTY, QUAD, QUAD_TOKEN } from "../words";

export interface QuadMark {
  quad: Quad | null;
  words: string;
  sign: "+" | "−" | "·";
  /** The theme's custom property. */
  token: string;
  /** The class that sets `--mark` to it (see `marks.css`). */
  name: string;
  /** What is done has a filled arrow, what is only said an open one. */
  arrow: "open" | "filled";
}

function markOf(quad: Quad): QuadMark {
  return {
    quad,
    words: QUAD[quad],
    sign: quad.endsWith("Coop") ? "+" : "−",
    token: QUAD_TOKEN[quad],
    name: quad.toLowerCase(),
    arrow: quad.startsWith("V") ? "open" : "filled",
  };
}

const NEITHER: QuadMark = {
  quad: null,
  words: "neither cooperation nor conflict",
  sign: "·",
  token: "--no-quad",
  name: "no-quad",
  arrow: "filled",
};

export const QUAD_MARKS: readonly QuadMark[] = [
  markOf("V-Coop"),
  markOf("M-Coop"),
  markOf("V-Conf"),
  markOf("M-Conf"),
  NEITHER,
];

export function quadMark(quad: string | null): QuadMark {
  return QUAD_MARKS.find((mark) => mark.quad === quad) ?? NEITHER;
}

/** Lengths of stroke and gap in pixels; none is a whole line. */
const DASHES: Record<Certainty, readonly number[]> = {
  CT: [],
  PR: [10, 4],
  PS: [5, 4],
  U: [1.5, 4],
};

export interface CertaintyMark {
  certainty: Certainty;
  words: string;
  dash: readonly number[];
}

export const CERTAINTY_MARKS: readonly CertaintyMark[] = (
  ["CT", "PR", "PS", "U"] as const
).map((certainty) => ({
  certainty,
  words: CERTAINTY[certainty],
  dash: DASHES[certainty],
}));

/** How many independent tellers stand behind a line; none where it is only denied. */
export function supportWords(origins: number): string {
  if (origins === 0) return "only denied";
  return origins === 1 ? "one teller" : `${origins} independent tellers`;
}

/** Pixels of a line that so many independent origins tell: one is thin, five the widest. */
export function lineWidth(origins: number): number {
  return 1.6 + Math.min(Math.max(origins - 1, 0), 4) * 1.5;
}
