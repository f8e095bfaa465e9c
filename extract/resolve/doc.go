// Package resolve matches the names of many articles: readings in, the entities
// and facts that they say together out.
//
// A Corpus takes one reading after the other and keeps a Summary of each; when it has
// resolved these, the readings are seen once more, one by one, for their facts. What comes of it
// hangs on the set of readings alone, and without a reading all is as if it had never been
// read.
//
// Each referent of each reading is a node; nodes are joined by sieves from the
// surest to the least sure, as in entity linking without a knowledge base
// (Rao, McNamee and Dredze 2013, "Entity linking: finding extracted entities
// in a knowledge base", for the name variants):
//
//	names      equal keys: accents, case, quotes, "the", "Inc." and spelling folded,
//	           countries, their people and their governments by any name
//	people     "Juan Ruiz" is "Juan Pablo Ruiz", "J. Ruiz" and, where only one
//	           in the corpus bears it, "Ruiz"
//	things     acronyms and other aliases that one article gives for a name
//	copies     described things of copies of one article
//
// Every sieve looks nodes up by key, so no two names are compared that share
// none. A name that fits several is joined only to the one whose company it
// keeps: the other names of the article. People of one name stay apart when
// their offices and their company have nothing in common, or when "he" is one
// and "she" the other; so do namesakes among towns.
//
// A referent counts as named when one of its mentions is a name. Described
// things stay with their article, but for the reasons in described.go.
//
// What never joins: a country, its people, its government, the "X
// administration" and its leaders are nodes of their own.
//
// Every join of two names is noted with its reason: Entity.Why.
//
// A guide (package guide) has the first and the last word. Names of known
// entities are matched before the sieves, and two known ones are never joined;
// corrections are made to what the sieves leave, in the order of their file.
//
// Copies are found by MinHash of the articles' 4-word shingles (Broder 1997),
// looked up by bands and then compared: see origin.go.
//
// Known limits:
//
//   - Two people of one name of whom no article tells an office, or whose offices
//     and company overlap, are one: "split" parts them.
//   - One who changes name, by marriage or a ruling, is two: "merge".
//   - A surname alone goes to the one bearer that the corpus names in full, even if
//     another is meant whom no article does.
//   - A split is by mention: what later articles say of the name goes to the part
//     that was not taken off, unless a sieve knows better.
//   - Names are compared by spelling: transliterations that differ by more than
//     accents ("Zelensky", "Zelenskiy") are two.
//   - Described things of different articles ("three men") are two but for copies,
//     telling descriptions and equal deeds; so are groups and their members.
//   - Copies whose words are changed one by one, more than every sixth, or of which
//     less than half is kept, are origins of their own.
//   - A summary of every reading is in memory, and while names are joined what each name's
//     bearers keep company with. The work per article stays (BenchmarkGraph).
package resolve
