// Who ordered or ruled what, and about whom?
// param who name =: the one who orders, or has to obey

const is = wanted(who);
show(byRelation("<ordered>", "<ruled>"), f => is(f["ng:subject"]) || is(f["ng:object"]));
