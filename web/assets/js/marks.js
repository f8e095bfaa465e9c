// An article's text, cut at the ends of its blocks, noise, things and statements, as elements. Offsets count code
// points, as everywhere in newsgraph; JavaScript's strings count otherwise, so the text is taken apart first.

import { h } from "./dom.js";
import { query } from "./api.js";
import { kindOf } from "./kinds.js";

/**
 * The text as blocks of marked pieces. Every character of the text comes exactly once.
 * @param {{text: string, blocks: any[], noise: any[], entities: any[], facts: any[], names: Object}} a
 * @param {[number, number] | null} wanted the span of #char=
 */
export function render(a, wanted) {
  const chars = Array.from(a.text);
  const blocks = blocksOf(a, chars.length).filter(b => chars.slice(b.start, b.end).join("").trim());
  return blocks.map(block => {
    const inside = list => list.filter(x => x.start < block.end && x.end > block.start);
    const spans = { entities: inside(a.entities), facts: inside(a.facts), wanted: wanted ? inside([{ start: wanted[0], end: wanted[1] }]) : [] };
    return h(tagOf(block), { "data-block": block.kind, "data-start": block.start }, pieces(a, chars, block, spans));
  });
}

/** The block that a span stands in, with the span marked. @param {any} a @param {[number, number]} span */
export function around(a, span) {
  const blocks = a.blocks.filter(b => b.start < span[1] && b.end > span[0]);
  const whole = { ...a, blocks, noise: [], facts: [], text: a.text };
  return h("div.text.excerpt", {}, render(whole, span).filter(el => !el.classList.contains("noise")));
}

// blocksOf tiles the text: noise, blocks where they are no noise, and what stands between them.
function blocksOf(a, length) {
  const all = [...a.noise.map(n => ({ ...n, kind: "noise" })), ...a.blocks.flatMap(b => without(b, a.noise))].sort((x, y) => x.start - y.start);
  const out = [];
  let at = 0;
  for (const b of [...all, { start: length, end: length }]) {
    const gap = { start: at, end: Math.min(b.start, length), kind: "noise" };
    if (gap.end > gap.start) out.push(gap);
    const piece = { ...b, start: Math.max(b.start, at), end: Math.min(b.end, length) };
    if (piece.end > piece.start) out.push(piece);
    at = Math.max(at, piece.end);
  }
  return out;
}

// without is the pieces of b that holes leave.
function without(b, holes) {
  let pieces = [b];
  for (const hole of holes) {
    pieces = pieces.flatMap(p => [{ ...p, end: Math.min(p.end, hole.start) }, { ...p, start: Math.max(p.start, hole.end) }].filter(x => x.end > x.start && x.start >= p.start && x.end <= p.end));
  }
  return pieces;
}

const tags = { title: "h1", heading: "h2", noise: "p.noise", quote: "blockquote.block", item: "p.item" };
const tagOf = b => tags[b.kind] ?? "p";

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
  return h("a.named", { href: "/entity?" + query({ id: entity.id }), title: `${known.name} (${known.type})`, "data-entity": entity.id, "data-kind": kindOf(known.type).shape }, text);
}
