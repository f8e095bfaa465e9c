// Package token splits the blocks of a document into sentences and tokens.
//
// Tokens are the syntactic words of Universal Dependencies as the English
// treebanks EWT and GUM write them: contractions are cut ("do|n't", "he|'d",
// "can|not"), hyphenated compounds are cut ("12|-|minute") except after a
// prefix ("non-profit", "re-elected"), abbreviations keep their dot ("Sen.",
// "U.S."), and web addresses, handles and numbers stay whole. Penn Treebank
// spellings ("do n't", -LRB-, doubled single quotes) and broken encodings of the apostrophe
// pass for what they mean.
//
// The method is a hand-written scanner from left to right over the bytes
// (scan.go, word.go, web.go), with tables for abbreviations and contractions
// (tables.go), and rules over the tokens for the ends of sentences
// (sentence.go). Nothing is learnt and nothing is looked up outside the block.
package token
