// The start: a field to search in, what is most connected, what is newest. With ?q=, what was found.

import { h } from "../dom.js";
import { get, query } from "../api.js";
import { go, note } from "../router.js";
import { completer } from "../complete.js";
import { thing, article, section, empty, entityHref, articleHref, graphHref, later, wait } from "../parts.js";
import { many, count, joined, day } from "../words.js";
import { sign } from "../kinds.js";

const shown = 12;

export default async function home(url, signal) {
  const q = url.searchParams.get("q")?.trim();
  return q ? found(q, signal) : front(url, signal);
}

async function front(url, signal) {
  const type = url.searchParams.get("type") ?? "";
  const [stats, news] = await Promise.all([get("stats", {}, signal), get("articles", { limit: shown }, signal)]);
  if (!stats.articles) return { title: "", body: nothing() };
  const top = h("div", {}, wait());
  const body = h("div.page.home", {},
    h("header.hero", {}, h("h1", {}, "Who did what, who says so, and where it is written"),
      h("p.lead", {}, `${many(stats.articles, "article")}, ${many(stats.facts, "statement")} about ${many(stats.entities, "thing")}`,
        stats.first ? ` from ${day(stats.first)} to ${day(stats.last)}.` : "."), bigFinder()),
    h("div.columns", {},
      section("Most connected", null, chips(stats.types, type, pick => {
        note("/?" + query({ type: pick }));
        later(top, get("top", { type: pick, limit: shown }), r => things(r.things));
      }), top),
      h("div", {}, section("Newest articles", null, h("ul.list", {}, news.articles.map(article)),
        news.total > shown ? h("p", {}, h("a", { href: "/stats#articles" }, `all ${count(news.total)}`)) : null))));
  later(top, get("top", { type, limit: shown }, signal), r => things(r.things));
  return { title: "", body };
}

const bigFinder = () => completer({
  label: "Search the articles", placeholder: "a name, or words from an article",
  pick: name => go(entityHref(name.id)), enter: text => text && go("/?" + query({ q: text })),
});

function chips(types, type, pick) {
  const all = [{ name: "", count: 0 }, ...types.slice(0, 7)];
  const bar = h("div.chips", { role: "group", "aria-label": "type" }, all.map(t => h("button", {
    type: "button", "data-type": t.name, "aria-pressed": String(t.name === type), onclick: e => {
      for (const b of bar.children) b.setAttribute("aria-pressed", String(b === e.currentTarget));
      pick(t.name);
    },
  }, t.name ? sign(t.name, true) : null, t.name || "All", t.name ? h("span.count", {}, count(t.count)) : null)));
  return bar;
}

const things = list => list.length ? h("ol.list.top-things", {}, list.map(t => h("li.line", {},
  h("span.grow", {}, thing(t), " ", h("span.cite", {}, t.type)),
  h("span.count", {}, many(t.degree, "statement"), h("span.wide-only", {}, `, ${many(t.articles, "article")}`)),
  h("a.small", { href: graphHref(t.id), "aria-label": `graph around ${t.name}` }, "graph")))) : empty("None of this type.");

const nothing = () => h("div.page", {}, h("h1", {}, "This store is empty"), h("div.notice", {},
  h("p", {}, "Read some articles into it, then reload this page:"), h("pre", {}, "newsgraph build -o STORE FILES-OR-FOLDERS…")));

async function found(q, signal) {
  const r = await get("search", { q, limit: 30 }, signal);
  const none = !r.entities.length && !r.sentences.length && !r.articles.length;
  return {
    title: `${q}: search`,
    body: h("div.page", {}, h("header", {}, h("h1", {}, `“${q}”`)),
      none ? h("div.notice", { "data-none": "" }, h("p", {}, "Nothing was found."),
        h("p", {}, "Try fewer words, another spelling, or one word of the name: accents and capitals do not matter.")) : null,
      h("div.columns", {},
        h("div", {}, r.sentences.length ? section("Sentences", r.sentences.length, h("ul.list", {}, r.sentences.map(hit))) : null),
        h("div", {},
          r.entities.length ? section("Things", r.entities.length, h("ul.list.tight", {}, r.entities.map(t => h("li.line", {}, h("span.grow", {}, thing(t)), h("span.count", {}, many(t.articles, "article")))))) : null,
          r.articles.length ? section("Articles", r.articles.length, h("ul.list", {}, r.articles.map(article))) : null))),
  };
}

const hit = s => h("li", { "data-sentence": s.article }, h("blockquote.quote", {}, highlight(s.text, s.marks)),
  h("div.cite", {}, h("a", { href: articleHref(s.article, s.start, s.end) }, s.title || s.file || "the article"), " · ", joined(s.outlet, day(s.published))));

/** Text with the spans of marks (code points) marked. */
function highlight(text, marks = []) {
  const chars = Array.from(text);
  const out = [];
  let at = 0;
  for (const [from, to] of marks) {
    if (from < at) continue;
    out.push(chars.slice(at, from).join(""), h("mark", {}, chars.slice(from, to).join("")));
    at = to;
  }
  return [...out, chars.slice(at).join("")];
}
