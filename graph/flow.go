package graph

import (
	"context"
	"iter"

	"github.com/cayleygraph/quad"

	"newsgraph/schema"
)

// A Flow is a graph that is walked, as often as one likes, rather than held: each kind of
// record by id, each id once. After an error a walk ends.
type Flow struct {
	Documents iter.Seq2[*schema.Document, error] // without Text and Noise
	Entities  iter.Seq2[*schema.Entity, error]
	Facts     iter.Seq2[*schema.Fact, error]
}

// FlowOf walks g, which must not change.
func FlowOf(g *schema.Graph) Flow {
	return Flow{
		Documents: each(g.Documents, func(d *schema.Document) schema.DocID { return d.ID }),
		Entities:  each(g.Entities, func(e *schema.Entity) schema.EntityID { return e.ID }),
		Facts:     each(g.Facts, func(f *schema.Fact) schema.FactID { return f.ID }),
	}
}

// each yields the elements of list by id, each id once.
func each[T any, ID ~string](list []T, id func(*T) ID) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for _, i := range byID(list, id) {
			if !yield(&list[i], nil) {
				return
			}
		}
	}
}

// collect holds f in memory.
func (f Flow) collect() (g schema.Graph, err error) {
	for r, err := range f.records() {
		if err != nil {
			return g, err
		}
		switch r := r.(type) {
		case docRecord:
			g.Documents = append(g.Documents, *r.Document)
		case entityRecord:
			g.Entities = append(g.Entities, *r.Entity)
		case factRecord:
			g.Facts = append(g.Facts, *r.Fact)
		}
	}
	return g, nil
}

// records yields what f consists of, by key.
func (f Flow) records() iter.Seq2[recorded, error] {
	return func(yield func(recorded, error) bool) {
		for d, err := range f.Documents {
			if !yield(docRecord{d}, err) || err != nil {
				return
			}
		}
		for e, err := range f.Entities {
			if !yield(entityRecord{e}, err) || err != nil {
				return
			}
		}
		for x, err := range f.Facts {
			if !yield(factRecord{x}, err) || err != nil {
				return
			}
		}
	}
}

// quads yields the quads of f; the error may be that of ctx.
func (f Flow) quads(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		var buf []quad.Quad
		for r, err := range f.records() {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(quad.Quad{}, err)
				return
			}
			buf = r.appendQuads(buf[:0])
			for _, q := range buf {
				if !yield(q, nil) {
					return
				}
			}
		}
	}
}
