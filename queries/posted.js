// Who shared or posted what, and where?
// param who name =: the one who posts, or what is posted, or the place

const is = wanted(who);
show(byRelation("<shared>", "<posted_on>"), f => is(f["ng:subject"]) || is(f["ng:object"]));
