// Who and what is most connected?
// param type type =: only things of this type, as Person or Organization

const things = new Map();
const isThing = v => typeof v === "string" && /^<[a-z]+\/.*>$/.test(v);
function count(id, other) {
  if (!isThing(id)) return;
  if (!things.has(id)) things.set(id, {facts: 0, others: new Set()});
  const t = things.get(id);
  t.facts++;
  if (isThing(other)) t.others.add(other);
}
g.V("<ng:Fact>").In("<rdf:type>").ToArray().forEach(id => {
  const f = node(id, ["ng:subject", "ng:object"]);
  count(f["ng:subject"], f["ng:object"]);
  count(f["ng:object"], f["ng:subject"]);
});
Array.from(things).sort((a, b) => b[1].others.size - a[1].others.size || b[1].facts - a[1].facts || (a[0] < b[0] ? -1 : 1))
  .forEach(([id, t]) => {
    const n = node(id);
    const kind = label(n["rdf:type"]);
    if (type && (kind || "").toLowerCase() !== type.toLowerCase()) return;
    g.Emit({name: label(id), type: kind, connections: t.others.size, facts: t.facts, articles: many(n["ng:mentioned_in"]).length, id: id});
  });
