// Package texttest builds the text.Doc of a test from a notation that a person
// can type. Only tests import it.
//
// A line is one or more sentences, their tokens between spaces; a sentence ends
// after ".", "!" or "?" before a capital, and with its line:
//
//	# headline
//	[Mayor [Ana Sousa]Person#1]- said [she/PRP/nsubj>left]Person#1 left/VBD/ccomp>said .
//
// A token is word[=lemma][/XPOS][/dep>head]. The head is the number of a token
// of the sentence, from 1, or the word of one, the nearest if there are several;
// "/root" marks the root. What is left out is guessed by the few rules of
// guess.go, which know short plain sentences and are wrong about others: write
// the tags and heads a test depends on, and look at Table(doc).
//
// A mention is [tokens]Type, and may hold others. Its form follows from its
// head (a pronoun; a proper noun or adjective; else nominal) unless given, as
// in [the Sun]Organization:name. "#7" puts it into gold group 7, and Mention.Chain is
// then 7; without it, -1. A bracket closed by "]-" is no mention. The type
// may be left out for a pronoun: [she]#1.
//
// "# headline", "# dateline", "# caption", "# item" and "#" begin a block.
// Words stand apart except where English writes them together; "~" before a
// word glues it to the one before it.
package texttest
