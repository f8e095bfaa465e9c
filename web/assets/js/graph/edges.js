// The same lines as the picture's, as a table that needs no eyes and no pointer.

import { h, fill } from "../dom.js";
import { thing, modality } from "../parts.js";
import { spaced, count, day, many } from "../words.js";

const step = 200; // rows at once

const columns = [
  ["from", "Who", (e, names) => names.get(e.from)?.name ?? e.from], ["relation", "What", e => e.relation], ["to", "Whom", (e, names) => names.get(e.to)?.name ?? e.to],
  ["modality", "How", e => e.modality], ["articles", "Articles", e => -e.articles], ["origins", "Origins", e => -e.origins], ["since", "When", e => e.since || "~"],
];

/**
 * @param {HTMLElement} el @param {{nodes: any[], edges: any[]}} data @param {string} chosen id of an edge @param {(id: string) => void} choose
 */
export function draw(el, data, chosen, choose) {
  const names = new Map(data.nodes.map(n => [n.id, n]));
  let order = el.dataset.order ?? "articles";
  const body = h("tbody");
  const heads = columns.map(([key, title]) => h("th", { scope: "col" }, h("button.plain.small", {
    type: "button", onclick: () => {
      order = el.dataset.order = key;
      rows();
    },
  }, title)));
  let most = step;
  const more = h("button", { type: "button", onclick: () => { most += step; rows(); } }, "show more");
  const rows = () => {
    const by = columns.find(([key]) => key === order)[2];
    const value = new Map(data.edges.map(e => [e, by(e, names)]));
    const sorted = [...data.edges].sort((a, b) => (value.get(a) < value.get(b) ? -1 : value.get(a) > value.get(b) ? 1 : 0));
    columns.forEach(([key], i) => heads[i].setAttribute("aria-sort", key === order ? (["articles", "origins"].includes(key) ? "descending" : "ascending") : "none"));
    fill(body, sorted.slice(0, most).map(e => row(e, names, chosen, choose)));
    more.hidden = sorted.length <= most;
  };
  rows();
  fill(el, h("div.wide-table", { tabindex: 0, role: "region", "aria-label": "lines of the graph" }, h("table", {},
    h("caption.quiet", {}, many(data.edges.length, "line") + " of the graph"), h("thead", {}, h("tr", {}, heads)), body)), more);
}

const row = (e, names, chosen, choose) => h("tr", { "data-edge": e.id, "aria-selected": String(e.id === chosen) },
  h("td", {}, thing(names.get(e.from) ?? { id: e.from })),
  h("td", {}, h("button.plain.small", { type: "button", "aria-label": `sentences behind: ${names.get(e.from)?.name} ${spaced(e.relation)} ${names.get(e.to)?.name}`, onclick: () => choose(e.id) }, spaced(e.relation))),
  h("td", {}, thing(names.get(e.to) ?? { id: e.to })), h("td", {}, modality(e.modality), e.disputed ? " disputed" : ""),
  h("td.num", {}, count(e.articles)), h("td.num", {}, count(e.origins)), h("td", {}, e.since ? day(e.since) + (e.until && e.until !== e.since ? " – " + day(e.until) : "") : ""));
