// Who responded to whom?
// param who name =: name of the one who responds, or is responded to

const is = wanted(who);
show(byRelation("<responded_to>"), f => is(f["ng:subject"]) || is(f["ng:object"]));
