// Package learn holds the linear models of the reader: how they score, how they
// are trained and how they lie in a file.
//
// A decision is described by features, each a 32-bit [Key] hashed from a
// template number and the values it looks at; no vocabulary is kept. A [Model]
// maps a key to a sparse row of class weights; the class with the highest sum
// wins. A [Trainer] learns such rows as an averaged perceptron (Freund and
// Schapire 1999; Collins 2002) and freezes them: rows updated too rarely are
// dropped and weights are kept in 8 bits.
//
// A [Pack] is the file: named sections, compressed one by one. A [Table] is a
// set of small facts about words (a cluster, a class of tags), keyed like a
// feature. Models, tables and packs are immutable once read, and safe for use by
// many goroutines.
package learn
