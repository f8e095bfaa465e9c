// Which outlets report it, and which do not?
// param who name: one who takes part
// param other name =: another who takes part
// param relation relation =: only facts of this relation, as met_with

const ids = name(who), is = wanted(other), rel = relation && `<${relation.replace(/^<|>$/g, "")}>`;
const articles = new Map();
sorted(about(ids), f => (!rel || f["ng:relation"] === rel) && (!other || [f["ng:subject"], f["ng:object"]].some(id => !ids.includes(id) && is(id))))
  .forEach(id => evidence(id).forEach(e => articles.set(e.doc, (articles.get(e.doc) || []).concat([e]))));
const outlets = new Map();
g.V("<Article>").In("<rdf:type>").ToArray().forEach(id => {
  const d = node(id, ["ng:outlet", "ng:title", "ng:file", "ng:published"]);
  (many(d["ng:outlet"]).length ? many(d["ng:outlet"]) : ["(outlet not known)"]).forEach(o => outlets.set(o, (outlets.get(o) || []).concat([d])));
});
const rows = Array.from(outlets).map(([outlet, docs]) => {
  const told = docs.filter(d => articles.has(d.id)).sort((a, b) => a.id < b.id ? -1 : 1);
  const best = told.length ? articles.get(told[0].id)[0] : {};
  return {outlet: outlet, reports: told.length > 0 ? "yes" : "no", told_in: told.length, articles: docs.length, quote: best.quote,
    titles: told.map(d => d["ng:title"] || d["ng:file"]).join("; ") || undefined, doc: told.length ? told[0].id : undefined};
});
rows.sort((a, b) => b.told_in - a.told_in || (a.outlet < b.outlet ? -1 : 1)).forEach(r => g.Emit(r));
