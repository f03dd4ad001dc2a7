// Actors that the user has put somewhere; they stay there, in this browser.

import type { Point } from "../camera";
import type { Positions } from "./layout";

const KEY = "onrecord-pins";

class Pins {
  at = $state.raw<Positions>(stored());

  has(name: string): boolean {
    return this.at.has(name);
  }

  put(name: string, at: Point): void {
    this.#set(new Map(this.at).set(name, at));
  }

  release(name: string): void {
    const at = new Map(this.at);
    at.delete(name);
    this.#set(at);
  }

  releaseAll(): void {
    this.#set(new Map());
  }

  /** Positions with what is pinned where it was put. */
  over(positions: Positions): Positions {
    return this.at.size ? new Map([...positions, ...this.at]) : positions;
  }

  #set(at: Positions): void {
    this.at = at;
    try {
      localStorage.setItem(KEY, JSON.stringify([...at]));
    } catch {
      // Without storage the pins hold until the page is closed.
    }
  }
}

function stored(): Positions {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return new Map(Array.isArray(kept) ? kept.filter(isPin) : []);
  } catch {
    return new Map();
  }
}

function isPin(value: unknown): value is [string, Point] {
  if (!Array.isArray(value) || typeof value[0] !== "string") return false;
  const at: unknown = value[1];
  if (typeof at !== "object" || at === null) return false;
  return "x" in at && "y" in at && Number.isFinite(at.x) && Number.isFinite(at.y);
}

export const pins = new Pins();
