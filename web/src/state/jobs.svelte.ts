// What is being read at this moment, and what was since the server started.

import { api, ApiError } from "../api/client";
import type { Job } from "../api/types";
import { store } from "./store.svelte";

const PACE = 500;

/** Whether a job still has something to do. */
export function runs(job: Job): boolean {
  return ["waiting", "reading", "comparing"].includes(job.state);
}

class Jobs {
  items = $state.raw<Job[]>([]);
  error = $state<string | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Hand something in; it is followed until it is read. True if it was taken. */
  async add(ask: () => Promise<Job>): Promise<boolean> {
    this.error = null;
    try {
      const job = await ask();
      this.items = [job, ...this.items.filter((each) => each.id !== job.id)];
      this.#follow();
      return true;
    } catch (error) {
      this.error = error instanceof ApiError ? error.message : String(error);
      return false;
    }
  }

  async stop(job: Job): Promise<void> {
    await this.add(() => api.stop(job.id));
  }

  /** Ask how far they are, and again while one runs. */
  async look(): Promise<void> {
    const before = this.items.filter(runs).length;
    try {
      this.items = (await api.jobs()).items;
    } catch {
      // The store's own poll tells that the server does not answer.
    }
    const after = this.items.filter(runs).length;
    if (after) this.#follow();
    if (before !== after || after) {
      store.working = after > 0;
      if (before > after) await store.refresh();
    }
  }

  #follow(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(), PACE);
  }
}

export const jobs = new Jobs();
