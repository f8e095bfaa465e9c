// An article, with its things and statements marked in the text and what is no article greyed.

import { h, say } from "../dom.js";
import { get } from "../api.js";
import { thing, section, empty, modality, factHref } from "../parts.js";
import { titleOf, day, joined, many } from "../words.js";
import { render } from "../marks.js";

const layers = [["things", "Things"], ["statements", "Statements"], ["noise", "What is no article"]];

export default async function page(url, signal) {
  const a = await get("article", { id: url.searchParams.get("id") }, signal);
  const wanted = spanOf(url.hash);
  const text = h("article.text", { lang: a.lang || "en", "aria-label": "text of the article" }, render(a, wanted));
  const body = h("div.page.reading", { "data-article": a.id }, head(a), h("div.columns", {},
    h("div", {}, switches(a, text), text),
    h("aside", { "aria-label": "what the article states" }, statements(a, text), things(a))));
  tie(text, body.querySelector(".stated-list"));
  return { title: titleOf(a), body, ready: () => wanted && reveal(text) };
}

/** The span of "#char=12,40", or null. */
function spanOf(hash) {
  const m = /^#char=(\d+),(\d+)$/.exec(hash);
  return m && Number(m[2]) > Number(m[1]) ? [Number(m[1]), Number(m[2])] : null;
}

function reveal(text) {
  const mark = text.querySelector("mark.wanted");
  if (!mark) return say("the sentence is not in the text");
  mark.tabIndex = -1;
  mark.scrollIntoView({ block: "center" });
  mark.focus({ preventScroll: true });
}

// The title of the text is the title of the page, when it has one.
const head = a => h("header", {}, a.blocks.some(b => b.kind === "title") ? null : h("h1", {}, titleOf(a)),
  h("p.soft", {}, joined(a.outlet, (a.authors ?? []).join(", "), day(a.published)),
    /^https?:/.test(a.url) ? [" · ", h("a", { href: a.url, rel: "noreferrer noopener", target: "_blank" }, "the original")] : null,
    a.file ? h("span.small", {}, " · ", h("code", {}, a.file)) : null));

function switches(a, text) {
  return h("div.chips", { role: "group", "aria-label": "marks in the text" }, layers.map(([name, words]) => {
    if (name === "noise" && !text.querySelector(".noise")) return null;
    return h("button", {
      type: "button", "aria-pressed": "true", "data-layer": name, onclick: e => {
        const off = text.classList.toggle(`no-${name}`);
        e.currentTarget.setAttribute("aria-pressed", String(!off));
      },
    }, words);
  }));
}

function statements(a, text) {
  const seen = new Set();
  const list = a.facts.filter(f => !seen.has(f.id + f.start) && seen.add(f.id + f.start)).sort((x, y) => x.start - y.start);
  return section("Statements", list.length, list.length ? h("ol.list.stated-list", {}, list.map(f => h("li.line", { "data-fact": f.id },
    h("div.grow", {}, h("a", { href: factHref(f.id) }, f.text), f.modality === "asserted" ? null : h("div", {}, modality(f.modality))),
    h("button.plain.small.show", { type: "button", "aria-label": "show in the text: " + f.text, onclick: () => show(text, f) }, "show")))) : empty("No statement was read here."));
}

function show(text, f) {
  const piece = [...text.querySelectorAll(".stated")].find(el => el.dataset.facts.split(" ").includes(f.id));
  if (!piece) return;
  light(text, [f.id], "chosen");
  piece.scrollIntoView({ block: "center" });
  say(piece.closest("[data-block]").textContent);
}

function light(text, ids, name) {
  for (const el of text.querySelectorAll(".stated")) el.classList.toggle(name, el.dataset.facts.split(" ").some(id => ids.includes(id)));
}

// tie lights up the sentence of the statement under the pointer, and the other way round.
function tie(text, list) {
  if (!list) return;
  const over = (el, ids) => ["mouseenter", "focusin"].forEach(type => el.addEventListener(type, () => {
    light(text, ids, "lit");
    for (const li of list.children) li.classList.toggle("lit", ids.includes(li.dataset.fact));
  }));
  for (const li of list.children) over(li, [li.dataset.fact]);
  for (const el of text.querySelectorAll(".stated")) over(el, el.dataset.facts.split(" "));
  for (const el of [text, list]) el.addEventListener("mouseleave", () => {
    light(text, [], "lit");
    for (const li of list.children) li.classList.remove("lit");
  });
}

function things(a) {
  const counts = new Map();
  for (const e of a.entities) counts.set(e.id, (counts.get(e.id) ?? 0) + 1);
  const list = [...counts].sort((x, y) => y[1] - x[1]).slice(0, 25);
  return section("Names", counts.size, h("ul.list.tight", {}, list.map(([id, n]) => h("li.line", {},
    h("span.grow", {}, thing({ id, ...a.names[id] })), h("span.count", { title: many(n, "mention") }, n)))));
}
