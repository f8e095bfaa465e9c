package graph

import (
	"context"
	"iter"

	"github.com/cayleygraph/quad"
)

// LoadQuads fills a new store with any quads, for tests of the engine alone.
func (s *Store) LoadQuads(seq iter.Seq[quad.Quad]) (int, error) {
	n, err := loadBulk(context.Background(), s.db, seq)
	if err == nil {
		err = s.renewQuads()
	}
	return n, err
}
