// What kinds of things are there, and how many?

g.V().Has("<rdf:type>").Unique().Out("<rdf:type>").GroupCount().forEach(t => g.Emit({type: label(t.id), things: t.count, id: t.id}));
