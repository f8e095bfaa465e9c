package graph

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"sync"

	"github.com/klauspost/compress/zstd"

	"newsgraph/schema"
)

// PutReadings keeps readings under the ids of their documents, texts included,
// in one transaction. A reading of the same document is replaced.
func (s *Store) PutReadings(ctx context.Context, readings []schema.Reading) error {
	if s.readOnly {
		return ErrReadOnly
	}
	entries := make([]entry, 0, len(readings))
	for i := range readings {
		if err := ctx.Err(); err != nil {
			return err
		}
		value, err := packReading(&readings[i])
		if err != nil {
			return fmt.Errorf("pack reading of %s: %w", readings[i].Doc.ID, err)
		}
		entries = append(entries, entry{readingBucket, pair{[]byte(readings[i].Doc.ID), value}})
	}
	if err := s.putReadings(ctx, readings, entries); err != nil {
		return fmt.Errorf("write readings to %s: %w", s.path, err)
	}
	return nil
}

func (s *Store) putReadings(ctx context.Context, readings []schema.Reading, entries []entry) error {
	if s.staging != nil {
		s.staging.readings = append(s.staging.readings, justPairs(entries)...)
		return nil
	}
	if s.sql != nil { // which has no index of words
		return s.beside.put(readingBucket, justPairs(entries))
	}
	if s.words != nil { // no one reads this store before Commit
		if err := s.beside.put(readingBucket, justPairs(entries)); err != nil {
			return err
		}
		return s.fileWords(readings)
	}
	s.loading.Lock()
	defer s.loading.Unlock()
	byWord, err := s.wordEntries(ctx, readings, nil)
	if err != nil {
		return err
	}
	return s.putAll(append(entries, byWord...))
}

// Reading is the reading of one document, or an error wrapping ErrNotFound.
func (s *Store) Reading(ctx context.Context, id schema.DocID) (schema.Reading, error) {
	var r schema.Reading
	if err := ctx.Err(); err != nil {
		return r, err
	}
	var unpackErr error
	found, err := s.beside.get(readingBucket, []byte(id), func(v []byte) { r, unpackErr = unpackReading(v) })
	switch {
	case err != nil:
		return r, fmt.Errorf("read %s from %s: %w", id, s.path, err)
	case !found:
		return r, fmt.Errorf("%w: reading of %q", ErrNotFound, id)
	case unpackErr != nil:
		return r, s.damaged("the reading of "+string(id), unpackErr)
	}
	return r, nil
}

// HasReading reports whether the document was read by the given version of the
// reader (Document.Reader): then it need not be read again.
func (s *Store) HasReading(id schema.DocID, reader string) (bool, error) {
	same := false
	_, err := s.beside.get(readingBucket, []byte(id), func(v []byte) {
		version, _, ok := splitReading(v)
		same = ok && string(version) == reader
	})
	return same, err
}

// Readings yields every reading, by document id. After an error it ends.
func (s *Store) Readings(ctx context.Context) iter.Seq2[schema.Reading, error] {
	return func(yield func(schema.Reading, error) bool) {
		var ids []schema.DocID // no transaction is open while the caller has the reading
		err := s.eachKey(readingBucket, nil, func(k []byte) bool {
			ids = append(ids, schema.DocID(k))
			return ctx.Err() == nil
		})
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			yield(schema.Reading{}, err)
			return
		}
		for _, id := range ids {
			r, err := s.Reading(ctx, id)
			if errors.Is(err, ErrNotFound) { // it was a moment ago
				err = s.damaged("the reading of "+string(id), err)
			}
			if !yield(r, err) || err != nil {
				return
			}
		}
	}
}

// A packed reading is the length of the reader's version (uvarint), the
// version, and the JSON of the reading as one zstd frame with checksum.
func packReading(r *schema.Reading) ([]byte, error) {
	text, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	b := binary.AppendUvarint(nil, uint64(len(r.Doc.Reader)))
	b = append(b, r.Doc.Reader...)
	return packer().EncodeAll(text, b), nil
}

func splitReading(b []byte) (version, frame []byte, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size) {
		return nil, nil, false
	}
	b = b[size:]
	return b[:n], b[n:], true
}

func unpackReading(b []byte) (r schema.Reading, err error) {
	_, frame, ok := splitReading(b)
	if !ok {
		return r, fmt.Errorf("no length of the reader's version")
	}
	text, err := unpacker().DecodeAll(frame, nil)
	if err != nil {
		return r, err
	}
	return r, json.Unmarshal(text, &r)
}

const maxReading = 1 << 30 // bytes of JSON; a limit against damaged frames

var packer = sync.OnceValue(func() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(true))
	if err != nil {
		panic("graph: zstd refuses its options: " + err.Error())
	}
	return e
})

var unpacker = sync.OnceValue(func() *zstd.Decoder {
	d, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxReading), zstd.WithDecoderConcurrency(0))
	if err != nil {
		panic("graph: zstd refuses its options: " + err.Error())
	}
	return d
})
