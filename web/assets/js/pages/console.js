// Gizmo in the browser: saved queries with a form, what they find as a table or a graph, mistakes with their hint.

import { h, fill, say } from "../dom.js";
import { get, post, query, Failure } from "../api.js";
import { note } from "../router.js";
import { failure, wait } from "../parts.js";
import { table, csv } from "../table.js";
import { many, count } from "../words.js";
import * as history from "../history.js";
import { form } from "../form.js";
import { still } from "../graph/still.js";

const first = `// who answered whom?\ng.V().Tag("who").Out("<responded_to>").Tag("whom").All()`;

export default async function page(url, signal) {
  const p = url.searchParams;
  const { queries } = await get("queries", {}, signal);
  const state = { name: p.get("name") ?? "", text: p.get("q") ?? "", view: p.get("view") ?? "table", values: {} };
  for (const [key, value] of p) if (key.startsWith("p.")) state.values[key.slice(2)] = value;
  const ui = build(state, queries, signal);
  return { title: state.name ? `${state.name}: console` : "Console", body: ui.body, ready: () => (state.name || state.text) && ui.run(false) };
}

function build(state, queries, signal) {
  const text = h("textarea.code", { "aria-label": "query", rows: 8, spellcheck: "false", autocapitalize: "off" });
  const limit = h("select", { "aria-label": "rows at most" }, [100, 1000, 10000].map(n => h("option", { value: n }, `${count(n)} rows`)));
  const out = h("div", { "data-part": "result", "aria-live": "polite" });
  const params = h("div");
  const past = h("div");
  let running = null;
  signal.addEventListener("abort", () => {
    running?.abort();
    end();
  });
  const saved = () => queries.find(q => q.name === state.name);

  const choose = name => {
    state.name = name;
    for (const b of body.querySelectorAll("[data-query]")) b.setAttribute("aria-current", String(b.dataset.query === name));
    const q = saved();
    text.value = q ? q.text : state.text || first;
    text.readOnly = !!q;
    text.rows = q ? Math.min(8, q.text.split("\n").length + 1) : 8;
    fill(params, q ? [h("p", {}, q.title), q.params.length ? form(q.params, state.values, () => run()) : null,
      h("button.plain.small", { type: "button", onclick: () => own(q.text) }, "change the text of this query")] : null);
  };
  const own = was => {
    state.text = was;
    state.values = {};
    choose("");
    text.focus();
  };
  const run = async (push = true) => {
    running?.abort();
    const mine = running = new AbortController();
    const q = saved();
    if (!q) state.text = text.value;
    const shown = address(state);
    note(shown, push);
    end();
    fill(out, wait(), h("button", { type: "button", onclick: () => mine.abort() }, "Stop"));
    try {
      const ask = q ? { name: q.name, params: state.values } : { lang: "gizmo", query: text.value };
      const r = await post("query", { ...ask, limit: Number(limit.value) }, mine.signal);
      history.add({ href: shown, label: q ? [q.name, ...Object.values(state.values)].join(" ") : text.value });
      recent();
      results(out, r, state);
    } catch (err) {
      if (err.name === "AbortError") return mine === running && !signal.aborted && fill(out, h("p.soft", {}, "Stopped."));
      if (!(err instanceof Failure)) console.error(err);
      fill(out, failure(err));
      if (err.line && !q) mistake(text, err.line);
    }
  };
  const recent = () => {
    const list = history.all();
    fill(past, list.length ? h("details", {}, h("summary", {}, `History (${list.length})`), h("ol.list.tight.small", {}, list.map(x => h("li", {}, h("a", { href: x.href }, x.label)))),
      h("button.plain.small", { type: "button", onclick: () => { history.clear(); recent(); } }, "forget")) : null);
  };
  const body = h("div.page.console", {}, h("header", {}, h("h1", {}, "Console"),
    h("p.lead", {}, "Ask the graph in Gizmo, Cayley’s query language in JavaScript, or take a saved query and fill in its form. Nothing can be changed from here.")),
    h("div.console-grid", {}, list(queries, choose), h("div", {}, params, text,
      h("div.row.actions", {}, h("button.main", { type: "button", "data-do": "run", onclick: () => run() }, "Run"), h("kbd", {}, "Ctrl Enter"), limit), past, out)));
  text.addEventListener("keydown", e => {
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) run();
  });
  choose(state.name);
  if (state.text) text.value = state.text;
  recent();
  return { body, run };
}

// mistake selects the line that the server complains of.
function mistake(text, line) {
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  text.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
}

const list = (queries, choose) => h("nav.saved", { "aria-label": "saved queries" }, h("button.plain", { type: "button", "data-query": "", onclick: () => choose("") }, "Your own query"),
  h("details", { open: innerWidth > 832 }, h("summary", {}, `Saved queries (${queries.length})`), h("ul", {}, queries.map(q => h("li", {},
    h("button.plain", { type: "button", "data-query": q.name, title: q.title, onclick: () => choose(q.name) }, q.name))))));

function address(state) {
  const params = state.name ? { name: state.name, ...Object.fromEntries(Object.entries(state.values).map(([k, v]) => ["p." + k, v])) } : { q: state.text };
  return "/console?" + query({ ...params, view: state.view === "table" ? "" : state.view });
}

function results(out, r, state) {
  const notes = (r.notes ?? []).map(n => h("p.soft", {}, n));
  const place = h("div");
  const views = { table: () => table(r.columns, r.rows), graph: () => graphOf(r.graph) };
  const has = r.graph?.edges?.length > 0;
  const show = view => {
    state.view = view;
    note(address(state));
    for (const b of bar.querySelectorAll("[data-view]")) b.setAttribute("aria-pressed", String(b.dataset.view === view));
    end();
    fill(place, views[view]());
  };
  const bar = h("div.row", {}, h("strong", {}, many(r.total ?? r.rows.length, "row")), h("span.soft.small", {}, `${r.took_ms} ms${r.cut ? "; there are more" : ""}`), h("span.grow"),
    has ? ["table", "graph"].map(v => h("button", { type: "button", "data-view": v, onclick: () => show(v) }, v === "table" ? "Table" : "Graph")) : null,
    r.rows.length ? h("button", { type: "button", onclick: () => csv(r.columns, r.rows) }, "Save as CSV") : null);
  fill(out, bar, notes, place);
  say(many(r.rows.length, "row"));
  show(has && state.view === "graph" ? "graph" : "table");
}

let drawn = null; // the picture of the page: browsers have WebGL for few

function end() {
  drawn?.end();
  drawn = null;
}

function graphOf(graph) {
  const box = h("div.canvas.small-canvas");
  queueMicrotask(async () => {
    try {
      const { picture } = await import("../graph/picture.js");
      if (!box.isConnected) return;
      drawn = picture(box, {});
      drawn.show(graph);
    } catch (err) {
      fill(box, still(err, "the table shows the same rows."));
    }
  });
  return box;
}
