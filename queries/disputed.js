// What is denied or disputed?
// param who name =: name of someone whom it concerns

// A row for each reading that denies a fact or says that it is not so, with how the fact
// stands otherwise; then for each denial of which only the words are known.
const is = wanted(who);
const denied = g.V("denied", "negated").In("<ng:modality>").In("<ng:evidence>");

function row(f, e, standing) {
  g.Emit({
    who: label(f["ng:subject"]), relation: label(f["ng:relation"]), whom: label(f["ng:object"]), otherwise: standing,
    modality: e.modality, disputed_by: e.source, when: e.when || f["ng:when"], quote: e.quote, article: e.article,
    outlet: e.outlet, fact: f.id, evidence: e.evidence, who_id: f["ng:subject"], by_id: e.source_id, doc: e.doc,
  });
}

sorted(denied, f => is(f["ng:subject"]) || is(f["ng:object"])).forEach(id => {
  const f = node(id);
  const list = evidence(id);
  const other = list.map(e => e.modality).filter(m => m !== "denied" && m !== "negated");
  list.filter(e => e.modality === "denied" || e.modality === "negated")
    .forEach(e => row(f, e, Array.from(new Set(other)).join(", ") || undefined));
});
sorted(byRelation("<denied>"), f => is(f["ng:subject"]) || is(f["ng:object"])).forEach(id => {
  const f = node(id);
  evidence(id).filter(e => e.modality !== "denied" && e.modality !== "negated").forEach(e => row(f, e));
});
