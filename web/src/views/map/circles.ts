// The places to be drawn: a true circle each, and a dot where that would be too small to see.
import type { GeoProjection } from "d3-geo";
import type { Point } from "../camera";
import { counted } from "../../words";
import { quadMark } from "../marks";
import type { MapPlace } from "../../api/types";
import { circleHeight, circlePath, pointOf } from "./projection";

export const ROLE_WORDS: Record<MapPlace["role"], string> = {
  where: "it happened here",
  operates_in: "an actor operates here",
  controls: "an actor controls this",
};

export interface Circle {
  place: MapPlace;
  /** The circle on the plane; made when it is first asked for, as most are drawn as dots. */
  readonly path: string;
  at: Point;
  /** Its height on the plane. */
  height: number;
  token: string;
}

const paths = new Map<string, string>();

function pathOf(projection: GeoProjection, place: MapPlace): string {
  const key = `${place.latitude} ${place.longitude} ${place.radius_km}`;
  const path = paths.get(key) ?? circlePath(projection, place, place.radius_km);
  paths.set(key, path);
  return path;
}

/** Wide circles first, so that narrow ones lie above them and can be reached. */
export function circlesOf(
  projection: GeoProjection,
  places: readonly MapPlace[],
): Circle[] {
  return places
    .map((place) => ({
      place,
      get path() {
        return pathOf(projection, place);
      },
      at: pointOf(projection, place),
      height: circleHeight(projection, place, place.radius_km),
      token: quadMark(place.quad).token,
    }))
    .sort(
      (one, other) =>
        other.height - one.height ||
        (placeKey(one.place) < placeKey(other.place) ? -1 : 1),
    );
}

export function placeKey({ id, role }: MapPlace): string {
  return `${id} ${role}`;
}

/** How exactly the place is known, in words. */
export function precisionWords({ radius_km }: Pick<MapPlace, "radius_km">): string {
  if (radius_km < 1) {
    return "known to less than a kilometer";
  }
  return `somewhere within ${roughly(radius_km).toLocaleString("en")} km`;
}

function roughly(kilometers: number): number {
  const unit = kilometers < 20 ? 1 : kilometers < 200 ? 5 : 50;
  return Math.round(kilometers / unit) * unit;
}

const BASES: Record<string, string> = {
  name: "from its name",
  distance: "from a distance and a direction that are told",
};

export function basisWords({ basis }: Pick<MapPlace, "basis">): string {
  return BASES[basis] ?? `from its ${basis.replaceAll("_", " ")}`;
}

/** "3 claims: 2 MOBILIZE, 1 operates_in" */
export function contentWords({
  claims,
  types,
}: Pick<MapPlace, "claims" | "types">): string {
  const kinds = Object.entries(types)
    .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
    .map(([type, count]) => `${count} ${type.replaceAll("_", " ")}`);
  return `${counted(claims, "claim")}: ${kinds.join(", ")}`;
}
