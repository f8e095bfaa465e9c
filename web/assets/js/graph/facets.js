// The filters beside the picture: what there is, how often, and what of it is wanted.

import { h, fill } from "../dom.js";
import { sign, strokeOf } from "../kinds.js";
import { modality as modalitySign } from "../parts.js";
import { count, spaced } from "../words.js";
import { filtered, unfiltered } from "./state.js";
import { span } from "./span.js";

const first = 7; // values shown before "more"

const groups = [
  ["type", "Things", v => [sign(v, true), v]],
  ["relation", "Relations", v => spaced(v)],
  ["modality", "Said how", v => modalitySign(v)],
  ["outlet", "Outlets", v => v || "not known"],
];

/**
 * Draws the filters of state with the counts of facets; change gets the new state.
 * @param {HTMLElement} el @param {any} facets @param {any} state @param {(state: any) => void} change
 */
export function draw(el, facets, state, change) {
  const focused = document.activeElement?.closest?.("[data-key]")?.dataset.key;
  const open = new Set([...el.querySelectorAll("details[open]")].map(d => d.dataset.more));
  fill(el, h("div.line", {}, h("h2.grow", {}, "Filters"),
    filtered(state) ? h("button.plain.small", { type: "button", "data-key": "clear", onclick: () => change(unfiltered(state)) }, "clear") : null),
    depth(state, change), support(facets.support, state, change), span(facets, state, change),
    groups.map(([name, title, words]) => group(name, title, words, facets[name] ?? [], state, change, open.has(name))));
  if (focused) el.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

const depth = (state, change) => h("label.field", {}, h("span", {}, "Steps from the middle"), h("select", {
  "data-key": "depth", onchange: e => change({ ...state, depth: e.target.value }),
}, ["0", "1", "2", "3"].map(d => h("option", { value: d, selected: d === state.depth }, d === "0" ? "none: only among them" : d))));

function support(list, state, change) {
  const atLeast = n => (list ?? []).reduce((sum, s) => sum + (Number(s.name) >= n ? s.count : 0), 0);
  const steps = [2, 3, 5, 10, 20, 50].map(String).filter(n => atLeast(Number(n)) || n === state.min_support);
  if (state.min_support && !steps.includes(state.min_support)) steps.push(state.min_support);
  const options = [["", "any number of articles"], ...steps.map(n => [n, `${n} articles or more (${count(atLeast(Number(n)))})`])];
  return h("label.field", {}, h("span", {}, "Support"), h("select", { "data-key": "support", "data-facet": "support", onchange: e => change({ ...state, min_support: e.target.value }) },
    options.map(([value, words]) => h("option", { value, selected: value === state.min_support }, words))));
}

function group(name, title, words, list, state, change, open) {
  const chosen = state[name];
  const known = [...list, ...chosen.filter(c => !list.some(v => v.name === c)).map(c => ({ name: c, count: 0 }))];
  if (!known.length) return null;
  const box = v => h("label.check", {}, h("input", {
    type: "checkbox", value: v.name, checked: chosen.includes(v.name), "data-facet": name, "data-key": `${name}:${v.name}`,
    onchange: e => change({ ...state, [name]: e.target.checked ? [...chosen, v.name] : chosen.filter(c => c !== v.name) }),
  }), h("span.grow", {}, words(v.name)), h("span.count", {}, count(v.count)));
  const rest = known.slice(first);
  return h("fieldset", {}, h("legend", {}, title), known.slice(0, first).map(box),
    rest.length ? h("details", { "data-more": name, open: open || rest.some(v => chosen.includes(v.name)) }, h("summary", {}, `${rest.length} more`), rest.map(box)) : null);
}

/** The filters in words, for those who see the picture only: "only pulled; since 1 Dec 2025". */
export function inWords(state) {
  const parts = [["type", v => v], ["relation", spaced], ["modality", v => strokeOf(v).name], ["outlet", v => v]]
    .filter(([name]) => state[name].length).map(([name, words]) => state[name].map(words).join(" or "));
  if (state.min_support) parts.push(`${state.min_support} articles or more`);
  if (state.min_score) parts.push(`surer than ${state.min_score}`);
  if (state.since) parts.push("since " + state.since);
  if (state.until) parts.push("until " + state.until);
  return parts.join("; ");
}
