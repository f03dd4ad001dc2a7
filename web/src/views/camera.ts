// What part of a plane is looked at: pan, zoom and fit, shared by the network and the map.

export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** A point of the plane is shown at `point * scale + (x, y)`. */
export interface Camera extends Point {
  scale: number;
}

export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Limits {
  least: number;
  most: number;
}

export function toScreen(camera: Camera, point: Point): Point {
  return {
    x: point.x * camera.scale + camera.x,
    y: point.y * camera.scale + camera.y,
  };
}

export function toPlane(camera: Camera, point: Point): Point {
  return {
    x: (point.x - camera.x) / camera.scale,
    y: (point.y - camera.y) / camera.scale,
  };
}

/** Zoom by a factor so that what lies under `at` (on the screen) stays there. */
export function zoomAt(
  camera: Camera,
  at: Point,
  factor: number,
  limits: Limits,
): Camera {
  const scale = Math.min(limits.most, Math.max(limits.least, camera.scale * factor));
  const ratio = scale / camera.scale;
  return {
    scale,
    x: at.x - (at.x - camera.x) * ratio,
    y: at.y - (at.y - camera.y) * ratio,
  };
}

export function pan(camera: Camera, dx: number, dy: number): Camera {
  return { scale: camera.scale, x: camera.x + dx, y: camera.y + dy };
}

/** Show the bounds whole and centered, with a margin in pixels. */
export function fit(
  bounds: Bounds,
  size: Size,
  margin: number,
  limits: Limits,
): Camera {
  const width = Math.max(bounds.right - bounds.left, 1e-9);
  const height = Math.max(bounds.bottom - bounds.top, 1e-9);
  const room = {
    width: Math.max(size.width - 2 * margin, 1),
    height: Math.max(size.height - 2 * margin, 1),
  };
  const wanted = Math.min(room.width / width, room.height / height);
  const scale = Math.min(limits.most, Math.max(limits.least, wanted));
  return {
    scale,
    x: size.width / 2 - ((bounds.left + bounds.right) / 2) * scale,
    y: size.height / 2 - ((bounds.top + bounds.bottom) / 2) * scale,
  };
}

export function center(camera: Camera, point: Point, size: Size): Camera {
  return {
    scale: camera.scale,
    x: size.width / 2 - point.x * camera.scale,
    y: size.height / 2 - point.y * camera.scale,
  };
}

/** The smallest box around the points; null where there are none. */
export function boundsOf(points: Iterable<Point>): Bounds | null {
  const bounds = {
    left: Infinity,
    top: Infinity,
    right: -Infinity,
    bottom: -Infinity,
  };
  for (const { x, y } of points) {
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x);
    bounds.top = Math.min(bounds.top, y);
    bounds.bottom = Math.max(bounds.bottom, y);
  }
  return bounds.left === Infinity ? null : bounds;
}
