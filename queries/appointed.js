// Who appointed whom, and who holds which office?
// param who name =: the one who appoints or holds the office, or the body

// First what the articles say in so many words; then the offices that people are said to hold.
const is = wanted(who);
const test = f => is(f["ng:subject"]) || is(f["ng:object"]);
const words = g.V("<ng:Evidence>").In("<rdf:type>").Has("<ng:phrase>", regex("(?i)\\b(appoint|nominat|promot|swor?n? in|swear|elect)")).In("<ng:evidence>");
const first = sorted(words, test);
const offices = sorted(byRelation("<appointed>", "<president_of>", "<leader_of>", "<official_of>", "<editor_of>", "<spokesperson_of>"), test);
first.concat(offices.filter(id => !first.includes(id))).forEach(id => g.Emit(fact(id)));
