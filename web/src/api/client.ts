// The one place that speaks with the server: typed questions, errors as one line.

import type * as T from "./types";

/** What a question's parameters may be; a list repeats the parameter. */
export type Query = Record<
  string,
  string | number | boolean | null | undefined | readonly string[]
>;

/** A mistake in one line, as the server told it. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** Names that may have been meant. */
    readonly suggestions: readonly string[] = [],
  ) {
    super(message);
    this.name = "ApiError";
  }
}

const BUSY = 503;
const TRIES = 5;
const PAUSE = 1000;

let heard: (stateOfStore: string | null, stale: boolean) => void = () => undefined;

/** Let somebody know the store's state that each answer carries. */
export function onAnswer(listen: typeof heard): void {
  heard = listen;
}

/** Write parameters as a query, without those that are empty. */
export function queryOf(query: Query): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined) continue;
    if (Array.isArray(value))
      value.forEach((each) => written.append(name, String(each)));
    else written.append(name, String(value));
  }
  const text = written.toString();
  return text ? `?${text}` : "";
}

/** Ask the server; where the store is held by another process, wait and ask again. */
export async function get<R>(
  path: string,
  query: Query = {},
  signal?: AbortSignal,
): Promise<R> {
  const address = `/api/${path}${queryOf(query)}`;
  for (let tries = 1; ; tries += 1) {
    const answer = await reach(address, { signal: signal ?? null });
    if (answer.status !== BUSY || tries === TRIES) return read<R>(answer);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    signal?.throwIfAborted();
  }
}

/** Change something: with the token of our own page. */
export async function send<R>(
  method: "POST" | "DELETE",
  path: string,
  body?: object,
): Promise<R> {
  const headers: Record<string, string> = { "X-OnRecord-Token": await token() };
  const form = body instanceof FormData;
  if (body && !form) headers["Content-Type"] = "application/json";
  const written = form ? body : body ? JSON.stringify(body) : null;
  return read<R>(await reach(`/api/${path}`, { method, headers, body: written }));
}

async function reach(address: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(address, options);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(
      0,
      "The server does not answer. Is onrecord serve still running?",
    );
  }
}

async function read<R>(answer: Response): Promise<R> {
  heard(
    answer.headers.get("X-OnRecord-Version"),
    answer.headers.has("X-OnRecord-Stale"),
  );
  if (answer.ok) return (await answer.json()) as R;
  const told: unknown = await answer.json().catch(() => null);
  throw new ApiError(
    answer.status,
    errorIn(told) ?? `The server says ${answer.status}`,
    suggestionsIn(told),
  );
}

function errorIn(told: unknown): string | null {
  if (typeof told !== "object" || told === null || !("error" in told)) return null;
  return String(told.error);
}

function suggestionsIn(told: unknown): string[] {
  if (typeof told !== "object" || told === null || !("suggestions" in told)) return [];
  return Array.isArray(told.suggestions) ? told.suggestions.map(String) : [];
}

let known: Promise<string> | null = null;

function token(): Promise<string> {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="onrecord-token"]');
  if (meta?.content) return Promise.resolve(meta.content);
  known ??= get<{ token: string }>("session").then((session) => session.token);
  return known;
}

const enc = encodeURIComponent;

/** Every question that the workbench asks, by what it is about. */
export const api = {
  store: (signal?: AbortSignal) => get<T.StoreState>("store", {}, signal),
  info: () => get<T.Info>("info"),
  ontology: () => get<T.Ontology>("ontology"),
  documents: (query: Query, signal?: AbortSignal) =>
    get<T.DocumentPage>("documents", query, signal),
  document: (label: string, signal?: AbortSignal) =>
    get<T.ReadDocument>(`documents/${enc(label)}`, {}, signal),
  failures: (query: Query, signal?: AbortSignal) =>
    get<T.Page<T.Failure>>("failures", query, signal),
  claims: (query: Query, signal?: AbortSignal) =>
    get<T.Page<T.Claim>>("claims", query, signal),
  claim: (id: string, signal?: AbortSignal) =>
    get<T.ClaimWhole>(`claims/${enc(id)}`, {}, signal),
  trace: (id: string, signal?: AbortSignal) =>
    get<T.Trace>(`claims/${enc(id)}/trace`, {}, signal),
  actors: (query: Query, signal?: AbortSignal) =>
    get<T.Page<T.ActorItem>>("actors", query, signal),
  actor: (name: string, signal?: AbortSignal) =>
    get<T.Actor>("actor", { name }, signal),
  network: (query: Query, signal?: AbortSignal) =>
    get<T.Network>("network", query, signal),
  paths: (query: Query, signal?: AbortSignal) => get<T.Paths>("paths", query, signal),
  dossier: (query: Query, signal?: AbortSignal) =>
    get<T.Dossier>("dossier", query, signal),
  map: (query: Query, signal?: AbortSignal) => get<T.MapAnswer>("map", query, signal),
  timeline: (query: Query, signal?: AbortSignal) =>
    get<T.Timeline>("timeline", query, signal),
  sources: (query: Query, signal?: AbortSignal) =>
    get<T.Page<T.SourceItem>>("sources", query, signal),
  source: (name: string, signal?: AbortSignal) =>
    get<T.Source>("source", { name }, signal),
  tellers: (query: Query, signal?: AbortSignal) =>
    get<T.Page<T.Teller>>("tellers", query, signal),
  contradictions: (query: Query, signal?: AbortSignal) =>
    get<T.ContradictionPage>("contradictions", query, signal),
  judgments: (query: Query, signal?: AbortSignal) =>
    get<T.Page<T.Judgment>>("judgments", query, signal),
  exports: () => get<{ items: T.ExportFormat[] }>("exports"),
  jobs: (signal?: AbortSignal) => get<{ items: T.Job[] }>("jobs", {}, signal),

  judge: (judgment: {
    verdict: T.Verdict;
    subject: string;
    object?: string;
    fields?: Record<string, string>;
    reason?: string;
  }) => send<T.Judged>("POST", "judgments", judgment),
  retract: (id: string) => send<T.Judged>("POST", `judgments/${enc(id)}/retract`, {}),
  rate: (rating: { source: string; grade: string; reason: string }) =>
    send<{ source: string; grade: string; words: string }>("POST", "ratings", rating),
  addText: (given: Record<string, string>) => send<T.Job>("POST", "jobs/text", given),
  addFiles: (form: FormData) => send<T.Job>("POST", "jobs/files", form),
  addPath: (given: Record<string, string>) => send<T.Job>("POST", "jobs/path", given),
  stop: (id: string) => send<T.Job>("DELETE", `jobs/${enc(id)}`),
};
