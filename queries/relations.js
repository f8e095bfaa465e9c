// Which relations are there, and how often?

const n = new Map();
g.V("<ng:Fact>").In("<rdf:type>").Out("<ng:relation>").ForEach(r => n.set(r.id, (n.get(r.id) || 0) + 1));
Array.from(n).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  .forEach(([id, count]) => g.Emit({relation: label(id), facts: count, id: id}));
