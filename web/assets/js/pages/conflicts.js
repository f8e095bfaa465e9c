// Where articles or sources contradict each other.

import { h } from "../dom.js";
import { get } from "../api.js";
import { note } from "../router.js";
import { says, brief, empty } from "../parts.js";
import { count } from "../words.js";

const kinds = {
  disputed: ["Disputed", "Some say so, others deny it."],
  answered: ["Answered", "Someone is accused, or said to have done something, and denies it."],
  numbers: ["Numbers", "The same, with another number. It may be two events."],
  dates: ["Dates", "What happens once, on two days."],
  agents: ["Agents", "What one does, said to be done by two."],
};

export default async function page(url, signal) {
  const { conflicts } = await get("conflicts", { limit: 300 }, signal);
  const list = h("div", { "data-part": "conflicts" });
  const names = Object.keys(kinds).filter(k => conflicts.some(c => c.kind === k));
  const show = kind => list.replaceChildren(...(conflicts.length ? names.filter(k => !kind || k === kind).map(k => group(k, conflicts.filter(c => c.kind === k)))
    : [empty("No contradiction was found.")]));
  const now = url.searchParams.get("kind") ?? "";
  show(now);
  const bar = h("div.chips", { role: "group", "aria-label": "kind" }, ["", ...names].map(k => h("button", {
    type: "button", "data-kind": k, "aria-pressed": String(k === now), onclick: e => {
      for (const b of bar.children) b.setAttribute("aria-pressed", String(b === e.currentTarget));
      note("/conflicts" + (k ? "?kind=" + k : ""));
      show(k);
    },
  }, k ? kinds[k][0] : "All", h("span.count", {}, count(k ? conflicts.filter(c => c.kind === k).length : conflicts.length)))));
  return {
    title: "Conflicts",
    body: h("div.page", {}, h("header", {}, h("h1", {}, "Conflicts"),
      h("p.lead", {}, "Two or more sides that do not go together. Which is right, the articles do not settle: read the sentences.")), conflicts.length ? bar : null, list),
  };
}

const group = (kind, conflicts) => h("section", {}, h("h2", {}, kinds[kind][0], h("span.count", {}, count(conflicts.length))), h("p.soft", {}, kinds[kind][1]),
  h("ol", {}, conflicts.map(c => h("li.conflict", { "data-conflict": kind }, c.about ? h("h3", {}, c.about) : null, h("div.sides", {}, c.sides.map(side))))));

const side = s => h("div.side", {}, h("div", {}, says(s.fact)), h("ul", {}, s.evidence.slice(0, 3).map(brief)),
  s.evidence.length > 3 ? h("p.cite", {}, `and ${count(s.evidence.length - 3)} more`) : null);
