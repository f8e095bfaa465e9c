package sqlstore_test

import (
	"fmt"
	"slices"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
	_ "github.com/cayleygraph/cayley/graph/sql/postgres"
	"github.com/cayleygraph/quad"

	"newsgraph/graph/graphtest"
	"newsgraph/graph/quads"
	"newsgraph/graph/sqlstore"
)

const batch = 20_000 // quads: the notes' best for Cayley

// BenchmarkPostgres loads the same quads by Cayley's own backend, by our inserts under
// Cayley's API, and by a change, and adds to a full graph by a change.
func BenchmarkPostgres(b *testing.B) {
	all := slices.Collect(quads.Encode(graphtest.Made(4_000)))
	var more []quad.Quad
	for q := range quads.Encode(graphtest.Made(5_000)) {
		if q.Label != nil {
			q.Label = quad.IRI("doc/more")
			more = append(more, q)
		}
	}
	for name, load := range map[string]func(b *testing.B, store string) int{
		"stock backend":       func(b *testing.B, store string) int { return stock(b, store, all) },
		"inserts of our own":  func(b *testing.B, store string) int { return own(b, store, all) },
		"first load":          func(b *testing.B, store string) int { return change(b, store, all, nil) },
		"added to a full one": func(b *testing.B, store string) int { return change(b, store, all, more) },
	} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				b.StopTimer()
				store := graphtest.Database(b, "postgres")
				n := load(b, store)
				b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
			}
		})
	}
}

func deltas(b *testing.B, qs cayley.QuadStore, list []quad.Quad) int {
	b.StartTimer()
	for some := range slices.Chunk(list, batch) {
		var in []cayley.Delta
		for _, q := range some {
			in = append(in, cayley.Delta{Quad: q, Action: cayley.Add})
		}
		if err := qs.ApplyDeltas(in, cayley.IgnoreOpts{IgnoreDup: true}); err != nil {
			b.Fatal(err)
		}
	}
	b.StopTimer()
	qs.Close()
	return len(list)
}

func stock(b *testing.B, store string, list []quad.Quad) int {
	if err := csql.Init("postgres", store+"&sslmode=disable", nil); err != nil {
		b.Fatal(err)
	}
	qs, err := csql.New("postgres", store+"&sslmode=disable", nil)
	if err != nil {
		b.Fatal(err)
	}
	return deltas(b, qs, list)
}

func empty(b *testing.B, store string) *sqlstore.DB {
	db, err := sqlstore.Connect(b.Context(), store)
	if err == nil {
		err = db.Create(b.Context(), []string{sqlstore.Meta}, mark("0"))
	}
	if err != nil {
		b.Fatal(err)
	}
	return db
}

func own(b *testing.B, store string, list []quad.Quad) int {
	db := empty(b, store)
	defer db.Close()
	qs, err := db.QuadStore()
	if err != nil {
		b.Fatal(err)
	}
	return deltas(b, qs, list)
}

// change times the adding of more to all, or, without more, of all to nothing.
func change(b *testing.B, store string, all, more []quad.Quad) int {
	db := empty(b, store)
	defer db.Close()
	for i, list := range [][]quad.Quad{all, more} {
		if (i == 0) == (more == nil) {
			b.StartTimer()
		}
		if _, err := db.Change(b.Context(), sqlstore.Change{Base: fmt.Sprint(i), Add: slices.Values(list), Put: marked(fmt.Sprint(i + 1))}); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if more == nil {
			return len(all)
		}
	}
	return len(more)
}
