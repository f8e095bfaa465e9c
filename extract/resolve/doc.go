// Package resolve matches the names of many articles: readings in, the graph
// that they say together out.
//
// Graph is a pure function of the set of readings: their order does not
// matter, and without a reading all is as if it had never been read. Each
// referent of each reading is a node; nodes are joined by sieves from the
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
// Copies are found by the simhash of the articles' 4-word shingles (Charikar
// 2002; Manku, Jain and Das Sarma 2007): see origin.go.
package resolve
