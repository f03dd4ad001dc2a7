// Light, dark, or as the system has it; and colours for what is drawn by script.

export type Theme = "system" | "light" | "dark";
const KEY = "onrecord-theme";
const DARK = window.matchMedia("(prefers-color-scheme: dark)");

class Themes {
  chosen = $state<Theme>(stored());
  #systemDark = $state(DARK.matches);

  constructor() {
    DARK.addEventListener("change", (event) => (this.#systemDark = event.matches));
  }

  /** What is shown now; a drawing that reads it is drawn anew when it changes. */
  get dark(): boolean {
    return this.chosen === "system" ? this.#systemDark : this.chosen === "dark";
  }

  choose(theme: Theme): void {
    this.chosen = theme;
    const root = document.documentElement;
    if (theme === "system") delete root.dataset["theme"];
    else root.dataset["theme"] = theme;
    try {
      if (theme === "system") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // Without storage it holds until the page is closed.
    }
  }

  /** A token's colour as rgb(…), for a canvas: `themes.colour("--v-coop")`. */
  colour(token: string): string {
    void this.dark;
    const probe = document.createElement("i");
    probe.style.color = `var(${token})`;
    document.body.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  }
}

function stored(): Theme {
  const theme = document.documentElement.dataset["theme"];
  return theme === "light" || theme === "dark" ? theme : "system";
}

export const themes = new Themes();
