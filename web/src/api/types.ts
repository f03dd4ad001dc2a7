// The shapes that the server answers with. Days are "YYYY-MM-DD"; spans are [start, end)
// in Unicode code points of the document's text, not in UTF-16 units.

export type Span = [start: number, end: number];
export type Kind = "event" | "tie";
export type Certainty = "CT" | "PR" | "PS" | "U";
export type Polarity = "+" | "-";
export type Modality = "actual" | "future" | "hypothetical";
export type Quad = "V-Coop" | "M-Coop" | "V-Conf" | "M-Conf";
export type Sign = -1 | 0 | 1;
export type Verdict =
  "accept" | "reject" | "correct" | "add" | "same" | "different" | "unsure";

/** One page of a list; `next` asks for the one after it. */
export interface Page<T> {
  items: T[];
  total: number;
  next: string | null;
}

export interface Words {
  before: string;
  trigger: string;
  after: string;
}

/** One event or tie as one document tells it. */
export interface Claim {
  id: string;
  kind: Kind;
  type: string;
  mode: string | null;
  quad: Quad | null;
  sign: Sign;
  actor: string[];
  recipient: string[];
  /** Outermost first; empty where the author says it. */
  sources: string[];
  source: string | null;
  origin: string | null;
  polarity: Polarity;
  certainty: Certainty;
  modality: Modality;
  /** In words: "probable, denied". */
  firmness: string;
  when: string | null;
  when_basis: string | null;
  where: string | null;
  /** The last day is null where something goes on. */
  day: [first: string, last: string | null] | null;
  day_basis: "told" | "published" | null;
  words: Words;
  document: string;
  label: string;
  title: string | null;
  publisher: string | null;
  published: string | null;
  inferred: boolean;
  rule: string | null;
  score: number | null;
  cluster: string | null;
  origins: number;
  verdict: "accept" | "reject" | "correct" | "add" | null;
  merged: boolean;
}

export interface Judgment {
  id: string;
  made: string;
  author: string;
  verdict: Verdict;
  subject: string;
  object: string | null;
  reason: string | null;
  retracts: string | null;
  label: string | null;
  exact: string | null;
  fields: Record<string, unknown> | null;
  status:
    | "in force"
    | "taken back"
    | "not in force"
    | "kept"
    | "no longer read"
    | "text changed"
    | "no text";
  note: string | null;
}

export interface Counted {
  what: string;
  low: number | null;
  best: number;
  high: number | null;
  span: Span;
  words: string;
}

/** A claim with its places in the document's text. */
export interface PlacedClaim extends Claim {
  span: Span;
  trigger: Span;
  sentence: Span | null;
  actor_mentions: string[];
  recipient_mentions: string[];
  attribution: string | null;
  denies: string | null;
  numbers: Counted[];
  date_mentions: string[];
  place_mentions: string[];
  judgments: Judgment[];
}

export interface StoreState {
  path: string;
  exists: boolean;
  state: string;
  stale: boolean;
  busy: string | null;
  /** Documents that are not yet compared with the others. */
  uncompared: number;
  counts: Record<
    | "documents"
    | "claims"
    | "events"
    | "ties"
    | "attributions"
    | "causes"
    | "failures"
    | "actors"
    | "judgments",
    number
  >;
  period: [string, string] | null;
  told: [string, string] | null;
}

export interface Info {
  versions: Record<string, string>;
  reader: string | null;
  model_card: string | null;
  store: string;
  counts: Record<string, number> | null;
}

export interface ClaimType {
  name: string;
  kind: Kind;
  definition: string;
  examples: string[];
  quad: Quad | null;
  sign: Sign;
  score?: number;
  symmetric: boolean;
  words: string;
  modes?: string[];
  direction?: string;
  inverse?: string;
}

export interface Ontology {
  types: ClaimType[];
  certainties: { name: Certainty; words: string }[];
  quads: { name: Quad; words: string; sign: Sign }[];
  reliabilities: { grade: string; words: string }[];
  credibilities: { grade: number; words: string }[];
  correctable: string[];
}

export interface DocumentItem {
  document: string;
  label: string;
  title: string | null;
  publisher: string | null;
  published: string | null;
  url: string | null;
  language: string | null;
  characters: number;
  version: number;
  claims: number;
  events: number;
  ties: number;
  attributions: number;
  causes: number;
  sources: number;
  verdicts: number;
  origin: string | null;
  copy: boolean;
  read: string | null;
  match: { before: string; match: string; after: string; count: number } | null;
}

export interface DocumentPage extends Page<DocumentItem> {
  publishers: { name: string; documents: number }[];
}

export interface Failure {
  label: string;
  stage: string;
  reason: string;
  when?: string | null;
  command?: string | null;
}

export interface DocumentHead {
  id: string;
  document: string;
  title: string | null;
  publisher: string | null;
  published: string | null;
  url: string | null;
  language: string | null;
  sha256: string;
  characters: number;
}

export interface Mention {
  id: string;
  span: Span;
  text: string;
  type: string;
  kind: string;
  actor: string | null;
  name: string | null;
  basis: string | null;
}

export interface Attribution {
  id: string;
  source: Span[];
  cue: Span[];
  content: Span[];
  name: string | null;
  source_type: string;
  within: string | null;
  depth: number;
}

export interface Cause {
  id: string;
  cause: string;
  effect: string;
  cue: Span;
  sign: Polarity;
  certainty: Certainty;
  attribution: string | null;
  sources: string[];
}

export interface DateMention {
  id: string;
  span: Span;
  text: string;
  value: string | null;
  timex: string | null;
  precision: string | null;
  basis: string | null;
}

export interface PlaceMention {
  id: string;
  span: Span;
  text: string;
  name: string | null;
  geonames: number | null;
  latitude: number | null;
  longitude: number | null;
  radius_km: number | null;
  precision: number | string | null;
  alternatives: unknown[];
  basis: string | null;
}

export interface ReadDocument {
  document: DocumentHead;
  text: string;
  sentences: Span[];
  mentions: Mention[];
  attributions: Attribution[];
  claims: PlacedClaim[];
  causes: Cause[];
  dates: DateMention[];
  places: PlaceMention[];
  copies: {
    label: string;
    title: string | null;
    publisher: string | null;
    published: string | null;
    share: number;
  }[];
  versions: number;
}

export interface ChainLink {
  id: string;
  name: string | null;
  words: string;
  cue: string;
  content: string;
  source_type: string;
}

export interface Cluster {
  id: string;
  origins: string[];
  origins_against: string[];
  sources: string[];
  sources_against: string[];
  credibility: number;
  rule: string;
  words: string;
  says: string;
  first: string | null;
  last: string | null;
  claims: Claim[];
}

export interface ClaimWhole {
  claim: PlacedClaim;
  document: DocumentHead;
  chain: ChainLink[];
  sentence: { text: string; span: Span } | null;
  causes: {
    id: string;
    role: "cause" | "effect";
    other: Claim;
    cue: string;
    sign: Polarity;
    certainty: Certainty;
  }[];
  cluster: Cluster | null;
  judgments: Judgment[];
}

export interface Trace {
  untraced: string | null;
  tree: {
    text: string;
    relation: string;
    depth: number;
    marked: boolean;
    folded: boolean;
  }[];
  frame: {
    name: string;
    lemma: string;
    pos: string;
    example: string | null;
    actor: string[];
    recipient: string[];
  } | null;
  fillers: { role: string; mention: string | null; text: string; found: string }[];
  alternatives: { type: string; score: number }[];
  firmness: { text: string; without: string }[];
  learned_firmness: boolean;
  steps: string[];
}

export interface ActorItem {
  name: string;
  kind: string | null;
  known?: boolean;
  claims: number;
  events: number;
  ties: number;
  documents: number;
  also: string[];
  merged: string[];
}

export interface Actor extends ActorItem {
  partners: { name: string; claims: number }[];
  judgments: Judgment[];
}

export interface NetworkNode {
  id: string;
  name: string;
  kind: string | null;
  claims: number;
  degree: number;
}

export interface NetworkEdge {
  id: string;
  actor: string;
  recipient: string;
  kind: Kind;
  type: string;
  symmetric: boolean;
  quad: Quad | null;
  sign: Sign;
  origins: number;
  claims: number;
  documents: number;
  denials: number;
  certainty: Certainty;
  weakest: Certainty;
  first: string | null;
  last: string | null;
  claim_ids: string[];
}

export interface Network {
  nodes: NetworkNode[];
  edges: NetworkEdge[];
  total_edges: number;
  total_nodes: number;
  truncated: boolean;
  period: [string, string] | null;
}

export interface MapPlace {
  id: string;
  name: string;
  latitude: number;
  longitude: number;
  radius_km: number;
  precision: number | string;
  basis: string;
  geonames: number | null;
  role: "where" | "operates_in" | "controls";
  claims: number;
  events: number;
  ties: number;
  origins: number;
  types: Record<string, number>;
  quad: Quad | null;
  actors: string[];
  claim_ids: string[];
}

export interface MapAnswer {
  places: MapPlace[];
  total: number;
  truncated: boolean;
  unplaced: number;
}

export interface Series {
  key: string;
  label: string;
  quad: Quad | null;
  counts: number[];
  total: number;
}

export interface Timeline {
  step: "day" | "week" | "month" | "quarter" | "year";
  by: string;
  from: string | null;
  to: string | null;
  buckets: string[];
  happened: Series[];
  told: Series[];
  lag: { happened: string; told: string; claims: number }[];
  undated: number;
  untold: number;
}

export interface SourceItem {
  name: string;
  named: boolean;
  source_type: string;
  documents: number;
  attributions: number;
  claims: number;
  certain: number;
  probable: number;
  possible: number;
  uncommitted: number;
  denied: number;
  quoted_by: { publisher: string; claims: number }[];
  types: Record<string, number>;
  grade: string;
  words: string;
  first: number;
  repeated: number;
}

export interface Source extends SourceItem {
  publishers: unknown[];
  on: { name: string; claims: number }[];
  ratings: { grade: string; made: string; author: string; reason: string | null }[];
}

export interface Teller {
  name: string;
  documents: number;
  copies: number;
  claims: number;
  first: number;
  repeated: number;
  grade: string;
  words: string;
}

export type Disagreement =
  "denial" | "polarity" | "number" | "date" | "place" | "actor" | "norm";

export interface Voice {
  claim: string;
  document: string;
  label: string;
  publisher: string | null;
  published: string | null;
  origin: string | null;
  source: string | null;
  sources: string[];
  certainty: Certainty;
  polarity: Polarity;
  words: string;
}

export interface Contradiction {
  id: string;
  kind: Disagreement;
  says: string;
  cluster: string | null;
  type: string;
  actor: string[];
  recipient: string[];
  when: string | null;
  where: string | null;
  /** At most 40 of the voices are written out. */
  sides: { value: string; count: number; voices: Voice[] }[];
}

export interface ContradictionPage extends Page<Contradiction> {
  kinds: Partial<Record<Disagreement, number>>;
}

export interface Job {
  id: string;
  kind: "text" | "files" | "path";
  title: string;
  state: "waiting" | "reading" | "comparing" | "done" | "failed" | "stopped";
  expected: number | null;
  documents: number;
  known: number;
  passed_over: number;
  failures: number;
  words: number;
  rate: number | null;
  words_rate: number | null;
  seconds: number;
  left: number | null;
  error: string | null;
  note: string | null;
  labels: string[];
  failed: Failure[];
}

export interface ExportFormat {
  format: string;
  suffix: string;
  left_out: string | null;
  words: string;
}

export interface Judged {
  judgment: Judgment;
  problem: { why: string; against: Judgment } | null;
  claim: Claim | null;
}

/** A claim as the answers to questions carry it. */
export interface Quote {
  claim: string;
  document: string;
  label: string;
  title: string | null;
  publisher: string | null;
  published: string | null;
  teller: string;
  kind: Kind;
  type: string;
  mode: string | null;
  polarity: Polarity;
  certainty: Certainty;
  modality: Modality;
  actor: string[];
  recipient: string[];
  sources: string[];
  when: string | null;
  where: string | null;
  inferred: boolean;
  sentence: string;
  /** Where in the sentence the words are, in code points. */
  trigger: Span;
}

/** What all claims of one type say of two. */
export interface ToldEdge {
  actor: string;
  recipient: string;
  kind: Kind;
  type: string;
  claims: number;
  denials: number;
  documents: number;
  origins: number;
  /** Null where it is only denied. */
  certainty: Certainty | null;
  weakest: Certainty | null;
  first: string | null;
  last: string | null;
  inferred: boolean;
  supposed: boolean;
}

export interface Hop {
  start: string;
  end: string;
  /** The best first: by that the step is judged. */
  edges: ToldEdge[];
  quotes: Quote[];
}

export interface Chain {
  hops: Hop[];
  /** That of the weakest step. */
  certainty: Certainty;
  /** Tellers of the step that has fewest. */
  origins: number;
  tellers: number;
}

export interface Paths {
  start: string;
  goal: string;
  types: string[];
  hypothetical: boolean;
  paths: Chain[];
  supposed: Hop | null;
  cut: boolean;
}

export interface Bond {
  type: string;
  /** Whether it runs from the actor. */
  outgoing: boolean;
  other: string | null;
  claims: number;
  tellers: string[];
  against: string[];
  certainty: Certainty | null;
  weakest: Certainty | null;
  first: string | null;
  last: string | null;
  supposed: boolean;
  inferred: boolean;
  turns: { day: string; status: string; teller: string; when: string | null }[];
  quotes: Quote[];
}

export interface Dossier {
  name: string;
  members: string[];
  called: string[];
  kind: string | null;
  state: string | null;
  as_of: string | null;
  day: string | null;
  /** By the program's own tables; no report stands behind them. */
  terms: { of: string; office: string; holder: string; start: string; end: string }[];
  documents: number;
  claims: number;
  first: string | null;
  last: string | null;
  bonds: Bond[];
  /** Type, direction and number of ties that are counted only. */
  more: [type: string, outgoing: boolean, count: number][];
  deeds: {
    type: string;
    outgoing: boolean;
    claims: number;
    tellers: number;
    partners: [name: string, claims: number][];
  }[];
  disagreements: {
    kind: string;
    says: string;
    sides: { value: string; quotes: Quote[] }[];
  }[];
}
