package export

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"newsgraph/graph/graphtest"
	"newsgraph/schema"
)

// drawable is the formats that this machine can write: pixels and pages need Graphviz.
func drawable() []string {
	var list []string
	_, err := exec.LookPath("dot")
	for _, f := range Formats {
		if err == nil || f.Name != "png" && f.Name != "pdf" {
			list = append(list, f.Name)
		}
	}
	return list
}

// need skips a test on a machine without a program; ours that check everything have them all.
func need(t testing.TB, program, debian string) {
	t.Helper()
	if _, err := exec.LookPath(program); err == nil {
		return
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("no %s on the path", program)
	}
	t.Skipf("no %s on the path: apt install %s", program, debian)
}

func TestGraphvizFormats(t *testing.T) {
	need(t, "dot", "graphviz")
	g := sample(affair)
	for _, tt := range []struct{ format, engine, begin string }{
		{"svg", "", "<?xml"}, {"svg", "neato", "<?xml"}, {"svg", "sfdp", "<?xml"}, {"png", "dot", "\x89PNG"}, {"pdf", "dot", "%PDF"},
	} {
		out := render(t, tt.format, g, Options{Engine: tt.engine, Title: "The Weir River affair"})
		if !strings.HasPrefix(out, tt.begin) {
			t.Errorf("%s by %q begins with %.20q", tt.format, tt.engine, out)
		}
		if tt.format == "svg" {
			text, err := xmlText(out)
			for _, want := range []string{"Edda Holm", "denied: bribed", "The Weir River affair", "person"} {
				if text = strings.ReplaceAll(text, "\u00a0", " "); err != nil || !strings.Contains(text, want) {
					t.Errorf("%q is not in the picture by %q (%v)", want, tt.engine, err)
				}
			}
		}
	}
	if strings.Contains(render(t, "pdf", g, Options{}), "CreationDate (D:20") {
		t.Error("the page has a date")
	}
}

func TestUndated(t *testing.T) {
	for in, want := range map[string]string{
		"%PDF-1.7 /CreationDate (D:20261121154124Z) 1": "%PDF-1.7 /CreationDate (D:19700101000000Z) 1",
		"%PDF-1.7":                               "%PDF-1.7",
		"<svg>/CreationDate (D:20261121154124Z)": "<svg>/CreationDate (D:20261121154124Z)",
	} {
		if got := string(undated([]byte(in))); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestEngine(t *testing.T) {
	for _, tt := range []struct {
		facts       int
		asked, want string
	}{{20, "", "dot"}, {20, "auto", "dot"}, {20, "own", "dot"}, {20, "neato", "neato"}, {3000, "", "sfdp"}, {3000, "dot", "dot"}} {
		p := draw(graphtest.Made(tt.facts), Options{})
		if got := p.engine(tt.asked); got != tt.want {
			t.Errorf("%d facts, %q: %s, want %s", tt.facts, tt.asked, got, tt.want)
		}
		if dot := render(t, "dot", graphtest.Made(tt.facts), Options{Engine: tt.asked}); !strings.Contains(dot, "layout="+tt.want) {
			t.Errorf("%d facts, %q: the file does not name %s", tt.facts, tt.asked, tt.want)
		}
	}
}

// Without Graphviz the picture is ours, and the user hears of it; where it cannot be, there is a cure.
func TestNoGraphviz(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	g := sample(affair)
	var said []string
	o := Options{Say: func(line string) { said = append(said, line) }}
	if render(t, "svg", g, o) != render(t, "svg", g, Options{Engine: "own"}) {
		t.Error("not our own picture")
	}
	if len(said) != 1 || !strings.Contains(said[0], "our own layout") {
		t.Errorf("said %q", said)
	}
	for _, tt := range []struct{ format, engine, msg, hint string }{
		{"png", "", "no png without Graphviz", "--engine own"},
		{"pdf", "sfdp", "no pdf without Graphviz", "apt install graphviz"},
		{"svg", "dot", "no svg without Graphviz", "--engine own"},
		{"png", "own", "svg only", "--format svg"},
	} {
		err := Write(t.Context(), io.Discard, tt.format, source{g}, Options{Engine: tt.engine})
		var ge *GraphvizError
		if !errors.As(err, &ge) || !strings.Contains(ge.Error(), tt.msg) || !strings.Contains(ge.Hint(), tt.hint) {
			t.Errorf("%s by %q: %v", tt.format, tt.engine, err)
		}
	}
}

// fakeDot puts a dot on the path that is this script.
func fakeDot(t *testing.T, script string) (dir string) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh on the path")
	}
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "dot"), []byte("#!"+sh+"\n"+script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	return dir
}

func TestGraphvizIsToldOnlyThis(t *testing.T) {
	fakeDot(t, `echo "$# $*"; cat`)
	out := render(t, "png", sample(short), Options{Title: `"; rm -rf $HOME; "`})
	first, rest, _ := strings.Cut(out, "\n")
	if first != "2 -Kdot -Tpng" || rest != render(t, "dot", sample(short), Options{Title: `"; rm -rf $HOME; "`}) {
		t.Errorf("%s", out)
	}
}

func TestGraphvizFails(t *testing.T) {
	fakeDot(t, `echo half; echo 'Error: <stdin>: syntax error in line 3' >&2; echo more >&2; exit 1`)
	var out bytes.Buffer
	err := Write(t.Context(), &out, "pdf", source{sample(short)}, Options{})
	if err == nil || !strings.HasSuffix(err.Error(), "dot: Error: <stdin>: syntax error in line 3") || out.Len() > 0 {
		t.Errorf("%v, and wrote %q", err, &out)
	}
}

func TestGraphvizIsLate(t *testing.T) {
	fakeDot(t, `sleep 30`)
	err := Write(t.Context(), io.Discard, "svg", source{sample(short)}, Options{Limit: 50 * time.Millisecond})
	var ge *GraphvizError
	if !errors.As(err, &ge) || !strings.HasSuffix(ge.Error(), "dot has not laid out 3 nodes and 2 lines within 50ms") || !strings.Contains(ge.Hint(), "--engine sfdp") {
		t.Errorf("%v", err)
	}
}

func TestGraphvizIsKilled(t *testing.T) {
	dir := fakeDot(t, `echo > "$0.started"; sleep 30`)
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		for {
			if _, err := os.Stat(filepath.Join(dir, "dot.started")); err == nil || ctx.Err() != nil {
				cancel()
				return
			}
			time.Sleep(time.Millisecond)
		}
	}()
	if err := Write(ctx, io.Discard, "svg", source{sample(short)}, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
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

// readByDot lets Graphviz read graphs, all in one process, and returns each as Graphviz has understood it.
func readByDot(t testing.TB, graphs ...string) []dotGraph {
	t.Helper()
	cmd := exec.Command("dot", "-Kosage", "-Tjson0")
	cmd.Stdin = strings.NewReader(strings.Join(graphs, "\n"))
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil || strings.Contains(said.String(), "rror") {
		t.Fatalf("%v: %s", err, &said)
	}
	var list []dotGraph
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var g dotGraph
		if err := dec.Decode(&g); err != nil {
			t.Fatal(err)
		}
		list = append(list, g)
	}
	return list
}

// A dotGraph is a graph as Graphviz's json0 has it: its objects are clusters and nodes.
type dotGraph struct{ Objects, Edges []map[string]any }

// ours is every attribute that our writer gives to a node, cluster or line, and those that Graphviz adds.
var ours = strings.Fields(`label shape color fillcolor penwidth tooltip margin style fontname fontsize fontcolor width height arrowhead arrowsize weight labeltooltip URL
	_gvid name tail head nodes edges subgraphs pos lp bb compound rects
	layout rankdir nodesep ranksep splines bgcolor labelloc outputorder charset overlap overlap_scaling K sep len`)

// checkRead fails unless Graphviz has read just the nodes, lines and words that were
// written: no text has become an attribute, a node or a line.
func checkRead(t testing.TB, p picture, g dotGraph) {
	t.Helper()
	var nodes, labels []string
	for _, o := range g.Objects {
		name := o["name"].(string)
		if !strings.HasPrefix(name, "cluster_") && !strings.HasPrefix(name, "legend ") {
			nodes, labels = append(nodes, name), append(labels, unescapeDot(t, o["label"]))
		}
	}
	var wantNodes, wantLabels []string
	for _, n := range p.nodes {
		wantNodes, wantLabels = append(wantNodes, strings.Trim(dotID(n.id), `"`)), append(wantLabels, strings.Join(wrap(n.label, 22), " "))
	}
	for _, list := range [][]string{nodes, labels, wantNodes, wantLabels} {
		slices.Sort(list)
	}
	if !slices.Equal(nodes, wantNodes) || !slices.Equal(labels, wantLabels) {
		t.Fatalf("Graphviz has read\n%q\n%q, want\n%q\n%q", nodes, labels, wantNodes, wantLabels)
	}
	var tips, wantTips []string
	for _, e := range g.Edges {
		if tip, ok := e["tooltip"]; ok && tip != "" {
			tips = append(tips, unescapeDot(t, tip))
		}
	}
	for _, e := range p.edges {
		wantTips = append(wantTips, plain(e.tip))
	}
	slices.Sort(tips)
	slices.Sort(wantTips)
	if wantTips = slices.DeleteFunc(wantTips, func(s string) bool { return s == "" }); !slices.Equal(tips, wantTips) {
		t.Fatalf("Graphviz has read\n%q, want\n%q", tips, wantTips)
	}
	for _, o := range slices.Concat(g.Objects, g.Edges) {
		for key := range o {
			if !slices.Contains(ours, key) {
				t.Fatalf("an attribute %s: %v", key, o)
			}
		}
	}
}

func unescapeDot(t testing.TB, v any) string {
	s, _ := v.(string)
	list, err := dotStrings(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	if err != nil || len(list) != 1 {
		t.Fatalf("%q: %v", s, err)
	}
	return list[0]
}

func dotOf(g schema.Graph, title string) (picture, string) {
	o := Options{Title: title, Texts: true}
	var b bytes.Buffer
	if err := writeDOT(context.Background(), &b, g, o); err != nil {
		panic(err)
	}
	return draw(g, o), b.String()
}

// TestDOTIsRead has every odd text read by Graphviz, in one process: FuzzDOT needs one for each.
func TestDOTIsRead(t *testing.T) {
	need(t, "dot", "graphviz")
	var pictures []picture
	var graphs []string
	for _, s := range append(odd, "") {
		p, dot := dotOf(oddGraph(s), s)
		pictures, graphs = append(pictures, p), append(graphs, dot)
	}
	read := readByDot(t, graphs...)
	if len(read) != len(pictures) {
		t.Fatalf("%d graphs of %d", len(read), len(pictures))
	}
	for i, p := range pictures {
		checkRead(t, p, read[i])
	}
}

// FuzzDOT lets a reader of our own look at each text, and when it fuzzes Graphviz, too.
func FuzzDOT(f *testing.F) {
	for _, s := range odd {
		f.Add(s)
	}
	fuzzing := flag.Lookup("test.fuzz").Value.String() != ""
	f.Fuzz(func(t *testing.T, s string) {
		p, dot := dotOf(oddGraph(s), s)
		list, err := dotStrings(dot)
		if err != nil {
			t.Fatal(err)
		}
		if want := strings.Join(wrap(shorten(s, 80), 22), " "); want != "" && !slices.Contains(list, want) {
			t.Fatalf("%q is no label in %q", want, list)
		}
		if fuzzing {
			need(t, "dot", "graphviz")
			checkRead(t, p, readByDot(t, dot)[0])
		}
	})
}

// What Graphviz draws of odd names is a picture that harms nobody.
func TestGraphvizOddTexts(t *testing.T) {
	need(t, "dot", "graphviz")
	out := render(t, "svg", oddGraph(odd...), Options{Texts: true, Engine: "dot"})
	text, err := xmlText(out)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.ReplaceAll(text, "\u00a0", " "), "\n")
	for _, want := range []string{`\N`, `a"b"c`, `<b>bold</b>`, `&amp;`, `&lt;`, `&#34;`, `a\`, `]; }`, "Edda Holm", "polluted (disputed)", "denied: bribed", "not: sold"} {
		if !slices.Contains(lines, want) {
			t.Errorf("%q is not in Graphviz's picture", want)
		}
	}
	for _, bad := range []string{"<script", "javascript:", " onload="} {
		if strings.Contains(out, bad) {
			t.Errorf("%q is in Graphviz's picture", bad)
		}
	}
}
