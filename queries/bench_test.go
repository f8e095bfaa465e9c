package queries

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
)

// made opens a store on disk with this many invented facts.
func made(t testing.TB, facts int) *graph.Store {
	t.Helper()
	s, err := graph.Create(filepath.Join(t.TempDir(), "made.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if _, err := s.Load(context.Background(), graphtest.Made(facts)); err != nil {
		t.Fatal(err)
	}
	return s
}

// On the store that the program uses, Gizmo gives what Cayley's session gives.
func TestStoreSameAsCayley(t *testing.T) {
	s := made(t, 60)
	qs := s.QuadStore()
	for _, text := range []string{
		`g.V("<Person>").In("<rdf:type>").Save("<rdfs:label>","name").All()`,
		`g.V("<ng:Fact>").In("<rdf:type>").Save("<ng:subject>","s").Save("<ng:relation>","r").Save("<ng:object>","o").All()`,
		`g.V("<ng:Fact>").In("<rdf:type>").Has("<ng:articles>", gt(1)).Tag("f").Out("<ng:subject>").Save("<rdfs:label>","who").Back("f").SaveOpt("<ng:when>","when").All()`,
		`g.V("denied").In("<ng:modality>").In("<ng:evidence>").Out("<ng:subject>").Unique().All()`,
		`g.V("<Person>").In("<rdf:type>").Both(null,"p").Limit(40).Count(); g.Emit(1)`,
		`g.V("<Person>").In("<rdf:type>").In("<ng:subject>").Has("<ng:modality>","asserted").All()`,
		`g.V("<Article>").In("<rdf:type>").Tag("d").LabelContext(g.V("<Article>").In("<rdf:type>")).In("<ng:doc>").Save("<ng:quote>","q").All()`,
		`g.Emit(g.V("<ng:Evidence>").In("<rdf:type>").Has("<ng:score>", lt(500)).Count())`,
		`g.V().Has("<rdfs:label>", regex("^[AB]")).All()`,
	} {
		want, werr := cayley(qs, text)
		got, err := ours(New(qs, nil), text)
		if werr != nil || err != nil || !slices.Equal(got, want) {
			t.Errorf("%s\n got %s %v\nwant %s %v", text, strings.Join(got, " "), err, strings.Join(want, " "), werr)
		}
	}
}

// Every saved query runs on the store that the program uses, and gives rows.
func TestSavedOnStore(t *testing.T) {
	s := made(t, 60)
	var name, other string
	for f, err := range s.AllFacts(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if f.Object.Entity != "" {
			name, other = string(f.Subject), string(f.Object.Entity)
		}
	}
	list, err := All()
	if err != nil {
		t.Fatal(err)
	}
	session := New(s.QuadStore(), &Options{Limit: 20})
	for _, q := range list {
		args := map[string]string{}
		for _, p := range q.Params {
			if !p.Optional {
				args[p.Name] = "<" + name + ">"
				switch {
				case p.Type != "name":
					args[p.Name] = "a"
				case p.Name == "b":
					args[p.Name] = "<" + other + ">"
				}
			}
		}
		if _, err := q.Run(context.Background(), session, args); err != nil {
			t.Errorf("%s: %v", q.Name, err)
		}
	}
}

func BenchmarkQuery(b *testing.B) {
	qs := made(b, 5000).QuadStore()
	s := New(qs, &Options{Limit: 100})
	hub := run1(b, s, `g.V("<ng:Fact>").In("<rdf:type>").Out("<ng:subject>").Limit(1).ToValue()`).Rows[0].Get("value").String()
	for _, q := range []struct{ name, text string }{
		{"start", `1`},
		{"out", `g.V("` + hub + `").Out().All()`},
		{"factsOfOne", `show(about("` + hub + `"))`},
		{"count", `g.V("<ng:Fact>").In("<rdf:type>").Count()`},
		{"name", `name("` + hub + `")`},
		{"path", `g.V("` + hub + `").ShortestPath(g.V("<Person>").In("<rdf:type>").Limit(1).ToArray()).length`},
	} {
		b.Run(q.name, func(b *testing.B) {
			for b.Loop() {
				run1(b, s, q.text)
			}
		})
	}
	list, err := All()
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range []string{"responded", "dated", "connected", "disputed", "claims"} {
		q, err := Find(list, name)
		if err != nil {
			b.Fatal(err)
		}
		b.Run("saved/"+name, func(b *testing.B) {
			for b.Loop() {
				if _, err := q.Run(context.Background(), s, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
