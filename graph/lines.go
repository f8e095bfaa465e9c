package graph

import (
	"context"
	"iter"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"newsgraph/graph/quads"
)

// Quads yields every quad of the store as a line of N-Quads, without a line
// end, in the order of their bytes: stores with the same graph give the same
// lines. IRIs are as short as they are stored. All lines are held in memory.
func (s *Store) Quads(ctx context.Context) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		var lines []string
		err := s.eachLine(ctx, func(line []byte) { lines = append(lines, string(line)) })
		if err != nil {
			yield("", err)
			return
		}
		slices.Sort(lines)
		for _, line := range lines {
			if !yield(line, nil) {
				return
			}
		}
	}
}

func (s *Store) eachLine(ctx context.Context, use func([]byte)) error {
	qs := plain(s.QuadStore())
	names := map[any]quad.Value{} // a value is asked for once
	it := qs.QuadsAllIterator()
	defer it.Close()
	var line []byte
	for ctx.Err() == nil && it.Next(ctx) {
		var q quad.Quad
		for _, d := range quad.Directions {
			ref := qs.QuadDirection(it.Result(), d)
			if ref == nil {
				continue
			}
			key := cayley.ToKey(ref)
			v, ok := names[key]
			if !ok {
				v = qs.NameOf(ref)
				names[key] = v
			}
			q.Set(d, v)
		}
		line = quads.AppendLine(line[:0], q, "")
		use(line)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return it.Err()
}
