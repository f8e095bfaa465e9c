// What rests on someone's word?
// param who name =: name of the source; all sources unless given

const all = who ? g.V(name(who)).In("<ng:source>") : g.V("<ng:Evidence>").In("<rdf:type>").Has("<ng:source>");
const is = wanted(who);
sorted(all.In("<ng:evidence>")).forEach(id => {
  const f = node(id);
  evidence(id).filter(e => e.source_id && is(e.source_id)).forEach(e => g.Emit({
    source: e.source, modality: e.modality, who: label(f["ng:subject"]), relation: label(f["ng:relation"]),
    whom: label(f["ng:object"]), when: e.when || f["ng:when"], quote: e.quote, article: e.article, outlet: e.outlet,
    published: e.published, fact: f.id, evidence: e.evidence, source_id: e.source_id, doc: e.doc,
  }));
});
