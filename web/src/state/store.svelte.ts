// The state of the database: polled, so that what another process reads is shown, too.

import { api, ApiError, onAnswer } from "../api/client";
import type { Ontology, StoreState } from "../api/types";

const CALM = 15_000;
const BUSY = 2_000;

class Store {
  /** Changes when anything in the store changed; loaders depend on it. */
  state = $state("");
  now = $state.raw<StoreState | null>(null);
  ontology = $state.raw<Ontology | null>(null);
  /** Why the server cannot be asked, in one line. */
  trouble = $state<string | null>(null);
  /** While a job runs, the store is asked more often. */
  working = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Begin to poll. */
  watch(): void {
    onAnswer((state) => {
      if (state && state !== this.state) void this.refresh();
    });
    void this.refresh();
    void this.#learn();
  }

  /** Ask now, for instance after a change of our own. */
  async refresh(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      this.now = await api.store();
      this.state = this.now.state;
      this.trouble = null;
    } catch (error) {
      this.trouble = error instanceof ApiError ? error.message : String(error);
    }
    const pause = this.working ? BUSY : CALM;
    this.#timer = setTimeout(() => void this.refresh(), pause);
  }

  async #learn(): Promise<void> {
    this.ontology = await api.ontology().catch(() => null);
  }
}

export const store = new Store();
