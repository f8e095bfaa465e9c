package graph

import (
	"bytes"
	"maps"
	"slices"
	"sync"

	"go.etcd.io/bbolt"
)

// The buckets beside the quads.
const (
	metaBucket    = "newsgraph.meta"
	readingBucket = "newsgraph.readings"
	nameBucket    = "newsgraph.names"
)

var ownBuckets = []string{metaBucket, readingBucket, nameBucket}

type pair struct{ key, value []byte }

// beside is what a store keeps beside its quads: sorted pairs in buckets.
// Slices it hands out are valid only until the call returns.
type beside interface {
	get(bucket string, key []byte, use func(value []byte)) (bool, error)
	put(bucket string, pairs []pair) error // all or none
	scan(bucket string, from []byte, use func(key, value []byte) bool) error
	drop(bucket string) error // empties it
}

// inBolt keeps them in the file of the quads.
type inBolt struct{ db *bbolt.DB }

func (b inBolt) get(bucket string, key []byte, use func([]byte)) (found bool, err error) {
	err = b.db.View(func(tx *bbolt.Tx) error {
		if bk := tx.Bucket([]byte(bucket)); bk != nil {
			if v := bk.Get(key); v != nil {
				found = true
				use(v)
			}
		}
		return nil
	})
	return found, err
}

func (b inBolt) put(bucket string, pairs []pair) error {
	return b.db.Update(func(tx *bbolt.Tx) error {
		bk, err := tx.CreateBucketIfNotExists([]byte(bucket))
		if err != nil {
			return err
		}
		for _, p := range pairs {
			if err := bk.Put(p.key, p.value); err != nil {
				return err
			}
		}
		return nil
	})
}

func (b inBolt) scan(bucket string, from []byte, use func(key, value []byte) bool) error {
	return b.db.View(func(tx *bbolt.Tx) error {
		bk := tx.Bucket([]byte(bucket))
		if bk == nil {
			return nil
		}
		c := bk.Cursor()
		for k, v := c.Seek(from); k != nil && use(k, v); k, v = c.Next() {
		}
		return nil
	})
}

func (b inBolt) drop(bucket string) error {
	return b.db.Update(func(tx *bbolt.Tx) error {
		if tx.Bucket([]byte(bucket)) == nil {
			return nil
		}
		return tx.DeleteBucket([]byte(bucket))
	})
}

// inMemory keeps them in maps.
type inMemory struct {
	mu      sync.RWMutex
	buckets map[string]map[string][]byte
}

func (m *inMemory) get(bucket string, key []byte, use func([]byte)) (bool, error) {
	m.mu.RLock()
	v, found := m.buckets[bucket][string(key)]
	m.mu.RUnlock()
	if found {
		use(v)
	}
	return found, nil
}

func (m *inMemory) put(bucket string, pairs []pair) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.buckets[bucket] == nil {
		m.buckets[bucket] = map[string][]byte{}
	}
	for _, p := range pairs {
		m.buckets[bucket][string(p.key)] = bytes.Clone(p.value) // never changed in place
	}
	return nil
}

func (m *inMemory) scan(bucket string, from []byte, use func(key, value []byte) bool) error {
	m.mu.RLock()
	pairs := maps.Clone(m.buckets[bucket])
	m.mu.RUnlock()
	for _, k := range slices.Sorted(maps.Keys(pairs)) {
		if k >= string(from) && !use([]byte(k), pairs[k]) {
			break
		}
	}
	return nil
}

func (m *inMemory) drop(bucket string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.buckets, bucket)
	return nil
}
