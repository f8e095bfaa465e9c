package export

import (
	"context"
	"iter"

	"newsgraph/schema"
)

// things is a Source whose walk over all facts leaves out those whose object is text, and
// counts them: of the last walk.
type things struct {
	Source
	all, left int
}

func (s *things) AllFacts(ctx context.Context) iter.Seq2[schema.Fact, error] {
	return func(yield func(schema.Fact, error) bool) {
		s.all, s.left = 0, 0
		for f, err := range s.Source.AllFacts(ctx) {
			if s.all++; err == nil && f.Object.Entity == "" {
				s.left++
			} else if !yield(f, err) {
				return
			}
		}
	}
}
