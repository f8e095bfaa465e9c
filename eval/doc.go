// Package eval judges the reader: it reads corpora with labels, lets an engine read
// the same texts without them, and counts what agrees.
package eval
