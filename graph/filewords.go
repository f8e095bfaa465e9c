package graph

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"newsgraph/schema"
)

// fileWords notes the words of readings for a store that is being made.
func (s *Store) fileWords(readings []schema.Reading) (err error) {
	for i := range readings {
		d := &readings[i].Doc
		packed := appendDoc(nil, d.ID)
		eachWord(d, func(w string) {
			err = cmp.Or(err, s.words.Add(entry{wordBucket, pair{[]byte(wordKey(w, d.ID)), packed}}))
		})
	}
	return err
}

// flushWords writes them.
func (s *Store) flushWords(ctx context.Context) error {
	if s.words == nil {
		return nil
	}
	defer s.words.Close()
	return s.writeEntries(ctx, func(yield func(entry, error) bool) {
		var key, value []byte
		for e, err := range s.words.Sorted() {
			if err == nil && value != nil && !bytes.Equal(e.key, key) {
				if !yield(entry{wordBucket, pair{key, inOrder(value)}}, nil) {
					return
				}
				value = nil
			}
			if err != nil {
				yield(e, err)
				return
			}
			key, value = e.key, append(value, e.value...)
		}
		if value != nil {
			yield(entry{wordBucket, pair{key, inOrder(value)}}, nil)
		}
	})
}

// inOrder is a value of the words bucket with its articles ascending, each once.
func inOrder(value []byte) (out []byte) {
	docs, _ := readDocs(value) // appendDoc has written it
	slices.Sort(docs)
	for _, d := range slices.Compact(docs) {
		out = appendDoc(out, d)
	}
	return out
}
