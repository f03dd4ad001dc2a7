// Lays a network out beside the page, so that the page never waits.

import { settle, type Pull } from "./layout";

export interface Asked {
  names: string[];
  pulls: Pull[];
}

/** Coordinates by name, two numbers each; `settled` with the last. */
export interface Laid {
  names: string[];
  coordinates: Float64Array;
  settled: boolean;
}

self.onmessage = ({ data }: MessageEvent<Asked>) => {
  let waiting: Laid | null = null;
  const send = (laid: Laid): void =>
    self.postMessage(laid, { transfer: [laid.coordinates.buffer] });
  for (const positions of settle(data.names, data.pulls, 20)) {
    if (waiting) send(waiting);
    const coordinates = new Float64Array(
      [...positions.values()].flatMap(({ x, y }) => [x, y]),
    );
    waiting = { names: [...positions.keys()], coordinates, settled: false };
  }
  if (waiting) send({ ...waiting, settled: true });
};
