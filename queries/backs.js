// Who backs, agrees with or is close to whom?
// param who name =: one of the two

const is = wanted(who);
show(byRelation("<supported>", "<ally_of>", "<agreed_with>"), f => is(f["ng:subject"]) || is(f["ng:object"]));
