// Package guide reads what a researcher knows better than the program: a file
// of corrections, and a list of known people and organizations. Both are plain
// records here; package resolve applies them.
//
// Corrections, in YAML. Things go by name or by mention, never by id, since an
// id changes when the corpus does:
//
//	reviewer: Ana Brook                # of entries that name none
//	corrections:
//	  - merge: [Norland Star, The Star]
//	    note: the same paper
//	  - split: John Hart               # the one in b.txt is another man
//	    off: [b.txt]
//	    to: John Hart (footballer)
//	  - rename: Ruiz
//	    to: Ana Ruiz
//	  - retype: Gray Point
//	    to: Facility
//	  - reject: Read More              # no such thing: its facts go too
//	  - confirm: {subject: Ana Ruiz, relation: criticized, object: Ben Ode}
//	    reviewer: bo
//	  - reject: {subject: Ana Ruiz, relation: member_of, object: Ring, doc: a.txt}
//
// A thing is its name, or {name, type, doc, quote, start, end}: the mention of
// that name in the document, in the quote or at the offsets, in code points. A
// document goes by its name, its URL or its id. Entries apply in the order of
// the file, each to what those before it left.
//
// Known entities, in CSV with a line of heads, or in YAML under "entities:".
// Other names are parted by ";" in CSV:
//
//	name,aliases,type,id,wikidata
//	Ana Ruiz,"A. Ruiz; the Falcon",Person,P-17,Q42
//
// A mistake reads "file:line: what; cure".
package guide
