package export

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph/graphtest"
	"newsgraph/schema"
)

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

// checkSVG is what a picture of ours may hold: these elements with these attributes,
// links to the web and to nothing else. It reads with a parser that knows nothing of SVG.
func checkSVG(doc string) error {
	dec := xml.NewDecoder(strings.NewReader(doc))
	dec.Strict = true
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		start, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		allowed, ok := svgAttributes[start.Name.Local]
		if !ok {
			return fmt.Errorf("an element <%s>", start.Name.Local)
		}
		for _, a := range start.Attr {
			if !slices.Contains(strings.Fields(allowed), a.Name.Local) {
				return fmt.Errorf("an attribute %s of <%s>", a.Name.Local, start.Name.Local)
			}
			if a.Name.Local == "href" && !strings.HasPrefix(a.Value, "http") {
				return fmt.Errorf("a link to %q", a.Value)
			}
		}
	}
}

var svgAttributes = map[string]string{
	"svg": "xmlns width height viewBox font-family", "title": "", "a": "href target",
	"g":       "fill stroke stroke-width stroke-linecap font-size opacity transform",
	"rect":    "x y width height rx fill fill-opacity stroke stroke-width",
	"ellipse": "cx cy rx ry fill stroke stroke-width", "polygon": "points stroke-linejoin fill stroke stroke-width",
	"path": "d fill stroke stroke-width stroke-dasharray", "line": "x1 y1 x2 y2 stroke",
	"text": "text-anchor x y font-size font-weight fill", "tspan": "x y",
}

func FuzzSVG(f *testing.F) {
	for _, s := range odd {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if err := checkSVG(render(t, "svg", oddGraph(s), Options{Title: s, Texts: true, Engine: "own"})); err != nil {
			t.Fatal(err)
		}
	})
}

// TestXMLLint reads our picture with a parser that is not Go's.
func TestXMLLint(t *testing.T) {
	tool(t, "apt install libxml2-utils", "xmllint")
	cmd := exec.Command("xmllint", "--noout", "--nonet", "-")
	cmd.Stdin = strings.NewReader(render(t, "svg", oddGraph(odd...), Options{Title: odd[5], Texts: true, Engine: "own"}))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}

// Communities stand on grounds of their own, and a part that is one community on none.
func TestGroups(t *testing.T) {
	p := draw(between(sample(affair)), Options{})
	var names []string
	for _, group := range p.groups {
		var in []string
		for _, k := range group {
			in = append(in, p.nodes[k].label)
		}
		names = append(names, strings.Join(in, ", "))
	}
	want := []string{
		"Harbour Inquiry, Northby, Northby Council, Luz Ibarra",
		"Two dock workers, Weir River, Northbyan, Falk Shipping, Umbra Wire, Dario Falk, Edda Holm, The Weir Papers",
	}
	if !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{"Edda Holm", "Edda Holm"},
		{"Government of the United States", "Government|of the|United|States"},
		{"Vesterhavnerdampskibsselskab", "Vesterhavn|erdampskib|sselskab"},
		{"Vesterhavners", "Vesterhavners"}, // longer by less than a third
		{"联合国教育科学及文化组织", "联合国教育|科学及文化|组织"},
		{"e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301|e\u0301e\u0301e\u0301e\u0301"},
		{"\u202eevil\u202c \u2067x\u2069", "evil x"}, // nothing turns the direction of what stands beside it
		{"👩\u200d🚀👩\u200d🚀👩\u200d🚀👩\u200d🚀", "👩\u200d🚀👩\u200d🚀👩\u200d🚀|👩\u200d🚀"},
	} {
		if got := strings.Join(wrap(tt.in, 10), "|"); got != tt.want {
			t.Errorf("wrap(%q)\n got %q\nwant %q", tt.in, got, tt.want)
		}
	}
}

func TestSVG(t *testing.T) {
	svg := render(t, "svg", sample(affair), Options{Title: "The Weir River affair", Engine: "own"})
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

// What Place says is where the SVG has it: page and picture are alike.
func TestPlace(t *testing.T) {
	g := sample(affair)
	at := Place(g, Options{})
	if len(at) != 16 {
		t.Fatalf("%d places: %v", len(at), at)
	}
	people := regexp.MustCompile(`<ellipse cx="([^"]+)" cy="([^"]+)"`).FindAllStringSubmatch(render(t, "svg", g, Options{Engine: "own"}), -1)
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

func BenchmarkSVG(b *testing.B) {
	for _, facts := range []int{60, 300, 3000} {
		g := graphtest.Made(facts)
		b.Run(fmt.Sprint(facts), func(b *testing.B) {
			for b.Loop() {
				if err := writeOwnSVG(io.Discard, g, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
