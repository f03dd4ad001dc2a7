// Land and boundaries from Natural Earth, loaded when they are first shown.
import { geoPath, type GeoProjection } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import coarse from "world-atlas/countries-110m.json?url";
import fine from "world-atlas/countries-50m.json?url";

export type Detail = "coarse" | "fine";

export interface Boundaries {
  land: string;
  borders: string;
}

interface World extends Topology {
  objects: { countries: GeometryCollection; land: GeometryCollection };
}

const URLS: Record<Detail, string> = { coarse, fine };
const loaded = new Map<Detail, Promise<World>>();

function loadWorld(detail: Detail): Promise<World> {
  const before = loaded.get(detail);
  if (before) {
    return before;
  }
  const loading = fetch(URLS[detail]).then(async (answer) => {
    if (!answer.ok) {
      throw new Error("the map of the world could not be loaded");
    }
    return (await answer.json()) as World;
  });
  loading.catch(() => loaded.delete(detail));
  loaded.set(detail, loading);
  return loading;
}

export async function loadBoundaries(
  projection: GeoProjection,
  detail: Detail,
): Promise<Boundaries> {
  const world = await loadWorld(detail);
  const path = geoPath(projection).digits(detail === "fine" ? 3 : 2);
  return {
    land: path(feature(world, world.objects.land)) ?? "",
    borders:
      path(mesh(world, world.objects.countries, (one, other) => one !== other)) ?? "",
  };
}
