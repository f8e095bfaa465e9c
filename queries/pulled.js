// What was pulled, and by whom?
// param who name =: name of the one who pulls, or of what is pulled

const is = wanted(who);
show(byRelation("<pulled>"), f => is(f["ng:subject"]) || is(f["ng:object"]));
