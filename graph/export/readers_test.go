package export

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
	"newsgraph/schema"
)

// hostile texts mean something to some format, reader or viewer.
var hostile = append(slices.Clone(odd),
	"=1+1", "=HYPERLINK(\"http://x.example\",\"click\")", "+1;=2", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "a;=1",
	"</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "<!--<script>", "${7*7}", "{{7*7}}",
	"'; DROP TABLE x; --", `\u0027`, `\\u0027`, "`name`", "') MATCH (n) DETACH DELETE n //", "[[link]]", "](http://x.example)", "---\ntitle: x\n---", "# heading", "a|b", "#tag", "%%", "null", "1e3", "true", "é", "e\u0301",
	"con", "CON", "../../etc/passwd", "a/b", `a\b`, "a:b", "\u2028line\u2029", "\ufeffbom", "\u202egnp.exe", "🏳️‍🌈", "שלום עולם", "مرحبا",
)

// tool finds a program that reads our files. In CI it must be there.
func tool(t testing.TB, cure string, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	missing(t, fmt.Sprintf("no %s here; %s", names[0], cure))
	return ""
}

func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// python is one that has the readers of testdata, which Debian's packages bring.
var python = sync.OnceValues(func() (string, error) {
	for _, name := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(name, "-c", "import networkx, rdflib").Run() == nil {
			return name, nil
		}
	}
	return "", errors.New("no python3 with networkx and rdflib; install python3-networkx and python3-rdflib")
})

// read runs a script of testdata/readers on files of ours and returns what it found in each.
func read[T any](t *testing.T, script string, files ...string) []T {
	t.Helper()
	script = filepath.Join("testdata", "readers", script)
	var program string
	if strings.HasSuffix(script, ".py") {
		var err error
		if program, err = python(); err != nil {
			missing(t, err.Error())
		}
	} else {
		program = tool(t, "install nodejs", "node")
		if _, err := os.Stat("testdata/readers/node_modules"); err != nil {
			missing(t, "no readers from npm; run npm ci in graph/export/testdata/readers")
		}
	}
	cmd := exec.CommandContext(t.Context(), program, append([]string{script}, files...)...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", script, err, stderr.String())
	}
	var found []T
	if err := json.Unmarshal(out, &found); err != nil || len(found) == 0 {
		t.Fatalf("%s: %v\n%.2000s", script, err, out)
	}
	return found
}

// written is a file with g in a format.
func written(t *testing.T, format string, g schema.Graph, o Options) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "g."+format)
	if err := os.WriteFile(file, []byte(render(t, format, g, o)), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

// cases are what every reader is given.
func cases() []schema.Graph { return []schema.Graph{graphtest.Made(120), oddGraph(hostile...), {}} }

var caseNames = []string{"made", "hostile", "empty"}

// files are the cases in a format.
func files(t *testing.T, format string, o Options) []string {
	var list []string
	for _, g := range cases() {
		list = append(list, written(t, format, g, o))
	}
	return list
}

// tableOf is what a format of nodes and edges must hold; text is what becomes of a text in it.
func tableOf(t *testing.T, g schema.Graph, texts bool, text func(string) string) graphRead {
	want := graphRead{Nodes: map[string]string{}}
	add := func(v *vertex) error { want.Nodes[text(v.id)] = text(v.name); return nil }
	if err := eachVertex(t.Context(), source{g}, texts, add); err != nil {
		t.Fatal(err)
	}
	var src Source = source{g}
	if !texts {
		src = &things{Source: src}
	}
	err := eachArc(t.Context(), src, func(a *arc) error {
		want.Edges++
		if a.best.Quote != "" {
			want.Quotes = append(want.Quotes, text(a.best.Quote))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return want
}

type graphRead struct {
	Nodes         map[string]string
	Edges         int
	Quotes        []string
	Spells, Kinds []string
}

// inXML is what XML keeps of a text.
func inXML(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
			return 0xfffd
		}
		return r
	}, inJSON(s))
}

func inJSON(s string) string { return string([]rune(s)) }

func TestNodesAndEdges(t *testing.T) {
	for _, tt := range []struct {
		format, script string
		texts          bool
		text           func(string) string
	}{
		{"graphml", "graphs.py", true, inXML},
		{"graphml", "graphs.py", false, inXML},
		{"gexf", "graphs.py", true, inXML},
		{"gexf", "gexf.cjs", true, func(s string) string { return xmldomLines.Replace(inXML(s)) }},
		{"cyjs", "cytoscape.cjs", true, inJSON},
	} {
		t.Run(fmt.Sprint(tt.format, "/", tt.script, "/", tt.texts), func(t *testing.T) {
			got := read[graphRead](t, tt.script, files(t, tt.format, Options{Texts: tt.texts})...)
			for i, g := range cases() {
				compareTables(t, caseNames[i], got[i], tableOf(t, g, tt.texts, tt.text))
			}
			if n := map[bool]int{false: 108, true: 120}[tt.texts]; got[0].Edges != n {
				t.Errorf("%d edges, want %d", got[0].Edges, n)
			}
		})
	}
}

// xmldom ends lines where XML 1.1 does, and an attribute has no lines.
var xmldomLines = strings.NewReplacer("\u2028", " ", "\u0085", " ")

func compareTables(t *testing.T, name string, got, want graphRead) {
	if len(got.Nodes) != len(want.Nodes) || got.Edges != want.Edges {
		t.Errorf("%s: %d nodes, %d edges; want %d, %d", name, len(got.Nodes), got.Edges, len(want.Nodes), want.Edges)
	}
	for id, label := range want.Nodes {
		if other, ok := got.Nodes[id]; !ok || other != label {
			t.Errorf("%s: %q is named %q, not %q", name, id, other, label)
		}
	}
	slices.Sort(got.Quotes)
	slices.Sort(want.Quotes)
	if !slices.Equal(got.Quotes, want.Quotes) {
		t.Errorf("%s: quotes\n got %q\nwant %q", name, got.Quotes, want.Quotes)
	}
}

// Values have types, and dates are intervals of real days.
func TestGEXFDates(t *testing.T) {
	g := sample(short)
	for i, iso := range []string{"2024-02", "2025-W52"} {
		g.Facts[i].Evidence[0].When.ISO = iso
	}
	got := read[graphRead](t, "graphs.py", written(t, "gexf", g, Options{Texts: true}))[0]
	want := []string{
		"('2024-02-01', '2024-02-29')",
		"('2025-03-04', '2025-03-04')", // of the article: the text tells no date
		"('2025-12-22', '2025-12-28')",
	}
	if !slices.Equal(got.Spells, want) {
		t.Errorf("spells %q, want %q", got.Spells, want)
	}
	for _, kind := range []string{"articles:int", "score:float", "disputed:bool", "quote:str"} {
		if !slices.Contains(got.Kinds, kind) {
			t.Errorf("no %s among %q", kind, got.Kinds)
		}
	}
}

func TestWellFormed(t *testing.T) {
	lint := tool(t, "install libxml2-utils", "xmllint")
	for _, format := range []string{"graphml", "gexf"} {
		args := append([]string{"--noout", "--nonet"}, files(t, format, Options{Texts: true, Title: hostile[9]})...)
		if out, err := exec.Command(lint, args...).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", format, err, out)
		}
	}
}

// unzipped are the files of a format of several.
func unzipped(t testing.TB, format string, g schema.Graph, o Options) map[string]string {
	t.Helper()
	text := render(t, format, g, o)
	r, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(rc)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := files[f.Name]; twice {
			t.Errorf("%s: %s is there twice", format, f.Name)
		}
		files[f.Name] = string(data)
	}
	return files
}

var _ Source = (*graph.Store)(nil)
