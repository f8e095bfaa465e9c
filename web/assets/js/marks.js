// An article's text, cut at the ends of its blocks, noise, things and statements, as elements. Offsets count code
// points, as everywhere in newsgraph; JavaScript's strings count otherwise, so the text is taken apart first.

import { h } from "./dom.js";
import { entityHref } from "./parts.js";
import { kindOf } from "./kinds.js";

/**
 * The text as blocks of marked pieces. Every character of the text comes exactly once.
 * @param {{text: string, blocks: any[], noise: any[], entities: any[], facts: any[], names: Object}} a
 * @param {[number, number] | null} wanted the span of #char=
 */
export function render(a, wanted) {
  const chars = Array.from(a.text);
  return blocksOf(a, chars.length).map(block => {
    const inside = list => list.filter(x => x.start < block.end && x.end > block.start);
    const spans = { entities: inside(a.entities), facts: inside(a.facts), wanted: wanted ? inside([{ start: wanted[0], end: wanted[1] }]) : [] };
    return h(tagOf(block), { "data-block": block.kind, "data-start": block.start }, pieces(a, chars, block, spans));
  });
}

// blocksOf tiles the text: blocks, noise, and what stands between them.
function blocksOf(a, length) {
  const all = [...a.blocks.map(b => ({ ...b })), ...a.noise.map(n => ({ ...n, kind: "noise" }))].sort((x, y) => x.start - y.start || x.end - y.end);
  const out = [];
  let at = 0;
  const rest = end => {
    if (end > at && Array.from(a.text).slice(at, end).join("").trim()) out.push({ start: at, end, kind: "noise" });
    at = Math.max(at, end);
  };
  for (const b of all) {
    rest(Math.min(b.start, length));
    const start = Math.max(b.start, at);
    const end = Math.min(b.end, length);
    if (end <= start) continue;
    out.push({ ...b, start, end });
    at = end;
  }
  rest(length);
  return out;
}

const tagOf = b => ({ title: "h2", headline: "h2", heading: "h3", noise: "p.noise", quote: "blockquote.block", item: "p.item" })[b.kind] ?? "p";

// pieces cuts a block where any span begins or ends.
function pieces(a, chars, block, spans) {
  const cuts = new Set([block.start, block.end]);
  for (const list of Object.values(spans)) {
    for (const x of list) {
      cuts.add(Math.max(x.start, block.start));
      cuts.add(Math.min(x.end, block.end));
    }
  }
  const at = [...cuts].sort((x, y) => x - y);
  const covers = (list, from) => list.filter(x => x.start <= from && x.end > from);
  const out = [];
  for (let i = 0; i + 1 < at.length; i++) {
    const text = chars.slice(at[i], at[i + 1]).join("");
    const facts = covers(spans.facts, at[i]).map(f => f.id);
    const wanted = covers(spans.wanted, at[i]).length > 0;
    // Of spans of things in each other the shortest wins: "CBS" in "CBS News correspondent".
    const entity = covers(spans.entities, at[i]).sort((x, y) => x.end - x.start - (y.end - y.start))[0];
    let node = entity ? nameOf(a, entity, text) : text;
    if (facts.length) node = h("span.stated", { "data-facts": facts.join(" ") }, node);
    if (wanted) node = h("mark.wanted", {}, node);
    out.push(node);
  }
  return out;
}

function nameOf(a, entity, text) {
  const known = a.names[entity.id] ?? { name: entity.id, type: "" };
  return h("a.named", { href: entityHref(entity.id), title: `${known.name} (${known.type})`, "data-entity": entity.id, "data-kind": kindOf(known.type).shape }, text);
}
