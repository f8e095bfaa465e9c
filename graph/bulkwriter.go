package graph

import (
	"context"
	"encoding/binary"
	"sync"

	"github.com/cayleygraph/cayley/graph/proto"
	"go.etcd.io/bbolt"
)

// A bulkWriter puts pairs into a bucket, many in a transaction. It keeps the
// first error, which flush returns.
type bulkWriter struct {
	ctx    context.Context
	bucket string
	write  func(bucket string, pairs []pair) error // takes pairs over
	pairs  []pair
	size   int // bytes of pairs
	err    error
}

// A transaction ends after so many pairs or bytes.
const (
	bulkBatch = 50_000
	bulkBytes = 4 << 20
)

// A behind writes pairs while others are made, in the order they come in: the same file each time.
// Nothing it was given may be changed afterwards.
type behind struct {
	jobs   chan job
	done   chan struct{}
	closed bool

	mu  sync.Mutex
	err error // the first
}

type job struct {
	bucket string
	pairs  []pair
}

// ascending begins a writer of pairs whose keys are beyond all that their bucket has. It has to be closed.
func ascending(db *bbolt.DB) *behind {
	w := &behind{jobs: make(chan job), done: make(chan struct{})}
	go func() {
		defer close(w.done)
		for j := range w.jobs {
			if w.failed() == nil {
				w.fail(putAscending(db, j.bucket, j.pairs))
			}
		}
	}()
	return w
}

// put returns what went wrong so far, with these pairs or with others.
func (w *behind) put(bucket string, pairs []pair) error {
	w.jobs <- job{bucket, pairs}
	return w.failed()
}

// close waits until all is written, and returns what went wrong. It may be called again.
func (w *behind) close() error {
	if !w.closed {
		w.closed = true
		close(w.jobs)
	}
	<-w.done
	return w.failed()
}

func (w *behind) failed() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.err
}

func (w *behind) fail(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.err = err
}

func putAscending(db *bbolt.DB, bucket string, pairs []pair) (err error) {
	defer guard(db.Path(), &err)()
	return db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists([]byte(bucket))
		if err != nil {
			return err
		}
		b.FillPercent = 0.95 // pages are not written again
		for _, p := range pairs {
			if err := b.Put(p.key, p.value); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *bulkWriter) putPrimitive(p *proto.Primitive) {
	value, err := p.Marshal()
	if err != nil && w.err == nil {
		w.err = err
	}
	w.put(binary.BigEndian.AppendUint64(nil, p.ID), value)
}

// put takes key and value over.
func (w *bulkWriter) put(key, value []byte) {
	w.pairs = append(w.pairs, pair{key, value})
	if w.size += len(key) + len(value); len(w.pairs) == bulkBatch || w.size >= bulkBytes {
		_ = w.flush() // w.err has it
	}
}

func (w *bulkWriter) flush() error {
	if w.err == nil {
		w.err = w.ctx.Err()
	}
	if w.err == nil {
		w.err = w.write(w.bucket, w.pairs)
	}
	w.pairs, w.size = make([]pair, 0, cap(w.pairs)), 0 // write has taken the others
	return w.err
}
