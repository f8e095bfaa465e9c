package graph_test

import (
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
