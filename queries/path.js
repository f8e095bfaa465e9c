// How are two names connected?
// param a name: name of the one
// param b name: name of the other
// param depth number = 6: how many steps at most

const n = Number(depth);
if (!Number.isInteger(n) || n < 0) throw new Error(`depth must be a whole number, not "${depth}"`);
g.V(name(a)).ShortestPath(name(b), n).forEach(s => {
  const id = g.V(s.from).In("<ng:subject>").ToArray().find(id => {
    const f = node(id);
    return f["ng:relation"] === s.relation && f["ng:object"] === s.to;
  });
  const f = id ? fact(id) : {};
  g.Emit({
    step: s.step, who: label(s.from), relation: label(s.relation), whom: label(s.to), when: f.when, modality: f.modality,
    articles: f.articles, quote: f.quote, article: f.article, fact: id, who_id: s.from, whom_id: s.to,
  });
});
