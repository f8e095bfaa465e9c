package graph

import (
	"bytes"
	"context"
	"iter"
)

const pairBatch = 512 // pairs read in one transaction

// pairs yields the pairs of a bucket whose keys begin with prefix and are not
// before from (nil: prefix), in order. No transaction is open while the caller
// has a pair, so that it may ask the store for more; the slices are its own.
func (s *Store) pairs(ctx context.Context, bucket string, prefix, from []byte) iter.Seq2[pair, error] {
	if from == nil {
		from = prefix
	}
	return func(yield func(pair, error) bool) {
		next := bytes.Clone(from)
		for size := 16; ; size = min(4*size, pairBatch) { // many want the first few only
			var batch []pair
			err := s.beside.scan(bucket, next, func(k, v []byte) bool {
				if !bytes.HasPrefix(k, prefix) {
					return false
				}
				batch = append(batch, pair{bytes.Clone(k), append([]byte{}, v...)})
				return len(batch) < size
			})
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(pair{}, err)
				return
			}
			for _, p := range batch {
				if err := ctx.Err(); err != nil {
					yield(pair{}, err)
					return
				}
				if !yield(p, nil) {
					return
				}
			}
			if len(batch) < size {
				return
			}
			next = append(batch[len(batch)-1].key, 0)
		}
	}
}
