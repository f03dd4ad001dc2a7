// Positions of a network as they settle; what was laid out once is not laid out again.

import type { NetworkEdge, NetworkNode } from "../../api/types";
import { pullsOf } from "./graph";
import { start, type Positions } from "./layout";
import type { Asked, Laid } from "./layout.worker";

const KEPT = 8;
const settled = new Map<string, Positions>();

export class Standing {
  positions = $state.raw<Positions>(new Map());
  settled = $state(false);
  #worker: Worker | null = null;
  #key = "";

  /** Lay out; looks on the way are shown unless the picture stands already. */
  layOut(nodes: readonly NetworkNode[], edges: readonly NetworkEdge[]): void {
    const asked: Asked = {
      names: nodes.map((node) => node.id),
      pulls: pullsOf(edges),
    };
    const key = JSON.stringify(asked);
    if (key === this.#key) return;
    this.stop();
    this.#key = key;
    const known = settled.get(key);
    if (known) {
      this.#show(known, true);
      return;
    }
    const first = asked.names.map((name): [string, { x: number; y: number }] => [
      name,
      start(name, asked.names.length),
    ]);
    this.#show(new Map(first), asked.names.length === 0);
    if (asked.names.length) this.#ask(asked, key);
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#key = "";
  }

  #ask(asked: Asked, key: string): void {
    // Vite finds the worker only if it is written in one piece.
    this.#worker = new Worker(new URL("./layout.worker.ts", import.meta.url), {
      type: "module",
    });
    this.#worker.onmessage = ({ data }: MessageEvent<Laid>) => {
      const positions = positionsOf(data);
      if (data.settled) {
        keep(key, positions);
        this.#worker?.terminate();
        this.#worker = null;
      }
      this.#show(positions, data.settled);
    };
    this.#worker.postMessage(asked);
  }

  #show(positions: Positions, done: boolean): void {
    this.positions = positions;
    this.settled = done;
  }
}

function positionsOf({ names, coordinates }: Laid): Positions {
  return new Map(
    names.map((name, index) => [
      name,
      { x: coordinates[2 * index] ?? 0, y: coordinates[2 * index + 1] ?? 0 },
    ]),
  );
}

function keep(key: string, positions: Positions): void {
  settled.set(key, positions);
  const oldest = settled.keys().next().value;
  if (settled.size > KEPT && oldest !== undefined) settled.delete(oldest);
}
