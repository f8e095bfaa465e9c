// Which articles speak of someone or something?
// param who name: name of the thing

g.V(name(who)).Out("<ng:mentioned_in>").Unique().ToArray().map(node)
  .map(d => ({published: d["ng:published"], outlet: many(d["ng:outlet"]).join(", ") || undefined, title: d["ng:title"], author: many(d["ng:author"]).join(", ") || undefined,
    file: d["ng:file"], url: d["ng:url"], doc: d.id}))
  .sort((a, b) => (a.published || "") < (b.published || "") ? -1 : (a.published || "") > (b.published || "") ? 1 : a.doc < b.doc ? -1 : 1)
  .forEach(d => g.Emit(d));
