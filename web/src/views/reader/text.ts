// A document's text, cut into flat segments with every mark that lies over them.
// Attributions nest and overlap with claims and actors; flat segments show any depth.

import type { ReadDocument, Span } from "../../api/types";

export type Role =
  "source" | "cue" | "content" | "trigger" | "actor" | "recipient" | "date" | "place";

export interface Mark {
  span: Span;
  role: Role;
  /** Of the attribution for source, cue and content; of the claim for trigger, actor and
   * recipient; of the mention for date and place. */
  id: string;
}

export interface Segment {
  key: number;
  text: string;
  marks: readonly Mark[];
}

export type Paragraph = Segment[];

const HIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const BREAK = /[^\S\n]*\n[^\S\n]*\n\s*/g;
const LINE = /\s*\n\s*/g;
/** Where most lines end so, the line ends are those of a narrow page. */
const WRAPPED = { least: 50, most: 100 };

/** Text by code points, as the server counts, not by UTF-16 units. */
export class Points {
  #units: Uint32Array | null = null;

  constructor(readonly text: string) {
    if (/[\ud800-\udfff]/.test(text)) this.#units = unitsOf(text);
  }

  /** The UTF-16 offset of a code point. */
  unit(point: number): number {
    if (!this.#units) return Math.min(point, this.text.length);
    return this.#units[Math.min(point, this.#units.length - 1)] ?? this.text.length;
  }

  slice([start, end]: Span): string {
    return this.text.slice(this.unit(start), this.unit(end));
  }
}

function unitsOf(text: string): Uint32Array {
  const units = new Uint32Array(text.length + 1);
  let [point, unit] = [0, 0];
  for (const character of text) {
    units[point] = unit;
    point += 1;
    unit += character.length;
  }
  units[point] = unit;
  return units.slice(0, point + 1);
}

/** What is to be marked in a document's text. */
export function marksOf(read: ReadDocument): Mark[] {
  const marks: Mark[] = [];
  const add = (role: Role, id: string, spans: readonly (Span | undefined)[]) => {
    for (const span of spans)
      if (span && span[0] < span[1]) marks.push({ span, role, id });
  };
  for (const each of read.attributions) {
    add("source", each.id, each.source);
    add("cue", each.id, each.cue);
    add("content", each.id, each.content);
  }
  const spans = new Map(read.mentions.map((mention) => [mention.id, mention.span]));
  for (const claim of read.claims) {
    add("trigger", claim.id, [claim.trigger]);
    add(
      "actor",
      claim.id,
      claim.actor_mentions.map((id) => spans.get(id)),
    );
    add(
      "recipient",
      claim.id,
      claim.recipient_mentions.map((id) => spans.get(id)),
    );
  }
  for (const date of read.dates) add("date", date.id, [date.span]);
  for (const place of read.places) add("place", place.id, [place.span]);
  return marks;
}

/** The text as paragraphs of segments, in order and without gaps but white space. */
export function layOut(read: ReadDocument): Paragraph[] {
  const points = new Points(read.text);
  const marks = marksOf(read)
    .map((mark) => ({
      mark,
      start: points.unit(mark.span[0]),
      end: points.unit(mark.span[1]),
    }))
    .sort((one, other) => one.start - other.start || other.end - one.end);
  let key = 0;
  let from = 0;
  return paragraphs(read.text).map(([start, end]) => {
    // Marks are in order of their start; a long one may reach into many paragraphs.
    while (from < marks.length && (marks[from]?.end ?? 0) <= start) from += 1;
    const within: Placed[] = [];
    for (let at = from; at < marks.length; at += 1) {
      const placed = marks[at];
      if (!placed || placed.start >= end) break;
      if (placed.end > start) within.push(placed);
    }
    const segments = cut(read.text, [start, end], within, key);
    key += segments.length;
    return segments;
  });
}

interface Placed {
  mark: Mark;
  start: number;
  end: number;
}

function cut(text: string, [from, to]: Span, placed: Placed[], key: number): Segment[] {
  const starts = new Map<number, Mark[]>();
  const ends = new Map<number, Mark[]>();
  for (const each of placed) {
    push(starts, Math.max(from, each.start), each.mark);
    push(ends, Math.min(to, each.end), each.mark);
  }
  const edges = [...new Set([from, to, ...starts.keys(), ...ends.keys()])].sort(
    (one, other) => one - other,
  );
  const active = new Set<Mark>();
  const segments: Segment[] = [];
  for (let at = 0; at + 1 < edges.length; at += 1) {
    const [start = 0, end = 0] = [edges[at], edges[at + 1]];
    ends.get(start)?.forEach((mark) => active.delete(mark));
    starts.get(start)?.forEach((mark) => active.add(mark));
    const words = text.slice(start, end).replace(HIDDEN, "");
    segments.push({ key: key + segments.length, text: words, marks: [...active] });
  }
  return segments;
}

function push(map: Map<number, Mark[]>, at: number, mark: Mark): void {
  const marks = map.get(at);
  if (marks) marks.push(mark);
  else map.set(at, [mark]);
}

/**
 * The paragraphs of a text, without the white space between them. A blank line parts
 * them; so does every line end, unless the text was wrapped to a narrow page.
 */
export function paragraphs(text: string): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const gap of text.matchAll(isWrapped(text) ? BREAK : LINE)) {
    fill(spans, text, at, gap.index);
    at = gap.index + gap[0].length;
  }
  fill(spans, text, at, text.length);
  return spans;
}

function fill(spans: Span[], text: string, start: number, end: number): void {
  const words = text.slice(start, end);
  const bare = words.trim();
  if (!bare) return;
  const first = start + words.indexOf(bare);
  spans.push([first, first + bare.length]);
}

function isWrapped(text: string): boolean {
  const widths = text
    .split(BREAK)
    .flatMap((block) => block.split("\n").slice(0, -1))
    .map((line) => line.length)
    .sort((one, other) => one - other);
  const middle = widths[Math.floor(widths.length / 2)];
  return middle !== undefined && middle >= WRAPPED.least && middle < WRAPPED.most;
}
