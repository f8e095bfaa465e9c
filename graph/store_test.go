package graph_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
)

func TestMemory(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) *graph.Store {
		s, err := graph.Create(graph.Memory)
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}

func TestFile(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) *graph.Store {
		s, err := graph.Create(filepath.Join(t.TempDir(), "t.db"))
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}

func TestDatabases(t *testing.T) {
	for kind := range graphtest.Databases {
		t.Run(kind, func(t *testing.T) {
			graphtest.Run(t, func(t *testing.T) *graph.Store {
				s, err := graph.Create(graphtest.Database(t, kind))
				if err != nil {
					t.Fatal(err)
				}
				return s
			})
		})
	}
}

// Who reads a database while its graph changes sees one generation or the other, whole.
func TestReadWhileChanging(t *testing.T) {
	for kind := range graphtest.Databases {
		t.Run(kind, func(t *testing.T) {
			store := graphtest.Database(t, kind)
			s, err := graph.Create(store)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			a, b := graphtest.Made(120), graphtest.Made(200)
			if _, err := s.Load(t.Context(), a); err != nil {
				t.Fatal(err)
			}
			stop := make(chan struct{})
			done := make(chan error)
			seen := map[int]int{}
			go func() {
				defer close(done)
				for {
					select {
					case <-stop:
						return
					default:
					}
					n, err := look(store)
					if err != nil {
						done <- err
						return
					}
					seen[n]++
				}
			}()
			for i := range 12 {
				g := b
				if i%2 == 1 {
					g = a
				}
				c, err := s.Difference(t.Context(), g)
				if err == nil {
					err = s.Apply(t.Context(), c)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			close(stop)
			if err := <-done; err != nil {
				t.Fatal(err)
			}
			t.Logf("looks by facts seen: %v", seen)
			if seen[120]+seen[200] == 0 {
				t.Error("nobody looked")
			}
		})
	}
}

// look counts the facts of a store, and wants as many as it says it has, in a slow
// reading, and its quads to be those of its records.
func look(store string) (int, error) {
	s, err := graph.Open(store, nil)
	if err != nil {
		return 0, err
	}
	defer s.Close()
	ctx := context.Background()
	st, err := s.Stats(ctx)
	if err != nil {
		return 0, err
	}
	n, quads := 0, 0
	for _, err := range s.AllFacts(ctx) {
		if err != nil {
			return 0, err
		}
		n++
	}
	for _, err := range s.Quads(ctx) {
		if err != nil {
			return 0, err
		}
		quads++
	}
	if n != st.Facts || quads != st.Quads {
		return 0, fmt.Errorf("%d facts and %d quads of a store that says it has %+v", n, quads, st)
	}
	return n, nil
}
