// Bring what was chosen in a table into sight, also for those who do not see it.

import { tick } from "svelte";

/** Scroll to an element and move the focus to it, once it is there. */
export async function reveal(
  find: () => HTMLElement | null | undefined,
): Promise<void> {
  await tick();
  const element = find();
  element?.scrollIntoView({ block: "start" });
  element?.focus({ preventScroll: true });
}
