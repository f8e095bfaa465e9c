package queries

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
)

func eachIn(s *Session, language, text string) (*Result, error) {
	res := &Result{}
	info, err := s.EachIn(context.Background(), language, text, func(r Row) error { res.Rows = append(res.Rows, r); return nil })
	res.More = info.More
	return res, err
}

func TestOtherLanguages(t *testing.T) {
	qs := memstore.New(quad.Make("ann", "met", "bo", nil), quad.Make("bo", "met", "cy", nil))
	tests := []struct{ language, text, want string }{
		{"gizmo", `g.V("<person/ann-lee>").Out("<met_with>").All()`, "id=<person/bo-diaz>\n"},
		{"graphql", `{ nodes(id: <person/ann-lee>) { id, label: rdfs:label } }`, "id=<person/ann-lee> label=Ann Lee\n"},
		{"graphql", `{ nodes(id: <person/ann-lee>) { id, met_with { id } } }`, "id=<person/ann-lee> met_with={\"id\":\"<person/bo-diaz>\"}\n"},
		{"graphql", `{ nodes(id: <nobody>) { id } }`, ""},
		{"graphql", `{ nodes(`, "error: graphql: "},
		{"mql", `[{"id": "<person/ann-lee>", "<met_with>": null}]`, "id=<person/ann-lee> <met_with>=<person/bo-diaz>\n"},
		{"mql", `[{`, "error: mql: "},
		{"mql", `[{"id": null, "x": {"y": [1, {"z": true}]}}]`, "error: mql: multiple fields"},
		{"sexp", `($a (:met "cy"))`, "a=bo\n"},
		{"sexp", `("ann" (:met $x))`, "x=bo\n"},
		{"sexp", `(`, "error: sexp: a bracket is not closed"},
		{"sexp", `)`, "error: sexp: "},
		{"sexp", strings.Repeat("(", 600), "error: brackets nest deeper than 500"},
		{"sparql", `x`, `error: no language "sparql"; there are gizmo, graphql, mql, sexp`},
		{"mql", strings.Repeat("[", 60000), "error: brackets nest deeper"},
	}
	for _, tt := range tests {
		s := New(store(t, "harbour"), nil)
		if tt.language == "sexp" {
			s = New(qs, nil)
		}
		res, err := eachIn(s, tt.language, tt.text)
		got := lines(res)
		if err != nil {
			got = "error: " + err.Error()
		}
		if got != tt.want && !(strings.HasPrefix(tt.want, "error") && strings.HasPrefix(got, tt.want)) {
			t.Errorf("%s %.80s\n got %s\nwant %s", tt.language, tt.text, got, tt.want)
		}
	}
	s := New(store(t, "harbour"), &Options{Limit: 2})
	if res, err := eachIn(s, "graphql", `{ nodes { id } }`); err != nil || len(res.Rows) != 2 || !res.More {
		t.Errorf("limit: %v %v", res, err)
	}
	boom := errors.New("disk full")
	if _, err := s.EachIn(context.Background(), "graphql", `{ nodes { id } }`, func(Row) error { return boom }); err != boom {
		t.Errorf("an error of yield: %v", err)
	}
}

// Any text in any language is a result or an error.
func FuzzOther(f *testing.F) {
	for _, text := range []string{`{ nodes(id: <a>, first: 2) { id, ~met_with @opt { * } } }`, `[{"id": null, "<met_with>": {"id": "x", "sort": "y"}}]`, `($a (:met ($b (:met $c))))`, "(()", `{a}`, `"x"`, `[null]`, `{"a":[]}`} {
		for i := range Languages {
			f.Add(i, text)
		}
	}
	s := New(store(f, "harbour"), &Options{Timeout: 200 * time.Millisecond, Limit: 20})
	f.Fuzz(func(t *testing.T, i int, text string) {
		eachIn(s, Languages[uint(i)%uint(len(Languages))], text)
	})
}

// A query of Cayley's that was stopped reads no further: who asks a server for all of a large
// graph, again and again, must not leave as many readers behind.
func TestStoppedGuestReadsNoFurther(t *testing.T) {
	var met []quad.Quad
	for i := range 2000 {
		met = append(met, quad.Make(quad.IRI(fmt.Sprint("a", i)), quad.IRI("met"), quad.IRI(fmt.Sprint("b", i)), nil))
	}
	many := memstore.New(met...)
	for language, text := range map[string]string{"graphql": `{nodes{id, met{id}}}`, "mql": `[{"id":null,"<met>":null}]`} {
		ctx, cancel := context.WithCancel(t.Context())
		qs := &named{QuadStore: many, at: 100, then: cancel}
		err := New(qs, nil).runGuest(ctx, language, text, func(any) error { return nil })
		if err == nil || ctx.Err() == nil {
			t.Errorf("%s: %v", language, err)
		}
		if n := qs.names.Load(); n > 101 {
			t.Errorf("%s: %d names were read of a query that was stopped at 100", language, n)
		}
	}
}

// A named store counts the names it is asked for.
type named struct {
	graph.QuadStore
	names atomic.Int64
	at    int64
	then  func()
}

func (n *named) NameOf(r graph.Ref) quad.Value {
	if n.names.Add(1) == n.at {
		n.then()
	}
	return n.QuadStore.NameOf(r)
}
