package graph

import (
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
	recordBucket  = "newsgraph.records"
	aboutBucket   = "newsgraph.about"
	wordBucket    = "newsgraph.words"
)

// derivedBuckets follow from the graph, wordBucket from the readings.
var (
	derivedBuckets = []string{nameBucket, recordBucket, aboutBucket}
	ownBuckets     = append([]string{metaBucket, readingBucket, wordBucket}, derivedBuckets...)
)

// A pair with a nil value stands for there being none.
type pair struct{ key, value []byte }

// beside is what a store keeps beside its quads: sorted pairs in buckets.
// Slices it hands out are valid only until the call returns.
type beside interface {
	get(bucket string, key []byte, use func(value []byte)) (bool, error)
	put(bucket string, pairs []pair) error // all or none; a nil value removes what is there
	scan(bucket string, from []byte, use func(key, value []byte) bool) error
	drop(bucket string) error // empties it
}

// eachKey is scan for keys alone: a database need not send values, such as texts.
func (s *Store) eachKey(bucket string, from []byte, use func(key []byte) bool) error {
	if b, ok := s.beside.(inSQL); ok {
		return b.keys(bucket, from, use)
	}
	return s.beside.scan(bucket, from, func(key, _ []byte) bool { return use(key) })
}

// inBolt keeps them in the file of the quads.
type inBolt struct{ db *bbolt.DB }

func (b inBolt) view(do func(*bbolt.Tx) error) (err error) {
	defer guard(b.db.Path(), &err)()
	return b.db.View(do)
}

func (b inBolt) update(do func(*bbolt.Tx) error) (err error) {
	defer guard(b.db.Path(), &err)()
	return b.db.Update(do)
}

func (b inBolt) get(bucket string, key []byte, use func([]byte)) (found bool, err error) {
	err = b.view(func(tx *bbolt.Tx) error {
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
	return b.update(func(tx *bbolt.Tx) error { return putPairs(tx, bucket, pairs) })
}

func putPairs(tx *bbolt.Tx, bucket string, pairs []pair) error {
	bk, err := tx.CreateBucketIfNotExists([]byte(bucket))
	for _, p := range pairs {
		switch {
		case err != nil:
			return err
		case p.value == nil:
			err = bk.Delete(p.key)
		default:
			err = bk.Put(p.key, p.value)
		}
	}
	return err
}

func (b inBolt) scan(bucket string, from []byte, use func(key, value []byte) bool) error {
	return b.view(func(tx *bbolt.Tx) error {
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
	return b.update(func(tx *bbolt.Tx) error {
		if tx.Bucket([]byte(bucket)) == nil {
			return nil
		}
		return tx.DeleteBucket([]byte(bucket))
	})
}

// inMemory keeps them in maps.
type inMemory struct {
	mu      sync.Mutex
	buckets map[string]*memoryBucket
}

type memoryBucket struct {
	values map[string][]byte
	sorted []string // the keys; nil when they have changed since. Never changed in place.
}

func (m *inMemory) get(bucket string, key []byte, use func([]byte)) (bool, error) {
	m.mu.Lock()
	var v []byte
	found := false
	if b := m.buckets[bucket]; b != nil {
		v, found = b.values[string(key)]
	}
	m.mu.Unlock()
	if found {
		use(v)
	}
	return found, nil
}

func (m *inMemory) put(bucket string, pairs []pair) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	b := m.buckets[bucket]
	if b == nil {
		b = &memoryBucket{values: map[string][]byte{}}
		m.buckets[bucket] = b
	}
	b.sorted = nil
	for _, p := range pairs {
		if p.value == nil {
			delete(b.values, string(p.key))
			continue
		}
		b.values[string(p.key)] = append([]byte{}, p.value...) // never changed in place
	}
	return nil
}

func (m *inMemory) scan(bucket string, from []byte, use func(key, value []byte) bool) error {
	m.mu.Lock()
	b := m.buckets[bucket]
	if b == nil {
		m.mu.Unlock()
		return nil
	}
	if b.sorted == nil {
		b.sorted = slices.Sorted(maps.Keys(b.values))
	}
	keys := b.sorted
	m.mu.Unlock()
	first, _ := slices.BinarySearch(keys, string(from))
	for _, k := range keys[first:] {
		m.mu.Lock()
		v, found := b.values[k]
		m.mu.Unlock()
		if found && !use([]byte(k), v) {
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
