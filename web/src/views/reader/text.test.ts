import { describe, expect, it } from "vitest";

import type { PlacedClaim, ReadDocument } from "../../api/types";
import { classesOf, idOf } from "./nesting";
import { layOut, paragraphs, Points } from "./text";

function reading(text: string, parts: Partial<ReadDocument> = {}): ReadDocument {
  return {
    document: {} as ReadDocument["document"],
    text,
    sentences: [],
    mentions: [],
    attributions: [],
    claims: [],
    causes: [],
    dates: [],
    places: [],
    copies: [],
    versions: 1,
    ...parts,
  };
}

function claim(id: string, trigger: [number, number]): PlacedClaim {
  return {
    id,
    trigger,
    actor_mentions: [],
    recipient_mentions: [],
  } as unknown as PlacedClaim;
}

describe("code points", () => {
  it("are what spans count, also behind characters of two units", () => {
    const points = new Points("🚀🚀 Vass fired");
    expect(points.slice([3, 7])).toBe("Vass");
    expect(points.slice([8, 99])).toBe("fired");
  });

  it("are the units of plain text", () => {
    expect(new Points("Vass fired").slice([5, 10])).toBe("fired");
  });
});

describe("paragraphs", () => {
  it("are parted by every line end of a text that is not wrapped", () => {
    expect(paragraphs("One.\nTwo.\n\n Three. ")).toEqual([
      [0, 4],
      [5, 9],
      [12, 18],
    ]);
  });

  it("are parted by blank lines alone where lines are wrapped", () => {
    const line = "word ".repeat(12).trim();
    const text = `${line}\n${line}\n\n${line}\n${line}`;
    expect(paragraphs(text)).toHaveLength(2);
  });
});

describe("segments", () => {
  it("give the whole text, each with every mark over it", () => {
    const text = "Vass said that Lemnia arms Karsova.";
    const [paragraph = []] = layOut(
      reading(text, {
        attributions: [
          {
            id: "q",
            source: [[0, 4]],
            cue: [[5, 9]],
            content: [[10, 34]],
            name: "Vass",
            source_type: "person",
            within: null,
            depth: 0,
          },
        ],
        claims: [claim("c", [22, 26])],
      }),
    );
    expect(paragraph.map((segment) => segment.text).join("")).toBe(text);
    const trigger = paragraph.find((segment) => segment.text === "arms");
    expect(trigger && idOf(trigger, "trigger")).toBe("c");
    expect(trigger && classesOf(trigger)).toBe("seg trigger said1");
  });

  it("count attributions that lie within each other", () => {
    const within = (id: string, content: [number, number]) => ({
      id,
      source: [],
      cue: [],
      content: [content],
      name: null,
      source_type: "unnamed",
      within: null,
      depth: 0,
    });
    const [paragraph = []] = layOut(
      reading("one two three", {
        attributions: [within("a", [0, 13]), within("b", [4, 13])],
      }),
    );
    expect(paragraph.map(classesOf)).toEqual(["seg said1", "seg said2"]);
  });

  it("leave out characters that would turn the page around", () => {
    const [paragraph = []] = layOut(reading("to \u202eevil\u202c end"));
    expect(paragraph.map((segment) => segment.text).join("")).toBe("to evil end");
  });

  it("reach over paragraphs", () => {
    const laid = layOut(reading("One.\nTwo.", { claims: [claim("c", [0, 9])] }));
    expect(
      laid.map((segments) => segments.map((each) => idOf(each, "trigger"))),
    ).toEqual([["c"], ["c"]]);
  });
});
