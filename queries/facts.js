// What is said about someone or something?
// param who name: name of the thing
// param other name =: name of another that must take part too

const is = wanted(other);
const ids = name(who);
show(about(ids), f => !other || [f["ng:subject"], f["ng:object"]].some(id => !ids.includes(id) && is(id)));
