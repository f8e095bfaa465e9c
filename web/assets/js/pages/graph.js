// The graph around one thing or several: filters, the picture, what is chosen in it, the same as a table.

import { h, fill, say } from "../dom.js";
import { get, address as api } from "../api.js";
import { go, note } from "../router.js";
import { completer } from "../complete.js";
import { entityHref, failure, graphHref } from "../parts.js";
import { many } from "../words.js";
import { sign, lineSign, kindOf, strokeOf, vocabulary } from "../kinds.js";
import * as states from "../graph/state.js";
import * as facets from "../graph/facets.js";
import * as panel from "../graph/panel.js";
import * as edges from "../graph/edges.js";
import { menu } from "../graph/save.js";
import { walk } from "../graph/walk.js";
import { still } from "../graph/still.js";

const most = 5000; // things in a picture: what the server gives (nodesMost)

export default async function page(url, signal) {
  const state = states.read(url);
  if (!state.around.length) return choice(signal);
  const drawing = import("../graph/picture.js"); // while the server works
  const view = new View(state, signal, drawing);
  drawing.catch(() => {}); // start says what is wrong
  const data = await get("graph", states.asked(state), signal);
  return { title: view.title(data), body: view.body, ready: () => view.start(data) };
}

/** Without a middle there is no picture: never everything at once. */
async function choice(signal) {
  const { things } = await get("top", { limit: 15 }, signal);
  return {
    title: "Graph",
    body: h("div.page", {}, h("header.hero", {}, h("h1", {}, "Graph"), h("p.lead", {}, "Begin with one thing and grow from there."),
      completer({ label: "The thing in the middle", placeholder: "a name", pick: n => go(graphHref(n.id)) })),
      h("h2", {}, "Or with one of the most connected"), h("ul.chips", {}, things.map(t => h("li", {}, h("a", { href: graphHref(t.id) }, sign(t.type), t.name, h("span.count", {}, t.degree)))))),
  };
}

class View {
  constructor(state, signal, drawing) {
    this.drawing = drawing;
    this.state = state;
    this.signal = signal;
    this.data = { nodes: [], edges: [], facets: {} };
    this.turn = 0;
    this.canvas = h("div.canvas", { role: "application", tabindex: 0, "aria-label": "graph", "aria-describedby": "graph-keys" });
    this.side = h("aside.panel", { "aria-label": "what is chosen", tabindex: -1 });
    this.filters = h("form.filters", { "aria-label": "filters", onsubmit: e => e.preventDefault() });
    this.table = h("div.edges", { "data-part": "edges" });
    this.status = h("p.status", { "data-part": "status" });
    this.legend = h("ul.legend", { "aria-label": "signs" });
    this.body = this.build();
    signal.addEventListener("abort", () => this.picture?.end());
  }

  build() {
    const filtersBox = h("details.filters-box", { open: innerWidth > 960 }, h("summary", {}, "Filters"), this.filters);
    const views = h("div.row", { role: "group", "aria-label": "shown as" }, [["picture", "Picture"], ["table", "Table"]].map(([v, words]) =>
      h("button", { type: "button", "data-view": v, "aria-pressed": String(this.state.view === v), onclick: () => this.see(v) }, words)));
    const zoom = h("div.zoom", {}, [["+", "nearer", 1], ["−", "farther", -1], ["⤢", "all of it", 0]].map(([s, name, by]) =>
      h("button", { type: "button", "aria-label": name, title: name, onclick: () => this.picture?.zoom(by) }, s)));
    this.stage = h("div.stage", {}, this.canvas, zoom, this.legend, h("p.quiet", { id: "graph-keys" }, "Arrow keys go from thing to thing, l along the lines, Enter grows the graph, o opens the page of the thing, plus and minus zoom. The table has the same lines."));
    const add = completer({ label: "Add a thing", placeholder: "add a name…", pick: (n, input) => { input.value = ""; this.grow(n.id); } });
    return h("div.graph-page", { "data-view": this.state.view }, filtersBox,
      h("section.middle", { "aria-label": "graph" }, h("div.row.bar", {}, h("h1.quiet", {}, "Graph"), add, h("span.grow"), views, menu(() => this.state)), this.status, this.stage, this.table),
      this.side);
  }

  title(data) {
    const names = data.nodes.filter(n => n.centre).map(n => n.name);
    return `${names.slice(0, 3).join(", ")}${names.length > 3 ? "…" : ""}: graph`;
  }

  // The picture first: lists can wait for the next task.
  async start(data) {
    this.hold(data);
    try {
      const { picture } = await this.drawing;
      if (this.signal.aborted) return;
      this.begin(picture);
    } catch (err) {
      this.still(err);
    }
    await new Promise(done => setTimeout(done));
    if (!this.signal.aborted && this.data === data) this.list();
  }

  begin(picture) {
    const on = { node: id => this.choose({ node: id }), edge: id => this.choose({ edge: id }), grow: id => this.grow(id), none: () => this.choose({}) };
    const made = picture(this.canvas, on);
    made.show(this.data);
    made.choose(this.state);
    walk(this.canvas, made, { ...on, open: id => go(entityHref(id)) });
    this.picture = this.canvas.picture = made; // there for who looks at the page from outside
    performance.mark("first picture");
  }

  // still shows the server's own picture where there is no WebGL: it cannot be clicked, the table can.
  still(err) {
    this.canvas.removeAttribute("role");
    this.stage.classList.add("still");
    this.stage.before(still(err, "the picture is the server’s and stands still. The table below has the same lines."));
    this.body.dataset.view = "both";
    this.drawStill();
  }

  drawStill() {
    const src = api("export", { format: "svg", ...states.asked(this.state) });
    fill(this.canvas, h("a", { href: src, target: "_blank" }, h("img", { src, alt: "the graph; the table below has its lines" })));
  }

  hold(data) {
    this.data = data;
    this.names = new Map(data.nodes.map(n => [n.id, n]));
    this.describe();
  }

  /** Takes what the server said: counts, filters, table, picture. */
  take(data) {
    this.hold(data);
    if (this.picture) this.picture.show(data);
    else if (this.stage.classList.contains("still")) this.drawStill();
    this.list();
  }

  list() {
    facets.draw(this.filters, this.data.facets, this.state, s => this.change(s));
    edges.draw(this.table, this.data, this.state.edge, id => this.choose({ edge: id }));
    this.chosen();
  }

  describe() {
    const { data, state } = this;
    const filters = facets.inWords(state);
    fill(this.status, h("span", {}, `${many(data.nodes.length, "thing")}, ${many(data.edges.length, "line")}`, filters ? ` – ${filters}` : ""),
      data.cut ? [h("span.soft", {}, ` of ${many(data.total.nodes, "thing")}: the most connected `), h("button.plain.small", {
        type: "button", "data-do": "more", disabled: Number(state.limit) >= most, onclick: () => this.change({ ...state, limit: String(Math.min(most, Number(state.limit) * 4)) }),
      }, "show more")] : null,
      !data.edges.length ? h("span.soft", {}, " Nothing here passes the filters, or it stands alone.") : null);
    this.canvas.setAttribute("aria-label", `graph of ${many(data.nodes.length, "thing")} and ${many(data.edges.length, "line")}`);
    const kinds = vocabulary.kinds.filter(k => data.nodes.some(n => kindOf(n.type) === k));
    const strokes = vocabulary.strokes.filter(s => data.edges.some(e => strokeOf(e.modality) === s));
    fill(this.legend, kinds.map(k => h("li", {}, sign(k.types[0] ?? "", true), k.name)), strokes.map(s => h("li.modality", {}, lineSign(s.modality), s.name)));
  }

  /** Another state: asked for, drawn, and a step in the history. */
  async change(state, push = true) {
    const turn = ++this.turn;
    this.state = state;
    note(states.address(state), push);
    this.body.setAttribute("aria-busy", "true");
    try {
      const data = await get("graph", states.asked(state), this.signal);
      if (turn !== this.turn) return;
      this.take(data);
      document.title = this.title(data) + " – newsgraph";
      say(this.status.textContent);
    } catch (err) {
      if (err.name !== "AbortError" && turn === this.turn) fill(this.status, failure(err));
    } finally {
      if (turn === this.turn) this.body.removeAttribute("aria-busy");
    }
  }

  grow(id) {
    const around = this.state.around.includes(id) ? this.state.around : [...this.state.around, id];
    this.state = { ...this.state, node: id, edge: "" };
    return this.change({ ...this.state, around });
  }

  choose({ node = "", edge = "" }) {
    if (node === this.state.node && edge === this.state.edge) return;
    this.state = { ...this.state, node, edge };
    note(states.address(this.state));
    this.picture?.choose(this.state);
    for (const tr of this.table.querySelectorAll("tr[data-edge]")) tr.setAttribute("aria-selected", String(tr.dataset.edge === edge));
    this.chosen();
  }

  chosen() {
    const { node, edge, around } = this.state;
    const key = [node, edge, around, node || edge ? "" : this.data.nodes.length].join("\n");
    if (key === this.side.dataset.key) return;
    this.side.dataset.key = key;
    const line = edge && this.data.edges.find(e => e.id === edge);
    if (line) return panel.edge(this.side, line, this.names);
    if (!node) return panel.hint(this.side, this.data.nodes, id => this.choose({ node: id }));
    const rest = around.filter(id => id !== node);
    return panel.node(this.side, {
      id: node, grown: around.includes(node), grow: () => this.grow(node), alone: () => this.change({ ...this.state, around: [node] }),
      drop: rest.length && rest.length < around.length ? () => this.change({ ...this.state, around: rest }) : null,
    });
  }

  see(view) {
    this.state = { ...this.state, view };
    this.body.dataset.view = view;
    note(states.address(this.state));
    for (const b of this.body.querySelectorAll("button[data-view]")) b.setAttribute("aria-pressed", String(b.dataset.view === view));
    if (view === "picture") this.picture?.sigma.resize().refresh();
  }
}
