package web

import (
	"context"
	"fmt"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
	"newsgraph/schema"
)

// madeStore is a store of a made graph, with a text for every tenth article.
func madeStore(t testing.TB, facts int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "made.db")
	s, err := graph.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	g := graphtest.Made(facts)
	var readings []schema.Reading
	for i := 0; i < len(g.Documents); i += 10 {
		r := schema.Reading{Doc: g.Documents[i]}
		for _, f := range g.Facts[min(8*i, len(g.Facts)):min(8*i+8, len(g.Facts))] {
			r.Doc.Text += f.Evidence[0].Quote + "\n"
		}
		readings = append(readings, r)
	}
	if _, err := s.Load(context.Background(), g); err != nil {
		t.Fatal(err)
	}
	if err := s.PutReadings(context.Background(), readings); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// BenchmarkAPI asks a store of 100,000 facts what pages ask; nothing comes from the cache.
func BenchmarkAPI(b *testing.B) {
	s := serveStore(b, madeStore(b, 100_000), Options{})
	people := s.store.get()
	defer s.store.put(people)
	var ids []schema.EntityID
	for e, err := range people.store.AllEntities(context.Background()) {
		if err != nil {
			b.Fatal(err)
		}
		ids = append(ids, e.ID)
	}
	some := func(i int) schema.EntityID { return ids[i*7919%len(ids)] }
	for _, x := range []struct {
		name    string
		address func(i int) string
	}{
		{"stats first", func(int) string { return "/api/stats" }},
		{"stats", func(int) string { return "/api/stats" }},
		{"complete", func(i int) string { return fmt.Sprintf("/api/complete?q=%c%c", "abcdefgh"[i%8], "aeiou"[i/8%5]) }},
		{"search", func(i int) string {
			return fmt.Sprintf("/api/search?q=%s+%d", []string{"arden", "holm", "agency", "umbra"}[i%4], i%1000)
		}},
		{"graph", func(i int) string { return "/api/graph?around=" + string(some(i)) }},
		{"graph of a hub", func(i int) string { return fmt.Sprintf("/api/graph?around=person/p%06d", i%4*4) }},
		{"graph depth 2", func(i int) string { return "/api/graph?depth=2&around=" + string(some(i)) }},
		{"entity", func(i int) string { return "/api/entity?id=" + string(some(i)) }},
		{"facts of all", func(i int) string { return fmt.Sprintf("/api/facts?limit=%d", 1+i%100) }},
		{"articles", func(i int) string { return fmt.Sprintf("/api/articles?offset=%d", i%10000) }},
		{"path", func(i int) string { return fmt.Sprintf("/api/path?from=%s&to=%s", some(i), some(i+1)) }},
		{"conflicts", func(i int) string { return fmt.Sprintf("/api/conflicts?limit=%d", 1+i%50) }},
		{"claims", func(i int) string { return fmt.Sprintf("/api/claims?limit=%d", 1+i%50) }},
	} {
		b.Run(x.name, func(b *testing.B) {
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				people.cache = newCache(0)
				start := time.Now()
				w := httptest.NewRecorder()
				s.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost"+x.address(i), nil))
				took = append(took, time.Since(start))
				if w.Code != 200 {
					b.Fatalf("%s: %d %s", x.address(i), w.Code, w.Body)
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}
