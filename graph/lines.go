package graph

import (
	"context"
	"fmt"
	"iter"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"go.etcd.io/bbolt"

	"newsgraph/graph/quads"
)

// Quads yields every quad of the store as a line of N-Quads, without a line
// end, in the order of their bytes: stores with the same graph give the same
// lines. IRIs are as short as they are stored. All lines are held in memory.
func (s *Store) Quads(ctx context.Context) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		var lines []string
		var line []byte
		err := s.eachQuad(ctx, func(q quad.Quad) {
			line = quads.AppendLine(line[:0], q, "")
			lines = append(lines, string(line))
		})
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

// eachQuad calls use for every quad, in no order. It holds every value once.
func (s *Store) eachQuad(ctx context.Context, use func(quad.Quad)) error {
	if s.sql != nil {
		return told(s.sql.EachQuad(ctx, use))
	}
	if s.db != nil {
		return s.eachLogged(ctx, use)
	}
	qs := s.QuadStore()
	names := map[any]quad.Value{} // a value is asked for once
	it := qs.QuadsAllIterator()
	defer it.Close()
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
		use(q)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return it.Err()
}

const lookEvery = 4096 // quads between two looks at the context

// eachLogged reads Cayley's log from end to end: a node's value stands before
// the quads that use it.
func (s *Store) eachLogged(ctx context.Context, use func(quad.Quad)) error {
	return inBolt{s.db}.view(func(tx *bbolt.Tx) error {
		values := map[uint64]quad.Value{}
		n := 0
		return eachPrimitive(tx, func(p *proto.Primitive) (err error) {
			if n++; n%lookEvery == 1 && ctx.Err() != nil {
				return ctx.Err()
			}
			if p.IsNode() {
				values[p.ID], err = pquads.UnmarshalValue(p.Value)
				return err
			}
			q := quad.Quad{Subject: values[p.Subject], Predicate: values[p.Predicate], Object: values[p.Object], Label: values[p.Label]}
			if q.Subject == nil || q.Predicate == nil || q.Object == nil || (q.Label == nil) != (p.Label == 0) {
				return s.damaged(fmt.Sprint("quad ", p.ID), errNoNode)
			}
			use(q)
			return nil
		})
	})
}
