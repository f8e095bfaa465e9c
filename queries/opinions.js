// Who says what about someone or something?
// param who name: whom or what it is about

// Three kinds: what is reported on someone's word, what someone does to it in words, and
// statements whose words name it.
const ids = name(who), speech = ["said", "told", "alleged", "denied", "criticized", "accused", "supported", "questioned", "urged", "responded_to"].map(r => `<${r}>`);
const names = [].concat(...ids.map(id => many(node(id)["rdfs:label"]).concat(many(node(id)["skos:altLabel"])))).map(n => n.toLowerCase());
const text = f => typeof f["ng:object"] === "string" && !f["ng:object"].startsWith("<") ? f["ng:object"].toLowerCase() : "";
const about1 = f => ids.includes(f["ng:object"]) && !ids.includes(f["ng:subject"]);
const done = new Set();

function row(f, e, speaker) {
  if (done.has(e.evidence)) return;
  done.add(e.evidence);
  g.Emit({
    speaker: label(speaker), says: [speaker === f["ng:subject"] ? "" : label(f["ng:subject"]), label(f["ng:relation"]), label(f["ng:object"])].filter(w => w).join(" "),
    modality: e.modality, when: e.when || f["ng:when"], articles: f["ng:articles"], quote: e.quote, article: e.article, outlet: e.outlet,
    published: e.published, fact: f.id, evidence: e.evidence, speaker_id: speaker, doc: e.doc,
  });
}

sorted(about(ids)).map(id => node(id)).forEach(f => evidence(f.id).filter(e => e.source_id && !ids.includes(e.source_id)).forEach(e => row(f, e, e.source_id)));
sorted(byRelation(speech), f => about1(f) || !ids.includes(f["ng:subject"]) && names.some(n => text(f).includes(n)))
  .map(id => node(id)).forEach(f => evidence(f.id).forEach(e => row(f, e, f["ng:subject"])));
