// Who says what, and who denies it.

import { h, fill } from "../dom.js";
import { get, query } from "../api.js";
import { go } from "../router.js";
import { completer } from "../complete.js";
import { thing, says, brief, empty, later } from "../parts.js";
import { against } from "../kinds.js";
import { count } from "../words.js";

const step = 40;

export default async function page(url, signal) {
  const now = { by: url.searchParams.get("by") ?? "", about: url.searchParams.get("about") ?? "", modality: url.searchParams.get("modality") ?? "" };
  const names = await Promise.all([now.by, now.about].map(id => id ? get("entity", { id }, signal) : null));
  const out = h("div", { "data-part": "claims" });
  later(out, get("claims", { ...now, limit: step }, signal), r => listed(r, now));
  return {
    title: "Claims",
    body: h("div.page", {}, h("header", {}, h("h1", {}, "Claims"), h("p.lead", {}, "What stands on someone’s word: who says it, who denies it, and where.")), form(now, names), out),
  };
}

function form(now, names) {
  const to = change => go("/claims?" + query({ ...now, ...change }));
  const field = (end, words, i) => h("div.field", {}, h("span", {}, words), h("div.row", {},
    completer({ label: words, placeholder: "anyone", value: names[i]?.name, pick: n => to({ [end]: n.id }), enter: text => text || to({ [end]: "" }) }),
    now[end] ? h("button.plain", { type: "button", "aria-label": `${words}: anyone`, onclick: () => to({ [end]: "" }) }, "✕") : null));
  return h("div.row.form", { role: "group", "aria-label": "which claims" }, field("by", "Said by", 0), field("about", "About", 1),
    h("label.field", {}, h("span", {}, "How"), h("select", { onchange: e => to({ modality: e.target.value }) },
      [["", "all"], ["alleged", "alleged"], ["denied", "denied"], ["asserted", "asserted"], ["hypothetical", "planned, possible"], ["negated", "said not to be so"]]
        .map(([value, words]) => h("option", { value, selected: value === now.modality }, words)))));
}

function listed(r, now) {
  if (!r.claims.length) return empty("No such claim.");
  const ul = h("ul", {}, r.claims.map(claim));
  const more = h("button", { type: "button" });
  const name = () => {
    const left = r.total - ul.children.length;
    more.hidden = !(left > 0);
    fill(more, `${count(Math.min(step, left))} more of ${count(r.total)}`);
  };
  more.addEventListener("click", async () => {
    const next = await get("claims", { ...now, limit: step, offset: ul.children.length });
    ul.append(...next.claims.map(claim));
    name();
  });
  name();
  return [ul, more];
}

const claim = c => h("li.claim", { "data-claim": c.fact.id },
  h("div.who", {}, c.source?.id === c.fact.subject.id ? null : [c.source?.id ? thing(c.source) : h("span.soft", {}, "the article itself"),
    h("span.soft", {}, c.evidence.every(ev => against(ev.modality)) ? " denies: " : " says: ")], says(c.fact)),
  h("ul", {}, c.evidence.map(brief)));
