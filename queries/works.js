// What is a film, report or other work about, whom does it show, and where was it seen?
// param who name =: the work, or what it shows

const is = wanted(who);
show(byRelation("<features>", "<about>", "<aired_on>", "<created>"), f => is(f["ng:subject"]) || is(f["ng:object"]));
