// What a lane narrows the views to when it is chosen.

import type { Timeline } from "../../api/types";
import type { Filter } from "../../state/selection.svelte";

type Narrowed = Partial<Record<Filter, string[]>>;

/** The filters of a lane's key; null where the lane is the rest, or of no class. */
export function narrowedBy(by: Timeline["by"], key: string): Narrowed | null {
  if (key === "other" || key === "none" || key === "") return null;
  if (by === "dyad") {
    const at = key.indexOf(" → ");
    if (at < 0) return null;
    return { actor: [key.slice(0, at)], recipient: [key.slice(at + 3)] };
  }
  const names: Record<string, Filter> = {
    type: "type",
    kind: "kind",
    quad: "quad",
    publisher: "publisher",
  };
  const name = names[by];
  return name ? { [name]: [key] } : null;
}
