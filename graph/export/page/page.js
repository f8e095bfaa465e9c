
'use strict';
(() => {
  const rows = (name) => [...document.querySelectorAll(`script.${name}`)].flatMap((s) => JSON.parse(s.textContent));
  const fold = (s) => s.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

  const articles = new Map(rows('articles').map(([id, title, outlet, date, url]) => [id, { title, outlet, date, url }]));
  const things = rows('things').map(([id, name, type, aliases, mentions]) => ({ id, name, type, aliases, mentions, facts: [] }));
  const byID = new Map(things.map((t) => [t.id, t]));
  const order = ['asserted', 'alleged', 'denied', 'hypothetical', 'negated'];
  const facts = rows('facts').map(([id, from, relation, to, text, modality, when, articles, origins, score, sentences]) =>
    ({ id, from, relation, to, text, modality, when, articles, origins, score, sentences }));
  facts.sort((a, b) => b.origins - a.origins || b.articles - a.articles ||
    order.indexOf(a.modality) - order.indexOf(b.modality) || b.score - a.score || (a.id < b.id ? -1 : 1));
  for (const f of facts) {
    byID.get(f.from)?.facts.push(f);
    if (f.to !== f.from) byID.get(f.to)?.facts.push(f);
  }
  things.sort((a, b) => b.mentions - a.mentions || (a.id < b.id ? -1 : 1));

  // All texts go through make, as text nodes.
  const make = (tag, attributes, ...children) => {
    const e = document.createElement(tag);
    for (const [k, v] of Object.entries(attributes || {})) e.setAttribute(k, v);
    e.append(...children);
    return e;
  };
  const link = (id) => byID.has(id) ? make('a', { href: '#' + encodeURIComponent(id) }, byID.get(id).name) : id;
  const dot = (list) => list.filter((s) => s).join(' · ');

  const sentence = ([doc, quote, source, modality], fact) => {
    const a = articles.get(doc) || { title: doc };
    const title = a.url ? make('a', { href: a.url, rel: 'noopener noreferrer', target: '_blank' }, a.title || doc) : a.title || doc;
    const where = dot([a.outlet, a.date, modality === fact.modality ? '' : modality]);
    const by = make('p', { class: 'by' }, title, where && ' · ' + where);
    if (source) by.append(' · on the word of ', link(source));
    return make('blockquote', {}, make('p', {}, '“' + quote + '”'), by);
  };

  const fact = (f) => make('article', { class: order.includes(f.modality) ? f.modality : '' },
    make('p', {}, link(f.from), ' ', make('b', {}, f.relation), ' ', f.to ? link(f.to) : '“' + f.text + '”'),
    make('p', { class: 'by' }, dot([f.modality, f.when, 'articles: ' + f.articles, 'origins: ' + f.origins, f.id])),
    ...f.sentences.map((s) => sentence(s, f)));

  // list fills element with the first of many, and a button for more.
  const list = (element, many, show, step) => {
    const more = make('button', { type: 'button' }, 'more');
    let n = 0;
    const next = () => {
      more.remove();
      element.append(...many.slice(n, n + step).map(show));
      n += step;
      if (n < many.length) element.append(more);
    };
    more.addEventListener('click', next);
    next();
  };

  const nav = document.getElementById('things');
  const about = document.getElementById('about');
  const search = document.getElementById('search');

  const showThings = (many) => {
    nav.replaceChildren(make('p', { class: 'by' }, `${many.length} of ${things.length} things`));
    list(nav, many, (t) => make('a', { href: '#' + encodeURIComponent(t.id) }, t.name + ' ', make('small', {}, t.type + ' · ' + t.mentions)), 100);
  };
  const showFacts = (title, note, many) => {
    about.replaceChildren(make('h2', {}, title), make('p', { class: 'by' }, note));
    list(about, many, fact, 50);
  };

  const find = (text) => {
    const q = fold(text.trim());
    showThings(things.filter((t) => [t.name, ...t.aliases].some((n) => fold(n).includes(q))));
    if (q.length < 3) return;
    const found = facts.filter((f) => f.sentences.some((s) => fold(s[1]).includes(q)));
    showFacts('“' + text.trim() + '”', `${found.length} facts with a sentence that has it`, found);
  };
  const show = (id) => {
    const t = byID.get(id);
    showFacts(t.name, dot([t.type, ...t.aliases, 'mentions: ' + t.mentions, 'facts: ' + t.facts.length]), t.facts);
  };

  // The state is the address: #ID of a thing, or #?WORDS of a search.
  const route = () => {
    let where = '';
    try { where = decodeURIComponent(location.hash.slice(1)); } catch { /* not ours */ }
    if (where.startsWith('?')) {
      search.value = where.slice(1);
      find(search.value);
      return;
    }
    if (!nav.hasChildNodes()) showThings(things);
    if (byID.has(where)) show(where);
    else showFacts('All facts', `${facts.length} facts, the best supported first`, facts);
  };
  let waiting;
  search.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { location.replace('#' + encodeURIComponent('?' + search.value)); }, 150);
  });
  addEventListener('hashchange', route);
  route();
  performance.mark('shown');
})();
