package graph_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
)

// BenchmarkLoad reports quads loaded a second, and bytes of file a quad.
func BenchmarkLoad(b *testing.B) {
	for _, facts := range []int{400, 4_000, 40_000} {
		g := graphtest.Made(facts)
		b.Run(fmt.Sprintf("facts=%d", facts), func(b *testing.B) {
			n := 0
			var st graph.Stats
			for b.Loop() {
				s, err := graph.Replace(filepath.Join(b.TempDir(), "b.db"))
				if err != nil {
					b.Fatal(err)
				}
				if st, err = s.Load(context.Background(), g); err != nil {
					b.Fatal(err)
				}
				n += st.Quads
				if err := s.Commit(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "quads/s")
			b.ReportMetric(float64(st.Quads)/float64(facts), "quads/fact")
			b.ReportMetric(float64(st.Bytes)/float64(st.Quads), "B/quad")
		})
	}
}

func BenchmarkRead(b *testing.B) {
	const facts = 4000
	s, err := graph.Open(made(b, facts), nil)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	g := graphtest.Made(facts)
	ctx := context.Background()
	b.Run("Fact", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			if _, err := s.Fact(ctx, g.Facts[i%facts].ID); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("FactsOf", func(b *testing.B) {
		n := 0
		for i := 0; b.Loop(); i++ {
			for _, err := range s.FactsOf(ctx, g.Entities[i%len(g.Entities)].ID) {
				if err != nil {
					b.Fatal(err)
				}
				n++
			}
		}
		b.ReportMetric(float64(n)/float64(b.N), "facts/op")
	})
	b.Run("Find", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			if list, err := s.Find(ctx, g.Entities[i%len(g.Entities)].Name); err != nil || len(list) != 1 {
				b.Fatal(list, err)
			}
		}
	})
	b.Run("Suggest", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Suggest(ctx, "Brandd", 3); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Quads", func(b *testing.B) {
		n := 0
		for b.Loop() {
			for _, err := range s.Quads(ctx) {
				if err != nil {
					b.Fatal(err)
				}
				n++
			}
		}
		b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "quads/s")
	})
}
