// The ways from one thing to another.

import { h } from "../dom.js";
import { get, query } from "../api.js";
import { go } from "../router.js";
import { completer } from "../complete.js";
import { thing, modality, quote, cite, empty, graphHref, factHref, later, support } from "../parts.js";
import { spaced, many } from "../words.js";
import { strokeOf } from "../kinds.js";

const hops = [2, 3, 4, 5, 6];

export default async function page(url, signal) {
  const p = url.searchParams;
  const ends = { from: p.get("from") ?? "", to: p.get("to") ?? "", hops: p.get("hops") ?? "4", k: p.get("k") ?? "5" };
  const names = await Promise.all([ends.from, ends.to].map(id => id ? get("entity", { id }, signal) : null));
  const out = h("div", { "data-part": "paths", "aria-live": "polite" });
  const body = h("div.page", {}, h("header", {}, h("h1", {}, "Paths"),
    h("p.lead", {}, "How is one connected with the other? The ways through statements, the best supported first.")),
    form(ends, names), out);
  if (ends.from && ends.to) later(out, get("path", ends, signal), r => ways(r.paths));
  return { title: names[0] && names[1] ? `${names[0].name} to ${names[1].name}: paths` : "Paths", body };
}

function form(ends, names) {
  const to = change => go("/path?" + query({ ...ends, ...change }));
  const field = (end, words, i) => h("div.field", {}, h("span", {}, words), completer({ label: words, value: names[i]?.name, pick: n => to({ [end]: n.id }) }));
  return h("div.row.form", { role: "group", "aria-label": "between" }, field("from", "From", 0),
    h("button", { type: "button", "aria-label": "the other way round", title: "the other way round", onclick: () => to({ from: ends.to, to: ends.from }) }, "⇄"), field("to", "To", 1),
    h("label.field", {}, h("span", {}, "At most"), h("select", { onchange: e => to({ hops: e.target.value }) },
      hops.map(n => h("option", { value: n, selected: String(n) === ends.hops }, many(n, "step"))))));
}

function ways(paths) {
  if (!paths.length) return empty("There is no such way. Allow more steps, or look whether one of them has a namesake.");
  return h("ol.ways", {}, paths.map((p, i) => h("li", { "data-path": i + 1 },
    h("h2", {}, `${i + 1}. `, h("span.soft", {}, many(p.steps.length, "step")), " ",
      h("a.small", { href: graphHref(...new Set(p.steps.flatMap(s => [s.from.id, s.to.id]))) + "&depth=0" }, "show in the graph")),
    h("ol.way", {}, p.steps.map(step)))));
}

const step = s => h("li", {},
  h("div.says", {}, thing(s.from), " ", h("span.soft", { "aria-hidden": "true" }, s.forward ? "→" : "←"), " ",
    h("a", { href: factHref(s.fact.id) }, strokeOf(s.fact.modality).prefix + (s.forward ? spaced(s.fact.relation) : s.fact.inverse || spaced(s.fact.relation))), " ", thing(s.to)),
  s.fact.sentence ? quote(s.fact.sentence, s.fact.modality) : null,
  h("div.meta", {}, modality(s.fact.modality), support(s.fact), s.fact.sentence ? cite(s.fact.sentence) : null));
