// When is something first and last mentioned?
// param who name =: the thing; unless given, all things
// param type type =: only things of this type, as Person or Organization

const days = new Map(), docs = {};
g.V("<Article>").In("<rdf:type>").ToArray().forEach(id => docs[id] = node(id, ["ng:published", "ng:title", "ng:file", "ng:outlet"]));
const all = who ? name(who) : g.V("<Article>").In("<rdf:type>").In("<ng:mentioned_in>").Unique().ToArray();
const rows = all.map(id => {
  const kind = label(node(id, ["rdf:type"])["rdf:type"]);
  if (type && (kind || "").toLowerCase() !== type.toLowerCase()) return undefined;
  const seen = many(node(id, ["ng:mentioned_in"])["ng:mentioned_in"]).map(d => docs[d]).filter(d => d);
  const dated = seen.filter(d => d["ng:published"]).sort((a, b) => a["ng:published"] < b["ng:published"] ? -1 : a["ng:published"] > b["ng:published"] ? 1 : a.id < b.id ? -1 : 1);
  const first = dated[0], last = dated[dated.length - 1], title = d => d && (d["ng:title"] || d["ng:file"]);
  return {name: label(id), type: kind, first: first && first["ng:published"], last: last && last["ng:published"], articles: seen.length,
    undated: seen.length - dated.length || undefined, first_article: title(first), last_article: title(last), id: id, doc: first && first.id};
}).filter(r => r && r.articles > 0);
rows.sort((a, b) => (a.first || "9") < (b.first || "9") ? -1 : (a.first || "9") > (b.first || "9") ? 1 : b.articles - a.articles || (a.id < b.id ? -1 : 1));
rows.forEach(r => g.Emit(r));
