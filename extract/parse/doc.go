// Package parse draws the dependency tree of every sentence.
//
// It is a greedy transition parser: from left to right, each step either takes
// in the next word or attaches the word on top of the stack, as an averaged
// perceptron decides. The transitions are the arc-hybrid system (Kuhlmann,
// Gómez-Rodríguez and Satta 2011), with the root at the end of the sentence; it
// was trained with a dynamic oracle, so that it has seen what follows its own
// mistakes (Goldberg and Nivre 2013). The features are those of Zhang and Nivre
// (2011), adapted. A sentence of n words takes 2n steps.
//
// Every sentence gets one tree with one root, whatever the words are.
//
// model.bin is made by "go run ./cmd/ngtrain -only parse" and described in model.md.
package parse
