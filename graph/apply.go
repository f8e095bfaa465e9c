package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"
)

// Apply writes what Difference found. In a file it is one transaction: readings,
// records, indexes and quads change together or not at all.
func (s *Store) Apply(ctx context.Context, c *Change) error {
	if s.readOnly {
		return ErrReadOnly
	}
	s.loading.Lock()
	defer s.loading.Unlock()
	err := ctx.Err()
	switch {
	case err != nil:
	case s.Generation() != c.from:
		err = ErrOutdated
	case s.sql != nil:
		err = s.applyInDatabase(ctx, c)
	case s.db == nil:
		err = s.applyInMemory(ctx, c)
	default:
		err = s.applyInFile(ctx, c)
	}
	if err != nil && s.sql == nil { // a database's errors name it
		return fmt.Errorf("change store %s: %w", s.path, err)
	}
	return err
}

func (s *Store) applyInFile(ctx context.Context, c *Change) error {
	entries, err := s.entriesOf(ctx, c)
	if err != nil {
		return err
	}
	err = inBolt{s.db}.update(func(tx *bbolt.Tx) error {
		n, err := editQuads(tx, c.del, c.add)
		if err != nil {
			return err
		}
		if err := putEntries(tx, append(entries, metaEntries(c.digest.meta(n))...)); err != nil {
			return err
		}
		return ctx.Err()
	})
	return errors.Join(err, s.renewQuads()) // Cayley's caches know the old nodes, or those of a write that failed
}

// applyInMemory makes new quads of all records: Cayley's store in memory has no
// locks, and readers keep the old one.
func (s *Store) applyInMemory(ctx context.Context, c *Change) error {
	entries, err := s.entriesOf(ctx, c)
	if err != nil {
		return err
	}
	if err := s.putAll(entries); err != nil {
		return err
	}
	fresh := memstore.New()
	n, err := writeQuads(ctx, fresh, func(yield func(quad.Quad, error) bool) {
		for p, err := range s.pairs(ctx, recordBucket, nil, nil) {
			var r recorded
			if err == nil {
				r, err = unpack(p.key, p.value)
			}
			if err != nil {
				yield(quad.Quad{}, err)
				return
			}
			for _, q := range r.appendQuads(nil) {
				if !yield(q, nil) {
					return
				}
			}
		}
	})
	if err != nil {
		return err
	}
	s.setQuads(fresh)
	return s.beside.put(metaBucket, justPairs(metaEntries(c.digest.meta(n))))
}

// entriesOf is the entries of c, its readings with their words, and what SetMeta gets.
func (s *Store) entriesOf(ctx context.Context, c *Change) ([]entry, error) {
	entries := append(slices.Clone(c.entries), metaEntries(c.Meta)...)
	for _, doc := range c.Forget {
		entries = append(entries, entry{readingBucket, pair{key: []byte(doc)}})
	}
	for i := range c.Readings {
		value, err := packReading(&c.Readings[i])
		if err != nil {
			return nil, err
		}
		entries = append(entries, entry{readingBucket, pair{[]byte(c.Readings[i].Doc.ID), value}})
	}
	if s.sql != nil { // which has no index of words
		return entries, nil
	}
	byWord, err := s.wordEntries(ctx, c.Readings, c.Forget)
	return append(entries, byWord...), err
}

// putAll puts entries of several buckets: in a file in one transaction.
func (s *Store) putAll(entries []entry) error {
	if s.db != nil {
		return inBolt{s.db}.update(func(tx *bbolt.Tx) error { return putEntries(tx, entries) })
	}
	for bucket, pairs := range byBucket(entries) {
		if err := s.beside.put(bucket, pairs); err != nil {
			return err
		}
	}
	return nil
}

func putEntries(tx *bbolt.Tx, entries []entry) error {
	for bucket, pairs := range byBucket(entries) {
		if err := putPairs(tx, bucket, pairs); err != nil {
			return err
		}
	}
	return nil
}

func metaEntries(meta map[string]string) []entry {
	var list []entry
	for _, key := range slices.Sorted(maps.Keys(meta)) {
		p := pair{key: []byte(key)}
		if meta[key] != "" {
			p.value = []byte(meta[key])
		}
		list = append(list, entry{metaBucket, p})
	}
	return list
}

// byBucket sorts the entries: pages of a file are then touched one after the other.
func byBucket(entries []entry) map[string][]pair {
	slices.SortStableFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.bucket, b.bucket), slices.Compare(a.key, b.key))
	})
	buckets := map[string][]pair{}
	for _, e := range entries {
		buckets[e.bucket] = append(buckets[e.bucket], e.pair)
	}
	return buckets
}

func justPairs(entries []entry) []pair {
	var pairs []pair
	for _, e := range entries {
		pairs = append(pairs, e.pair)
	}
	return pairs
}
