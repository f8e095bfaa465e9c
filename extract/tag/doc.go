// Package tag gives every token its tags and its lemma.
//
// A token gets a Penn Treebank tag and a universal part of speech in one
// decision, from left to right, by an averaged perceptron (Collins 2002) over
// words, affixes, shapes, classes of words and the tags before; features.go has
// them. The lemma follows from the form and the tag by the rules of English
// inflection, an own table of irregular forms, and the exceptions seen in training.
//
// model.bin is made by "go run ./cmd/ngtrain -only tag" and described in model.md.
package tag
