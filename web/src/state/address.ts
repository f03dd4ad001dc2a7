// Addresses within the workbench: a view as the path, its state as the query.

/** Parameters to set; null or an empty list takes one out. */
export type Changes = Record<string, string | readonly string[] | null | undefined>;

/** What goes along from view to view: the selection and the filters. */
const SHARED = new Set<string>();

export function keeps(names: readonly string[]): void {
  names.forEach((name) => SHARED.add(name));
}

export function kept(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => SHARED.has(name)));
}

export function changed(query: URLSearchParams, changes: Changes): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    next.delete(name);
    if (value === null) continue;
    for (const each of typeof value === "string" ? [value] : value)
      next.append(name, each);
  }
  return next;
}

export function address(view: string, query: URLSearchParams): string {
  const text = query.toString();
  return `/${view}${text ? `?${text}` : ""}`;
}
