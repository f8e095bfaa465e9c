// Addresses are the state: every page is drawn from its URL, and what a page changes it writes there.

let draw = () => {};

/** Starts drawing: fn gets the URL now, and at every change of page. @param {(url: URL, signal: AbortSignal) => any} fn */
export function start(fn) {
  let running = new AbortController();
  draw = () => {
    running.abort();
    running = new AbortController();
    return fn(new URL(location.href), running.signal);
  };
  addEventListener("popstate", () => draw());
  document.addEventListener("click", follow);
  return draw();
}

/** Goes to a page, as if its link had been followed. @param {string} href */
export function go(href) {
  history.pushState(null, "", href);
  return draw();
}

/** Writes the state into the address without drawing anew. push: as a step that Back undoes. */
export function note(href, push = false) {
  if (href === location.pathname + location.search + location.hash) return;
  history[push ? "pushState" : "replaceState"](null, "", href);
}

// follow keeps plain clicks on our own links inside the page.
function follow(event) {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element && event.target.closest("a[href]");
  if (!link || link.target || link.hasAttribute("download")) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || url.pathname.startsWith("/api/")) return;
  if (url.pathname === location.pathname && url.search === location.search && url.hash && !url.hash.startsWith("#char=")) return;
  event.preventDefault();
  go(url.pathname + url.search + url.hash);
}
