// Who and what is mentioned in the same articles?
// param who name: the one

const ids = name(who), docs = g.V(ids).Out("<ng:mentioned_in>").Unique().ToArray(), n = new Map();
docs.forEach(d => g.V(d).In("<ng:mentioned_in>").Unique().ToArray().forEach(id => n.set(id, (n.get(id) || 0) + 1)));
const linked = new Map();
chosen(about(ids), []).forEach(f => [f["ng:subject"], f["ng:object"]].forEach(id => linked.set(id, (linked.get(id) || 0) + 1)));
Array.from(n).filter(([id]) => !ids.includes(id)).sort((a, b) => b[1] - a[1] || (linked.get(b[0]) || 0) - (linked.get(a[0]) || 0) || (a[0] < b[0] ? -1 : 1))
  .forEach(([id, count]) => g.Emit({name: label(id), type: label(node(id, ["rdf:type"])["rdf:type"]), articles: count, facts: linked.get(id) || 0, id: id}));
