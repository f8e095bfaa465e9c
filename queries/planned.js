// What is only planned, offered, ordered or expected?
// param who name =: one who takes part, or says so

const is = wanted(who);
claims({modality: "hypothetical"}).filter(r => {
  const f = node(r.fact, ["ng:subject", "ng:object"]);
  return is(f["ng:subject"]) || is(f["ng:object"]) || who && is(r.source_id);
}).forEach(r => g.Emit(r));
