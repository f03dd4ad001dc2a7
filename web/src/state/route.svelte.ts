// Where we are: a view and a query, both in the address, so that any state of the
// workbench can be shared, bookmarked, and gone back to.

import { address, changed, kept, type Changes } from "./address";

export const VIEWS = [
  "library",
  "reader",
  "network",
  "map",
  "timeline",
  "sources",
  "disagreements",
  "dossier",
] as const;
export type View = (typeof VIEWS)[number];

// Browsers refuse more than some hundred changes of the address in half a minute, and a
// slider makes more.
const SETTLED = 200;

class Route {
  view = $state<View>("library");
  query = $state.raw(new URLSearchParams());
  #writing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#read();
    window.addEventListener("popstate", () => this.#read());
  }

  /** One parameter, as a view's own state: `route.get("by")`. */
  get(name: string): string | null {
    return this.query.get(name);
  }

  all(name: string): string[] {
    return this.query.getAll(name);
  }

  /** Change parameters here. `replace` leaves no step to go back to. */
  set(changes: Changes, { replace = false } = {}): void {
    const query = changed(this.query, changes);
    if (query.toString() === this.query.toString()) return;
    this.query = query;
    if (replace) this.#writeSoon();
    else this.#write("pushState");
  }

  /** Go to another view; what is shared (see `keeps`) goes along. */
  go(view: View, changes: Changes = {}): void {
    this.#flush();
    this.query = changed(kept(this.query), changes);
    this.view = view;
    this.#write("pushState");
    window.scrollTo(0, 0);
  }

  /** The address of a view with changes, for links. */
  href(view: View, changes: Changes = {}): string {
    return address(view, changed(kept(this.query), changes));
  }

  #read(): void {
    const first = window.location.pathname.split("/")[1] ?? "";
    this.view = VIEWS.find((view) => view === first) ?? "library";
    this.query = new URLSearchParams(window.location.search);
  }

  #write(how: "pushState" | "replaceState"): void {
    clearTimeout(this.#writing);
    this.#writing = undefined;
    window.history[how](null, "", address(this.view, this.query));
  }

  #writeSoon(): void {
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => this.#write("replaceState"), SETTLED);
  }

  #flush(): void {
    if (this.#writing) this.#write("replaceState");
  }
}

export const route = new Route();
