package resolve

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"newsgraph/schema"
)

var (
	firstNames = strings.Fields("Ana Ben Carla Dov Elif Finn Greta Hugo Ines Jon")
	lastNames  = strings.Fields("Ruiz Ode Hart Dahl Vorn Esker Lind Amsel Ketter Orlo Munk Bree")
	orgs       = strings.Split("Corvane Steel|Delmar Rail|Harbor Council|High Court|Central Confinement House|CCH|Union|PCB Headland|Headland|PCB", "|")
	places     = strings.Split("Peru|Vesley|U.S.|United States|Norn|Chile", "|")
	relations  = strings.Fields("criticized responded_to met_with official_of president_of works_for located_in owns sponsor_of")
)

// made returns n readings that share names, with words per text.
func made(n, words int, seed uint64) []schema.Reading {
	rnd := rand.New(rand.NewPCG(seed, 1))
	pick := func(list []string) string { return list[rnd.IntN(len(list))] }
	out := make([]schema.Reading, n)
	for d := range out {
		r := &out[d]
		r.Doc.ID, r.Doc.Name = schema.DocID(fmt.Sprintf("doc/%016x", rnd.Uint64())), fmt.Sprintf("%d.txt", d)
		var e []string
		for range 3 {
			e = append(e, "Person "+pick(firstNames)+" "+pick(lastNames), "Organization "+pick(orgs), "GPE "+pick(places))
		}
		for range 2 {
			e = append(e, "Person "+pick(lastNames)+" = "+pick([]string{"he", "she"}), "?Group three men", "?Person president", pick([]string{"NORP", "Group", "Organization"})+" Peruvians", pick([]string{"GPE", "Person", "Facility"})+" "+pick([]string{"CCH", "Orlo Deep", "Norn"}),
				"Person "+pick(firstNames)+" "+pick(firstNames)+" "+pick(lastNames))
		}
		for _, s := range e {
			addReferent(r, s)
		}
		for range words {
			r.Doc.Text += pick(lastNames) + " " + pick(relations) + " "
		}
		for range 10 {
			c := schema.Claim{Subject: rnd.IntN(len(e)), Object: rnd.IntN(len(e)+1) - 1, Source: rnd.IntN(len(e)+1) - 1, Relation: pick(relations),
				Modality: schema.Modalities[rnd.IntN(len(schema.Modalities))], ObjectText: "some words", Evidence: schema.Span{End: 20}, Score: rnd.IntN(1000)}
			r.Claims = append(r.Claims, c)
		}
	}
	return out
}

func TestAnyOrderOneGraph(t *testing.T) {
	for seed := range uint64(4) {
		r := made(60, 30, seed)
		want := Graph(slices.Clone(r), nil)
		rnd := rand.New(rand.NewPCG(seed, 2))
		for range 5 {
			rnd.Shuffle(len(r), func(i, j int) { r[i], r[j] = r[j], r[i] })
			if got := Graph(append(r[:len(r):len(r)], r[:7]...), nil); !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d: another order, another graph", seed)
			}
		}
	}
}

func TestInputIsLeftAlone(t *testing.T) {
	a, b := made(20, 10, 3), made(20, 10, 3)
	Graph(a, nil)
	if !reflect.DeepEqual(a, b) {
		t.Error("Graph changed its readings")
	}
}

// A graph's ids are those of its records, each once and in order; each fact
// has evidence, each entity an article.
func TestWhole(t *testing.T) {
	for seed := range uint64(4) {
		checkWhole(t, Graph(made(80, 20, seed), nil))
	}
}

func checkWhole(t *testing.T, g schema.Graph) {
	t.Helper()
	docs, entities := map[schema.DocID]bool{}, map[schema.EntityID]bool{"": true}
	for i, d := range g.Documents {
		docs[d.ID] = true
		if i > 0 && g.Documents[i-1].ID >= d.ID {
			t.Errorf("documents out of order: %s", d.ID)
		}
	}
	for i, e := range g.Entities {
		entities[e.ID] = true
		if i > 0 && g.Entities[i-1].ID >= e.ID || len(e.Docs) == 0 || e.Name == "" || slices.Contains(e.Aliases, e.Name) || !slices.IsSorted(e.Aliases) {
			t.Errorf("entity %+v", e)
		}
		for _, d := range e.Docs {
			if !docs[d] {
				t.Errorf("%s in unknown %s", e.ID, d)
			}
		}
	}
	for _, e := range g.Entities {
		if !entities[e.NorpOf] || !entities[e.GovernmentOf] {
			t.Errorf("%s points to nothing", e.ID)
		}
	}
	evidence := map[schema.EvidenceID]bool{}
	for i, f := range g.Facts {
		if i > 0 && g.Facts[i-1].ID >= f.ID || !entities[f.Subject] || f.Subject == "" || !entities[f.Object.Entity] ||
			(f.Object.Entity == "") == (f.Object.Text == "") || f.Subject == f.Object.Entity || len(f.Evidence) == 0 || f.Origins < 1 || f.Origins > f.Articles {
			t.Errorf("fact %+v", f)
		}
		if schema.News().Symmetric(f.Relation) && f.Object.Entity != "" && f.Object.Entity < f.Subject {
			t.Errorf("%s: a symmetric fact the wrong way round", f.ID)
		}
		for _, ev := range f.Evidence {
			if evidence[ev.ID] || !docs[ev.Doc] || !entities[ev.Source] {
				t.Errorf("evidence %+v", ev)
			}
			evidence[ev.ID] = true
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"The O’Neil's", "U.S.", "ÁBREGO", "北京", "İ", "'s", "the", "government of ", " government", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if once := fold(s); once != fold(once) && !strings.HasSuffix(once, "'s") && !strings.HasPrefix(once, "the ") {
			t.Errorf("fold(%q) = %q, folded again %q", s, once, fold(once))
		}
		if id := slug(s); id == "" || len(id) > 100 || strings.ContainsAny(id, " ~/<>\"") {
			t.Errorf("slug(%q) = %q", s, id)
		}
		r := schema.Reading{Doc: schema.Document{ID: "doc/1", Text: s}}
		for _, ty := range schema.EntityTypes {
			r.Entities = append(r.Entities, schema.Referent{Type: ty, Name: s, Aliases: []string{s, s + " x"}, Mentions: []schema.Mention{{Form: schema.Name}}})
		}
		Graph([]schema.Reading{r}, nil)
	})
}

// Without a reading, nothing of it is left: neither its document nor an id
// that only it explains.
func TestForgotten(t *testing.T) {
	r := made(40, 20, 5)
	Graph(r, nil) // what was read before leaves no trace
	rest := slices.Concat(r[:11], r[12:])
	fresh := slices.Concat(made(40, 20, 5)[:11], made(40, 20, 5)[12:])
	g := Graph(rest, nil)
	if !reflect.DeepEqual(g, Graph(fresh, nil)) {
		t.Error("the graph remembers")
	}
	for _, e := range g.Entities {
		if slices.Contains(e.Docs, r[11].Doc.ID) {
			t.Errorf("%s remembers the article", e.ID)
		}
	}
}
