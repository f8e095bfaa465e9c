package queries

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
)

// A leash is a store for one query of Cayley's, which read on when their context has
// ended: MQL looks at none, and GraphQL collects its whole answer. Then it panics at the
// next thing that is asked of it, and runGuest recovers.
type leash struct {
	graph.QuadStore
	ctx context.Context
}

func (l leash) pull() {
	if err := l.ctx.Err(); err != nil {
		panic(err)
	}
}

func (l leash) NameOf(r graph.Ref) quad.Value {
	l.pull()
	return l.QuadStore.NameOf(r)
}

func (l leash) ValueOf(v quad.Value) graph.Ref {
	l.pull()
	return l.QuadStore.ValueOf(v)
}

func (l leash) Quad(r graph.Ref) quad.Quad {
	l.pull()
	return l.QuadStore.Quad(r)
}

func (l leash) QuadIterator(d quad.Direction, r graph.Ref) graph.Iterator {
	l.pull()
	return l.QuadStore.QuadIterator(d, r)
}

// OptimizeShape is that of the store, if it has one.
func (l leash) OptimizeShape(s shape.Shape) (shape.Shape, bool) {
	if o, ok := l.QuadStore.(shape.Optimizer); ok {
		return o.OptimizeShape(s)
	}
	return s, false
}
