package export

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"newsgraph/graph/graphtest"
	"newsgraph/schema"
)

var update = flag.Bool("update", false, "rewrite testdata")

const short = `
Person Edda Holm | accused | Organization Falk Shipping | asserted+denied | 4
Organization Falk Shipping | sold | Facility Vesterhavn Dock | negated
Person Edda Holm | said | "it is <over> & done" | asserted
`

func render(t testing.TB, format string, g schema.Graph, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(context.Background(), &b, format, source{g}, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	for _, format := range []string{"dot", "nquads", "json"} {
		file := filepath.Join("testdata", "short."+format)
		got := render(t, format, sample(short), Options{Title: `The "Weir" \N & more`, Texts: true})
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs from %s:\n%s", format, file, got)
		}
	}
}

// The same graph gives the same bytes.
func TestDeterministic(t *testing.T) {
	g := graphtest.Made(150)
	for _, f := range Formats {
		if render(t, f.Name, g, Options{}) != render(t, f.Name, graphtest.Made(150), Options{}) {
			t.Errorf("%s: two exports of one graph differ", f.Name)
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
	for _, f := range Formats {
		if err := Write(t.Context(), full{}, f.Name, source{g}, Options{}); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("%s to a full disk: %v", f.Name, err)
		}
	}
}

type full struct{}

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

// odd names break writers.
var odd = []string{
	``, ` `, `"`, `\`, `a\`, `\"`, `\N`, `\n`, `\\N`, `a"b"c`, `<b>bold</b>`, `&amp;`, `&lt;`, `&#34;`, `]; }`, `-->`, `<!--`, `]]>`, "a\nb\r\nc\td", "nul\x00", "bell\a", "\xff\xfe",
	"\ufffe\uffff", "Zoë e\u0301 萨尔瓦多 😀 \u202e\u200b", strings.Repeat("x", 300), strings.Repeat("many words ", 40), "{record|<f0>}", "digraph", `'single'`, "%3C",
}

// oddGraph has every odd text in every place.
func oddGraph(texts ...string) schema.Graph {
	g := sample(affair)
	for i, s := range texts {
		id := schema.EntityID(fmt.Sprintf("person/%d-%s", i, s))
		g.Entities = append(g.Entities, schema.Entity{ID: id, Type: schema.EntityType(s), Name: s, Aliases: []string{s}})
		g.Documents = append(g.Documents, schema.Document{ID: schema.DocID(fmt.Sprintf("doc/%d", i)), Outlet: s, Published: s, URL: "http://" + s})
		g.Facts = append(g.Facts, schema.Fact{ID: schema.FactID(fmt.Sprintf("fact/x%d", i)), Subject: id, Relation: s, Object: schema.Object{Entity: "dangling"},
			Modality: schema.Modality(s), Evidence: []schema.Evidence{{ID: "ev/1", Doc: g.Documents[len(g.Documents)-1].ID, Quote: s, Source: id}}},
			schema.Fact{ID: schema.FactID(fmt.Sprintf("fact/y%d", i)), Subject: id, Relation: s, Object: schema.Object{Text: s}})
	}
	return g
}

func TestOddTexts(t *testing.T) {
	g := oddGraph(odd...)
	for _, f := range Formats {
		out := render(t, f.Name, g, Options{Title: odd[5], Texts: true})
		check(t, f.Name, out)
	}
	for _, f := range Formats {
		check(t, f.Name, render(t, f.Name, schema.Graph{}, Options{}))
	}
}

// check says what holds for every output of a format.
func check(t *testing.T, format, out string) {
	t.Helper()
	switch format {
	case "dot":
		if _, err := dotStrings(out); err != nil {
			t.Errorf("dot: %v\n%s", err, out)
		}
	case "svg":
		if _, err := xmlText(out); err != nil {
			t.Errorf("svg: %v", err)
		}
	case "json":
		if !json.Valid([]byte(out)) {
			t.Errorf("json: not valid")
		}
	}
}

// xmlText is the character data of an XML document.
func xmlText(doc string) (string, error) {
	var text strings.Builder
	dec := xml.NewDecoder(strings.NewReader(doc))
	dec.Strict = true
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return text.String(), nil
		}
		if err != nil {
			return "", err
		}
		if data, ok := tok.(xml.CharData); ok {
			text.Write(data)
			text.WriteByte('\n')
		}
	}
}

// dotStrings reads the quoted strings of DOT and fails on anything outside them
// that our writer does not write.
func dotStrings(dot string) ([]string, error) {
	var list []string
	for rest := dot; rest != ""; {
		i := strings.IndexByte(rest, '"')
		if i < 0 {
			i = len(rest)
		}
		if j := strings.IndexFunc(rest[:i], func(r rune) bool { return r > 126 || strings.ContainsRune(`\&'<`, r) }); j >= 0 {
			return nil, fmt.Errorf("%q outside of a string", rest[:i])
		}
		if rest = rest[min(i+1, len(rest)):]; rest == "" {
			break
		}
		var b strings.Builder
		for {
			if rest == "" {
				return nil, fmt.Errorf("a string does not end")
			}
			if rest[0] == '"' {
				rest = rest[1:]
				break
			}
			if rest[0] == '\\' && len(rest) > 1 {
				switch rest[1] {
				case '"', '\\':
					b.WriteByte(rest[1])
				case 'n':
					b.WriteByte(' ')
				default:
					return nil, fmt.Errorf("escape %q", rest[:2])
				}
				rest = rest[2:]
				continue
			}
			b.WriteByte(rest[0])
			rest = rest[1:]
		}
		list = append(list, strings.ReplaceAll(b.String(), "&amp;", "&"))
	}
	return list, nil
}

func FuzzPictures(f *testing.F) {
	for _, s := range odd {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g := oddGraph(s)
		list, err := dotStrings(render(t, "dot", g, Options{Title: s}))
		if err != nil {
			t.Fatal(err)
		}
		if want := strings.Join(wrap(shorten(s, 80), 22), " "); want != "" && !slices.Contains(list, want) {
			t.Fatalf("%q is no label in %q", want, list)
		}
		if _, err := xmlText(render(t, "svg", g, Options{Title: s, Texts: true})); err != nil {
			t.Fatal(err)
		}
	})
}

// TestGraphviz lets Graphviz itself read what we write.
func TestGraphviz(t *testing.T) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("no dot on the path")
	}
	g := oddGraph(odd...)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, dot, "-Tsvg")
	cmd.Stdin = strings.NewReader(render(t, "dot", g, Options{Texts: true}))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil || strings.Contains(stderr.String(), "rror") {
		t.Fatalf("%v: %s", err, stderr.String())
	}
	text, err := xmlText(string(out))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`\N`, `a"b"c`, `<b>bold</b>`, `&amp;`, `&lt;`, `&#34;`, `a\`, `]; }`, "Edda Holm", "polluted (disputed)", "denied: bribed", "not: sold"} {
		if !slices.Contains(strings.Split(strings.ReplaceAll(text, "\u00a0", " "), "\n"), want) {
			t.Errorf("%q is not in Graphviz's picture", want)
		}
	}
}

func TestSVG(t *testing.T) {
	svg := render(t, "svg", sample(affair), Options{Title: "The Weir River affair"})
	text, err := xmlText(svg)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"The Weir River affair", "Edda Holm", "mayor of", "denied: bribed", "not: sold", "polluted (disputed)",
		"planned, possible", "organization", "Umbra Wire, 2025-03-04"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the picture", want)
		}
	}
	if strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
		t.Error("a coordinate is no number")
	}
	if !strings.Contains(svg, `href="https://news.example/a?x=1&amp;y=2"`) {
		t.Error("no link to the article")
	}
}

func BenchmarkSVG(b *testing.B) {
	for _, facts := range []int{60, 300, 3000} {
		g := graphtest.Made(facts)
		b.Run(fmt.Sprint(facts), func(b *testing.B) {
			for b.Loop() {
				if err := Write(b.Context(), io.Discard, "svg", source{g}, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// What Place says is where the SVG has it: page and picture are alike.
func TestPlace(t *testing.T) {
	g := sample(affair)
	at := Place(g, Options{})
	if len(at) != 16 {
		t.Fatalf("%d places: %v", len(at), at)
	}
	people := regexp.MustCompile(`<ellipse cx="([^"]+)" cy="([^"]+)"`).FindAllStringSubmatch(render(t, "svg", g, Options{}), -1)
	var dx, dy float64 // from places to the picture
	for i, id := range []schema.EntityID{"person/dario-falk", "person/edda-holm", "person/gita-arden", "person/luz-ibarra"} {
		var x, y float64
		fmt.Sscan(people[i][1]+" "+people[i][2], &x, &y)
		if i == 0 {
			dx, dy = x-at[id].X, y-at[id].Y
		}
		if math.Abs(x-at[id].X-dx) > 0.11 || math.Abs(y-at[id].Y-dy) > 0.11 {
			t.Errorf("%s lies at %v in the picture, at %+v by Place", id, people[i], at[id])
		}
	}
}
