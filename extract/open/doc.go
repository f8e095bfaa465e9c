// Package open reads every tuple a sentence states: who, the relation in the
// sentence's own words, what, and further arguments; names or not, pronouns as they
// stand. It needs no vocabulary and no chains, only the dependency tree.
//
// A clause is found for each verb and copula, with its subject, which may stand with
// another verb or before a relative clause; the clause gives one tuple with all its
// arguments, and one for each of what is coordinated. Nouns give tuples too: appositions and
// titles ("is"), possessives ("has").
//
// Confidence is by hand: a figure for each rule times one for each sign of trouble (see
// sure). They follow what share of a tuple's words was right on the development half of
// CaRB, rounded; nothing was trained on it.
package open

import "newsgraph/extract/text"

// A Tuple is one statement of a sentence.
type Tuple struct {
	Sentence   int32
	Rule       string // what read it: "verb", "copula", "apposition" …
	Confidence int    // permille
	Subject    Part
	Relation   Part
	Objects    []Part
}

// A Part is tokens in the order they are said. A negative one is a word that the
// sentence leaves out: "is" of an apposition.
type Part []int32

const (
	is int32 = -1 - iota
	are
	has
	in
)

// said are the words of negative tokens.
var said = [...]string{-is: "is", -are: "are", -has: "has", -in: "in"}

// Read returns the tuples of doc, whose heads are filled, in text order.
func Read(doc *text.Doc) []Tuple {
	var tuples []Tuple
	t := plant(doc)
	for i := range doc.Sentences {
		r := reader{tree: t, sentence: int32(i)}
		r.read(doc.Sentences[i])
		tuples = append(tuples, r.tuples...)
	}
	return tuples
}
