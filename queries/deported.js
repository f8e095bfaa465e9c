// Who was deported, by whom and where to?
// param who name =: name of the one who deports, is deported, or is the destination

// "deported" says who by whom, "deported_to" says where to. Two facts are joined in a row
// when they are about the same deported, or read in one sentence about who deports: what
// is said of others at another place must not be mixed in.
const is = wanted(who);
const to = byRelation("<deported_to>").ToArray().map(node);
const used = new Set();

function together(a, b) {
  const quotes = new Set(evidence(a).map(e => e.doc + e.quote));
  return evidence(b).some(e => quotes.has(e.doc + e.quote));
}

function row(d, t) {
  const f = fact((d || t).id);
  // Alone, "deported_to" begins at the deported, or in short at the one who deports.
  const agent = !d && !["<Person>", "<Group>", "<NORP>"].includes(node(t["ng:subject"], ["rdf:type"])["rdf:type"]);
  const by = d ? d["ng:subject"] : agent ? t["ng:subject"] : undefined;
  const whom = d ? d["ng:object"] : agent ? undefined : t["ng:subject"];
  g.Emit({
    deported_by: label(by), deported: label(whom), to: t && label(t["ng:object"]),
    when: f.when || (t && t["ng:when"]), modality: f.modality, source: f.source, articles: f.articles,
    quote: f.quote, article: f.article, fact: f.fact, destination_fact: d && t && t.id,
    by_id: by, deported_id: whom, to_id: t && t["ng:object"],
  });
}

sorted(byRelation("<deported>")).map(node).forEach(d => {
  let places = to.filter(t => t["ng:subject"] === d["ng:object"]);
  if (places.length === 0) places = to.filter(t => t["ng:subject"] === d["ng:subject"] && together(d.id, t.id));
  places.forEach(t => used.add(t.id));
  if (places.length === 0) places = [undefined];
  places.forEach(t => {
    if (is(d["ng:subject"]) || is(d["ng:object"]) || (t && is(t["ng:object"]))) row(d, t);
  });
});
sorted(byRelation("<deported_to>")).map(node).forEach(t => {
  if (!used.has(t.id) && (is(t["ng:subject"]) || is(t["ng:object"]))) row(undefined, t);
});
