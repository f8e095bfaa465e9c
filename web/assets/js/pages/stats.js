// What is in the store, in numbers and plots.

import { h, fill } from "../dom.js";
import { get, query } from "../api.js";
import { article, section, later, entityHref } from "../parts.js";
import { overTime, bars, share } from "../plots.js";
import { count, spaced, day } from "../words.js";
import { sign, strokeOf } from "../kinds.js";

const step = 30;

export default async function page(url, signal) {
  const s = await get("stats", {}, signal);
  const list = h("div");
  const outlet = url.searchParams.get("outlet") ?? "";
  articles(list, outlet, signal);
  return {
    title: "Statistics",
    body: h("div.page", {}, h("header", {}, h("h1", {}, "Statistics")), tiles(s),
      s.months.length ? section("Over time", null, overTime(months(s.months))) : null,
      h("div.halves", {},
        section("Most connected", null, bars(s.connected.slice(0, 15).map(t => ({ label: [sign(t.type), " ", t.name], n: t.degree, href: entityHref(t.id), title: `${t.degree} statements` })))),
        section("Relations", s.relations.length, bars(s.relations.slice(0, 15).map(r => ({ label: spaced(r.name), n: r.count })))),
        section("Outlets", s.outlets.length, bars(s.outlets.slice(0, 15).map(o => ({ label: o.name || "not known", n: o.articles, href: "/stats?" + query({ outlet: o.name }) + "#articles", title: `${o.facts} statements` })))),
        h("div", {},
          section("Types of things", null, bars(s.types.map(t => ({ label: [sign(t.name, true), " ", t.name], n: t.count })))),
          section("How statements are meant", null, bars(s.modalities.map(m => ({ label: strokeOf(m.name).name, n: m.count })))))),
      section("Articles", outlet || null, list)),
    ready: () => url.hash === "#articles" && list.closest("section").scrollIntoView(),
  };
}

// months fills in those in which nothing was written or happened.
function months(list) {
  const out = [];
  for (const m of list) {
    for (let next = after(out.at(-1)?.month); next && next < m.month && out.length < 1200; next = after(next)) out.push({ month: next, articles: 0, facts: 0 });
    out.push(m);
  }
  return out;
}

function after(month) {
  const [y, m] = (month ?? "").split("-").map(Number);
  return m ? (m === 12 ? `${y + 1}-01` : `${y}-${String(m + 1).padStart(2, "0")}`) : null;
}

const tiles = s => h("section", {}, h("dl.tiles", {}, [["articles", s.articles], ["statements", s.facts], ["things", s.entities], ["pieces of evidence", s.evidence]]
  .map(([name, n]) => h("div", {}, h("dt", {}, name), h("dd", {}, count(n)))),
  s.first ? h("div", {}, h("dt", {}, "published"), h("dd.small-dd", {}, `${day(s.first)} – ${day(s.last)}`)) : null),
  share(s.single.facts, s.single.of, "of the statements rest on one origin only: one article, or several that copied the same text."));

function articles(el, outlet, signal) {
  const ul = h("ul.list.two");
  const more = h("button", { type: "button" });
  const page = () => get("articles", { outlet, limit: step, offset: ul.children.length }, signal).then(r => {
    ul.append(...r.articles.map(article));
    const left = r.total - ul.children.length;
    more.hidden = left <= 0;
    fill(more, `${count(Math.min(step, left))} more of ${count(r.total)}`);
    return [outlet ? h("p", {}, h("a", { href: "/stats#articles" }, "all outlets")) : null, ul, more];
  });
  more.addEventListener("click", () => page());
  return later(el, page(), x => x);
}
