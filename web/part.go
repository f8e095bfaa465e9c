package web

import (
	"context"
	"iter"
	"slices"

	"newsgraph/graph"
	"newsgraph/schema"
)

// A part of a store is a source for exports: some facts, and what these name.
type part struct {
	*graph.Store
	facts    []schema.Fact // by ID
	entities []schema.EntityID
	docs     []schema.DocID
}

func partOf(s *graph.Store, centres []schema.EntityID, facts []*schema.Fact) *part {
	p := &part{Store: s, entities: slices.Clone(centres)}
	for _, f := range facts {
		p.facts = append(p.facts, *f)
		p.entities = append(p.entities, f.Subject, f.Object.Entity)
		for i := range f.Evidence {
			p.docs = append(p.docs, f.Evidence[i].Doc)
			if src := f.Evidence[i].Source; src != "" {
				p.entities = append(p.entities, src)
			}
		}
	}
	slices.Sort(p.entities)
	slices.Sort(p.docs)
	p.entities, p.docs = slices.Compact(p.entities), slices.Compact(p.docs)
	return p
}

func (p *part) AllFacts(context.Context) iter.Seq2[schema.Fact, error] {
	return p.taken(func(*schema.Fact) bool { return true })
}

func (p *part) FactsOf(_ context.Context, id schema.EntityID) iter.Seq2[schema.Fact, error] {
	return p.taken(func(f *schema.Fact) bool { return f.Subject == id || f.Object.Entity == id })
}

func (p *part) taken(wants func(*schema.Fact) bool) iter.Seq2[schema.Fact, error] {
	return func(yield func(schema.Fact, error) bool) {
		for i := range p.facts {
			if wants(&p.facts[i]) && !yield(p.facts[i], nil) {
				return
			}
		}
	}
}

func (p *part) AllEntities(ctx context.Context) iter.Seq2[schema.Entity, error] {
	return lookedUp(ctx, p.entities, p.Entity)
}

func (p *part) AllDocuments(ctx context.Context) iter.Seq2[schema.Document, error] {
	return lookedUp(ctx, p.docs, p.Document)
}

func lookedUp[K, V any](ctx context.Context, ids []K, get func(context.Context, K) (V, error)) iter.Seq2[V, error] {
	return func(yield func(V, error) bool) {
		for _, id := range ids {
			v, err := get(ctx, id)
			if !yield(v, err) || err != nil {
				return
			}
		}
	}
}
