// The network on a canvas.

import { plain } from "../../words";
import { toScreen, type Camera, type Point, type Size } from "../camera";
import { CERTAINTY_MARKS, quadMark } from "../marks";
import { along, radiusAt, type Actor, type Graph, type Link } from "./graph";
import { labelsOf } from "./labels";
import { trace, type Stroke } from "./strokes";

export interface Scene {
  graph: Graph;
  strokes: readonly (Stroke & { path: Path2D })[];
  /** Ids of ties and names of actors that stand out; the others fade. */
  outstanding: { edges: ReadonlySet<string>; actors: ReadonlySet<string> } | null;
  selected: { edge: string | null; actor: string | null };
  pinned: { has(name: string): boolean };
}

export interface Look {
  camera: Camera;
  size: Size;
  /** Device pixels of a pixel. */
  ratio: number;
  /** Something moves: what is costly and small is left for when it rests. */
  moving: boolean;
  colours: (token: string) => string;
  font: string;
}

const FADED = 0.16;
const MANY = 1500;
/** From farther away, dashes and arrows of many ties are not to be seen. */
const AFAR = 0.3;
const widths = new Map<string, number>();

export function paint(pen: CanvasRenderingContext2D, scene: Scene, look: Look): void {
  const { ratio, size } = look;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, size.width, size.height);
  paintStrokes(pen, scene, look);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.setLineDash([]);
  const spare = isSpare(scene, look);
  if (!spare) paintEnds(pen, scene, look);
  paintActors(pen, scene, look);
  paintLabels(pen, scene, look, spare ? 40 : 160);
}

function isSpare({ graph }: Scene, { moving, camera }: Look): boolean {
  return graph.links.length > MANY && (moving || camera.scale < AFAR);
}

function isOut(scene: Scene, link: Link): boolean {
  return scene.outstanding?.edges.has(link.edge.id) ?? true;
}

function dashOf(certainty: string): readonly number[] {
  return CERTAINTY_MARKS.find((mark) => mark.certainty === certainty)?.dash ?? [];
}

/** All strokes in the plane's own coordinates; only widths and dashes undo the zoom. */
function paintStrokes(pen: CanvasRenderingContext2D, scene: Scene, look: Look): void {
  const { camera, ratio, colours } = look;
  const scale = camera.scale * ratio;
  pen.setTransform(scale, 0, 0, scale, camera.x * ratio, camera.y * ratio);
  const whole = isSpare(scene, look);
  pen.lineCap = "butt";
  for (const stroke of scene.strokes) {
    pen.globalAlpha = scene.outstanding ? FADED : camera.scale < AFAR ? 0.55 : 0.85;
    styleLine(pen, stroke, look, whole);
    pen.stroke(stroke.path);
  }
  pen.globalAlpha = 1;
  for (const link of scene.outstanding ? scene.graph.links : []) {
    if (!isOut(scene, link)) continue;
    const chosen = link.edge.id === scene.selected.edge;
    styleLine(pen, { ...link, width: link.width + (chosen ? 1.5 : 0.5) }, look, false);
    pen.strokeStyle = colours(link.token);
    pen.beginPath();
    trace(pen, link);
    pen.stroke();
  }
}

function styleLine(
  pen: CanvasRenderingContext2D,
  line: { token: string; width: number; certainty: string },
  look: Look,
  whole: boolean,
): void {
  const { scale } = look.camera;
  pen.strokeStyle = look.colours(line.token);
  // Thinner from afar, where lines would run together.
  pen.lineWidth = (line.width * Math.min(1, Math.max(0.3, 2 * scale))) / scale;
  pen.setLineDash(whole ? [] : dashOf(line.certainty).map((length) => length / scale));
}

/** Arrows at the recipient's end, and the sign in the middle. */
function paintEnds(pen: CanvasRenderingContext2D, scene: Scene, look: Look): void {
  const shown = (point: Point): Point => toScreen(look.camera, point);
  pen.font = `700 11px ${look.font}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  for (const link of scene.graph.links) {
    if (scene.outstanding && !isOut(scene, link)) continue;
    const [from, to] = [shown(link.from), shown(link.to)];
    const apart =
      link.from === link.to
        ? 90 * look.camera.scale
        : Math.hypot(to.x - from.x, to.y - from.y);
    const { scale } = look.camera;
    const room = apart - radiusAt(link.from, scale) - radiusAt(link.to, scale);
    if (room < 22 || outside(from, to, look.size)) continue;
    pen.globalAlpha = 1;
    if (!link.edge.symmetric) paintArrow(pen, link, look);
    if (room > 46) paintSign(pen, link, look);
  }
}

function outside(one: Point, other: Point, { width, height }: Size): boolean {
  return (
    Math.max(one.x, other.x) < 0 ||
    Math.max(one.y, other.y) < 0 ||
    Math.min(one.x, other.x) > width ||
    Math.min(one.y, other.y) > height
  );
}

/** The point of the link where it meets its recipient's rim, and the direction there. */
function rimOf(link: Link, look: Look): { tip: Point; angle: number } {
  const end = toScreen(look.camera, link.to);
  let [low, high] = [0.5, 1];
  for (let halving = 0; halving < 9; halving += 1) {
    const share = (low + high) / 2;
    const point = toScreen(look.camera, along(link, share));
    const far = Math.hypot(point.x - end.x, point.y - end.y);
    if (far > radiusAt(link.to, look.camera.scale) + 2) low = share;
    else high = share;
  }
  const tip = toScreen(look.camera, along(link, low));
  const before = toScreen(look.camera, along(link, low - 0.04));
  return { tip, angle: Math.atan2(tip.y - before.y, tip.x - before.x) };
}

function paintArrow(pen: CanvasRenderingContext2D, link: Link, look: Look): void {
  const { tip, angle } = rimOf(link, look);
  const length = 7 + link.width;
  const side = (turn: number): [number, number] => [
    tip.x - length * Math.cos(angle + turn),
    tip.y - length * Math.sin(angle + turn),
  ];
  pen.beginPath();
  pen.moveTo(...side(0.42));
  pen.lineTo(tip.x, tip.y);
  pen.lineTo(...side(-0.42));
  if (quadMark(link.edge.quad).arrow === "filled") {
    pen.closePath();
    pen.fillStyle = look.colours(link.token);
    pen.fill();
  } else {
    pen.strokeStyle = look.colours(link.token);
    pen.lineWidth = 1.6;
    pen.stroke();
  }
}

function paintSign(pen: CanvasRenderingContext2D, link: Link, look: Look): void {
  const { sign } = quadMark(link.edge.quad);
  if (sign === "·") return;
  const { x, y } = toScreen(look.camera, along(link, 0.5));
  pen.beginPath();
  pen.arc(x, y, 6.5, 0, 2 * Math.PI);
  pen.fillStyle = look.colours("--card");
  pen.fill();
  if (link.edge.denials > 0) {
    // Somebody denies it: the sign is ringed.
    pen.strokeStyle = look.colours("--denied");
    pen.lineWidth = 1.4;
    pen.stroke();
  }
  pen.fillStyle = look.colours(link.token);
  pen.fillText(sign, x, y + 0.5);
}

function paintActors(pen: CanvasRenderingContext2D, scene: Scene, look: Look): void {
  for (const actor of scene.graph.actors) {
    const at = toScreen(look.camera, actor);
    if (outside(at, at, { width: look.size.width + 20, height: look.size.height + 20 }))
      continue;
    const out = scene.outstanding?.actors.has(actor.name) ?? true;
    pen.globalAlpha = out ? 1 : FADED * 2;
    const radius = radiusAt(actor, look.camera.scale);
    outline(pen, actor, at, radius);
    pen.fillStyle = look.colours(actor.node.kind === "state" ? "--soft" : "--card");
    pen.fill();
    const chosen = actor.name === scene.selected.actor;
    pen.strokeStyle = look.colours(chosen ? "--link" : "--soft");
    pen.lineWidth = chosen ? 4 : Math.min(1.5, radius / 3);
    pen.stroke();
    if (scene.pinned.has(actor.name)) paintPin(pen, radius, at, look);
  }
  pen.globalAlpha = 1;
}

/** States are square, all others round. */
function outline(
  pen: CanvasRenderingContext2D,
  { node }: Actor,
  at: Point,
  radius: number,
): void {
  pen.beginPath();
  if (node.kind === "state") {
    const half = radius * 0.9;
    pen.rect(at.x - half, at.y - half, 2 * half, 2 * half);
  } else pen.arc(at.x, at.y, radius, 0, 2 * Math.PI);
}

function paintPin(
  pen: CanvasRenderingContext2D,
  radius: number,
  at: Point,
  look: Look,
): void {
  pen.beginPath();
  pen.arc(at.x, at.y, Math.max(2, radius / 3), 0, 2 * Math.PI);
  pen.fillStyle = look.colours("--link");
  pen.fill();
}

function paintLabels(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  look: Look,
  most: number,
): void {
  pen.font = `12px ${look.font}`;
  pen.textAlign = "center";
  pen.textBaseline = "alphabetic";
  pen.lineJoin = "round";
  pen.lineWidth = 3.5;
  const out = scene.outstanding?.actors;
  const named = scene.graph.actors.map((actor) => ({
    name: actor.name,
    at: toScreen(look.camera, actor),
    radius: radiusAt(actor, look.camera.scale),
    rank:
      actor.node.degree +
      (out?.has(actor.name) ? 1e6 : 0) +
      (actor.name === scene.selected.actor ? 1e7 : 0),
  }));
  const width = (name: string): number => widthOf(pen, name);
  for (const label of labelsOf(named, look.size, width, most)) {
    pen.globalAlpha = !out || out.has(label.name) ? 1 : 0.35;
    pen.strokeStyle = look.colours("--card");
    pen.strokeText(shortened(label.name), label.x, label.y);
    pen.fillStyle = look.colours("--ink");
    pen.fillText(shortened(label.name), label.x, label.y);
  }
  pen.globalAlpha = 1;
}

function shortened(name: string): string {
  const letters = Array.from(plain(name));
  return letters.length > 34 ? `${letters.slice(0, 33).join("")}…` : letters.join("");
}

function widthOf(pen: CanvasRenderingContext2D, name: string): number {
  const known = widths.get(name) ?? pen.measureText(shortened(name)).width;
  widths.set(name, known);
  return known;
}
