// Parts of pages: things, statements, sentences, and what to say when there is nothing.

import { h, fill } from "./dom.js";
import { get, query, Failure } from "./api.js";
import { around } from "./marks.js";
import { sign, lineSign, strokeOf, against, vocabulary } from "./kinds.js";
import { spaced, day, many, percent, titleOf, joined } from "./words.js";

export const entityHref = id => "/entity?" + query({ id });
export const factHref = id => "/fact?" + query({ id });
export const graphHref = (...around) => "/graph?" + query({ around });
export const articleHref = (id, start, end) => "/article?" + query({ id }) + (end > start ? `#char=${start},${end}` : "");

/** A thing, as a link with the sign of its type. @param {{id: string, name: string, type?: string}} t */
export function thing(t) {
  if (!t) return "";
  if (!t.id) return h("span.words", {}, `“${t.name ?? ""}”`);
  const [first, ...rest] = (t.name || t.id).split(" ");
  return h("a.thing", { href: entityHref(t.id), "data-entity": t.id, title: t.id },
    t.type ? h("span.nobr", {}, sign(t.type), first) : first, rest.length ? " " + rest.join(" ") : null);
}

/** The type of a thing in words, with its sign. @param {string} type */
export const badge = type => h("span.badge", {}, sign(type, true), type);

/** How a statement is meant: words and the line of the picture. @param {string} m */
export const modality = m => h("span.modality" + (against(m) ? ".against" : ""), { "data-modality": m }, lineSign(m), strokeOf(m).name);

/** Who, what, whom: the head of a statement. */
export function says(f, linked = true) {
  const words = strokeOf(f.modality).prefix + spaced(f.relation);
  return h("span.says", {}, thing(f.subject), " ",
    linked ? h("a.rel", { href: factHref(f.id), title: meaning(f.relation) }, words) : h("span.rel", { title: meaning(f.relation) }, words), " ", thing(f.object));
}

/** What a relation means, in the vocabulary's words. @param {string} name */
export const meaning = name => vocabulary.relations.find(r => r.name === name)?.meaning;

/** A statement with its sentence. */
export const fact = f => h("li.fact", { "data-fact": f.id }, says(f), f.sentence ? quote(f.sentence, f.modality) : null,
  h("div.meta", {}, modality(f.modality), f.disputed ? h("span.modality.against", {}, "disputed") : null,
    f.when ? h("span", {}, day(f.when)) : null, support(f), f.corrected?.length ? h("span", {}, "corrected") : null, f.sentence ? cite(f.sentence) : null));

/** "3 articles, 2 origins". */
export const support = f => h("span", { title: "articles that say so; an origin is one of them, or several that copied one text" },
  many(f.articles, "article") + (f.origins && f.origins !== f.articles ? `, ${many(f.origins, "origin")}` : ""));

/** The words of an article. @param {any} ev @param {string} [how] the modality */
export const quote = (ev, how = ev.modality) => h("blockquote.quote" + (against(how) ? ".against" : ""), {}, marked(ev.quote, ev.phrase));

/** Where a sentence stands: a link that leads to it in its article. */
export const cite = ev => h("span.cite", {}, h("a", { href: articleHref(ev.article, ev.start, ev.end) }, titleOf(ev)), " ", joined(ev.outlet, day(ev.published)));

/** The same in short, for lists. */
export const brief = ev => h("li.fact", { "data-evidence": ev.id }, quote(ev), h("div.meta", {}, modality(ev.modality),
  ev.source?.id ? h("span", {}, "on the word of ", thing(ev.source)) : null, ev.when ? h("span", {}, day(ev.when)) : null, cite(ev)));

/** A piece of evidence: the sentence, who says so, when, by which rule. */
export const evidence = ev => h("li.fact", { "data-evidence": ev.id }, quote(ev),
  h("div.meta", {}, modality(ev.modality), h("span", {}, ev.source?.id ? ["on the word of ", thing(ev.source)] : "in the article’s own voice"),
    ev.when ? h("span", { title: ev.when_text }, "when: " + day(ev.when)) : null,
    h("span", { title: `score ${ev.score}` }, `rule “${ev.rule}”, ${percent(ev.score)} sure`)),
  h("div.meta", {}, cite(ev)), context(ev));

// context shows the paragraph around a sentence when it is asked for.
function context(ev) {
  const place = h("div");
  return h("details.context", { ontoggle: e => e.target.open && !place.childNodes.length && later(place, get("article", { id: ev.article }), a => around(a, [ev.start, ev.end])) },
    h("summary", {}, "in its paragraph"), place);
}

/** Text with the first occurrence of phrase marked. @param {string} text @param {string} [phrase] */
function marked(text, phrase) {
  const at = phrase ? text.indexOf(phrase) : -1;
  if (at < 0) return text;
  return [text.slice(0, at), h("mark", {}, phrase), text.slice(at + phrase.length)];
}

/** An article in a list. */
export function article(a) {
  return h("li", { "data-article": a.id }, h("a", { href: articleHref(a.id) }, titleOf(a)),
    h("div.cite", {}, joined(a.outlet, (a.authors ?? []).join(", "), day(a.published), a.facts !== undefined && many(a.facts, "statement"))));
}

/** Bars that hold the place of what is being loaded. */
export const wait = () => h("div.wait", { role: "progressbar", "aria-label": "loading" }, h("i"), h("i"), h("i"));

/** What to say when there is nothing. */
export const empty = (...words) => h("p.empty", {}, ...words);

/** What went wrong, and the way out. @param {Error} err */
export function failure(err) {
  const where = err.line ? `line ${err.line}: ` : "";
  return h("div.notice.bad", { role: "alert" }, h("p", {}, h("strong", {}, where + err.message)), err.hint ? h("p", {}, err.hint) : null);
}

/**
 * Shows bars in el, then what make returns for the answer; what goes wrong is shown in its place.
 * @param {HTMLElement} el @param {Promise<any>} answer @param {(a: any) => any} make
 */
export async function later(el, answer, make) {
  fill(el, wait());
  try {
    fill(el, make(await answer));
  } catch (err) {
    if (err.name === "AbortError") return;
    if (!(err instanceof Failure)) console.error(err);
    fill(el, failure(err));
  }
}

/** A section with a heading and, perhaps, a count. */
export const section = (title, count, ...body) =>
  h("section", {}, h("h2", {}, title, count === null || count === undefined ? null : h("span.count", {}, count)), ...body);
