package queries

import (
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"

	ng "newsgraph/graph"
	"newsgraph/schema"
)

// FindIn is the Find of Options that asks the index of a store: ids of those whose own
// name it is, else of those that have it as an alias.
func FindIn(s *ng.Store) func(context.Context, string) ([]string, error) {
	return func(ctx context.Context, name string) ([]string, error) {
		found, err := s.Find(ctx, name)
		var ids []string
		for _, e := range BestMatches(found, name) {
			ids = append(ids, string(e.ID))
		}
		return ids, err
	}
}

// BestMatches keeps those whose own name it is, if there are any: aliases come second.
func BestMatches(found []schema.Entity, name string) []schema.Entity {
	var own []schema.Entity
	for _, e := range found {
		if strings.EqualFold(e.Name, name) {
			own = append(own, e)
		}
	}
	if len(own) > 0 {
		return own
	}
	return found
}

// FactsIn is the facts with evidence in an article, by id. The records of a store have no
// index of them; its quads do.
func FactsIn(ctx context.Context, qs graph.QuadStore, doc schema.DocID) ([]schema.FactID, error) {
	var ids []schema.FactID
	facts := path.StartPath(qs, quad.IRI(doc)).In(quad.IRI("ng:doc")).In(quad.IRI("ng:evidence")).Unique()
	err := facts.Iterate(ctx).EachValue(qs, func(v quad.Value) {
		if id, ok := v.(quad.IRI); ok {
			ids = append(ids, schema.FactID(id))
		}
	})
	slices.Sort(ids)
	return ids, err
}
