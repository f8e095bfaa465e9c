package sqlstore_test

import (
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"newsgraph/graph/graphtest"
	"newsgraph/graph/sqlstore"
)

// each runs the test on an empty database of each kind.
func each(t *testing.T, test func(t *testing.T, store string, db *sqlstore.DB)) {
	for _, kind := range []string{"postgres", "mysql"} {
		t.Run(kind, func(t *testing.T) {
			store := graphtest.Database(t, kind)
			db := connect(t, store)
			if err := db.Create(t.Context(), []string{"newsgraph_meta", "newsgraph_names", "newsgraph_pending"}, mark("0")); err != nil {
				t.Fatal(err)
			}
			test(t, store, db)
		})
	}
}

func connect(t *testing.T, store string) *sqlstore.DB {
	t.Helper()
	db, err := sqlstore.Connect(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func mark(value string) sqlstore.Pair {
	return sqlstore.Pair{Key: []byte("generation"), Value: []byte(value)}
}

func marked(value string) map[string][]sqlstore.Pair {
	return map[string][]sqlstore.Pair{sqlstore.Meta: {mark(value)}}
}

// lines are the quads of the database, sorted.
func lines(t *testing.T, db *sqlstore.DB) []string {
	t.Helper()
	var list []string
	if err := db.EachQuad(t.Context(), func(q quad.Quad) { list = append(list, fmt.Sprintf("%#v", q)) }); err != nil {
		t.Fatal(err)
	}
	slices.Sort(list)
	return list
}

func printed(qs []quad.Quad) []string {
	var list []string
	for _, q := range qs {
		list = append(list, fmt.Sprintf("%#v", q))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// What a stock backend loses, cuts or refuses comes back as it was.
func TestValues(t *testing.T) {
	long := strings.Repeat("long ", 50_000) // TEXT of MySQL ends at 64 KiB
	objects := []quad.Value{
		quad.String("plain"), quad.String(""), quad.String("Владимир"), quad.String("😀 萨尔瓦多"), quad.String(long), quad.String("trailing "), quad.String("trailing"),
		quad.String("Case"), quad.String("case"), quad.String("nul\x00in it"), quad.String(`\x00 written out`), quad.String("no utf-8 \xff"), quad.String(`back\slash 'quote' "double" ? $1`),
		quad.Int(-7), quad.Int(1 << 40), quad.Bool(true), quad.Bool(false), quad.Float(0.1), quad.IRI("a/b"), quad.IRI("a/B"), quad.BNode("x"),
		quad.LangString{Value: "été", Lang: "fr"}, quad.TypedString{Value: "2025-12", Type: "xsd:gYearMonth"},
	}
	var qs []quad.Quad
	for _, o := range objects {
		for _, label := range []quad.Value{nil, quad.IRI("doc/1"), quad.IRI("doc/2")} { // the label alone tells three quads apart
			qs = append(qs, quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: o, Label: label})
		}
	}
	each(t, func(t *testing.T, _ string, db *sqlstore.DB) {
		want := printed(qs)
		for i, c := range []sqlstore.Change{
			{Graph: slices.Values(append(slices.Clone(qs), qs...)), Put: marked("1")},     // doubles into an empty graph
			{Add: slices.Values(append(slices.Clone(qs), qs...)), Put: marked("2")},       // and into a full one
			{Graph: slices.Values(append(slices.Clone(qs[:9]), qs...)), Put: marked("3")}, // replaced by itself
		} {
			c.Base = fmt.Sprint(i)
			done, err := db.Change(t.Context(), c)
			if err != nil {
				t.Fatal(err)
			}
			if got := lines(t, db); !slices.Equal(got, want) {
				t.Fatalf("change %d (%+v):\n got %.3000s\nwant %.3000s", i, done, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			if i > 0 && (done.Added != 0 || done.Removed != 0) || done.Quads != len(want) {
				t.Errorf("change %d: %+v of %d quads", i, done, len(want))
			}
		}
		// Cayley reads the same.
		qs, err := db.QuadStore()
		if err != nil {
			t.Fatal(err)
		}
		defer qs.Close()
		for _, o := range objects {
			if got := qs.NameOf(qs.ValueOf(o)); got != o {
				t.Errorf("Cayley reads %.60v for %.60v", got, o)
			}
		}
	})
}

// Random changes give the graph that was wanted, and count exactly how often each node is used.
func TestChange(t *testing.T) {
	each(t, func(t *testing.T, _ string, db *sqlstore.DB) {
		rnd := rand.New(rand.NewPCG(3, 4))
		some := func() quad.Quad {
			q := quad.Quad{Subject: quad.IRI(fmt.Sprint("s", rnd.IntN(9))), Predicate: quad.IRI(fmt.Sprint("p", rnd.IntN(3))), Object: quad.String(fmt.Sprint("o", rnd.IntN(20)))}
			if n := rnd.IntN(3); n > 0 {
				q.Label = quad.IRI(fmt.Sprint("l", n))
			}
			return q
		}
		graph := map[quad.Quad]bool{}
		for round := range 25 {
			var add, remove []quad.Quad
			for range rnd.IntN(60) {
				q := some()
				add = append(add, q)
			}
			for range rnd.IntN(60) {
				if q := some(); !slices.Contains(add, q) {
					remove = append(remove, q)
				}
			}
			c := sqlstore.Change{Base: fmt.Sprint(round), Put: marked(fmt.Sprint(round + 1)), Add: slices.Values(add), Remove: slices.Values(remove)}
			if round%5 == 4 { // all of it made new
				clear(graph)
				c.Graph, c.Add, c.Remove, remove = c.Add, nil, nil, nil
			}
			for _, q := range remove {
				delete(graph, q)
			}
			for _, q := range add {
				graph[q] = true
			}
			if _, err := db.Change(t.Context(), c); err != nil {
				t.Fatal(err)
			}
			if got, want := lines(t, db), printed(keys(graph)); !slices.Equal(got, want) {
				t.Fatalf("round %d:\n got %s\nwant %s", round, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			uses := map[quad.Value]int64{}
			for q := range graph {
				for _, d := range quad.Directions {
					if v := q.Get(d); v != nil {
						uses[v]++
					}
				}
			}
			if err := db.CheckNodes(t.Context(), uses); err != nil {
				t.Fatalf("round %d: %v", round, err)
			}
		}
	})
}

func keys(m map[quad.Quad]bool) (list []quad.Quad) {
	for q := range m {
		list = append(list, q)
	}
	return list
}

// A change that cannot be applied leaves everything as it was.
func TestConflict(t *testing.T) {
	each(t, func(t *testing.T, store string, db *sqlstore.DB) {
		one := []quad.Quad{{Subject: quad.IRI("a"), Predicate: quad.IRI("b"), Object: quad.IRI("c")}}
		two := append(slices.Clone(one), quad.Quad{Subject: quad.IRI("a"), Predicate: quad.IRI("b"), Object: quad.IRI("d")})
		if _, err := db.Change(t.Context(), sqlstore.Change{Base: "0", Add: slices.Values(one), Put: marked("1")}); err != nil {
			t.Fatal(err)
		}
		for name, c := range map[string]sqlstore.Change{
			"old base":      {Base: "0", Graph: slices.Values(two), Put: marked("2")},
			"no such table": {Base: "1", Graph: slices.Values(two), Put: map[string][]sqlstore.Pair{"newsgraph_none": {mark("2")}}},
		} {
			if _, err := db.Change(t.Context(), c); err == nil {
				t.Errorf("%s: no error", name)
			} else if (sqlstore.KindOf(err) == sqlstore.Conflict) != (name == "old base") {
				t.Errorf("%s: %v", name, err)
			}
			if got := lines(t, db); len(got) != 1 {
				t.Errorf("%s: %d quads", name, len(got))
			}
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancelled := func(yield func(quad.Quad) bool) {
			cancel()
			slices.Values(two)(yield)
		}
		if _, err := db.Change(ctx, sqlstore.Change{Base: "1", Graph: iter.Seq[quad.Quad](cancelled), Put: marked("2")}); err == nil {
			t.Error("cancelled: no error")
		}
		if got := lines(t, db); len(got) != 1 {
			t.Errorf("cancelled: %d quads", len(got))
		}
	})
}

// Deltas by Cayley's own API go through our inserts.
func TestApplyDeltas(t *testing.T) {
	each(t, func(t *testing.T, _ string, db *sqlstore.DB) {
		qs, err := db.QuadStore()
		if err != nil {
			t.Fatal(err)
		}
		defer qs.Close()
		var want []quad.Quad
		var in []cayley.Delta
		for i := range 3000 {
			q := quad.Quad{Subject: quad.IRI(fmt.Sprint("s", i%97)), Predicate: quad.IRI("p"), Object: quad.String(fmt.Sprint("o", i))}
			if i%2 == 1 {
				q.Label = quad.IRI(fmt.Sprint("doc", i%5))
			}
			want = append(want, q)
			in = append(in, cayley.Delta{Quad: q, Action: cayley.Add})
		}
		if err := qs.ApplyDeltas(in, cayley.IgnoreOpts{}); err != nil {
			t.Fatal(err)
		}
		if err := qs.ApplyDeltas(in[:5], cayley.IgnoreOpts{}); !cayley.IsQuadExist(err) {
			t.Errorf("quads that are there: %v", err)
		}
		if err := qs.ApplyDeltas(in[:5], cayley.IgnoreOpts{IgnoreDup: true}); err != nil {
			t.Error(err)
		}
		if err := qs.ApplyDeltas([]cayley.Delta{{Quad: want[0], Action: cayley.Delete}}, cayley.IgnoreOpts{}); err != nil {
			t.Fatal(err)
		}
		if got, want := lines(t, db), printed(want[1:]); !slices.Equal(got, want) {
			t.Errorf("%d quads, want %d", len(got), len(want))
		}
	})
}

func TestLock(t *testing.T) {
	each(t, func(t *testing.T, store string, db *sqlstore.DB) {
		other := connect(t, store)
		if err := db.Lock(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := other.Lock(t.Context()); sqlstore.KindOf(err) != sqlstore.Locked {
			t.Fatalf("locked by another: %v", err)
		}
		db.Unlock()
		if err := other.Lock(t.Context()); err != nil {
			t.Fatal(err)
		}
		other.Close() // gives it back too
		if err := db.Lock(t.Context()); err != nil {
			t.Fatal(err)
		}
	})
}

// Pairs come back byte for byte, in the order of their keys.
func TestPairs(t *testing.T) {
	each(t, func(t *testing.T, _ string, db *sqlstore.DB) {
		const table = "newsgraph_names"
		var want []string
		var pairs []sqlstore.Pair
		for i := range 1500 {
			key := fmt.Sprintf("key\x00\xff %04d", (i*7)%1500)
			pairs = append(pairs, sqlstore.Pair{Key: []byte(key), Value: []byte(fmt.Sprint(i))})
			want = append(want, key)
		}
		pairs = append(pairs, sqlstore.Pair{Key: []byte("key"), Value: []byte{}}, sqlstore.Pair{Key: []byte(strings.Repeat("k", 2500)), Value: []byte(strings.Repeat("v", 6<<20))})
		want = append(want, "key", strings.Repeat("k", 2500))
		slices.Sort(want)
		if err := db.Put(t.Context(), table, pairs); err != nil {
			t.Fatal(err)
		}
		var got []string
		if err := db.Scan(t.Context(), table, nil, func(k, v []byte) bool { got = append(got, string(k)); return true }); err != nil || !slices.Equal(got, want) {
			t.Errorf("Scan: %d of %d keys, %v", len(got), len(want), err)
		}
		got = nil
		if err := db.Keys(t.Context(), table, []byte("key\x00\xff 1000"), func(k []byte) bool { got = append(got, string(k)); return len(got) < 3 }); err != nil || len(got) != 3 || got[0] != "key\x00\xff 1000" {
			t.Errorf("Keys: %q, %v", got, err)
		}
		if err := db.Put(t.Context(), table, []sqlstore.Pair{{Key: []byte("key")}, {Key: []byte("new"), Value: []byte("a")}, {Key: []byte("new"), Value: []byte("b")}}); err != nil {
			t.Fatal(err)
		}
		if _, found, err := db.Get(t.Context(), table, []byte("key")); found || err != nil {
			t.Errorf("a deleted key: %v, %v", found, err)
		}
		if v, found, err := db.Get(t.Context(), table, []byte("new")); !found || err != nil || string(v) != "b" {
			t.Errorf("Get: %q, %v, %v", v, found, err)
		}
	})
}
