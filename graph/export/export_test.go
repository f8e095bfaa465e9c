package export

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph/graphtest"
	"newsgraph/schema"
)

const short = `
Person Edda Holm | accused | Organization Falk Shipping | asserted+denied | 4
Organization Falk Shipping | sold | Facility Vesterhavn Dock | negated
Person Edda Holm | said | "it is <over> & done" | asserted
`

// render is the bytes of a file or, if the format is several, of a zip.
func render(t testing.TB, format string, g schema.Graph, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(context.Background(), &b, format, source{g}, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	for _, format := range []string{"dot", "nquads", "json", "graphml", "gexf", "cypher", "jsonld", "ftm"} {
		golden(t, "short."+format, render(t, format, sample(short), Options{Title: `The "Weir" \N & more`, Texts: true}))
	}
}

// golden compares with a file of testdata, or with -update writes it.
func golden(t *testing.T, file, got string) {
	t.Helper()
	file = filepath.Join("testdata", file)
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("not as in %s:\n%s", file, got)
	}
}

// The same graph gives the same bytes.
func TestDeterministic(t *testing.T) {
	small, large := sample(affair), graphtest.Made(150)
	for _, f := range drawable() {
		if render(t, f, small, Options{Texts: true}) != render(t, f, sample(affair), Options{Texts: true}) {
			t.Errorf("%s: two exports of one graph differ", f)
		}
	}
	for _, o := range []Options{{Engine: "own"}, {Engine: "own", Texts: true}} {
		if render(t, "svg", large, o) != render(t, "svg", graphtest.Made(150), o) {
			t.Errorf("two of our own pictures of one graph differ")
		}
	}
}

func TestSelect(t *testing.T) {
	g := sample(affair)
	g.Facts[21].Evidence[0].When.ISO = "1999-12-31"
	facts := func(g schema.Graph) string {
		var s []string
		for _, f := range g.Facts {
			s = append(s, strings.TrimPrefix(string(f.ID), "fact/0"))
		}
		return strings.Join(s, " ")
	}
	for _, tt := range []struct {
		what string
		sel  Selection
		want string
	}{
		{"all", Selection{}, facts(g)},
		{"around", Selection{Around: []schema.EntityID{"work/a-song-of-umbra"}}, "21"},
		{"around two", Selection{Around: []schema.EntityID{"work/a-song-of-umbra", "gpe/port-ellery"}}, "04 21"},
		{"around, and among neighbours", Selection{Around: []schema.EntityID{"work/the-weir-papers"}}, "09 10"},
		{"two steps", Selection{Around: []schema.EntityID{"gpe/port-ellery"}, Depth: 2}, "03 04 18"},
		{"relation", Selection{Relations: []string{"located_in", "owns"}}, "03 04 17"},
		{"types", Selection{Types: []schema.EntityType{schema.Person}}, "06 07 08 19 20"},
		{"modality", Selection{Modality: []schema.Modality{schema.Denied, schema.Negated}}, "06 18"},
		{"support", Selection{MinSupport: 5}, "00 05 14"},
		{"score", Selection{MinScore: 901}, ""},
		{"top", Selection{Top: 3}, "00 05 14"},
		{"top around", Selection{Around: []schema.EntityID{"person/edda-holm"}, Top: 2}, "00 05"},
		{"types, two", Selection{Types: []schema.EntityType{schema.Person, schema.GPE}}, "00 06 07 08 19 20"},
		{"outlet", Selection{Outlets: []string{"The Northby Courier"}}, "01 02"},
		{"since, by the article's date", Selection{Since: "2025-03-04", Relations: []string{"owns"}}, "03"},
		{"later than all articles", Selection{Since: "2025-04"}, ""},
		{"until", Selection{Until: "2025-03-03", MinSupport: 3}, "01 02"}, // a second article, of "2025-03"
		{"day of the fact", Selection{Since: "1999", Until: "1999-12"}, "21"},
		{"day of the fact, not of the article", Selection{Since: "2025", Relations: []string{"wrote"}}, ""},
		{"nobody", Selection{Around: []schema.EntityID{"person/nobody"}}, ""},
	} {
		got, err := Select(t.Context(), source{g}, tt.sel)
		if err != nil || facts(got) != tt.want {
			t.Errorf("%s: %s, %v; want %s", tt.what, facts(got), err, tt.want)
		}
		for _, f := range got.Facts {
			for _, id := range []schema.EntityID{f.Subject, f.Object.Entity} {
				if id != "" && !slices.ContainsFunc(got.Entities, func(e schema.Entity) bool { return e.ID == id }) {
					t.Errorf("%s: %s is not among the entities", tt.what, id)
				}
			}
		}
	}
}

type failing struct{ source }

func (failing) AllFacts(context.Context) iterFacts {
	return func(yield func(schema.Fact, error) bool) { yield(schema.Fact{}, io.ErrUnexpectedEOF) }
}

func TestErrors(t *testing.T) {
	g := sample(short)
	if err := Write(t.Context(), io.Discard, "gif", source{g}, Options{}); err == nil || err.Error() != `no format "gif"` {
		t.Errorf("unknown format: %v", err)
	}
	if err := Write(t.Context(), io.Discard, "dot", failing{source{g}}, Options{}); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("failing source: %v", err)
	}
	for _, name := range drawable() {
		f, _ := Lookup(name)
		write := func(src Source) error { return Write(t.Context(), full{}, f.Name, src, Options{}) }
		if f.files != nil { // a zip is written when it is closed, too
			write = func(src Source) error { return WriteFiles(t.Context(), full{}, f.Name, src, Options{}) }
		}
		if err := write(source{g}); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("%s to a full disk: %v", f.Name, err)
		}
		if err := write(failing{source{g}}); !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("%s of a failing source: %v", f.Name, err)
		}
	}
}

type full struct{}

func (full) Create(string) (io.Writer, error) { return full{}, nil }

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestJSON(t *testing.T) {
	var got struct {
		Documents, Entities []struct{ ID string }
		Facts               []struct {
			ID, Modality string
			Evidence     []struct{ Quote, Doc string }
		}
	}
	if err := json.Unmarshal([]byte(render(t, "json", sample(affair), Options{})), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Facts) != 22 || len(got.Facts[0].Evidence) != 1 || len(got.Documents) != 2 || got.Facts[6].Modality != "denied" {
		t.Errorf("%+v", got)
	}
	if empty := render(t, "json", schema.Graph{}, Options{}); !strings.Contains(empty, `"facts": []`) {
		t.Errorf("empty graph: %s", empty)
	}
}

func TestOddTexts(t *testing.T) {
	g := oddGraph(hostile...)
	for _, f := range drawable() {
		check(t, f, render(t, f, g, Options{Title: odd[5], Texts: true}))
		check(t, f, render(t, f, schema.Graph{}, Options{}))
	}
	check(t, "svg", render(t, "svg", g, Options{Title: odd[5], Texts: true, Engine: "own"}))
}

// check says what holds for every output of a format.
func check(t *testing.T, format, out string) {
	t.Helper()
	switch format {
	case "dot":
		if _, err := dotStrings(out); err != nil {
			t.Errorf("dot: %v\n%s", err, out)
		}
	case "svg", "graphml", "gexf":
		if _, err := xmlText(out); err != nil {
			t.Errorf("%s: %v", format, err)
		}
	case "json", "cyjs", "jsonld":
		if !json.Valid([]byte(out)) {
			t.Errorf("%s: not valid", format)
		}
	case "ftm":
		for line := range strings.Lines(out) {
			if !json.Valid([]byte(line)) {
				t.Errorf("ftm: not valid: %s", line)
			}
		}
	}
}

// What is left out is said, with the flag that shows it; formats of all facts leave nothing out.
func TestLeftOut(t *testing.T) {
	g := sample(short)
	for _, f := range Formats {
		var said []string
		o := Options{Engine: "dot", Say: func(line string) { said = append(said, line) }}
		if f.Ext == "svg" {
			o.Engine = "own"
		}
		without := render(t, f.Name, g, o)
		o.Texts = true
		with := render(t, f.Name, g, o)
		want := []string{"left out: 1 of 3 facts, whose object is text; --texts shows them"}
		if !strings.Contains(" dot svg png pdf graphml gexf cyjs ", " "+f.Name+" ") {
			want = nil
		}
		if !slices.Equal(said, want) || want != nil && with == without {
			t.Errorf("%s: said %q, want %q", f.Name, said, want)
		}
	}
}
