// What belongs to a selected claim or quotation, and which segments show it.

import type { Attribution, PlacedClaim, ReadDocument } from "../../api/types";
import type { Mark, Paragraph, Role, Segment } from "./text";

/** An attribution and those around it, the outermost first. */
export function chainOf(read: ReadDocument, id: string | null): Attribution[] {
  const byId = new Map(read.attributions.map((each) => [each.id, each]));
  const chain: Attribution[] = [];
  let each = id === null ? undefined : byId.get(id);
  while (each && !chain.includes(each)) {
    chain.unshift(each);
    each = each.within === null ? undefined : byId.get(each.within);
  }
  return chain;
}

/** Which segments have which marks, by the id of the mark's record. */
export function indexOf(paragraphs: Paragraph[]): Map<string, [Segment, Mark][]> {
  const index = new Map<string, [Segment, Mark][]>();
  for (const segment of paragraphs.flat())
    for (const mark of segment.marks) {
      const known = index.get(mark.id);
      if (known) known.push([segment, mark]);
      else index.set(mark.id, [[segment, mark]]);
    }
  return index;
}

/** Classes of the segments that a selected claim, or another marked record, lights up. */
export function lit(
  read: ReadDocument,
  index: Map<string, [Segment, Mark][]>,
  claim: PlacedClaim | null,
  marked: string | null,
): Map<number, string> {
  const ids = claim
    ? [
        claim.id,
        ...chainOf(read, claim.attribution).map((each) => each.id),
        ...claim.date_mentions,
        ...claim.place_mentions,
      ]
    : marked
      ? [marked]
      : [];
  const classes = new Map<number, string>();
  for (const id of ids)
    for (const [segment, mark] of index.get(id) ?? [])
      classes.set(segment.key, `${classes.get(segment.key) ?? ""} on-${mark.role}`);
  return classes;
}

/** The record that a segment stands for in a role, the innermost or last one. */
export function idOf(segment: Segment, role: Role): string | null {
  return segment.marks.findLast((mark) => mark.role === role)?.id ?? null;
}

const DEEPEST = 3;

/** Classes of a segment by itself: how deep it is quoted, and its roles. */
export function classesOf(segment: Segment): string {
  if (!segment.marks.length) return "";
  const roles = new Set(segment.marks.map((mark) => mark.role));
  const depth = segment.marks.filter((mark) => mark.role === "content").length;
  roles.delete("content");
  const classes = ["seg", ...roles];
  if (depth) classes.push(`said${Math.min(DEEPEST, depth)}`);
  return classes.join(" ");
}
