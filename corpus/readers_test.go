package corpus

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"newsgraph/graph"
)

// While builds change a store, those who read it see one whole generation or another,
// those who have it open go on with theirs, and no build waits for them.
func TestReadersDuringBuilds(t *testing.T) {
	dir := t.TempDir()
	in, store := filepath.Join(dir, "in"), filepath.Join(dir, "t.db")
	if err := os.Mkdir(in, 0o755); err != nil {
		t.Fatal(err)
	}
	change := true
	worthChanging = func(*graph.Change) bool { return change }
	defer func() { worthChanging = (*graph.Change).IsSmall }()
	write(t, filepath.Join(in, "0.txt"), met)
	build(t, store, Options{}, in)

	stays, err := graph.Open(store, nil)
	if err != nil {
		t.Fatal(err)
	}
	first := stays.Generation()
	stop := make(chan struct{})
	failed := make(chan error, 2)
	for range 2 {
		go func() { failed <- readUntil(stop, store) }()
	}
	for i := range 8 {
		change = i%4 != 3
		if i == 4 { // from now on it is changed in place whenever no one reads
			if err := stays.Close(); err != nil {
				t.Fatal(err)
			}
		}
		write(t, filepath.Join(in, fmt.Sprint(i+1, ".txt")), fmt.Sprintf("Acme Corp. sued Widget Inc. in Boston. Ann Lee met Bob Stone %d.\n", i))
		if rep := build(t, store, Options{}, in); rep.Articles != i+2 {
			t.Errorf("build %d: %+v", i, rep)
		}
		if i < 4 {
			if n, err := wholeFacts(stays); err != nil || n == 0 || stays.Generation() != first {
				t.Errorf("build %d: the reader has %d facts, %v, generation %s", i, n, err, stays.Generation())
			}
		}
	}
	close(stop)
	for range 2 {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
}

// readUntil opens and reads the store over and over.
func readUntil(stop chan struct{}, store string) error {
	for {
		select {
		case <-stop:
			return nil
		default:
		}
		s, err := graph.Open(store, &graph.Options{Wait: time.Minute})
		if err != nil {
			return err
		}
		_, err = wholeFacts(s)
		if err = errors.Join(err, s.Close()); err != nil {
			return err
		}
	}
}

// wholeFacts counts the facts, and wants what the store says of itself.
func wholeFacts(s *graph.Store) (int, error) {
	ctx := context.Background()
	st, err := s.Stats(ctx)
	if err != nil {
		return 0, err
	}
	facts, quads := 0, 0
	for _, err := range s.AllFacts(ctx) {
		if err != nil {
			return facts, err
		}
		facts++
	}
	for _, err := range s.Quads(ctx) {
		if err != nil {
			return facts, err
		}
		quads++
	}
	if facts != st.Facts || quads != st.Quads || st.Readings != st.Documents {
		return facts, fmt.Errorf("%d facts and %d quads; the store says %+v", facts, quads, st)
	}
	return facts, nil
}
