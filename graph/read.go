package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"newsgraph/graph/quads"
	"newsgraph/schema"
)

// Document is one document, without text and noise (those are in its Reading),
// or an error wrapping ErrNotFound.
func (s *Store) Document(ctx context.Context, id schema.DocID) (schema.Document, error) {
	iri, qs, err := s.record(ctx, string(id), func(c quad.IRI) bool { return c == quads.Article })
	if err != nil {
		return schema.Document{}, err
	}
	return quads.DecodeDocument(iri, qs)
}

// Entity is one entity, or an error wrapping ErrNotFound.
func (s *Store) Entity(ctx context.Context, id schema.EntityID) (schema.Entity, error) {
	iri, qs, err := s.record(ctx, string(id), func(c quad.IRI) bool {
		return c != "" && c != quads.Article && c != quads.Fact && c != quads.Evidence
	})
	if err != nil {
		return schema.Entity{}, err
	}
	return quads.DecodeEntity(iri, qs)
}

// Fact is one fact with all its evidence, or an error wrapping ErrNotFound.
func (s *Store) Fact(ctx context.Context, id schema.FactID) (schema.Fact, error) {
	iri, qs, err := s.record(ctx, string(id), func(c quad.IRI) bool { return c == quads.Fact })
	if err != nil {
		return schema.Fact{}, err
	}
	f, err := quads.DecodeFact(iri, qs, func(ev quad.IRI) []quad.Quad {
		evidence, evErr := s.quadsOf(ctx, ev)
		if evErr != nil {
			err = evErr
		}
		return evidence
	})
	if ctx.Err() != nil {
		err = ctx.Err() // rather than the evidence that it kept us from reading
	}
	return f, err
}

// record reads the quads of a node whose class is as wanted.
func (s *Store) record(ctx context.Context, id string, wanted func(quad.IRI) bool) (quad.IRI, []quad.Quad, error) {
	iri := quads.IRI(id)
	qs, err := s.quadsOf(ctx, iri)
	if err == nil && !wanted(quads.Class(qs)) {
		err = fmt.Errorf("%w: %q", ErrNotFound, id)
	}
	return iri, qs, err
}

// quadsOf is every quad with the given subject, in no order.
func (s *Store) quadsOf(ctx context.Context, node quad.IRI) ([]quad.Quad, error) {
	e := s.engine.Load()
	ref := e.qs.ValueOf(node)
	if ref == nil {
		return nil, ctx.Err()
	}
	var list []quad.Quad
	var wanted []cayley.Ref // objects and labels, two a quad: their values come in one look-up
	err := eachQuad(ctx, e.qs, quad.Subject, ref, func(r cayley.Ref) {
		list = append(list, quad.Quad{Subject: node, Predicate: e.predicate(e.qs.QuadDirection(r, quad.Predicate))})
		wanted = append(wanted, e.qs.QuadDirection(r, quad.Object), e.qs.QuadDirection(r, quad.Label))
	})
	if err != nil {
		return nil, err
	}
	values, err := cayley.ValuesOf(ctx, e.qs, wanted)
	if err != nil {
		return nil, err
	}
	for i := range list {
		list[i].Object, list[i].Label = values[2*i], values[2*i+1]
	}
	return list, nil
}

// eachQuad calls use for every quad with node in direction d. Unlike Cayley's
// iterators it does not take a cancelled context for the end.
func eachQuad(ctx context.Context, qs cayley.QuadStore, d quad.Direction, node cayley.Ref, use func(cayley.Ref)) error {
	it := plain(qs).QuadIterator(d, node)
	defer it.Close()
	for ctx.Err() == nil && it.Next(ctx) {
		use(it.Result())
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return it.Err()
}

// plain is the store without the planner, whose estimates a single scan does not need.
func plain(qs cayley.QuadStore) cayley.QuadStore {
	if p, ok := qs.(*planner); ok {
		return p.QuadStore
	}
	return qs
}

// AllDocuments yields every document by ID, without text and noise.
// After an error the sequence ends, as with all that follow.
func (s *Store) AllDocuments(ctx context.Context) iter.Seq2[schema.Document, error] {
	return all(ctx, s.nodesOf(quads.Article), s.Document)
}

// AllEntities yields every entity by ID.
func (s *Store) AllEntities(ctx context.Context) iter.Seq2[schema.Entity, error] {
	var types []string
	if text := s.Meta(metaTypes); text != "" {
		if err := json.Unmarshal([]byte(text), &types); err != nil {
			return func(yield func(schema.Entity, error) bool) {
				yield(schema.Entity{}, fmt.Errorf("types of store %s: %w", s.path, err))
			}
		}
	}
	var classes []quad.IRI
	for _, t := range types {
		classes = append(classes, quads.RelationIRI(t))
	}
	return all(ctx, s.nodesOf(classes...), s.Entity)
}

// AllFacts yields every fact by ID, with its evidence.
func (s *Store) AllFacts(ctx context.Context) iter.Seq2[schema.Fact, error] {
	return all(ctx, s.nodesOf(quads.Fact), s.Fact)
}

// FactsOf yields by ID the facts that have the entity as subject or object.
func (s *Store) FactsOf(ctx context.Context, id schema.EntityID) iter.Seq2[schema.Fact, error] {
	return all(ctx, s.pointingTo(id, quads.Subject, quads.Object), s.Fact)
}

// FactsBy yields by ID the facts that stand, in some evidence, on the word of the entity.
func (s *Store) FactsBy(ctx context.Context, id schema.EntityID) iter.Seq2[schema.Fact, error] {
	return all(ctx, func(ctx context.Context) ([]string, error) {
		evidence, err := s.pointingTo(id, quads.Source)(ctx)
		var facts []string
		for _, ev := range evidence {
			if err == nil {
				var list []string
				list, err = s.pointing(ctx, quads.IRI(ev), quads.HasEvidence)
				facts = append(facts, list...)
			}
		}
		return facts, err
	}, s.Fact)
}

// all yields the records with the ids that list gives, sorted, each once.
func all[ID ~string, T any](ctx context.Context, list func(context.Context) ([]string, error), get func(context.Context, ID) (T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		ids, err := list(ctx)
		if err != nil {
			var none T
			yield(none, err)
			return
		}
		slices.Sort(ids)
		for _, id := range slices.Compact(ids) {
			record, err := get(ctx, ID(id))
			if !yield(record, err) || err != nil {
				return
			}
		}
	}
}

func (s *Store) nodesOf(classes ...quad.IRI) func(context.Context) ([]string, error) {
	return func(ctx context.Context) (ids []string, err error) {
		for _, c := range classes {
			list, err := s.pointing(ctx, c, quads.Type)
			if err != nil {
				return nil, err
			}
			ids = append(ids, list...)
		}
		return ids, nil
	}
}

func (s *Store) pointingTo(id schema.EntityID, preds ...quad.IRI) func(context.Context) ([]string, error) {
	return func(ctx context.Context) ([]string, error) { return s.pointing(ctx, quads.IRI(id), preds...) }
}

// pointing is the ids of the nodes that have node as object of one of preds, in no order.
func (s *Store) pointing(ctx context.Context, node quad.IRI, preds ...quad.IRI) ([]string, error) {
	qs := s.QuadStore()
	object := qs.ValueOf(node)
	if object == nil {
		return nil, ctx.Err()
	}
	var keys []any
	for _, p := range preds {
		if ref := qs.ValueOf(p); ref != nil {
			keys = append(keys, cayley.ToKey(ref))
		}
	}
	var subjects []cayley.Ref
	err := eachQuad(ctx, qs, quad.Object, object, func(r cayley.Ref) {
		if slices.Contains(keys, cayley.ToKey(qs.QuadDirection(r, quad.Predicate))) {
			subjects = append(subjects, qs.QuadDirection(r, quad.Subject))
		}
	})
	if err != nil {
		return nil, err
	}
	values, err := cayley.ValuesOf(ctx, qs, subjects)
	if err != nil {
		return nil, err
	}
	ids := make([]string, 0, len(values))
	for _, v := range values {
		if iri, ok := v.(quad.IRI); ok {
			ids = append(ids, quads.ID(iri))
		}
	}
	return ids, nil
}
