// Package coref groups the mentions of one referent into chains.
//
// In: sentences, tokens with tags and heads, mentions. Out: doc.Chains and
// Mention.Chain. Without heads it still works, on what stands next to what.
//
// The method is the multi-pass sieve of Raghunathan et al. (2010) and Lee et
// al. (2013): rules are tried from the surest to the least sure, and each sees
// the clusters that those before it have made, with all their words, genders
// and numbers:
//
//	names      equal names (accents, points, "the", countries by any name);
//	           acronyms; parts of names: "Sousa", "the Times"
//	constructs apposition, "X (Y)", "known as", "titled", copula, title and name
//	reading    once through the text: descriptions by head and modifiers,
//	           pronouns by gender, number and place in the sentence
//	           (after Hobbs 1978 and Lappin and Leass 1994), I and we by speaker
//	late       what only the whole text can tell: "the government"
//
// Some things that lie close are kept apart, as the graph needs them: a country,
// its people (NORP), its government and its president are four chains, and the
// "Doe administration" is not Doe.
//
// Precision goes first: a pronoun without a sure antecedent stays without a chain.
package coref
