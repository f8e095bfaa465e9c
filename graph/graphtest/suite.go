// Package graphtest holds what every kind of store must do, as one suite of
// tests, and a made graph to fill stores with.
package graphtest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"newsgraph/graph"
	"newsgraph/schema"
)

// Run tests the kind of store that empty makes.
func Run(t *testing.T, empty func(t *testing.T) *graph.Store) {
	for _, tt := range []struct {
		name string
		test func(*testing.T, func(*testing.T) *graph.Store)
	}{
		{"Records", testRecords}, {"FactsOf", testFactsOf}, {"Find", testFind}, {"Suggest", testSuggest}, {"NotFound", testNotFound},
		{"LoadTwice", testLoadTwice}, {"LoadCancelled", testLoadCancelled}, {"ReadCancelled", testReadCancelled},
		{"Readings", testReadings}, {"Words", testWords}, {"Meta", testMeta}, {"Quads", testQuads}, {"Goroutines", testGoroutines}, {"Apply", testApply},
	} {
		t.Run(tt.name, func(t *testing.T) { tt.test(t, empty) })
	}
}

func load(t *testing.T, s *graph.Store, g schema.Graph) *graph.Store {
	t.Helper()
	t.Cleanup(func() { s.Close() })
	st, err := s.Load(t.Context(), g)
	if err != nil {
		t.Fatal(err)
	}
	if st.Documents != len(g.Documents) || st.Entities != len(g.Entities) || st.Facts != len(g.Facts) || st.Quads < 10*len(g.Facts) {
		t.Fatalf("Load: %+v for %d documents, %d entities, %d facts", st, len(g.Documents), len(g.Entities), len(g.Facts))
	}
	return s
}

func collect[T any](t *testing.T, seq iter.Seq2[T, error]) []T {
	t.Helper()
	var list []T
	for v, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, v)
	}
	return list
}

func same[T any](t *testing.T, what string, got, want []T) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d of %d", what, len(got), len(want))
	}
	for i := range got {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Fatalf("%s %d:\n got %+v\nwant %+v", what, i, got[i], want[i])
		}
	}
}

func testRecords(t *testing.T, empty func(*testing.T) *graph.Store) {
	g := Made(60)
	s := load(t, empty(t), g)
	same(t, "document", collect(t, s.AllDocuments(t.Context())), g.Documents)
	same(t, "entity", collect(t, s.AllEntities(t.Context())), g.Entities)
	same(t, "fact", collect(t, s.AllFacts(t.Context())), g.Facts)
	f, err := s.Fact(t.Context(), g.Facts[7].ID)
	if err != nil || !reflect.DeepEqual(f, g.Facts[7]) {
		t.Errorf("Fact: %+v, %v", f, err)
	}
}

func testFactsOf(t *testing.T, empty func(*testing.T) *graph.Store) {
	g := Made(60)
	s := load(t, empty(t), g)
	for _, e := range g.Entities {
		var about, by []schema.Fact
		for _, f := range g.Facts {
			if f.Subject == e.ID || f.Object.Entity == e.ID {
				about = append(about, f)
			}
			if slices.ContainsFunc(f.Evidence, func(ev schema.Evidence) bool { return ev.Source == e.ID }) {
				by = append(by, f)
			}
		}
		same(t, "fact of "+string(e.ID), collect(t, s.FactsOf(t.Context(), e.ID)), about)
		same(t, "fact by "+string(e.ID), collect(t, s.FactsBy(t.Context(), e.ID)), by)
	}
}

// Names is a graph for looking up names.
func Names() schema.Graph {
	return schema.Graph{Entities: []schema.Entity{
		{ID: "gpe/holm", Type: schema.GPE, Name: "Holm", Mentions: 1},
		{ID: "organization/holm-bros", Type: schema.Organization, Name: "Holm Brothers", Aliases: []string{"HB", "Holm"}, Mentions: 2},
		{ID: "person/edda-holm", Type: schema.Person, Name: "Edda Holm", Aliases: []string{"Holm"}, Mentions: 9},
		{ID: "person/ines-ibarra", Type: schema.Person, Name: "Inés Ibarra", Aliases: []string{"Ibarra", "the “Iron” Inés"}, Mentions: 4},
		{ID: "work/holm-2", Type: schema.Work, Name: "HOLM", Mentions: 5},
	}}
}

func testFind(t *testing.T, empty func(*testing.T) *graph.Store) {
	s := empty(t)
	t.Cleanup(func() { s.Close() })
	if _, err := s.Load(t.Context(), Names()); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, want string }{
		{"Holm", "gpe/holm work/holm-2 person/edda-holm organization/holm-bros"},
		{"HOLM", "work/holm-2 gpe/holm person/edda-holm organization/holm-bros"},
		{"  edda   holm ", "person/edda-holm"},
		{"ines ibarra", "person/ines-ibarra"},
		{"INE\u0301S IBARRA", "person/ines-ibarra"},
		{`the "iron" inés`, "person/ines-ibarra"},
		{"hb", "organization/holm-bros"},
		{"person/edda-holm", "person/edda-holm"},
		{"<person/edda-holm>", "person/edda-holm"},
		{"Edda", ""}, {"", ""}, {" ", ""}, {"\x00", ""}, {"\xff", ""}, {strings.Repeat("x", 40000), ""},
	} {
		list, err := s.Find(t.Context(), tt.name)
		if got := ids(list); err != nil || got != tt.want {
			t.Errorf("Find(%q) = %s, %v; want %s", tt.name, got, err, tt.want)
		}
	}
}

func testSuggest(t *testing.T, empty func(*testing.T) *graph.Store) {
	s := empty(t)
	t.Cleanup(func() { s.Close() })
	if _, err := s.Load(t.Context(), Names()); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, want string }{
		{"Edda", "person/edda-holm"},
		{"Ibara", "person/ines-ibarra"},
		{"Ibrara", "person/ines-ibarra"},
		{"broth", "organization/holm-bros"},
		{"rother", "organization/holm-bros"},
		{"hol", "person/edda-holm work/holm-2"},
		{"quux", ""}, {"", ""},
	} {
		list, err := s.Suggest(t.Context(), tt.name, 2)
		if got := ids(list); err != nil || got != tt.want {
			t.Errorf("Suggest(%q) = %s, %v; want %s", tt.name, got, err, tt.want)
		}
	}
}

func ids(list []schema.Entity) string {
	var s []string
	for _, e := range list {
		s = append(s, string(e.ID))
	}
	return strings.Join(s, " ")
}

func testNotFound(t *testing.T, empty func(*testing.T) *graph.Store) {
	s := load(t, empty(t), Made(20))
	ctx := t.Context()
	for _, id := range []string{"", "no/such", "ng:Fact", "Person", "a b<>"} {
		_, docErr := s.Document(ctx, schema.DocID(id))
		_, entityErr := s.Entity(ctx, schema.EntityID(id))
		_, factErr := s.Fact(ctx, schema.FactID(id))
		_, readErr := s.Reading(ctx, schema.DocID(id))
		for what, err := range map[string]error{"Document": docErr, "Entity": entityErr, "Fact": factErr, "Reading": readErr} {
			if !errors.Is(err, graph.ErrNotFound) {
				t.Errorf("%s(%q): %v, want ErrNotFound", what, id, err)
			}
		}
		if list := collect(t, s.FactsOf(ctx, schema.EntityID(id))); len(list) > 0 {
			t.Errorf("FactsOf(%q): %v", id, list)
		}
	}
	if _, err := s.Entity(ctx, "fact/0000000000000000"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("a fact is found as entity: %v", err)
	}
}

func testLoadTwice(t *testing.T, empty func(*testing.T) *graph.Store) {
	s := load(t, empty(t), Made(20))
	before := collect(t, s.Quads(t.Context()))
	if _, err := s.Load(t.Context(), Made(30)); !errors.Is(err, graph.ErrNotEmpty) {
		t.Errorf("second Load: %v, want ErrNotEmpty", err)
	}
	same(t, "quad", collect(t, s.Quads(t.Context())), before)
}

// fewTimes is cancelled after Err was asked for a number of times, by whichever goroutine:
// database/sql asks from one of its own.
type fewTimes struct {
	context.Context
	left int64
}

func (c *fewTimes) Err() error {
	if atomic.AddInt64(&c.left, -1) < 0 {
		return context.Canceled
	}
	return nil
}

func testLoadCancelled(t *testing.T, empty func(*testing.T) *graph.Store) {
	g := Made(600)
	s := empty(t)
	if err := s.SetMeta("mine", "kept"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Load(&fewTimes{t.Context(), 1}, g); !errors.Is(err, context.Canceled) {
		t.Fatalf("Load: %v, want context.Canceled", err)
	}
	if lines := collect(t, s.Quads(t.Context())); len(lines) > 0 {
		t.Errorf("%d quads are left", len(lines))
	}
	if s.Meta("mine") != "kept" {
		t.Error("SetMeta's value is gone")
	}
	load(t, s, g) // and it is as good as new
	same(t, "fact", collect(t, s.AllFacts(t.Context())), g.Facts)
}

// A cancelled context is an error and not a short result.
func testReadCancelled(t *testing.T, empty func(*testing.T) *graph.Store) {
	g := Made(60)
	s := load(t, empty(t), g)
	for left := range 40 {
		n, failed := 0, false
		for _, err := range s.AllFacts(&fewTimes{t.Context(), int64(left * left)}) {
			if err != nil {
				failed = errors.Is(err, context.Canceled)
				break
			}
			n++
		}
		if !failed && n != len(g.Facts) {
			t.Fatalf("%d of %d facts and no error", n, len(g.Facts))
		}
		if n == len(g.Facts) {
			break
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for what, err := range map[string]error{
		"Quads": first(s.Quads(ctx)), "AllDocuments": first(s.AllDocuments(ctx)), "AllEntities": first(s.AllEntities(ctx)),
		"FactsOf": first(s.FactsOf(ctx, g.Entities[0].ID)), "FactsBy": first(s.FactsBy(ctx, g.Entities[0].ID)),
		"Readings": first(s.Readings(ctx)),
	} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v, want context.Canceled", what, err)
		}
	}
}

func first[T any](seq iter.Seq2[T, error]) error {
	for _, err := range seq {
		return err
	}
	return nil
}

func testReadings(t *testing.T, empty func(*testing.T) *graph.Store) {
	s := empty(t)
	t.Cleanup(func() { s.Close() })
	var want []schema.Reading
	for i, text := range []string{"Bo met Cleo.", "é萨\u2028\"<>&\n", ""} {
		want = append(want, schema.Reading{
			Doc: schema.Document{ID: schema.DocID(fmt.Sprintf("doc/%d", i)), Text: text, Reader: fmt.Sprint("r", i),
				Noise: []schema.Noise{{Span: schema.Span{Start: 1, End: 2}, Kind: "share"}}},
			Entities: []schema.Referent{{Type: schema.Person, Name: "Bo", Named: true,
				Mentions: []schema.Mention{{Span: schema.Span{Start: 0, End: 2}, Text: "Bo", Form: schema.Name}}}},
			Claims: []schema.Claim{{Relation: "met", Object: schema.NoEntity, ObjectText: "Cleo", Source: schema.NoEntity,
				Modality: schema.Asserted, Evidence: schema.Span{Start: 0, End: 12}, Trigger: schema.Span{Start: 3, End: 6}, Score: 900}},
		})
	}
	backwards := slices.Clone(want)
	slices.Reverse(backwards)
	if err := s.PutReadings(t.Context(), backwards); err != nil {
		t.Fatal(err)
	}
	if err := s.PutReadings(t.Context(), want[:1]); err != nil {
		t.Fatal(err)
	}
	same(t, "reading", collect(t, s.Readings(t.Context())), want)
	for reader, has := range map[string]bool{"r1": true, "r": false, "": false, "r12": false} {
		if got, err := s.HasReading("doc/1", reader); got != has || err != nil {
			t.Errorf("HasReading(doc/1, %q) = %v, %v", reader, got, err)
		}
	}
	if st, err := s.Stats(t.Context()); st.Readings != 3 || err != nil {
		t.Errorf("Stats: %+v, %v", st, err)
	}
}

func testMeta(t *testing.T, empty func(*testing.T) *graph.Store) {
	s := load(t, empty(t), Made(4))
	if got := s.Meta("reader"); got != "" {
		t.Errorf("Meta of nothing: %q", got)
	}
	for _, v := range []string{"v1", "v2 é\n", ""} {
		if err := s.SetMeta("reader", v); err != nil || s.Meta("reader") != v {
			t.Errorf("SetMeta(%q): %v, Meta %q", v, err, s.Meta("reader"))
		}
	}
}

func testQuads(t *testing.T, empty func(*testing.T) *graph.Store) {
	g := Made(60)
	lines := collect(t, load(t, empty(t), g).Quads(t.Context()))
	if !slices.IsSorted(lines) || len(slices.Compact(slices.Clone(lines))) != len(lines) {
		t.Error("lines are not sorted, or come twice")
	}
	slices.Reverse(g.Facts)
	slices.Reverse(g.Entities)
	again := load(t, empty(t), g)
	same(t, "line of the graph in another order", collect(t, again.Quads(t.Context())), lines)
}

func testGoroutines(t *testing.T, empty func(*testing.T) *graph.Store) {
	g := Made(40)
	s := load(t, empty(t), g)
	done := make(chan error)
	for range 4 {
		go func() {
			n := 0
			for _, err := range s.AllFacts(context.Background()) {
				if err != nil {
					done <- err
					return
				}
				n++
			}
			if n != len(g.Facts) {
				done <- fmt.Errorf("%d of %d facts", n, len(g.Facts))
				return
			}
			_, err := s.Find(context.Background(), "Holm")
			done <- err
		}()
	}
	for i := range 20 { // one writes meanwhile
		if err := s.PutReadings(t.Context(), []schema.Reading{{Doc: schema.Document{ID: schema.DocID(fmt.Sprint("doc/", i))}}}); err != nil {
			t.Error(err)
		}
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

// The index of words finds what a look at every text finds, through every change of
// the readings. A store need not have one.
func testWords(t *testing.T, empty func(*testing.T) *graph.Store) {
	s := empty(t)
	t.Cleanup(func() { s.Close() })
	reading := func(i int, title, text string) schema.Reading {
		return schema.Reading{Doc: schema.Document{ID: schema.DocID(fmt.Sprintf("doc/%016x", i)), Title: title, Text: text}}
	}
	odd := schema.Reading{Doc: schema.Document{ID: "odd", Text: "Bo met Cléo."}}
	put := func(list ...schema.Reading) {
		t.Helper()
		if err := s.PutReadings(t.Context(), list); err != nil {
			t.Fatal(err)
		}
	}
	want := func(want string, terms ...string) {
		t.Helper()
		docs, indexed, err := s.DocsWith(t.Context(), terms)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(docs); indexed && got != want {
			t.Errorf("DocsWith(%q) = %s, want %s", terms, got, want)
		}
	}
	put(reading(1, "", "Bo met Cleo in Umbra. Bo left."), reading(2, "Umbra votes", "It was MONDAY."), odd)
	want("[doc/0000000000000001 odd]", " bo ")
	want("[doc/0000000000000001 odd]", " cleo bo ")
	want("[doc/0000000000000001 doc/0000000000000002]", " umb")
	want("[doc/0000000000000002]", " umbra ", " mon")
	want("[]", " mon ")
	want("[]", " bo ", " monday ")
	put(reading(1, "", "Monday came."))
	want("[odd]", " bo ")
	want("[doc/0000000000000001 doc/0000000000000002]", " monday ")
	c, err := s.Difference(t.Context(), schema.Graph{})
	if err == nil {
		c.Forget, c.Readings = []schema.DocID{"doc/0000000000000002", "doc/none"}, []schema.Reading{reading(3, strings.Repeat("x", 100), "")}
		err = s.Apply(t.Context(), c)
	}
	if err != nil {
		t.Fatal(err)
	}
	want("[doc/0000000000000001]", " monday ")
	want("[]", " umbra ")
	want("[doc/0000000000000003]", " "+strings.Repeat("x", 100)+" ")
}

// Changes bring a store to the graphs that they were computed for, and are refused when another came first.
func testApply(t *testing.T, empty func(*testing.T) *graph.Store) {
	a, b := Made(60), Made(90)
	b.Facts = b.Facts[:70]
	s := load(t, empty(t), a)
	other := load(t, empty(t), b)
	marks := map[bool]string{true: s.Generation(), false: other.Generation()}
	for round := range 4 {
		toA := round%2 == 1
		g := b
		if toA {
			g = a
		}
		c, err := s.Difference(t.Context(), g)
		if err != nil {
			t.Fatal(err)
		}
		outdated, err := s.Difference(t.Context(), g)
		if err != nil {
			t.Fatal(err)
		}
		c.Readings = []schema.Reading{{Doc: schema.Document{ID: "doc/x", Text: fmt.Sprint("round ", round)}}}
		c.Meta = map[string]string{"mine": fmt.Sprint(round)}
		if err := s.Apply(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		if err := s.Apply(t.Context(), outdated); !errors.Is(err, graph.ErrOutdated) {
			t.Errorf("round %d: a change from the generation before: %v, want ErrOutdated", round, err)
		}
		same(t, "fact", collect(t, s.AllFacts(t.Context())), g.Facts)
		same(t, "entity", collect(t, s.AllEntities(t.Context())), g.Entities)
		if s.Generation() != marks[toA] {
			t.Errorf("round %d: generation %s, a store of that graph has %s", round, s.Generation(), marks[toA])
		}
		if !toA {
			same(t, "line", collect(t, s.Quads(t.Context())), collect(t, other.Quads(t.Context())))
		}
		if r, err := s.Reading(t.Context(), "doc/x"); err != nil || r.Doc.Text != fmt.Sprint("round ", round) || s.Meta("mine") != fmt.Sprint(round) {
			t.Errorf("round %d: reading %q, meta %q, %v", round, r.Doc.Text, s.Meta("mine"), err)
		}
	}
	c, err := s.Difference(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	c.Forget = []schema.DocID{"doc/x"}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Apply(ctx, c); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	same(t, "fact after a cancelled change", collect(t, s.AllFacts(t.Context())), a.Facts)
	if err := s.Apply(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Reading(t.Context(), "doc/x"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("a forgotten reading: %v", err)
	}
}
