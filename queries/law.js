// Who was deported, held or ordered what, and under which law?
// param who name =: the law, or whom it was used on

// A law has its own facts, "under_law"; what else the same sentence says happened stands beside.
const is = wanted(who);
sorted(byRelation("<under_law>"), f => is(f["ng:subject"]) || is(f["ng:object"])).forEach(id => {
  const f = fact(id);
  const quotes = new Set(evidence(id).map(e => e.doc + e.quote));
  const done = sorted(about([f.who_id]), o => ["<deported>", "<deported_to>", "<detained>", "<imprisoned_in>", "<ordered>", "<charged_with>"].includes(o["ng:relation"]))
    .filter(o => evidence(o).some(e => quotes.has(e.doc + e.quote))).map(o => fact(o));
  g.Emit({
    whom: f.who, law: f.whom, what: done.map(d => `${d.who} ${d.relation} ${d.whom}`).join("; ") || undefined, when: f.when,
    modality: f.modality, source: f.source, articles: f.articles, quote: f.quote, article: f.article, fact: f.fact, whom_id: f.who_id, law_id: f.whom_id,
  });
});
