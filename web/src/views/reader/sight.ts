// Bring a card into sight within its own pane, without moving the text beside it.

const MARGIN = 8;

/** Scroll the pane, where it is one that scrolls, so far that the card can be read. */
export function bring(card: HTMLElement, pane: HTMLElement | null): void {
  if (!pane || pane.scrollHeight <= pane.clientHeight) {
    card.scrollIntoView({ block: "nearest" });
    return;
  }
  const [view, box] = [pane.getBoundingClientRect(), card.getBoundingClientRect()];
  const top = Math.max(0, view.top) + MARGIN;
  const bottom = Math.min(window.innerHeight, view.bottom) - MARGIN;
  if (box.top < top || box.height > bottom - top) pane.scrollTop += box.top - top;
  else if (box.bottom > bottom) pane.scrollTop += box.bottom - bottom;
}
