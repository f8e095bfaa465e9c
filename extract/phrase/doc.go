// Package phrase reads all noun phrases of an article and tells which of them
// speak of one thing: the whole of coreference, of which the graph has use for
// a part only. Scorers of coreference ask for the whole.
//
// In: tokens with tags and heads, and the chains of package coref. Out: chains
// of phrases, each with all that hangs on its head, as UD English GUM draws
// them: "the mayor of Brill who resigned". Articles, titles and a possessive
// 's are in, the preposition before, an apposition and other members of a list are out.
//
// Phrases that head mentions of one chain are one thing. The others are linked
// from left to right, in the manner of the surest sieves of Lee et al. (2013):
// equal wording; names that are part of a name; "the prison" to the last prison;
// apposition and "is a"; pronouns to the best of those near that agree.
package phrase
