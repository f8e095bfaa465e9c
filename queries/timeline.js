// What happened, in the order of time?
// param who name =: one who takes part
// param type type =: only with a thing of this type, as Organization

const kind = id => typeof id === "string" && id.startsWith("<") ? label(node(id, ["rdf:type"])["rdf:type"]) || "" : "";
timeline(who, f => !type || [f["ng:subject"], f["ng:object"]].some(id => kind(id).toLowerCase() === type.toLowerCase())).forEach(r => g.Emit(r));
