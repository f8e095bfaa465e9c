// Which facts rest on one origin only?
// param who name =: one who takes part
// param most number = 1: how many origins at most

// Copies of one text count as one origin, however many articles print it.
const is = wanted(who);
sorted("", f => (f["ng:origins"] || 0) <= Number(most) && (is(f["ng:subject"]) || is(f["ng:object"]))).forEach(id => {
  const f = fact(id), outlets = Array.from(new Set(evidence(id).map(e => e.outlet).filter(o => o))).sort();
  g.Emit({who: f.who, relation: f.relation, whom: f.whom, origins: node(id, ["ng:origins"])["ng:origins"], articles: f.articles, outlets: outlets.join(", ") || undefined,
    modality: f.modality, source: f.source, when: f.when, quote: f.quote, article: f.article, fact: f.fact, doc: f.doc});
});
