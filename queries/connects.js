// Who or what connects two names?
// param a name: the one
// param b name: the other

// Each thing that has facts with both, those with the most facts first.
const as = name(a), bs = name(b);
function neighbours(ids) {
  const by = new Map();
  chosen(about(ids), []).forEach(f => [[f["ng:subject"], f["ng:object"]], [f["ng:object"], f["ng:subject"]]].forEach(([me, other]) => {
    if (ids.includes(me) && typeof other === "string" && /^<[a-z]+\/.*>$/.test(other)) by.set(other, (by.get(other) || []).concat([f.id]));
  }));
  return by;
}
const one = neighbours(as), two = neighbours(bs);
Array.from(one.keys()).filter(id => two.has(id) && !as.includes(id) && !bs.includes(id))
  .sort((x, y) => one.get(y).length + two.get(y).length - one.get(x).length - two.get(x).length || (x < y ? -1 : 1))
  .forEach(id => {
    const l = fact(sorted(one.get(id))[0]), r = fact(sorted(two.get(id))[0]);
    g.Emit({connects: label(id), with_a: `${l.who} ${l.relation} ${l.whom}`, with_b: `${r.who} ${r.relation} ${r.whom}`,
      facts: one.get(id).length + two.get(id).length, quote_a: l.quote, quote_b: r.quote, fact: l.fact, fact_b: r.fact, id: id});
  });
