package export

import (
	"io"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
)

type gaugeFolder struct{ g *gauge }

func (f gaugeFolder) Create(string) (io.Writer, error) { return f.g, nil }

// A gauge is a Writer that measures the live heap at some moments of an export.
type gauge struct {
	wrote, next int
	peak        uint64
}

func (g *gauge) Write(b []byte) (int, error) {
	if g.wrote += len(b); g.wrote >= g.next {
		g.peak = max(g.peak, liveHeap())
		g.next = g.wrote + g.wrote/4 + 1<<16
	}
	return len(b), nil
}

func liveHeap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestMemory: what is written record by record needs no more memory for ten times the
// facts, but for the few thousand records that a finder keeps.
func TestMemory(t *testing.T) {
	const facts, slack = 800, 2 << 20
	small, large := fileStore(t, facts), fileStore(t, 10*facts)
	base := liveHeap()
	whole, err := collected(t.Context(), large)
	if err != nil {
		t.Fatal(err)
	}
	held := liveHeap() - base
	runtime.KeepAlive(whole)
	if held < 3*slack {
		t.Fatalf("the graph in memory is only %d bytes: nothing is measured", held)
	}
	t.Logf("the graph of %d facts in memory: %.1f MB", 10*facts, mb(held))
	for _, f := range Formats {
		if slices.Contains([]string{"dot", "svg", "png", "pdf"}, f.Name) {
			continue // pictures hold what they draw
		}
		a, b := peakOf(t, f, small), peakOf(t, f, large)
		t.Logf("%-8s peak of live heap: %5.1f MB for %d facts, %5.1f MB for %d", f.Name, mb(a), facts, mb(b), 10*facts)
		if b > a+slack {
			t.Errorf("%s: memory grows with the graph", f.Name)
		}
	}
}

func mb(n uint64) float64 { return float64(n) / (1 << 20) }

func peakOf(t *testing.T, f Format, src Source) uint64 {
	base := liveHeap()
	g := &gauge{}
	var err error
	if f.files != nil {
		err = f.files(t.Context(), gaugeFolder{g}, src, Options{Texts: true})
	} else {
		err = f.write(t.Context(), g, src, Options{Texts: true})
	}
	if err != nil {
		t.Fatal(err)
	}
	return g.peak - min(g.peak, base)
}

func fileStore(t testing.TB, facts int) *graph.Store {
	path := filepath.Join(t.TempDir(), "made.db")
	s, err := graph.Replace(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Load(t.Context(), graphtest.Made(facts)); err != nil {
		t.Fatal(err)
	}
	if err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	if s, err = graph.Open(path, nil); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}
