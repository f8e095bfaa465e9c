package graph

import (
	"bytes"
	"cmp"
	"context"
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

const namesLooked = 2000 // of those that begin alike, when one asks for a few

// Complete is at most n entities with a name or alias that begins with what was
// typed, those mentioned most first. It looks at 2,000 names at most, in alphabetical order.
func (s *Store) Complete(ctx context.Context, typed string, n int) ([]schema.Entity, error) {
	prefix := []byte(fold(typed))
	if len(prefix) == 0 || n <= 0 {
		return nil, nil
	}
	ranks := map[schema.EntityID]int{}
	looked := 0
	for p, err := range s.pairs(ctx, nameBucket, prefix, nil) {
		if err != nil {
			return nil, err
		}
		if _, rest, ok := bytes.Cut(p.key, []byte{0}); ok && len(rest) > 2 {
			ranks[schema.EntityID(rest[2:])] = 0
		}
		if looked++; looked == namesLooked {
			break
		}
	}
	list, err := s.ranked(ctx, ranks, func(*schema.Entity) int { return 0 })
	return list[:min(n, len(list))], err
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
