// Who met or invited whom?
// param who name =: one of the two

const is = wanted(who);
show(byRelation("<met_with>", "<invited>"), f => is(f["ng:subject"]) || is(f["ng:object"]));
