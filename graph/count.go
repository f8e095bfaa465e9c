package graph

import (
	"bytes"
	"cmp"
	"context"
	"maps"
	"slices"

	"go.etcd.io/bbolt"

	"newsgraph/schema"
)

// CountRelations is how many facts of each relation the entity has as subject or
// object; of the whole store when id is "". It reads no fact but its head.
func (s *Store) CountRelations(ctx context.Context, id schema.EntityID) (map[string]int, error) {
	counts := map[string]int{}
	if id == "" {
		for f, err := range s.AllHeads(ctx) {
			if err != nil {
				return nil, err
			}
			counts[f.Relation]++
		}
		return counts, nil
	}
	for g, err := range s.Glimpses(ctx, id) {
		if err != nil {
			return nil, err
		}
		counts[g.Relation]++
	}
	return counts, nil
}

const namesLooked = 5000 // of those that begin alike

// Complete is at most n entities with a name or alias that begins with what was
// typed, those mentioned most first. Of more than 5,000 such names it knows the first
// by the alphabet only.
func (s *Store) Complete(ctx context.Context, typed string, n int) ([]schema.Entity, error) {
	prefix := []byte(fold(typed))
	if len(prefix) == 0 || n <= 0 {
		return nil, nil
	}
	mentions := map[schema.EntityID]int{}
	looked := 0
	err := s.beside.scan(nameBucket, prefix, func(k, v []byte) bool {
		_, rest, ok := bytes.Cut(k, []byte{0})
		if !ok || len(rest) < 3 || !bytes.HasPrefix(k, prefix) {
			return false
		}
		r := recordReader{b: string(v)}
		mentions[schema.EntityID(rest[2:])] = r.num()
		looked++
		return looked < namesLooked && ctx.Err() == nil
	})
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	ids := slices.SortedFunc(maps.Keys(mentions), func(a, b schema.EntityID) int {
		return cmp.Or(cmp.Compare(mentions[b], mentions[a]), cmp.Compare(a, b))
	})
	var list []schema.Entity
	for _, id := range ids[:min(n, len(ids))] {
		e, err := s.Entity(ctx, id)
		if err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	return list, nil
}

// A Part is how much of a file one kind of thing takes.
type Part struct {
	Name  string `json:"name"`
	Pairs int    `json:"pairs"`
	Bytes int64  `json:"bytes"` // of its pages
}

// Parts says what the file is full of, the largest first; what is in no part is free
// and will be written over. It reads every page. There are none but in a file.
func (s *Store) Parts(ctx context.Context) ([]Part, error) {
	if s.db == nil {
		return nil, ctx.Err()
	}
	var parts []Part
	err := inBolt{s.db}.view(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
			st := b.Stats()
			parts = append(parts, Part{bucketName(string(name)), st.KeyN, int64(st.BranchAlloc + st.LeafAlloc)})
			return ctx.Err()
		})
	})
	slices.SortFunc(parts, func(a, b Part) int { return cmp.Or(cmp.Compare(b.Bytes, a.Bytes), cmp.Compare(a.Name, b.Name)) })
	return parts, err
}
