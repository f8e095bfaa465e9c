// On whose word do the articles report most?
// param of name =: only about this thing

const ids = of ? name(of) : [], n = new Map();
sorted(g.V("<ng:Evidence>").In("<rdf:type>").Has("<ng:source>").In("<ng:evidence>"), f => !of || ids.includes(f["ng:subject"]) || ids.includes(f["ng:object"]))
  .forEach(id => evidence(id).filter(e => e.source_id).forEach(e => {
    const s = n.get(e.source_id) || {readings: 0, facts: new Set(), docs: new Set(), kinds: {}};
    s.readings++; s.facts.add(id); s.docs.add(e.doc); s.kinds[e.modality] = (s.kinds[e.modality] || 0) + 1;
    n.set(e.source_id, s);
  }));
Array.from(n).sort((a, b) => b[1].facts.size - a[1].facts.size || b[1].readings - a[1].readings || (a[0] < b[0] ? -1 : 1)).forEach(([id, s]) => g.Emit({
  source: label(id), facts: s.facts.size, articles: s.docs.size, alleged: s.kinds.alleged || 0, denied: s.kinds.denied || 0,
  asserted: s.kinds.asserted || 0, other: (s.kinds.hypothetical || 0) + (s.kinds.negated || 0), id: id}));
