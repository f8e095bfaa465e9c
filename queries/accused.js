// Who accused whom, and of what?
// param who name =: the one who accuses, or is accused

const is = wanted(who);
show(byRelation("<accused>", "<alleged>"), f => is(f["ng:subject"]) || is(f["ng:object"]));
