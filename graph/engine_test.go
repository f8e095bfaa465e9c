package graph

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"
)

func newEngine(t *testing.T) *Store {
	t.Helper()
	s, err := Create(filepath.Join(t.TempDir(), "e.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func adds(from, to int) []cayley.Delta {
	var list []cayley.Delta
	for i := from; i < to; i++ {
		list = append(list, cayley.Delta{Action: cayley.Add, Quad: quad.Make(quad.IRI(fmt.Sprint("s", i)), quad.IRI("p"), quad.IRI("o"), nil)})
	}
	return list
}

// A reader that holds an iterator and asks for a name must not block a writer
// that makes the file grow, nor the other way round.
func TestReaderDoesNotBlockWriter(t *testing.T) {
	qs := newEngine(t).QuadStore()
	if err := qs.ApplyDeltas(adds(0, 1000), lenient); err != nil {
		t.Fatal(err)
	}
	it := qs.QuadIterator(quad.Object, qs.ValueOf(quad.IRI("o")))
	defer it.Close()
	if !it.Next(t.Context()) {
		t.Fatal("no quad")
	}
	wrote := make(chan error, 1)
	go func() {
		var err error
		for i := 1; i < 6 && err == nil; i++ {
			err = qs.ApplyDeltas(adds(i*5000, (i+1)*5000), lenient)
		}
		wrote <- err
	}()
	named := make(chan quad.Value, 1)
	for range 50 {
		go func() { named <- qs.NameOf(qs.QuadDirection(it.Result(), quad.Predicate)) }()
		select {
		case v := <-named:
			if v != quad.IRI("p") {
				t.Fatalf("name: %v", v)
			}
		case <-time.After(20 * time.Second):
			t.Fatal("the reader is blocked")
		}
	}
	select {
	case err := <-wrote:
		if err != nil {
			t.Fatal(err)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("the writer is blocked")
	}
}

// Cayley's caches keep ids of a write that failed; after clear, which Load calls
// then, the next write must land on the right nodes.
func TestFailedWriteDoesNotPollute(t *testing.T) {
	s := newEngine(t)
	bad := append(adds(0, 10), cayley.Delta{Action: cayley.Delete, Quad: quad.MakeIRI("no", "such", "quad", "")})
	if err := s.QuadStore().ApplyDeltas(bad, cayley.IgnoreOpts{}); err == nil {
		t.Fatal("deleting what is not there is no error")
	}
	if err := s.clear(); err != nil {
		t.Fatal(err)
	}
	good := quad.MakeIRI("x", "y", "z", "")
	if err := s.QuadStore().ApplyDeltas([]cayley.Delta{{Action: cayley.Add, Quad: good}}, lenient); err != nil {
		t.Fatal(err)
	}
	if got := read(t, s.QuadStore()); len(got) != 1 || got[0] != good.String() {
		t.Errorf("wrote %v, read %v", good, got)
	}
	if again := append(adds(0, 3), adds(0, 3)...); s.QuadStore().ApplyDeltas(again, lenient) != nil {
		t.Error("a quad that comes twice is an error")
	}
}

func read(t *testing.T, qs cayley.QuadStore) []string {
	t.Helper()
	var list []string
	it := qs.QuadsAllIterator()
	defer it.Close()
	for it.Next(context.Background()) {
		list = append(list, qs.Quad(it.Result()).String())
	}
	slices.Sort(list)
	return list
}

// madeQuads is 400 facts of four quads, some labelled, with a few that come twice.
func madeQuads() []quad.Quad {
	var list []quad.Quad
	for i := range 400 {
		fact := quad.IRI(fmt.Sprint("f", i))
		for _, po := range [][2]string{{"type", "Fact"}, {"subject", fmt.Sprint("n", i*i%23)}, {"relation", fmt.Sprint("r", i%5)}} {
			list = append(list, quad.Make(fact, quad.IRI(po[0]), quad.IRI(po[1]), nil))
		}
		list = append(list, quad.Make(fact, quad.IRI("object"), quad.IRI(fmt.Sprint("n", i%31)), quad.IRI(fmt.Sprint("doc", i%3))),
			quad.Make(fact, quad.IRI("object"), quad.IRI(fmt.Sprint("n", i%31)), quad.IRI("doc9")), quad.Make(fact, quad.IRI("text"), quad.String(fmt.Sprint("n", i%7)), nil))
		if i%50 == 0 {
			list = append(list, list[len(list)-3:]...)
		}
	}
	return append(list, quad.Make(quad.IRI("f1"), quad.IRI("score"), quad.Int(7), nil))
}

func v(s string) quad.Value { return quad.IRI(s) }

// paths start from one node, from all, with labels, and join from both ends.
func paths() []*path.Path {
	return []*path.Path{
		path.StartMorphism(v("n2")).In(v("subject")),
		path.StartMorphism(v("n2")).In(v("subject")).Has(v("relation"), v("r4")).Out(v("object")),
		path.StartMorphism(v("n2")).In(v("subject")).Has(v("relation"), v("r4")).Has(v("type"), v("Fact")).Save(v("object"), "o"),
		path.StartMorphism().Has(v("type"), v("Fact")).Has(v("object"), v("n3")).Has(v("subject"), v("n1")),
		path.StartMorphism(v("f3"), v("f7")).LabelContext(v("doc0")).Out(v("object")),
		path.StartMorphism(v("n4")).In().Out().Unique(),
		path.StartMorphism(v("n2")).In(v("subject")).And(path.StartMorphism(v("n7")).In(v("object"))),
		path.StartMorphism(v("n2")).In(v("subject")).Except(path.StartMorphism(v("r1")).In(v("relation"))),
		path.StartMorphism().Has(v("relation"), v("r2")).Tag("f").Out(v("subject")).In(v("object")).Back("f"),
		path.StartMorphism(quad.String("n3")).In(v("text")).Out(v("object")),
		path.StartMorphism(v("nowhere")).In(v("subject")).Has(v("relation"), v("r1")),
	}
}

func addAll(t *testing.T, qs cayley.QuadStore, list []quad.Quad) {
	t.Helper()
	var deltas []cayley.Delta
	for _, q := range list {
		deltas = append(deltas, cayley.Delta{Quad: q, Action: cayley.Add})
	}
	if err := qs.ApplyDeltas(deltas, lenient); err != nil {
		t.Fatal(err)
	}
}

// TestPlanner asks the planner, Cayley without it, and Cayley in memory the same.
func TestPlanner(t *testing.T) {
	s, mem := newEngine(t), memstore.New()
	addAll(t, s.QuadStore(), madeQuads())
	addAll(t, mem, madeQuads())
	for i, p := range paths() {
		want := results(t, mem, p)
		if got := results(t, s.QuadStore(), p); !slices.Equal(got, want) {
			t.Errorf("path %d: planner gives %v, memory %v", i, got, want)
		}
		if got := results(t, plain(s.QuadStore()), p); !slices.Equal(got, want) {
			t.Errorf("path %d: plain store gives %v, memory %v", i, got, want)
		}
	}
}

// TestBulk holds the bulk builder against ApplyDeltas: the same quads, counts
// and answers, and a store that Cayley can change afterwards.
func TestBulk(t *testing.T) {
	byCayley, byBulk := newEngine(t), newEngine(t)
	list := slices.Compact(slices.SortedFunc(slices.Values(madeQuads()), func(a, b quad.Quad) int { return cmp.Compare(a.NQuad(), b.NQuad()) }))
	addAll(t, byCayley.QuadStore(), list)
	n, err := loadBulk(t.Context(), byBulk.db, sure(slices.Values(madeQuads())))
	if err != nil || n != len(list) {
		t.Fatalf("%d quads of %d, %v", n, len(list), err)
	}
	if err := byBulk.renewQuads(); err != nil {
		t.Fatal(err)
	}
	same := func(when string) {
		t.Helper()
		want, got := read(t, byCayley.QuadStore()), read(t, byBulk.QuadStore())
		if !slices.Equal(got, want) {
			t.Fatalf("%s: %d quads, want %d", when, len(got), len(want))
		}
		for i, p := range paths() {
			if got, want := results(t, byBulk.QuadStore(), p), results(t, byCayley.QuadStore(), p); !slices.Equal(got, want) {
				t.Errorf("%s: path %d gives %v, want %v", when, i, got, want)
			}
		}
		a, b := byCayley.QuadStore().(*planner), byBulk.QuadStore().(*planner)
		if a.Size() != b.Size() {
			t.Errorf("%s: size %d, want %d", when, b.Size(), a.Size())
		}
		for _, name := range []string{"n2", "doc9", "Fact", "f1", "object", "gone"} {
			if x, y := a.uses(a.ValueOf(v(name))), b.uses(b.ValueOf(v(name))); x != y {
				t.Errorf("%s: %s is used %d times, want %d", when, name, y, x)
			}
		}
	}
	same("loaded")
	for _, s := range []*Store{byCayley, byBulk} {
		var deltas []cayley.Delta
		for i, q := range list {
			if i%3 == 0 {
				deltas = append(deltas, cayley.Delta{Quad: q, Action: cayley.Delete})
			}
		}
		if err := s.QuadStore().ApplyDeltas(deltas, lenient); err != nil {
			t.Fatal(err)
		}
		addAll(t, s.QuadStore(), []quad.Quad{quad.MakeIRI("new", "subject", "n2", ""), quad.MakeIRI("f1", "object", "newer", "doc1")})
	}
	same("changed")
}

// plain is the store without the planner.
func plain(qs cayley.QuadStore) cayley.QuadStore {
	if p, ok := qs.(*planner); ok {
		return p.QuadStore
	}
	return qs
}

func results(t *testing.T, qs cayley.QuadStore, p *path.Path) []string {
	t.Helper()
	var list []string
	err := cayley.Iterate(t.Context(), p.BuildIteratorOn(qs)).On(qs).EachValue(qs, func(v quad.Value) { list = append(list, quad.StringOf(v)) })
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(list)
	return list
}
