// What is selected in the reader and what is done to it: choose, step, judge, undo.

import { api, ApiError } from "../../api/client";
import type { Judged, Judgment, PlacedClaim, ReadDocument } from "../../api/types";
import { route } from "../../state/route.svelte";
import { selection } from "../../state/selection.svelte";
import { store } from "../../state/store.svelte";
import { gist, sourceChain } from "../../words";
import { chainOf } from "./nesting";

/** What is opened over the reader. */
export type Sheet = "correct" | "merge" | "help" | null;

export class Bench {
  sought = $state("");
  sheet = $state<Sheet>(null);
  /** What was done last, in a sentence; with undo while there is something to undo. */
  said = $state<string | null>(null);
  error = $state<string | null>(null);
  saving = $state(false);
  /** Whether the trace of the opened claim is shown. */
  why = $state(false);
  #done = $state.raw<Judgment[]>([]);
  #read: () => ReadDocument | null;

  constructor(read: () => ReadDocument | null) {
    this.#read = read;
  }

  get claim(): PlacedClaim | null {
    const id = selection.claim;
    if (!id) return null;
    return this.#read()?.claims.find((claim) => claim.id.startsWith(id)) ?? null;
  }

  /** Id of the quotation that the claims are narrowed to. */
  get quote(): string | null {
    const id = route.get("quote");
    return this.#read()?.attributions.some((each) => each.id === id) ? id : null;
  }

  /** Id of the place that is shown in the text. */
  get place(): string | null {
    return route.get("at");
  }

  choosePlace(id: string | null): void {
    this.#quiet();
    route.set({ at: id, claim: null, quote: null }, { replace: true });
  }

  /** The claims that fit what is sought and the chosen quotation. */
  get found(): PlacedClaim[] {
    const read = this.#read();
    if (!read) return [];
    const quote = this.quote;
    const words = this.sought.toLowerCase().split(/\s+/).filter(Boolean);
    const quoted = read.claims.filter(
      (claim) =>
        !quote || chainOf(read, claim.attribution).some((each) => each.id === quote),
    );
    if (!words.length) return quoted;
    const all = (text: string) => words.every((word) => text.includes(word));
    // What says it by itself comes before what only stands in the same sentence.
    const own = new Set(quoted.filter((claim) => all(ownText(claim))));
    const beside = quoted.filter(
      (claim) => !own.has(claim) && all(`${ownText(claim)} ${around(claim)}`),
    );
    return [...own, ...beside];
  }

  choose(id: string | null): void {
    if (id !== selection.claim) this.#quiet();
    if (id && this.quote && !this.found.some((claim) => claim.id === id))
      route.set({ quote: null }, { replace: true });
    if (id && !this.found.some((claim) => claim.id === id)) this.sought = "";
    route.set({ at: null }, { replace: true });
    selection.select({ claim: id }, { replace: true });
  }

  chooseQuote(id: string | null): void {
    this.#quiet();
    route.set({ quote: id, claim: null, at: null }, { replace: true });
  }

  /** Select the next claim (1) or the one before (-1). */
  step(by: 1 | -1): void {
    const found = this.found;
    if (!found.length) return;
    const at = found.findIndex((claim) => claim.id === this.claim?.id);
    const next = at < 0 ? (by > 0 ? 0 : found.length - 1) : at + by;
    const claim = found[Math.min(found.length - 1, Math.max(0, next))];
    if (claim) this.choose(claim.id);
  }

  /** Accept or reject the selected claim. */
  async decide(verdict: "accept" | "reject"): Promise<void> {
    const claim = this.claim;
    if (!claim) return;
    const word = verdict === "accept" ? "Accepted" : "Rejected";
    await this.#save(`${word}: ${gist(claim)}`, () =>
      api.judge({ verdict, subject: claim.id }),
    );
  }

  async correct(fields: Record<string, string>, reason: string): Promise<boolean> {
    const claim = this.claim;
    if (!claim) return false;
    const why = reason ? { reason } : {};
    return this.#save(`Corrected: ${gist(claim)}`, () =>
      api.judge({ verdict: "correct", subject: claim.id, fields, ...why }),
    );
  }

  /** Say that two names are of the same actor, or that they are not. */
  async relate(
    verdict: "same" | "different",
    [subject, object]: [string, string],
    reason: string,
  ): Promise<boolean> {
    const why = reason ? { reason } : {};
    const words = verdict === "same" ? `is shown as ${object}` : `is not ${object}`;
    return this.#save(`${subject} ${words}`, () =>
      api.judge({ verdict, subject, object, ...why }),
    );
  }

  get undoable(): Judgment | null {
    return this.#done.at(-1) ?? null;
  }

  /** Take the last judgement of this sitting back. */
  async undo(): Promise<void> {
    const last = this.undoable;
    if (!last) return;
    if (await this.retract(last))
      this.#done = this.#done.filter((each) => each !== last);
  }

  async retract(judgment: Judgment): Promise<boolean> {
    return this.#save("Taken back", () => api.retract(judgment.id), false);
  }

  async #save(
    said: string,
    ask: () => Promise<Judged>,
    undoable = true,
  ): Promise<boolean> {
    this.#quiet();
    this.saving = true;
    try {
      const { judgment, problem } = await ask();
      if (undoable) this.#done = [...this.#done, judgment];
      else this.#done = this.#done.filter((each) => each.id !== judgment.retracts);
      this.said = problem ? `${said}. But: ${problem.why}` : said;
      await store.refresh();
      return true;
    } catch (error) {
      this.error = error instanceof ApiError ? error.message : String(error);
      return false;
    } finally {
      this.saving = false;
    }
  }

  #quiet(): void {
    this.said = null;
    this.error = null;
  }
}

function around(claim: PlacedClaim): string {
  return `${claim.words.before} ${claim.words.after}`.toLowerCase();
}

function ownText(claim: PlacedClaim): string {
  return [
    gist(claim),
    claim.words.trigger,
    sourceChain(claim.sources),
    claim.firmness,
    claim.where ?? "",
    claim.when ?? "",
  ]
    .join(" ")
    .toLowerCase();
}
