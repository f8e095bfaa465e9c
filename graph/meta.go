package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"os"
)

// Keys of the meta bucket that the store itself writes.
const (
	metaFormat = "format"
	metaState  = "state"
	metaStats  = "stats"
	metaTypes  = "types" // of the entities, as a JSON list

	metaGeneration = "generation" // hash of all records

	stateLoading = "loading"
	stateWhole   = "whole"
)

// Meta is what SetMeta set last for key, or "".
func (s *Store) Meta(key string) string {
	value := ""
	if _, err := s.beside.get(metaBucket, []byte(key), func(v []byte) { value = string(v) }); err != nil {
		return "" // the store is closed
	}
	return value
}

// SetMeta keeps value under key. The keys "format", "state", "stats", "types" and "generation" are the store's own.
func (s *Store) SetMeta(key, value string) error {
	return s.PutMeta(map[string]string{key: value})
}

// PutMeta is SetMeta for many keys at once. An empty value removes its key.
func (s *Store) PutMeta(meta map[string]string) error {
	if s.readOnly {
		return ErrReadOnly
	}
	if s.staging != nil {
		maps.Copy(s.staging.meta, meta)
		return nil
	}
	if err := s.beside.put(metaBucket, justPairs(metaEntries(meta))); err != nil {
		return fmt.Errorf("write to store %s: %w", s.path, err)
	}
	return nil
}

// AllMeta yields by key the keys that begin with prefix, and their values.
// It ends at what cannot be read, as Meta gives "" for it.
func (s *Store) AllMeta(prefix string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for p, err := range s.pairs(context.Background(), metaBucket, []byte(prefix), nil) {
			if err != nil || !yield(string(p.key), string(p.value)) {
				return
			}
		}
	}
}

// Generation marks what the graph says: two stores with the same graph have the
// same, whatever their history. It is "" before the first Load.
func (s *Store) Generation() string { return s.Meta(metaGeneration) }

// Newest is the Generation that a database has by now. One that is open for reading may
// still give what it had before; a file that is open never changes.
func (s *Store) Newest(ctx context.Context) (string, error) {
	if s.sql == nil {
		return s.Generation(), nil
	}
	value, err := s.sql.GetNow(ctx, table(metaBucket), []byte(metaGeneration))
	return string(value), told(err)
}

// Stats says how much is in a store.
type Stats struct {
	Documents int   `json:"documents"`
	Entities  int   `json:"entities"`
	Facts     int   `json:"facts"`
	Evidence  int   `json:"evidence"`
	Quads     int   `json:"quads"`
	Readings  int   `json:"readings"`
	Bytes     int64 `json:"bytes"` // of the file or the tables; 0 in memory
}

// Counts is Stats of the graph alone, without Readings and Bytes: it does not take longer where
// there is more.
func (s *Store) Counts() (Stats, error) {
	var st Stats
	if text := s.Meta(metaStats); text != "" {
		if err := json.Unmarshal([]byte(text), &st); err != nil {
			return Stats{}, fmt.Errorf("stats of store %s: %w", s.path, err)
		}
	}
	return st, nil
}

// Stats says how much is in the store. It looks at the key of every reading.
func (s *Store) Stats(ctx context.Context) (Stats, error) {
	st, err := s.Counts()
	if err != nil {
		return st, err
	}
	err = s.eachKey(readingBucket, nil, func([]byte) bool {
		st.Readings++
		return ctx.Err() == nil
	})
	if err == nil {
		err = ctx.Err()
	}
	if s.sql != nil && err == nil {
		st.Bytes, err = s.sql.Size(ctx)
		err = told(err)
	}
	if s.db != nil && err == nil {
		info, statErr := os.Stat(s.path)
		if statErr != nil {
			return Stats{}, statErr
		}
		st.Bytes = info.Size()
	}
	return st, err
}
