// What did someone say?
// param who name: name of the one who speaks

// What they are said to have said, told, denied and the like, words first; then what
// articles report on their word alone.
const speech = new Set(["said", "told", "alleged", "denied", "urged", "offered", "refused", "responded_to",
  "criticized", "supported", "accused"].map(r => `<${r}>`));
const ids = name(who);
const done = new Set();

function row(f, e, how) {
  const what = label(f["ng:relation"]) + " " + label(f["ng:object"]);
  g.Emit({
    speaker: label(how === "says" ? f["ng:subject"] : e.source_id), how: how,
    what: how === "says" ? what : label(f["ng:subject"]) + " " + what,
    modality: e.modality, when: e.when || f["ng:when"], articles: f["ng:articles"], quote: e.quote, article: e.article,
    outlet: e.outlet, published: e.published, fact: f.id, evidence: e.evidence, doc: e.doc,
  });
}

const own = sorted(g.V(ids).In("<ng:subject>"), f => speech.has(f["ng:relation"])).map(id => node(id));
const thing = f => /^<.*>$/.test(f["ng:object"]) ? 1 : 0;
own.sort((a, b) => thing(a) - thing(b)).forEach(f => {
  const list = evidence(f.id);
  list.forEach(e => done.add(e.evidence));
  row(f, list[0] || {}, "says");
});
sorted(g.V(ids).In("<ng:source>").In("<ng:evidence>")).forEach(id =>
  evidence(id).filter(e => ids.includes(e.source_id) && !done.has(e.evidence)).forEach(e => row(node(id), e, "on their word")));
