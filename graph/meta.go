package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
)

// Keys of the meta bucket that the store itself writes.
const (
	metaFormat = "format"
	metaState  = "state"
	metaStats  = "stats"
	metaTypes  = "types" // of the entities, as a JSON list

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

// SetMeta keeps value under key. The keys "format", "state", "stats" and "types" are the store's own.
func (s *Store) SetMeta(key, value string) error {
	if s.readOnly {
		return ErrReadOnly
	}
	if err := s.beside.put(metaBucket, []pair{{[]byte(key), []byte(value)}}); err != nil {
		return fmt.Errorf("write %s of store %s: %w", key, s.path, err)
	}
	return nil
}

// Stats says how much is in a store.
type Stats struct {
	Documents int   `json:"documents"`
	Entities  int   `json:"entities"`
	Facts     int   `json:"facts"`
	Evidence  int   `json:"evidence"`
	Quads     int   `json:"quads"`
	Readings  int   `json:"readings"`
	Bytes     int64 `json:"bytes"` // of the file; 0 in memory
}

// Stats says how much is in the store.
func (s *Store) Stats(ctx context.Context) (Stats, error) {
	var st Stats
	if text := s.Meta(metaStats); text != "" {
		if err := json.Unmarshal([]byte(text), &st); err != nil {
			return Stats{}, fmt.Errorf("stats of store %s: %w", s.path, err)
		}
	}
	st.Readings = 0
	err := s.beside.scan(readingBucket, nil, func(_, _ []byte) bool {
		st.Readings++
		return ctx.Err() == nil
	})
	if err == nil {
		err = ctx.Err()
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
