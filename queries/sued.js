// Who sued, charged or prosecuted whom?
// param who name =: one of the two

// The vocabulary files a suit under the conflicts: the words of the article tell it.
const is = wanted(who);
const words = g.V("<ng:Evidence>").In("<rdf:type>").Has("<ng:phrase>", regex("(?i)\\b(su(e|es|ed|ing)|prosecut\\w*|indict\\w*|lawsuit)\\b")).In("<ng:evidence>");
show(words.Or(byRelation("<sued>", "<charged_with>")), f => is(f["ng:subject"]) || is(f["ng:object"]));
