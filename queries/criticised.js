// Who criticised whom or what?
// param who name =: the one who criticises, or is criticised

const is = wanted(who);
show(byRelation("<criticized>"), f => is(f["ng:subject"]) || is(f["ng:object"]));
