// The filters in words, for what is set and can be taken off.

import type { Ontology, Quad } from "../api/types";
import { FILTERS, selection, type Filter } from "../state/selection.svelte";
import { CERTAINTY, plain, QUAD, sourceName, typeOf, typeWords } from "../words";

export interface Chip {
  name: Filter;
  value: string;
  words: string;
}

const LABELS: Record<Filter, string> = {
  from: "from",
  to: "before",
  as_of: "published by",
  kind: "only",
  type: "type",
  quad: "class",
  certainty: "put as",
  source: "on the word of",
  publisher: "published by",
  origin: "first told by",
  origins: "independent tellers ≥",
  with: "with",
  actor: "by",
  recipient: "to",
  document: "in",
  place: "at",
  hypothetical: "also what is only planned or supposed",
  denied: "without what is denied",
  rejected: "also what was rejected here",
};
const SWITCHES = new Set<Filter>(["hypothetical", "denied", "rejected"]);

/** What is set, as words; only of the filters that a view heeds. */
export function chips(ontology: Ontology | null, heeds: readonly Filter[]): Chip[] {
  return FILTERS.filter((name) => heeds.includes(name)).flatMap((name) =>
    selection
      .values(name)
      .map((value) => ({ name, value, words: wordsOf(ontology, name, value) })),
  );
}

function wordsOf(ontology: Ontology | null, name: Filter, value: string): string {
  if (SWITCHES.has(name)) return LABELS[name];
  return `${LABELS[name]} ${valueWords(ontology, name, value)}`;
}

function valueWords(ontology: Ontology | null, name: Filter, value: string): string {
  if (name === "type") {
    const type = typeOf(ontology, value);
    return type ? typeWords(type) : value;
  }
  if (name === "source") return value ? sourceName(value) : "the author";
  if (name === "kind") return value === "tie" ? "ties" : "events";
  if (name === "quad") return value in QUAD ? QUAD[value as Quad] : value;
  if (name === "certainty")
    return value in CERTAINTY ? CERTAINTY[value as keyof typeof CERTAINTY] : value;
  return plain(value);
}
