// Ask the server for what a view shows, and ask again when that depends on something
// that changed: the question, or the store.

import { untrack } from "svelte";

import { ApiError } from "../api/client";
import { store } from "./store.svelte";

/** An answer, the one before it until then, or why there is none. */
export class Loaded<T> {
  value = $state.raw<T | null>(null);
  error = $state<string | null>(null);
  /** Names that may have been meant where nobody or several are called so. */
  suggestions = $state.raw<readonly string[]>([]);
  pending = $state(true);
}

/**
 * Load what `ask` asks for, in a component. Everything reactive that `ask` reads before
 * its first await is followed; null means that there is nothing to ask yet.
 */
export function load<T>(ask: (signal: AbortSignal) => Promise<T> | null): Loaded<T> {
  const loaded = new Loaded<T>();
  $effect(() => {
    void store.state;
    const stop = new AbortController();
    const asked = ask(stop.signal);
    untrack(() => void settle(loaded, asked, stop.signal));
    return () => stop.abort();
  });
  return loaded;
}

async function settle<T>(
  loaded: Loaded<T>,
  asked: Promise<T> | null,
  signal: AbortSignal,
): Promise<void> {
  if (asked === null) {
    loaded.value = null;
    loaded.error = null;
    loaded.pending = false;
    return;
  }
  loaded.pending = true;
  try {
    const value = await asked;
    if (signal.aborted) return;
    loaded.value = value;
    loaded.error = null;
  } catch (error) {
    if (signal.aborted) return;
    loaded.error = error instanceof Error ? error.message : String(error);
    loaded.suggestions = error instanceof ApiError ? error.suggestions : [];
  }
  loaded.pending = false;
}
