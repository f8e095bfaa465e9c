// Which facts have these words in their sentence?
// param words: the words, in any order

const all = words.toLowerCase().split(/\s+/).filter(w => w);
g.V("<ng:Evidence>").In("<rdf:type>").ToArray().forEach(id => {
  const e = node(id, ["ng:quote", "ng:doc"]);
  const quote = (e["ng:quote"] || "").toLowerCase();
  if (!all.every(w => quote.includes(w))) return;
  g.V(id).In("<ng:evidence>").Unique().ToArray().forEach(f => {
    const r = fact(f);
    g.Emit({quote: e["ng:quote"], who: r.who, relation: r.relation, whom: r.whom, modality: r.modality, when: r.when, article: label(node(e["ng:doc"], ["ng:title"])["ng:title"]) || node(e["ng:doc"], ["ng:file"])["ng:file"], fact: f, evidence: id, doc: e["ng:doc"]});
  });
});
