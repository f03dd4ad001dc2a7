// How firmly a source speaks, and how often it is the first to tell, as shares in words.

import type { SourceItem } from "../../api/types";
import { CERTAINTY } from "../../words";

export interface Share {
  /** The class that colours it. */
  name: string;
  words: string;
  count: number;
  /** Of one. */
  start: number;
  size: number;
}

type Firmness = Pick<
  SourceItem,
  "certain" | "probable" | "possible" | "uncommitted" | "denied"
>;

/** How firmly, from certain to not committed; without what has no claims. */
export function firmnessOf(item: Firmness): Share[] {
  return sharesOf([
    ["CT", CERTAINTY.CT, item.certain],
    ["PR", CERTAINTY.PR, item.probable],
    ["PS", CERTAINTY.PS, item.possible],
    ["U", CERTAINTY.U, item.uncommitted],
  ]);
}

/** First tellers against repeaters. */
export function tellingOf(item: { first: number; repeated: number }): Share[] {
  return sharesOf([
    ["first", "told first", item.first],
    ["repeated", "repeated", item.repeated],
  ]);
}

function sharesOf(counts: readonly (readonly [string, string, number])[]): Share[] {
  const total = counts.reduce((sum, [, , count]) => sum + count, 0);
  let start = 0;
  return counts.flatMap(([name, words, count]) => {
    if (count === 0) return [];
    const share = { name, words, count, start, size: count / total };
    start += share.size;
    return [share];
  });
}

/** "3 certain, 1 possible" */
export function shareWords(shares: readonly Share[]): string {
  return shares.map(({ count, words }) => `${count} ${words}`).join(", ") || "none";
}

/** What it is quoted on, the most frequent first: "2 finances, 1 ASSAULT". */
export function topicWords(types: Record<string, number>, most: number): string {
  const sorted = Object.entries(types).sort(
    (one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1),
  );
  const shown = sorted
    .slice(0, most)
    .map(([type, count]) => `${count} ${type.replaceAll("_", " ")}`);
  if (sorted.length > most) shown.push(`${sorted.length - most} more`);
  return shown.join(", ");
}
