// What is selected and what is filtered, the same in all views; it lives in the address.

import type { Query } from "../api/client";
import { keeps, type Changes } from "./address";
import { route, type View } from "./route.svelte";

/** The shared filters, by the API's own names. */
export const FILTERS = [
  "from",
  "to",
  "as_of",
  "kind",
  "type",
  "quad",
  "certainty",
  "source",
  "publisher",
  "origin",
  "origins",
  "with",
  "actor",
  "recipient",
  "document",
  "place",
  "hypothetical",
  "denied",
  "rejected",
] as const;
export type Filter = (typeof FILTERS)[number];

const REPEATED: ReadonlySet<Filter> = new Set([
  "kind",
  "type",
  "quad",
  "certainty",
  "source",
  "publisher",
  "origin",
  "with",
  "actor",
  "recipient",
  "document",
  "place",
]);

/** The selection, beside the filters: a claim, an opened document, an actor. */
const SELECTED = { claim: "claim", document: "doc", actor: "who" } as const;
export type Selected = keyof typeof SELECTED;

keeps([...FILTERS, ...Object.values(SELECTED)]);

class Selection {
  /** Id of the selected claim. */
  get claim(): string | null {
    return route.get(SELECTED.claim);
  }

  /** Label or id of the document that the reader shows. */
  get document(): string | null {
    return route.get(SELECTED.document);
  }

  /** Name of the selected actor. */
  get actor(): string | null {
    return route.get(SELECTED.actor);
  }

  /** The days of what happened that all views are narrowed to. */
  get period(): { from: string | null; to: string | null } {
    return { from: route.get("from"), to: route.get("to") };
  }

  /** All filters as parameters of a question; repeated ones as lists. */
  get filters(): Query {
    const query: Query = {};
    for (const name of FILTERS) {
      const values = route.all(name);
      if (values.length) query[name] = REPEATED.has(name) ? values : values[0];
    }
    return query;
  }

  /** How many filters are set. */
  get narrowed(): number {
    return FILTERS.reduce((sum, name) => sum + route.all(name).length, 0);
  }

  /** Values of one filter. */
  values(name: Filter): string[] {
    return route.all(name);
  }

  /** Select something; null lets go of it. */
  select(
    chosen: Partial<Record<Selected, string | null>>,
    options?: { replace?: boolean },
  ): void {
    route.set(selecting(chosen), options);
  }

  /** Set filters; null or an empty list takes one off. */
  filter(
    changes: Partial<Record<Filter, string | readonly string[] | null>>,
    options?: { replace?: boolean },
  ): void {
    route.set(changes, options);
  }

  /** Add a value to a filter, or take it off where it is set. */
  toggle(name: Filter, value: string): void {
    const values = this.values(name);
    const without = values.filter((each) => each !== value);
    route.set({
      [name]: without.length < values.length ? without : [...values, value],
    });
  }

  /** Take all filters off. */
  clear(): void {
    route.set(Object.fromEntries(FILTERS.map((name) => [name, null])));
  }

  /** The address of a view with something selected or filtered. */
  href(
    view: View,
    chosen: Partial<Record<Selected, string | null>> = {},
    changes: Changes = {},
  ): string {
    return route.href(view, { ...selecting(chosen), ...changes });
  }
}

function selecting(chosen: Partial<Record<Selected, string | null>>): Changes {
  const changes: Changes = {};
  for (const [name, value] of Object.entries(chosen))
    changes[SELECTED[name as Selected]] = value;
  return changes;
}

export const selection = new Selection();
