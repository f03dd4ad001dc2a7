// Say in words for a reader what the records say in codes.

import type { Certainty, Claim, ClaimType, Ontology, Quad } from "./api/types";

export const CERTAINTY: Record<Certainty, string> = {
  CT: "certain",
  PR: "probable",
  PS: "possible",
  U: "not committed",
};
export const QUAD: Record<Quad, string> = {
  "V-Coop": "verbal cooperation",
  "M-Coop": "material cooperation",
  "V-Conf": "verbal conflict",
  "M-Conf": "material conflict",
};
/** The token of a quad class's colour. */
export const QUAD_TOKEN: Record<Quad, string> = {
  "V-Coop": "--v-coop",
  "M-Coop": "--m-coop",
  "V-Conf": "--v-conf",
  "M-Conf": "--m-conf",
};
export const AUTHOR = "the author";
export const NOBODY = "–";

const TIES: Record<string, string> = {
  member_of: "is a member of",
  allied_with: "is allied with",
  hostile_to: "is hostile to",
  bound_by: "is bound by",
};
// Control characters and marks of direction would be obeyed, not shown.
const UNSEEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;

/** Text on one line, without what turns a page around. */
export function plain(text: string): string {
  return text.replace(UNSEEN, " ").replace(/\s+/g, " ").trim();
}

/** Text on one line that keeps a blank at its edges, to be joined to other text. */
export function spaced(text: string): string {
  return text.replace(UNSEEN, " ").replace(/\s+/g, " ");
}

/** What is done, or how two actors stand to each other: "finances". */
export function predicate(claim: {
  kind: string;
  type: string;
  mode?: string | null;
}): string {
  if (claim.kind === "tie") return tieWords(claim.type);
  return claim.mode ? `${claim.type} (${claim.mode.replaceAll("_", " ")})` : claim.type;
}

export function tieWords(type: string): string {
  return TIES[type] ?? type.replaceAll("_", " ");
}

/** A type in a list to choose from: "ASSAULT", "is allied with". */
export function typeWords(type: ClaimType): string {
  return type.kind === "tie" ? tieWords(type.name) : type.name;
}

export function typeOf(ontology: Ontology | null, name: string): ClaimType | null {
  return ontology?.types.find((type) => type.name === name) ?? null;
}

/** Names as a list; a dash where nobody is named. */
export function names(given: readonly string[]): string {
  return given.map(plain).join(", ") || NOBODY;
}

/** A source for readers: an unnamed one in quotation marks. */
export function sourceName(name: string): string {
  const shown = plain(name);
  return shown.startsWith("@") ? `“${shown.slice(1)}”` : shown;
}

/** On whose word, the outermost first. */
export function sourceChain(sources: readonly string[]): string {
  return sources.map(sourceName).join(", quoting ") || AUTHOR;
}

/** The class that colours how firmly it is put: denial before certainty. */
export function firmClass(claim: Pick<Claim, "polarity" | "certainty">): string {
  return claim.polarity === "-" ? "denied" : claim.certainty;
}

/** A claim in one line: "Iran finances Popular Mobilization Forces". */
export function gist(claim: {
  kind: string;
  type: string;
  mode?: string | null;
  actor: readonly string[];
  recipient: readonly string[];
}): string {
  const parts = [names(claim.actor), predicate(claim)];
  if (claim.recipient.length) parts.push(names(claim.recipient));
  return parts.join(" ");
}

export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? noun : plural}`;
}

/** What is told of when and where, each behind a dot: " · 2016-12 · Mosul, Iraq". */
export function setting(claim: { when: string | null; where: string | null }): string {
  return [claim.when, claim.where]
    .filter((each) => each !== null && each !== "")
    .map((each) => ` · ${plain(each ?? "")}`)
    .join("");
}

/** What a document is called, and who published it when. */
export function heading(document: { title: string | null; label: string }): string {
  return plain(document.title ?? "") || plain(document.label);
}

export function imprint(document: {
  publisher: string | null;
  published: string | null;
}): string {
  return [document.publisher, document.published]
    .filter((each) => each !== null && each !== "")
    .map((each) => plain(each ?? ""))
    .join(", ");
}

/** A duration for people: "4 s", "3 min". */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
