package graph

import (
	"context"
	"iter"

	"github.com/cayleygraph/quad"
)

// LoadQuads fills a new store with any quads, for tests of the engine alone.
func (s *Store) LoadQuads(seq iter.Seq[quad.Quad]) (int, error) {
	n, err := loadBulk(context.Background(), s.db, sure(seq))
	if err == nil {
		err = s.renewQuads()
	}
	return n, err
}

// sure yields what seq does, without an error.
func sure(seq iter.Seq[quad.Quad]) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for q := range seq {
			if !yield(q, nil) {
				return
			}
		}
	}
}
