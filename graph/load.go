package graph

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"

	"newsgraph/internal/extsort"
	"newsgraph/schema"
)

const batchSize = 20_000 // quads between two looks at the context

// lenient keeps Cayley from refusing a write: in a file, a write that v0.7.7
// refuses leaves ids in its caches that were never committed, and the next one
// uses them. After any error of ApplyDeltas, renewQuads.
var lenient = cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}

// Load puts g into an empty store: LoadFlow of a graph that is in memory.
func (s *Store) Load(ctx context.Context, g schema.Graph) (Stats, error) {
	return s.LoadFlow(ctx, FlowOf(&g))
}

// LoadFlow puts what f yields into an empty store. After an error, that of ctx too, the store
// is as empty as before. It yields ErrNotEmpty if there is a graph already. What it returns are Counts.
//
// Memory: some 40 bytes for each different value of the quads. What is more is sorted on disk,
// beside the file. A database takes the whole graph in memory.
func (s *Store) LoadFlow(ctx context.Context, f Flow) (Stats, error) {
	if s.readOnly {
		return Stats{}, ErrReadOnly
	}
	s.loading.Lock()
	defer s.loading.Unlock()
	if s.staging == nil && s.Meta(metaState) != "" {
		return Stats{}, ErrNotEmpty
	}
	if s.sql != nil {
		g, err := f.collect()
		if err != nil {
			return Stats{}, err
		}
		return s.loadDatabase(ctx, &g)
	}
	if err := s.load(ctx, f); err != nil {
		if again := s.clear(); again != nil {
			err = fmt.Errorf("%w (and the store could not be emptied: %v)", err, again)
		}
		return Stats{}, fmt.Errorf("load store %s: %w", s.path, err)
	}
	return s.Counts()
}

func (s *Store) load(ctx context.Context, f Flow) error {
	if err := s.SetMeta(metaState, stateLoading); err != nil {
		return err
	}
	n, err := s.loadQuads(ctx, f)
	if err != nil {
		return err
	}
	d, err := s.loadRecords(ctx, f)
	if err != nil {
		return err
	}
	return s.beside.put(metaBucket, justPairs(metaEntries(d.meta(n)))) // the state too: now it is whole
}

// loadRecords writes the records of f and what they are found by.
func (s *Store) loadRecords(ctx context.Context, f Flow) (*digest, error) {
	d := newDigest()
	put, written := s.putting()
	defer written()
	w := &bulkWriter{ctx: ctx, bucket: recordBucket, write: put}
	index := extsort.New(s.folder(), 0, entryKind)
	defer index.Close()
	var buf []entry
	for r, err := range f.records() {
		if err != nil {
			return nil, err
		}
		key, value := r.key(), r.pack()
		d.add(r, key, value)
		w.put(key, value)
		buf = r.appendIndex(buf[:0])
		for _, e := range buf {
			if err := index.Add(e); err != nil {
				return nil, err
			}
		}
	}
	if err := cmp.Or(w.flush(), written()); err != nil {
		return nil, err
	}
	return d, s.writeEntries(ctx, index.Sorted())
}

func (s *Store) loadQuads(ctx context.Context, f Flow) (int, error) {
	if s.db == nil {
		// Cayley's store in memory has no locks: readers keep the old one.
		fresh := memstore.New()
		n, err := writeQuads(ctx, fresh, f.quads(ctx))
		if err == nil {
			s.setQuads(fresh)
		}
		return n, err
	}
	n, err := loadBulk(ctx, s.db, f.quads(ctx))
	if err != nil {
		return 0, err
	}
	return n, s.renewQuads()
}

// renewQuads opens Cayley's layer anew, without what its caches hold.
func (s *Store) renewQuads() error {
	qs, err := newPlanner(&boltKV{s.db})
	if err == nil {
		s.setQuads(qs)
	}
	return err
}

// writeQuads adds quads by Cayley's own means and returns how many qs has afterwards.
func writeQuads(ctx context.Context, qs cayley.QuadStore, seq iter.Seq2[quad.Quad, error]) (int, error) {
	batch := make([]cayley.Delta, 0, batchSize)
	flush := func() error {
		err := ctx.Err()
		if err == nil && len(batch) > 0 {
			err = qs.ApplyDeltas(batch, lenient)
		}
		batch = batch[:0]
		return err
	}
	for q, err := range seq {
		if err != nil {
			return 0, err
		}
		batch = append(batch, cayley.Delta{Quad: q, Action: cayley.Add})
		if len(batch) == batchSize {
			if err := flush(); err != nil {
				return 0, err
			}
		}
	}
	if err := flush(); err != nil {
		return 0, err
	}
	st, err := qs.Stats(ctx, false)
	if err != nil {
		return 0, err
	}
	return int(st.Quads.Size), nil
}

// clear throws the graph away, readings and what SetMeta was given not, and
// opens Cayley's layer anew: after an error its caches cannot be trusted.
func (s *Store) clear() error {
	for _, key := range []string{metaState, metaStats, metaTypes, metaGeneration} {
		if err := s.SetMeta(key, ""); err != nil {
			return err
		}
	}
	for _, bucket := range derivedBuckets {
		if err := s.beside.drop(bucket); err != nil {
			return err
		}
	}
	if s.db == nil {
		s.setQuads(memstore.New())
		return nil
	}
	err := s.db.Update(func(tx *bbolt.Tx) error {
		var names [][]byte
		err := tx.ForEach(func(name []byte, _ *bbolt.Bucket) error {
			if !slices.Contains(ownBuckets, string(name)) {
				names = append(names, slices.Clone(name))
			}
			return nil
		})
		for _, name := range names {
			if err == nil {
				err = tx.DeleteBucket(name)
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	return s.initQuads()
}
