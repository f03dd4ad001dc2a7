// Links within the workbench: real addresses, followed without loading the page anew.

import { route, VIEWS, type View } from "../state/route.svelte";

/** Follow a link here, unless the user wants it elsewhere (new tab, download). */
export function follow(event: MouseEvent): void {
  const link = event.currentTarget;
  if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented) return;
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const url = new URL(link.href);
  const view = VIEWS.find((each) => `/${each}` === url.pathname);
  if (url.origin !== window.location.origin || !view) return;
  event.preventDefault();
  goTo(view, url.searchParams);
}

function goTo(view: View, query: URLSearchParams): void {
  const names = new Set([...route.query.keys(), ...query.keys()]);
  const changes = Object.fromEntries(
    [...names].map((name) => [name, query.getAll(name)]),
  );
  route.go(view, changes);
}
