package queries

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"
)

// defaultDepth is how many edges ShortestPath takes at most when it is not told.
const defaultDepth = 6

// An edge is a plain edge of the graph: one that states a relation of two things.
type edge struct{ from, relation, to quad.IRI }

// shortestPath is .ShortestPath(to, [depth]): a shortest way from any node of the path to
// any of to, along plain edges in either direction. It returns a list of steps,
// {step, from, relation, to}, each edge as the graph states it; [] when there is no way.
//
// The search goes breadth first from both ends, the smaller side first. Of several
// shortest ways it takes one that depends on the graph alone.
func shortestPath(c *call, po *pathObj) (goja.Value, error) {
	if err := c.want(1, 2); err != nil {
		return nil, err
	}
	to, err := c.toQuads(c.args[:1])
	if err != nil {
		return nil, err
	}
	depth := int64(defaultDepth)
	if c.has(1) {
		if depth, err = toInt(c.arg(1)); err != nil {
			return nil, err
		}
	}
	var from []quad.Value
	if err := c.walk(po, maxArray, false, func(h hit) bool {
		from = append(from, valueOf(c.s.qs, h.id))
		return true
	}); err != nil {
		return nil, err
	}
	way, err := c.s.shortest(c.cur.ctx, from, to, int(min(depth, 100)))
	if err != nil {
		return nil, err
	}
	var steps []any
	for i, e := range way {
		obj := c.vm.NewObject()
		obj.Set("step", i+1)
		obj.Set("from", e.from.String())
		obj.Set("relation", e.relation.String())
		obj.Set("to", e.to.String())
		steps = append(steps, obj)
	}
	return c.vm.NewArray(steps...), nil
}

// A front is one side of the search: for every node reached, the edge it was reached by.
type front struct {
	by   map[quad.IRI]edge
	last []quad.IRI // reached in the last round, sorted
}

func newFront(nodes []quad.Value) *front {
	f := &front{by: map[quad.IRI]edge{}}
	for _, v := range nodes {
		if id, ok := v.(quad.IRI); ok {
			f.by[id] = edge{}
		}
	}
	f.last = slices.Sorted(maps.Keys(f.by))
	return f
}

func (s *Session) shortest(ctx context.Context, from, to []quad.Value, depth int) ([]edge, error) {
	a, b := newFront(from), newFront(to)
	known := map[any]bool{} // predicates that are relations, by key
	for round := 0; ; round++ {
		if mid, ok := meet(a, b); ok {
			way := trace(a, mid)
			slices.Reverse(way)
			return append(way, trace(b, mid)...), nil
		}
		if round >= depth || len(a.last) == 0 || len(b.last) == 0 {
			return nil, ctx.Err()
		}
		grow := a
		if len(b.last) < len(a.last) {
			grow = b
		}
		if err := s.grow(ctx, grow, known); err != nil {
			return nil, err
		}
	}
}

// meet returns the smallest node that both sides have reached.
func meet(a, b *front) (quad.IRI, bool) {
	var found []quad.IRI
	for _, pair := range [][2]*front{{a, b}, {b, a}} {
		for _, id := range pair[0].last {
			if _, ok := pair[1].by[id]; ok {
				found = append(found, id)
			}
		}
	}
	if len(found) == 0 {
		return "", false
	}
	return slices.Min(found), true
}

// trace returns the edges from id to where the side began.
func trace(f *front, id quad.IRI) []edge {
	var way []edge
	for e := f.by[id]; e.relation != ""; e = f.by[id] {
		way = append(way, e)
		if e.from == id {
			id = e.to
		} else {
			id = e.from
		}
	}
	return way
}

// grow takes one more round of edges.
func (s *Session) grow(ctx context.Context, f *front, known map[any]bool) error {
	var next []quad.IRI
	for _, id := range f.last {
		edges, err := s.edges(ctx, id, known)
		if err != nil {
			return err
		}
		for _, e := range edges {
			other := e.to
			if e.to == id {
				other = e.from
			}
			if _, seen := f.by[other]; !seen {
				f.by[other] = e
				next = append(next, other)
			}
		}
	}
	slices.Sort(next)
	f.last = next
	return nil
}

// edges returns the plain edges of id in both directions, sorted.
func (s *Session) edges(ctx context.Context, id quad.IRI, known map[any]bool) ([]edge, error) {
	ref := s.qs.ValueOf(id)
	if ref == nil {
		return nil, ctx.Err()
	}
	var out []edge
	for _, d := range []quad.Direction{quad.Subject, quad.Object} {
		err := s.quads(ctx, d, ref, func(q graph.Ref) {
			pred := s.qs.QuadDirection(q, quad.Predicate)
			is, seen := known[graph.ToKey(pred)]
			if !seen {
				is = isRelation(valueOf(s.qs, pred))
				known[graph.ToKey(pred)] = is
			}
			if !is {
				return
			}
			from, ok1 := s.end(q, quad.Subject).(quad.IRI)
			to, ok2 := s.end(q, quad.Object).(quad.IRI)
			if ok1 && ok2 && isThing(from) && isThing(to) && from != to {
				out = append(out, edge{from, s.end(q, quad.Predicate).(quad.IRI), to})
			}
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(out, func(a, b edge) int {
		return strings.Compare(fmt.Sprint(a), fmt.Sprint(b))
	})
	return out, nil
}

// isRelation reports whether a predicate is one of the vocabulary or of the text: the
// model's own terms and those of standards have a colon.
func isRelation(v quad.Value) bool {
	id, ok := v.(quad.IRI)
	return ok && !strings.Contains(string(id), ":")
}

// isThing reports whether an id is of what articles speak of, not of an article, a
// statement or its evidence.
func isThing(id quad.IRI) bool {
	kind, _, _ := strings.Cut(string(id), "/")
	return kind != "doc" && kind != "fact" && kind != "ev"
}
