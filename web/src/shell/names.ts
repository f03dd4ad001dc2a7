// What the views are called in the navigation and in the page's title.

import type { View } from "../state/route.svelte";

export const NAMES: Record<View, string> = {
  library: "Library",
  reader: "Reader",
  network: "Network",
  map: "Map",
  timeline: "Timeline",
  sources: "Sources",
  disagreements: "Disagreements",
  dossier: "Dossier",
};
