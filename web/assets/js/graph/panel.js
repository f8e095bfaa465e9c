// What is chosen in the picture: a thing's card, or the sentences behind a line.

import { h, fill } from "../dom.js";
import { get, query } from "../api.js";
import { thing, badge, says, modality, evidence, empty, later, entityHref, wait, support } from "../parts.js";
import { many, spaced, day, count } from "../words.js";
import { sign } from "../kinds.js";
import { correction } from "../correction.js";

/** What to do when nothing is chosen, and all things of the picture as a list. */
export function hint(el, nodes, choose) {
  const touch = matchMedia("(pointer: coarse)").matches;
  const list = [...nodes].sort((a, b) => b.degree - a.degree).slice(0, 40);
  fill(el, h("p.soft.small", {}, touch ? "Tap a thing for its card, a line for the sentences behind it. Tap a thing twice to grow the graph around it."
    : "Click a thing for its card, a line for the sentences behind it. Double click grows the graph around it."),
  h("h2", {}, "In the picture"), h("ul.in-picture", {}, list.map(n => h("li", {}, h("button.plain", { type: "button", "data-choose": n.id, onclick: () => choose(n.id) },
    sign(n.type), h("span.grow", {}, n.name), h("span.count", {}, many(n.degree, "statement"))))), nodes.length > list.length ? h("li.soft.small", {}, `and ${count(nodes.length - list.length)} more`) : null));
}

/**
 * The card of a thing.
 * @param {HTMLElement} el
 * @param {{id: string, grow: () => void, alone: () => void, drop: (() => void) | null, grown: boolean}} o
 */
export function node(el, o) {
  return later(el, Promise.all([get("entity", { id: o.id }), get("timeline", { entity: o.id, limit: 6 })]), ([e, t]) => h("div", { "data-panel": "node", "data-id": o.id },
    h("h2", {}, h("a", { href: entityHref(e.id) }, e.name)),
    h("div.row", {}, badge(e.type), h("span.soft.small", {}, `${many(e.degree, "statement")}, ${many(e.articles, "article")}`)),
    e.aliases.length ? h("p.small", {}, h("span.soft", {}, "also "), e.aliases.slice(0, 6).join(" · "), e.aliases.length > 6 ? ` and ${e.aliases.length - 6} more` : "") : null,
    h("div.row.actions", {}, h("button.main", { type: "button", "data-do": "grow", onclick: o.grow, disabled: o.grown }, o.grown ? "Grown" : "Grow"),
      h("button", { type: "button", "data-do": "alone", onclick: o.alone }, "Only around it"),
      o.drop ? h("button", { type: "button", onclick: o.drop }, "Shrink") : null),
    h("h3", {}, "Relations"), h("ul.list.tight.small", {}, totals(e.relations).slice(0, 8).map(([name, n]) => h("li.line", {},
      h("a.grow", { href: "/entity?" + query({ id: e.id, relation: name }) }, spaced(name)), h("span.count", {}, count(n))))),
    t.events.length ? [h("h3", {}, "Timeline"), h("ol.timeline.small", {}, t.events.slice(0, 6).map(ev => h("li", {}, h("span.date.num", {}, day(ev.when)), h("div", {}, says(ev.fact)))))] : null,
    e.why.length ? h("details.small", {}, h("summary", {}, "Why these names are one"), h("ul.list.tight", {}, e.why.map(w => h("li", {}, w)))) : null,
    h("p.small", {}, h("a", { href: entityHref(e.id) }, "All about it")), correction({ thing: e })));
}

function totals(relations) {
  const sums = new Map();
  for (const r of relations) sums.set(r.relation, (sums.get(r.relation) ?? 0) + r.count);
  return [...sums].sort((a, b) => b[1] - a[1]);
}

/**
 * The sentences behind a line.
 * @param {HTMLElement} el @param {any} edge @param {Map<string, any>} names the nodes of the picture
 */
export async function edge(el, e, names) {
  const body = h("div", { "data-panel": "edge", "data-id": e.id }, h("h2.statement", {}, thing(names.get(e.from)), " ", h("span.soft", {}, spaced(e.relation)), " ", thing(names.get(e.to))),
    h("div.row", {}, modality(e.modality), e.disputed ? h("span.modality.against", {}, "disputed") : null, h("span.soft.small", {}, support(e))));
  const place = h("div", {}, wait());
  fill(el, body, place);
  await later(place, Promise.all(e.facts.map(id => get("fact", { id }))), facts => facts.map(f => [
    facts.length > 1 ? h("h3", {}, says(f)) : null,
    f.evidence.length ? h("ul", { "aria-label": "sentences" }, f.evidence.map(evidence)) : empty("No sentence is kept."), correction({ fact: f })]));
}
