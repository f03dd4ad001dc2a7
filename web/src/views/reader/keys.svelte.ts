// Single keys, for those who judge many claims; they can be turned off.

const KEY = "onrecord-keys";

class Keys {
  on = $state(stored());

  set(on: boolean): void {
    this.on = on;
    try {
      localStorage.setItem(KEY, on ? "on" : "off");
    } catch {
      // Without storage it holds until the page is closed.
    }
  }
}

function stored(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

export const keys = new Keys();

export const SHORTCUTS: [string, string][] = [
  ["j", "next claim"],
  ["k", "claim before"],
  ["a", "accept"],
  ["r", "reject"],
  ["e", "correct"],
  ["m", "merge names"],
  ["u", "undo"],
  ["w", "why it was read so"],
  ["/", "find in the claims"],
  ["Esc", "close"],
  ["?", "these keys"],
];

/** The key of an event that is meant as a shortcut, and not for a field or dialog. */
export function shortcut(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey)
    return null;
  if (
    event.target instanceof Element &&
    event.target.closest("input, textarea, select")
  )
    return null;
  if (document.querySelector("dialog[open]")) return null;
  return event.key;
}
