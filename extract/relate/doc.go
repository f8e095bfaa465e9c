// Package relate reads claims off the parse: who did, said, heads or owns what,
// in what modality, on whose word, and when.
//
// In come the layers Heads, Values, Mentions and Chains of a text.Doc; out goes
// Claims. The parse is Universal Dependencies, as a parser predicts it, errors
// included. The order of the work:
//
//	plant     a tree of our own over doc.Tokens, with circles cut and the
//	          commonest faults of parsers in news mended (repair*.go)
//	quote     quotations over several sentences, and the verb that reports each
//	source    who reports a sentence: asides ("…, he said"), "according to" (aside.go, repair_verb.go)
//	frame     one clause: its predicate, who does it, to whom, with what
//	          prepositions. The passive is undone; subjects left out are filled from
//	          the clauses around (control, raising, coordination, participles, relatives)
//	link      the ways to read a frame as a relation: "issue response to", "brand _ as",
//	          "respond to"; the vocabulary of package schema decides which holds
//	          between things of these types (lookup.go)
//	speech    what someone said, claimed, denied, offered, ordered, refused
//	role      titles, appositions, copulas: "Tarn's President Ana Ruiz"
//	office    posts that verbs give and take: "named Ana Ruiz president of Tarn"
//	affiliation  whom and where a name is set beside: "Jan Renn of the Civic Party", "Oslo-based Kestrel"
//	noun      nominalisations: "the bank's response to Renn"
//	modifier  what noun phrases say by the way: origin, place, maker, subject, members
//	context   climbs from the predicate to the root: negation, modal verbs, verbs of speech
//	          and will, conditions, quotations, "according to"
//	when      the date that hangs on the predicate
//
// That clauses, not words in a row, are what facts are read from is the method
// of ClausIE (Del Corro and Gemulla, WWW 2013); that a statement's standing
// follows from the predicates above it, that of FactBank and its profiler
// (Saurí and Pustejovsky, 2009 and 2012). The tables are our own.
//
// # To add a rule
//
// Most rules are no Go. What a single verb, noun or role says goes into
// schema/news.yaml: "strike deal with" under agreed_with. An idiom, a verb with two
// things or with two facts, or a clause that says nothing goes into
// patterns/frames.txt, whose head explains its form:
//
//	S {take, pull, yank} O {off, from} air => pulled(S, O)
//	+ Channel Nine took the show off the air. => pulled(Channel Nine, show)
//	- Channel Nine took the show to Ruhl. => pulled(Channel Nine, show)
//
// How a verb or noun changes what stands under it (reports, denies, plans, refuses)
// goes into a class of patterns/words.txt, with a sentence that taught it. "go test
// ./extract -run Patterns" reads the sentences of both files with the whole reader;
// "go test ./extract -run Twists" adds "not", "allegedly", "if", "according to" and
// others to plain statements and wants their edges gone.
//
// A pattern is tried before the vocabulary and, without "also", in its stead
// (pattern.go reads the file, match.go applies it). A verb that neither has becomes a
// relation of its own between two names (ownverb.go). What a pattern cannot say, for
// it looks beyond one clause, is Go: the files above.
//
// Finders of names mistake companies for ships and towns for people. A name whose
// type nothing but its look speaks for may be what it is mistaken for (weak.go),
// when only that fits a form of the vocabulary; such a claim scores 150 less.
//
// A claim's Score says how safe its rule is, in permille: 900 a verb with its
// object, 850 a noun or preposition, 820 a modifier, 600 a verb of the text's own.
package relate
