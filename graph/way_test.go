package graph

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"newsgraph/schema"
)

// TestShortestWay holds the search from both ends against one that tries everything.
func TestShortestWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 9).Draw(t, "things")
		id := func(i int) schema.EntityID { return schema.EntityID(fmt.Sprint("person/p", i)) }
		var g schema.Graph
		near := make([][]int, n)
		for i := range n {
			g.Entities = append(g.Entities, schema.Entity{ID: id(i), Type: schema.Person, Name: fmt.Sprint("P", i)})
		}
		for i, e := range rapid.SliceOfN(rapid.Permutation([]int{0, 1, 2, 3, 4, 5, 6, 7, 8}), 0, 14).Draw(t, "edges") {
			a, b := e[0]%n, e[1]%n
			f := schema.Fact{ID: schema.FactID(fmt.Sprint("fact/", i)), Subject: id(a), Relation: "met", Object: schema.Object{Entity: id(b)},
				Evidence: []schema.Evidence{{ID: schema.EvidenceID(fmt.Sprint("ev/", i)), Modality: schema.Asserted}}}
			if e[2]%4 == 0 { // said only: no plain edge
				f.Evidence[0].Modality, f.Evidence[0].Source = schema.Alleged, id(e[3]%n)
			} else if a != b {
				near[a], near[b] = append(near[a], b), append(near[b], a)
			}
			f.Derive(nil)
			g.Facts = append(g.Facts, f)
		}
		s := newMemory()
		if _, err := s.Load(t.Context(), g); err != nil {
			t.Fatal(err)
		}
		hops, limit := rapid.IntRange(1, 5).Draw(t, "hops"), rapid.IntRange(1, 4).Draw(t, "hub")
		for b := 1; b < n; b++ {
			way, err := s.ShortestWay(t.Context(), id(0), id(b), hops, limit)
			if err != nil {
				t.Fatal(err)
			}
			isHub := func(i int) bool { return i != 0 && i != b && len(near[i]) > limit }
			want := tryAll(near, b, hops, isHub)
			wantHubs := 0
			if want < 0 {
				if want = tryAll(near, b, hops, func(int) bool { return false }); want > 0 {
					wantHubs = 1
				}
			}
			if len(way.Steps) != max(want, 0) || (len(way.Hubs) > 0) != (wantHubs > 0) {
				t.Fatalf("from 0 to %d of %v: %+v, want %d steps, hubs %v", b, near, way, want, wantHubs > 0)
			}
			at := id(0)
			for i, step := range way.Steps {
				f, err := s.Fact(t.Context(), step.Fact)
				ends := []schema.EntityID{f.Subject, f.Object.Entity}
				if err != nil || step.From != at || !slices.Contains(ends, step.From) || !slices.Contains(ends, step.To) || f.Modality != schema.Asserted {
					t.Fatalf("step %d of %+v: %+v, %v", i, way, f, err)
				}
				at = step.To
			}
			if len(way.Steps) > 0 && at != id(b) {
				t.Fatalf("%+v does not end at %d", way, b)
			}
		}
	})
}

// tryAll is the fewest edges from 0 to b, -1 for none.
func tryAll(near [][]int, b, hops int, hub func(int) bool) int {
	depth := map[int]int{0: 0}
	queue := []int{0}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		if hub(i) || depth[i] == hops {
			continue
		}
		for _, j := range near[i] {
			if _, met := depth[j]; !met {
				depth[j] = depth[i] + 1
				queue = append(queue, j)
			}
		}
	}
	if d, ok := depth[b]; ok {
		return d
	}
	return -1
}

// What is asked of one thing does not need the rest of the store.
func TestReadingOfOne(t *testing.T) {
	s := newEngine(t)
	g := schema.Graph{Entities: []schema.Entity{
		{ID: "gpe/oslo", Type: schema.GPE, Name: "Oslo", Mentions: 3},
		{ID: "person/ann", Type: schema.Person, Name: "Ann Lee", Aliases: []string{"Lee"}, Mentions: 2},
		{ID: "person/leeds", Type: schema.Person, Name: "Leeds", Mentions: 9},
	}}
	for i, d := range []string{"2025-12-24", "", "2025-01", "2025-12-01", "2024"} {
		f := schema.Fact{ID: schema.FactID(fmt.Sprint("fact/", i)), Subject: "person/ann", Relation: []string{"visited", "left"}[i%2],
			Object: schema.Object{Entity: "gpe/oslo"}, Evidence: []schema.Evidence{{ID: schema.EvidenceID(fmt.Sprint("ev/", i)), When: schema.Time{ISO: d}, Modality: schema.Asserted}}}
		f.Derive(nil)
		g.Facts = append(g.Facts, f)
	}
	if _, err := s.Load(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ first, last, want string }{
		{"", "", "fact/4 fact/2 fact/3 fact/0 fact/1"},
		{"2025", "", "fact/2 fact/3 fact/0 fact/1"},
		{"2025", "2025-11", "fact/2"},
		{"2025-12", "2025-12", "fact/3 fact/0"},
		{"2025-12-02", "2025-12-24", "fact/0"},
		{"", "2024", "fact/4"},
		{"2026", "", "fact/1"},
	} {
		got := ""
		for f, err := range s.FactsBetween(t.Context(), "person/ann", tt.first, tt.last) {
			if err != nil {
				t.Fatal(err)
			}
			got += " " + string(f.ID)
		}
		if got != " "+tt.want {
			t.Errorf("FactsBetween(%q, %q) = %s, want %s", tt.first, tt.last, got, tt.want)
		}
	}
	for _, tt := range []struct{ typed, want string }{
		{"le", "person/leeds person/ann"}, {"LEE", "person/leeds person/ann"}, {"ann l", "person/ann"}, {"o", "gpe/oslo"}, {"x", ""}, {"", ""},
	} {
		list, err := s.Complete(t.Context(), tt.typed, 5)
		got := ""
		for _, e := range list {
			got += " " + string(e.ID)
		}
		if err != nil || got != "" && got[1:] != tt.want || got == "" && tt.want != "" {
			t.Errorf("Complete(%q) = %s, %v; want %s", tt.typed, got, err, tt.want)
		}
	}
	for _, id := range []schema.EntityID{"", "gpe/oslo"} {
		if n, err := s.CountRelations(t.Context(), id); err != nil || n["visited"] != 3 || n["left"] != 2 || len(n) != 2 {
			t.Errorf("CountRelations(%q) = %v, %v", id, n, err)
		}
	}
	for f, err := range s.AllHeads(t.Context()) {
		if err != nil || f.Evidence != nil || f.Subject != "person/ann" {
			t.Errorf("AllHeads: %+v, %v", f, err)
		}
	}
}
