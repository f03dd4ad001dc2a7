// Every place can be seen and reached, and says how exactly it is known.
import { describe, expect, it } from "vitest";
import type { MapPlace } from "../../api/types";
import {
  basisWords,
  circlesOf,
  contentWords,
  placeKey,
  precisionWords,
} from "./circles";
import { planeProjection } from "./projection";

const place = (name: string, radius_km: number): MapPlace => ({
  id: name,
  name,
  latitude: 10,
  longitude: 10,
  radius_km,
  precision: 3,
  basis: "gazetteer",
  geonames: null,
  role: "where",
  claims: 3,
  events: 2,
  ties: 1,
  origins: 1,
  types: { operates_in: 1, MOBILIZE: 2 },
  quad: "M-Conf",
  actors: [],
  claim_ids: [],
});

describe("circles", () => {
  it("lie above wider ones", () => {
    const circles = circlesOf(planeProjection(), [
      place("town", 5),
      place("country", 600),
    ]);
    expect(circles.map((circle) => circle.place.name)).toEqual(["country", "town"]);
    expect(circles[0]?.path).toMatch(/^M.*Z$/);
    expect(circles[0]?.token).toBe("--m-conf");
  });

  it("are told apart by role", () => {
    expect(placeKey(place("town", 5))).not.toBe(
      placeKey({ ...place("town", 5), role: "controls" }),
    );
  });

  it("say how exactly the place is known", () => {
    expect(precisionWords({ radius_km: 0.4 })).toBe("known to less than a kilometer");
    expect(precisionWords({ radius_km: 7.2 })).toBe("somewhere within 7 km");
    expect(precisionWords({ radius_km: 62 })).toBe("somewhere within 60 km");
    expect(precisionWords({ radius_km: 1234 })).toBe("somewhere within 1,250 km");
  });

  it("say what the position was read from", () => {
    expect(basisWords({ basis: "name" })).toBe("from its name");
    expect(basisWords({ basis: "distance" })).toContain("direction");
    expect(basisWords({ basis: "host_city" })).toBe("from its host city");
  });

  it("say what they hold, the most frequent first", () => {
    expect(contentWords(place("town", 5))).toBe("3 claims: 2 MOBILIZE, 1 operates in");
  });
});
