// Who denies what?
// param who name =: the one who denies

const is = wanted(who), done = new Set();
sorted(byRelation("<denied>"), f => is(f["ng:subject"])).forEach(id => {
  const f = fact(id);
  evidence(id).forEach(e => done.add(e.doc + e.quote));
  g.Emit({who: f.who, denies: f.whom, modality: f.modality, when: f.when, articles: f.articles, quote: f.quote, article: f.article, fact: f.fact, who_id: f.who_id, doc: f.doc});
});
claims({modality: ["denied", "negated"]}).filter(r => r.source_id ? is(r.source_id) : !who).forEach(r => {
  if (!done.has(r.doc + r.quote)) g.Emit({who: r.source, denies: `${r.who} ${r.relation} ${r.whom}`, modality: r.modality, when: r.when, quote: r.quote, article: r.article,
    fact: r.fact, evidence: r.evidence, who_id: r.source_id, doc: r.doc});
});
