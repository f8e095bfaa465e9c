package export

import (
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/jsonld"
	"github.com/cayleygraph/quad/nquads"

	"newsgraph/graph/graphtest"
	"newsgraph/graph/quads"
	"newsgraph/schema"
)

// rdflib reads the same quads from N-Quads and JSON-LD, as many as a store has.
func TestRDF(t *testing.T) {
	var all []string
	var counts []int
	for i, base := range []string{"", "https://example.org/news", "https://example.org/news#"} {
		for j, g := range []schema.Graph{graphtest.Made(80), oddGraph(rdflibReads()...), {}} {
			if i > 0 && j > 0 {
				break
			}
			different := map[string]bool{}
			for q := range quads.Encode(g) {
				different[string(quads.AppendLine(nil, q, ""))] = true
			}
			counts = append(counts, len(different))
			all = append(all, written(t, "nquads", g, Options{Base: base}), written(t, "jsonld", g, Options{Base: base}))
		}
	}
	got := read[[]string](t, "rdf.py", all...)
	for i, want := range counts {
		nq, ld := got[2*i], got[2*i+1]
		if len(nq) != want || len(ld) != want {
			t.Errorf("case %d: %d quads, %d in N-Quads, %d in JSON-LD", i, want, len(nq), len(ld))
		}
		for k := range min(len(nq), len(ld)) {
			if nq[k] != ld[k] {
				t.Errorf("case %d: N-Quads %s\nJSON-LD %s", i, nq[k], ld[k])
				break
			}
		}
	}
}

// Cayley reads back as many different quads as there are, from both.
func TestCayley(t *testing.T) {
	g := oddGraph(hostile...)
	different := map[string]bool{}
	for q := range quads.Encode(g) {
		different[string(quads.AppendLine(nil, q, quads.DefaultBase))] = true
	}
	for format, reader := range map[string]func(io.Reader) quad.Reader{
		"nquads": func(r io.Reader) quad.Reader { return nquads.NewReader(r, false) },
		"jsonld": func(r io.Reader) quad.Reader { return jsonld.NewReader(r) },
	} {
		list, err := quad.ReadAll(reader(strings.NewReader(render(t, format, g, Options{}))))
		if err != nil {
			t.Errorf("%s: %v", format, err)
			continue
		}
		store := memstore.New()
		seen := map[string]bool{}
		for _, q := range list {
			line := string(quads.AppendLine(nil, q, quads.DefaultBase))
			if !different[line] {
				t.Errorf("%s: %s", format, line)
			}
			if !seen[line] {
				if err := store.ApplyDeltas([]cayley.Delta{{Quad: q, Action: cayley.Add}}, cayley.IgnoreOpts{}); err != nil {
					t.Fatal(err)
				}
			}
			seen[line] = true
		}
		if st, err := store.Stats(t.Context(), true); err != nil || st.Quads.Size != int64(len(different)) {
			t.Errorf("%s: %d quads in Cayley, want %d; %v", format, st.Quads.Size, len(different), err)
		}
	}
}

// rdflibReads leaves out what rdflib 6 changes: it unescapes N-Quads twice, and tidies paths in JSON-LD.
func rdflibReads() []string {
	changed := regexp.MustCompile(`\\|//|\.\./`)
	return slices.DeleteFunc(slices.Clone(hostile), changed.MatchString)
}
