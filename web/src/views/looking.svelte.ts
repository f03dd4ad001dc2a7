// What a picture shows of its plane, until somebody pans or zooms all of it.

import {
  center,
  fit,
  zoomAt,
  type Bounds,
  type Camera,
  type Limits,
  type Point,
  type Size,
} from "./camera";

const STEP = 1.6;

export class Looking {
  camera = $state.raw<Camera>({ x: 0, y: 0, scale: 1 });
  size = $state.raw<Size>({ width: 0, height: 0 });
  /** Something moves just now. */
  moving = $state(false);
  /** Somebody has chosen what to look at; a new answer does not change that. */
  chosen = $state(false);

  constructor(
    readonly limits: Limits,
    readonly margin: number,
  ) {}

  look(camera: Camera): void {
    this.camera = camera;
    this.chosen = true;
    this.moving = true;
  }

  rest(): void {
    this.moving = false;
  }

  whole(bounds: Bounds | null): void {
    // A narrow picture has no room to spare at its edges.
    const margin = Math.min(this.margin, this.size.width * 0.07);
    if (bounds) this.camera = fit(bounds, this.size, margin, this.limits);
  }

  /** Zoom about the middle; below one is farther. */
  zoom(factor: number): void {
    const { width, height } = this.size;
    const middle = { x: width / 2, y: height / 2 };
    this.camera = zoomAt(this.camera, middle, factor, this.limits);
    this.chosen = true;
  }

  closer(): void {
    this.zoom(STEP);
  }

  farther(): void {
    this.zoom(1 / STEP);
  }

  centerOn(point: Point): void {
    this.camera = center(this.camera, point, this.size);
    this.chosen = true;
  }
}
