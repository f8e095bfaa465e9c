package graph

import (
	"context"
	"encoding/binary"

	"github.com/cayleygraph/cayley/graph/proto"
	"go.etcd.io/bbolt"
)

// A bulkWriter puts pairs into a bucket, many in a transaction. It keeps the
// first error, which flush returns.
type bulkWriter struct {
	ctx    context.Context
	bucket string
	write  func(bucket string, pairs []pair) error
	pairs  []pair
	size   int // bytes of pairs
	err    error
}

// A transaction ends after so many pairs or bytes.
const (
	bulkBatch = 50_000
	bulkBytes = 4 << 20
)

// ascending writes pairs whose keys are beyond all that the bucket has.
func ascending(db *bbolt.DB) func(string, []pair) error {
	return func(bucket string, pairs []pair) error {
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
	clear(w.pairs)
	w.pairs, w.size = w.pairs[:0], 0
	return w.err
}
