// The card of a thing: its names and why they are one, its statements, neighbours, timeline and articles.

import { h, fill } from "../dom.js";
import { get, query } from "../api.js";
import { note } from "../router.js";
import { badge, thing, fact, quote, article, section, empty, later, graphHref, factHref, modality, says } from "../parts.js";
import { many, count, spaced, day } from "../words.js";
import { against } from "../kinds.js";
import { correction } from "../correction.js";

const step = 20;

export default async function page(url, signal) {
  const id = url.searchParams.get("id");
  const e = await get("entity", { id }, signal);
  const relation = url.searchParams.get("relation") ?? "";
  const body = h("div.page", { "data-entity": id }, head(e), h("div.columns", {},
    views(e, relation, url.searchParams.get("view") === "timeline" ? "timeline" : "facts", signal),
    h("div", {}, roles(e), neighbours(e), speech(e), merges(e), articles(e))));
  return { title: e.name, body };
}

// views is the statements, strongest first, or the timeline.
function views(e, relation, view, signal) {
  const place = h("div");
  const show = {
    facts: () => {
      const facts = h("div", { "data-part": "facts" });
      const pick = name => {
        relation = name;
        note("/entity?" + query({ id: e.id, relation }));
        list(facts, e.id, relation, signal);
      };
      fill(place, relations(e, relation, pick), facts);
      list(facts, e.id, relation, signal);
    },
    timeline: () => later(place, get("timeline", { entity: e.id }, signal), timeline),
  };
  const buttons = h("div.row.switch", { role: "group", "aria-label": "shown as" }, [["facts", "Statements", e.degree], ["timeline", "Timeline"]].map(([name, words, n]) =>
    h("button", {
      type: "button", "data-view": name, "aria-pressed": String(name === view), onclick: ev => {
        for (const b of buttons.children) b.setAttribute("aria-pressed", String(b === ev.currentTarget));
        note("/entity?" + query({ id: e.id, relation: name === "facts" ? relation : "", view: name === "facts" ? "" : name }));
        show[name]();
      },
    }, words, n ? h("span.count", {}, count(n)) : null)));
  show[view]();
  return h("section", { "aria-label": "what is stated" }, buttons, place);
}

const head = e => h("header", {}, h("h1", {}, e.name), h("div.row.wide", {}, badge(e.type),
  h("span.soft.small", {}, `${many(e.mentions, "mention")} in ${many(e.articles, "article")}`),
  e.wikidata ? h("a.small", { href: "https://www.wikidata.org/wiki/" + encodeURIComponent(e.wikidata), rel: "noreferrer" }, "Wikidata " + e.wikidata) : null,
  (e.related ?? []).map(r => h("span.small", {}, r.kind + " ", thing(r)))),
  e.aliases.length ? h("p.small", { "data-part": "aliases" }, h("span.soft", {}, "also called "), e.aliases.join(" · ")) : null,
  h("div.row.actions", {}, h("a.button.main", { href: graphHref(e.id) }, "Graph around it"),
    h("a.button", { href: "/path?" + query({ from: e.id }) }, "Find a path from it"), correction({ thing: e })));

function relations(e, chosen, pick) {
  const names = [...new Map(e.relations.map(r => [r.relation, 0])).keys()]
    .map(name => ({ name, n: e.relations.filter(r => r.relation === name).reduce((sum, r) => sum + r.count, 0) }));
  const bar = h("div.chips", { role: "group", "aria-label": "relation" }, [{ name: "", n: 0 }, ...names].map(r => h("button", {
    type: "button", "data-relation": r.name, "aria-pressed": String(r.name === chosen), onclick: ev => {
      for (const b of bar.children) b.setAttribute("aria-pressed", String(b === ev.currentTarget));
      pick(r.name);
    },
  }, r.name ? spaced(r.name) : "All", r.name ? h("span.count", {}, count(r.n)) : null)));
  return bar;
}

function list(el, id, relation, signal) {
  const ul = h("ul");
  const more = h("button", { type: "button" }, "more");
  let at = 0;
  const page = () => get("facts", { entity: id, relation, limit: step, offset: at }, signal).then(r => {
    ul.append(...r.facts.map(fact));
    at += r.facts.length;
    more.hidden = at >= r.total;
    fill(more, `${count(Math.min(step, r.total - at))} more of ${count(r.total)}`);
    return at ? [ul, more] : empty("No statements: it is only mentioned.");
  });
  more.addEventListener("click", () => page());
  return later(el, page(), x => x);
}

const timeline = t => t.events.length ? h("div", { "data-part": "timeline" }, h("ol.timeline", {}, t.events.map(ev => h("li", {},
  h("span.date.num", {}, day(ev.when), ev.published ? h("span.soft", {}, " published") : null),
  h("div", {}, says(ev.fact), " ", modality(ev.fact.modality), ev.fact.sentence ? quote(ev.fact.sentence, ev.fact.modality) : null)))),
  t.undated ? h("p.soft.small", {}, `${many(t.undated, "statement")} without any date`) : null) : empty("Nothing has a date.");

const roles = e => e.roles.length ? section("Offices and posts", e.roles.length, h("ul.list.tight", { "data-part": "roles" }, e.roles.map(r => h("li", {},
  h("a", { href: factHref(r.fact) }, r.phrase || spaced(r.relation)), h("span.soft", {}, ", "), thing(r.of), against(r.modality) ? [" ", modality(r.modality)] : null,
  r.from ? h("div.cite", {}, r.from === r.to ? day(r.from) : `${day(r.from)} – ${day(r.to)}`) : null)))) : null;

const neighbours = e => e.neighbours.length ? section("Stands beside", e.neighbours.length, h("ul.list.tight", {}, e.neighbours.slice(0, 15).map(n =>
  h("li.line", {}, h("span.grow", {}, thing(n)), h("a.count", { href: "/path?" + query({ from: e.id, to: n.id }), title: "the paths between them" }, many(n.facts, "statement")))))) : null;

const speech = e => e.claims.by || e.claims.about ? section("Claims", null, h("ul.list.tight", {},
  h("li", {}, h("a", { href: "/claims?" + query({ by: e.id }) }, many(e.claims.by, "claim") + " by " + e.name)),
  h("li", {}, h("a", { href: "/claims?" + query({ about: e.id }) }, many(e.claims.about, "claim") + " about " + e.name)))) : null;

const merges = e => section("Why these names are one", null, e.why.length ? h("ul.list.tight.small", { "data-part": "merges" }, e.why.map(w => h("li", {}, w)))
  : empty("It has one name only."), (e.corrected ?? []).map(c => h("p.small", {}, "Corrected: " + c)));

const articles = e => section("Articles", e.docs.length, h("ul.list", {}, e.docs.slice(0, 20).map(article)));
