package graph

import (
	"bytes"
	"cmp"
	"context"
	"iter"
	"os"
	"path/filepath"

	"newsgraph/internal/extsort"
)

// writeEntries fills buckets, one after the other.
func (s *Store) writeEntries(ctx context.Context, sorted iter.Seq2[entry, error]) error {
	put, written := s.putting()
	defer written()
	var w *bulkWriter
	for e, err := range sorted {
		if err != nil {
			return err
		}
		if w == nil || e.bucket != w.bucket {
			if w != nil && w.flush() != nil {
				return w.err
			}
			w = &bulkWriter{ctx: ctx, bucket: e.bucket, write: put}
		}
		w.put(e.key, e.value)
	}
	if w == nil {
		return ctx.Err()
	}
	return cmp.Or(w.flush(), written())
}

// entryKind sorts entries by bucket and key.
var entryKind = extsort.Kind[entry]{
	Compare: func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.bucket, b.bucket), bytes.Compare(a.key, b.key), bytes.Compare(a.value, b.value))
	},
	Pack: func(b []byte, e entry) []byte {
		w := recordWriter(b)
		w.text(e.bucket)
		w.text(string(e.key))
		return append(w, e.value...)
	},
	Unpack: func(b []byte) entry {
		r := recordReader{b: string(b)}
		bucket, key := r.text(), r.text()
		return entry{bucket, pair{[]byte(key), []byte(r.b)}}
	},
	Size: func(e entry) int { return 64 + len(e.key) + len(e.value) },
}

// folder is where the store may keep what it sorts.
func (s *Store) folder() string {
	if s.db == nil {
		return os.TempDir()
	}
	return filepath.Dir(s.path)
}

// putting returns what fills buckets from their first keys to their last, and what waits until all is there.
func (s *Store) putting() (put func(bucket string, pairs []pair) error, written func() error) {
	if s.db == nil {
		return s.beside.put, func() error { return nil }
	}
	out := ascending(s.db)
	return out.put, out.close
}
