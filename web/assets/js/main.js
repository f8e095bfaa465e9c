// Where the pages begin: a table of paths, and what draws each.

import { fill, h } from "./dom.js";
import { start } from "./router.js";
import { Failure } from "./api.js";
import { failure, wait } from "./parts.js";
import { load } from "./kinds.js";
import * as shell from "./shell.js";
import * as keys from "./keys.js";
import * as theme from "./theme.js";

const pages = {
  "/": () => import("./pages/home.js"),
  "/entity": () => import("./pages/entity.js"),
  "/article": () => import("./pages/article.js"),
  "/fact": () => import("./pages/fact.js"),
  "/graph": () => import("./pages/graph.js"),
  "/path": () => import("./pages/path.js"),
  "/conflicts": () => import("./pages/conflicts.js"),
  "/claims": () => import("./pages/claims.js"),
  "/stats": () => import("./pages/stats.js"),
  "/console": () => import("./pages/console.js"),
};

theme.begin();
shell.build();
keys.listen();
const words = load();
let shown = null; // the path and search that main shows

start(async (url, signal) => {
  const main = document.getElementById("main");
  const first = shown === null;
  const turned = shown !== url.pathname;
  shown = url.pathname;
  shell.at(url);
  main.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => fill(main, h("div.page", {}, wait())), turned ? 150 : 600);
  signal.addEventListener("abort", () => clearTimeout(slow));
  try {
    const page = pages[url.pathname];
    if (!page) throw new Failure("there is no such page", "search for a name above, or go back");
    const [{ default: draw }] = await Promise.all([page(), words]);
    // A page returns {title, body, ready}: ready is called once the body stands in the document.
    const made = await draw(url, signal);
    if (signal.aborted) return;
    clearTimeout(slow);
    fill(main, made.body);
    shell.name(made.title);
    if (!first && turned) main.focus({ preventScroll: true });
    if (turned && !url.hash) scrollTo(0, 0);
    made.ready?.();
  } catch (err) {
    clearTimeout(slow);
    if (signal.aborted) return;
    if (!(err instanceof Failure)) console.error(err);
    shell.name("something went wrong");
    fill(main, h("div.page", {}, h("h1", {}, err.status === 404 ? "Not found" : "That did not work"), failure(err)));
  } finally {
    if (!signal.aborted) {
      main.dataset.page = url.pathname;
      main.removeAttribute("aria-busy");
    }
  }
});
