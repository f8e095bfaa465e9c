// Which groups of people and things belong together?
// param least number = 2: how many members a group has at least

// The first level of the Louvain method: things join the group of their neighbours for as
// long as the modularity of the whole grows. Order, and so the outcome, is that of the ids.
const weight = new Map(), thing = v => typeof v === "string" && /^<[a-z]+\/.*>$/.test(v);
const link = (a, b) => { if (!weight.has(a)) weight.set(a, new Map()); weight.get(a).set(b, (weight.get(a).get(b) || 0) + 1); };
let total = 0;
chosen("", [f => thing(f["ng:subject"]) && thing(f["ng:object"]) && f["ng:subject"] !== f["ng:object"]]).forEach(f => {
  link(f["ng:subject"], f["ng:object"]); link(f["ng:object"], f["ng:subject"]); total += 2;
});
const nodes = Array.from(weight.keys()).sort(), group = new Map(), degree = new Map(), sum = new Map();
nodes.forEach((id, i) => { const d = Array.from(weight.get(id).values()).reduce((x, y) => x + y, 0); group.set(id, i); degree.set(id, d); sum.set(i, d); });
for (let moved = true, round = 0; moved && round < 50; round++) {
  moved = false;
  nodes.forEach(id => {
    const mine = group.get(id), d = degree.get(id), to = new Map([[mine, 0]]);
    weight.get(id).forEach((w, other) => to.set(group.get(other), (to.get(group.get(other)) || 0) + w));
    sum.set(mine, sum.get(mine) - d);
    const gain = c => to.get(c) - d * sum.get(c) / total;
    let best = mine;
    Array.from(to.keys()).sort((x, y) => x - y).forEach(c => { if (gain(c) > gain(best) + 1e-9) best = c; });
    sum.set(best, sum.get(best) + d);
    if (best !== mine) { group.set(id, best); moved = true; }
  });
}
const groups = new Map();
nodes.forEach(id => groups.set(group.get(id), (groups.get(group.get(id)) || []).concat([id])));
Array.from(groups.values()).filter(ids => ids.length >= Number(least)).sort((a, b) => b.length - a.length || (a[0] < b[0] ? -1 : 1)).forEach((ids, i) => {
  ids.sort((a, b) => degree.get(b) - degree.get(a) || (a < b ? -1 : 1));
  g.Emit({group: i + 1, members: ids.length, names: ids.slice(0, 12).map(label).join(", ") + (ids.length > 12 ? ", …" : ""), id: ids[0]});
});
