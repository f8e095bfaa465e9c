// Who works for whom, and in which role?
// param who name =: the person or the body

const is = wanted(who);
sorted(byRelation("<works_for>", "<president_of>", "<leader_of>", "<official_of>", "<editor_of>", "<correspondent_of>", "<spokesperson_of>", "<member_of>"),
  f => is(f["ng:subject"]) || is(f["ng:object"])).forEach(id => {
    const words = evidence(id).map(e => e.phrase).filter(p => p);
    const f = fact(id);
    g.Emit(Object.assign({who: f.who, role: words[0] || f.relation, body: f.whom}, f, {whom: undefined, whom_id: undefined, body_id: f.whom_id}));
  });
