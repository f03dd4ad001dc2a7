// What a card shows of a claim, whichever answer it comes from.

import type { Claim, Quote } from "../api/types";
import { CERTAINTY } from "../words";

export type Shown = Pick<
  Claim,
  | "id"
  | "kind"
  | "type"
  | "mode"
  | "actor"
  | "recipient"
  | "sources"
  | "polarity"
  | "certainty"
  | "firmness"
  | "when"
  | "where"
  | "origins"
  | "inferred"
  | "verdict"
  | "words"
  | "document"
  | "label"
  | "title"
  | "publisher"
  | "published"
>;

/** A claim as the answer to a question carries it, for a card. */
export function shownOf(quote: Quote): Shown {
  const letters = Array.from(quote.sentence);
  const [start, end] = quote.trigger;
  return {
    ...quote,
    id: quote.claim,
    firmness: [
      CERTAINTY[quote.certainty],
      quote.polarity === "-" ? "denied" : null,
      quote.modality === "actual" ? null : quote.modality,
    ]
      .filter((each) => each !== null)
      .join(", "),
    origins: 1,
    verdict: null,
    words: {
      before: letters.slice(0, start).join(""),
      trigger: letters.slice(start, end).join(""),
      after: letters.slice(end).join(""),
    },
  };
}
