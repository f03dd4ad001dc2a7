// A list that grows by "Show more": the first page, and those asked for after it.

import type { Page } from "../api/types";

export class Pages<T> {
  #first: () => Page<T> | null;
  #ask: (cursor: string) => Promise<Page<T>>;
  #after = $state.raw<{ first: Page<T> | null; pages: Page<T>[] }>({
    first: null,
    pages: [],
  });
  pending = $state(false);
  error = $state<string | null>(null);

  /** `first` is read reactively: where it changes, the pages after it are let go. */
  constructor(first: () => Page<T> | null, ask: (cursor: string) => Promise<Page<T>>) {
    this.#first = first;
    this.#ask = ask;
  }

  get #pages(): Page<T>[] {
    const first = this.#first();
    if (!first) return [];
    return this.#after.first === first ? [first, ...this.#after.pages] : [first];
  }

  get items(): T[] {
    return this.#pages.flatMap((page) => page.items);
  }

  get total(): number {
    return this.#first()?.total ?? 0;
  }

  get next(): string | null {
    return this.#pages.at(-1)?.next ?? null;
  }

  async more(): Promise<void> {
    const [first, next, pages] = [this.#first(), this.next, this.#pages];
    if (!next || this.pending) return;
    this.pending = true;
    try {
      const page = await this.#ask(next);
      this.#after = { first, pages: [...pages.slice(1), page] };
      this.error = null;
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
    }
    this.pending = false;
  }
}
