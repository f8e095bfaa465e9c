package export

import (
	"context"
	"errors"
	"strings"

	"newsgraph/graph"
	"newsgraph/schema"
)

// A finder looks single records up in a source and keeps some thousands of them,
// of entities type and name only. What is not there is the zero record.
type finder struct {
	ctx      context.Context
	src      Source
	entities map[schema.EntityID]schema.Entity
	docs     map[schema.DocID]schema.Document
}

func newFinder(ctx context.Context, src Source) *finder {
	return &finder{ctx, src, map[schema.EntityID]schema.Entity{}, map[schema.DocID]schema.Document{}}
}

func (f *finder) entity(id schema.EntityID) (schema.Entity, error) {
	return remember(f.entities, id, func() (schema.Entity, error) {
		e, err := f.src.Entity(f.ctx, id)
		return schema.Entity{ID: own(e.ID), Type: own(e.Type), Name: own(e.Name)}, err
	})
}

func (f *finder) document(id schema.DocID) (schema.Document, error) {
	return remember(f.docs, id, func() (schema.Document, error) { return f.src.Document(f.ctx, id) })
}

const remembered = 2000 // records that a finder keeps of each kind

func remember[K ~string, V any](known map[K]V, key K, get func() (V, error)) (V, error) {
	var none V
	if key == "" {
		return none, nil
	}
	if v, ok := known[key]; ok {
		return v, nil
	}
	v, err := get()
	if errors.Is(err, graph.ErrNotFound) {
		v, err = none, nil
	}
	if err == nil && len(known) < remembered {
		known[own(key)] = v
	}
	return v, err
}

// own copies text that is to outlast the record it was read in: the texts of a
// record are parts of one string.
func own[T ~string](s T) T { return T(strings.Clone(string(s))) }
