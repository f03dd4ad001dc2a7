// Pan, zoom and pick by mouse, touch and pen, for the network and the map.

import { pan, zoomAt, type Camera, type Limits, type Point } from "./camera";

export interface Gestures {
  limits: Limits;
  camera: () => Camera;
  look: (camera: Camera) => void;
  /** Something was tapped or clicked. */
  tap: (at: Point) => void;
  /** What moves along where a drag begins on it; null to pan. */
  grab?: (at: Point) => ((to: Point) => void) | null;
  /** The pointer rests over a point; null when it leaves. */
  hover?: (at: Point | null) => void;
  /** A pan or zoom is over. */
  rest?: () => void;
}

/** Farther than this in pixels is a drag, not a tap. */
const SLACK = 4;
const REST = 160;

interface Finger {
  at: Point;
  began: Point;
}

class Listener {
  #fingers = new Map<number, Finger>();
  #grabbed: ((to: Point) => void) | null = null;
  #dragged = false;
  /** The wheel scrolls the page until the picture has been clicked. */
  #active = false;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly element: HTMLElement | SVGElement,
    readonly on: Gestures,
  ) {}

  listen(stop: AbortSignal): void {
    const { element } = this;
    const add = <E extends Event>(name: string, does: (event: E) => void): void =>
      element.addEventListener(name, does as EventListener, {
        signal: stop,
        passive: false,
      });
    add("pointerdown", (event: PointerEvent) => this.#down(event));
    add("pointermove", (event: PointerEvent) => this.#move(event));
    add("pointerup", (event: PointerEvent) => this.#up(event));
    add("pointercancel", (event: PointerEvent) => this.#leave(event));
    add("pointerleave", () => this.on.hover?.(null));
    add("wheel", (event: WheelEvent) => this.#wheel(event));
    const elsewhere = (event: Event): void => {
      this.#active = event.target instanceof Node && element.contains(event.target);
    };
    document.addEventListener("pointerdown", elsewhere, { signal: stop });
  }

  #at(event: MouseEvent): Point {
    const box = this.element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const at = this.#at(event);
    this.element.setPointerCapture(event.pointerId);
    this.#fingers.set(event.pointerId, { at, began: at });
    this.#grabbed = this.#fingers.size === 1 ? (this.on.grab?.(at) ?? null) : null;
    if (this.#fingers.size === 1) this.#dragged = false;
  }

  #move(event: PointerEvent): void {
    const at = this.#at(event);
    const finger = this.#fingers.get(event.pointerId);
    if (!finger) {
      if (event.pointerType !== "touch") this.on.hover?.(at);
      return;
    }
    const far = Math.hypot(at.x - finger.began.x, at.y - finger.began.y);
    this.#dragged ||= far > SLACK;
    if (this.#dragged) this.#drag(event.pointerId, finger, at);
    finger.at = at;
  }

  #drag(id: number, finger: Finger, at: Point): void {
    const other = [...this.#fingers].find(([each]) => each !== id)?.[1];
    if (other) this.#pinch(finger.at, at, other.at);
    else if (this.#grabbed) this.#grabbed(at);
    else this.on.look(pan(this.on.camera(), at.x - finger.at.x, at.y - finger.at.y));
    this.#soon();
  }

  #pinch(before: Point, after: Point, other: Point): void {
    const apart = (one: Point): number => Math.hypot(one.x - other.x, one.y - other.y);
    const middle = { x: (after.x + other.x) / 2, y: (after.y + other.y) / 2 };
    const factor = apart(after) / Math.max(apart(before), 1);
    this.on.look(zoomAt(this.on.camera(), middle, factor, this.on.limits));
  }

  #up(event: PointerEvent): void {
    const tapped = this.#fingers.size === 1 && !this.#dragged;
    const known = this.#fingers.has(event.pointerId);
    this.#leave(event);
    if (known && tapped) this.on.tap(this.#at(event));
  }

  #leave(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId);
    this.#grabbed = null;
    this.#soon();
  }

  #wheel(event: WheelEvent): void {
    if (!this.#active && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1;
    const factor = Math.exp(-event.deltaY * lines * 0.0018);
    const { camera, limits } = this.on;
    this.on.look(zoomAt(camera(), this.#at(event), factor, limits));
    this.#soon();
  }

  #soon(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.on.rest?.(), REST);
  }
}

/** Listen on an element until the returned function is called. */
export function gestures(element: HTMLElement | SVGElement, on: Gestures): () => void {
  const stop = new AbortController();
  new Listener(element, on).listen(stop.signal);
  return () => stop.abort();
}
