// Who was detained, imprisoned, released or investigated, and by whom?
// param who name =: one who takes part

const is = wanted(who);
show(byRelation("<detained>", "<imprisoned_in>", "<released>", "<investigated>", "<charged_with>"), f => is(f["ng:subject"]) || is(f["ng:object"]));
