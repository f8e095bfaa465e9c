package export

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph/graphtest"
	"newsgraph/schema"
)

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
// Its quickest engine places them.
func readByDot(t testing.TB, graphs ...string) []dotGraph {
	t.Helper()
	cmd := exec.Command("dot", "-Tjson0")
	for i, g := range graphs {
		graphs[i] = firstEngine.ReplaceAllString(g, "${1}osage,")
	}
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

var firstEngine = regexp.MustCompile(`\A(digraph newsgraph \{\n  graph \[layout=)\w+,`)

// A dotGraph is a graph as Graphviz's json0 has it: its objects are clusters and nodes.
type dotGraph struct{ Objects, Edges []map[string]any }

// ours is every attribute that our writer gives to a node, cluster or line, and those that Graphviz adds.
var ours = strings.Fields(`label shape color fillcolor penwidth tooltip margin style fontname fontsize fontcolor width height arrowhead arrowsize weight labeltooltip URL
	_gvid name tail head nodes edges subgraphs pos lp bb compound rects
	layout rankdir newrank nodesep ranksep splines bgcolor labelloc outputorder charset overlap overlap_scaling K sep len`)

// checkRead fails unless Graphviz has read just the nodes, lines and words that were
// written: no text has become an attribute, a node or a line.
func checkRead(t testing.TB, p picture, g dotGraph) {
	t.Helper()
	var nodes, labels []string
	for _, o := range g.Objects {
		name := o["name"].(string)
		if !strings.HasPrefix(name, "cluster_") && !strings.HasPrefix(name, "legend ") && name != "legend" {
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
	tool(t, "apt install graphviz", "dot")
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

// FuzzDOT lets a reader of our own look at each text, and when it fuzzes Graphviz, too. A
// line of the input is a text, in every place; size more facts are made, up to what sfdp draws.
func FuzzDOT(f *testing.F) {
	for i, s := range odd {
		f.Add(s, uint16(37*i))
	}
	f.Add(strings.Join(odd, "\n"), uint16(900))
	fuzzing := flag.Lookup("test.fuzz").Value.String() != ""
	f.Fuzz(func(t *testing.T, s string, size uint16) {
		texts := strings.SplitAfter(s, "\n")
		g := oddGraph(texts...)
		more := graphtest.Made(int(size % 1000))
		g.Documents, g.Entities, g.Facts = append(g.Documents, more.Documents...), append(g.Entities, more.Entities...), append(g.Facts, more.Facts...)
		p, dot := dotOf(g, s)
		words := dot
		if i := strings.LastIndex(dot, "\n  legend ["); i >= 0 { // a table, in which is no text
			words = dot[:i]
		}
		list, err := dotStrings(words)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range texts {
			if want := strings.Join(wrap(shorten(name, 80), 22), " "); want != "" && !slices.Contains(list, want) {
				t.Fatalf("%q is no label in %q", want, list)
			}
		}
		if fuzzing {
			tool(t, "apt install graphviz", "dot")
			checkRead(t, p, readByDot(t, dot)[0])
		}
	})
}

// Of very many lines those between communities are faint, and named by their tooltip alone.
func TestDOTFaint(t *testing.T) {
	for _, facts := range []int{200, 700} {
		p, dot := dotOf(graphtest.Made(facts), "")
		faint := 0
		for _, e := range p.edges {
			if e.faint {
				faint++
			}
		}
		got := strings.Count(dot, `" [style=`) - strings.Count(dot, `" [style=invis`)
		if got != faint || strings.Count(dot, `66", arrowhead`) != faint || (facts > manyLines) != (faint > 0) {
			t.Errorf("%d facts: %d lines without a name, %d are faint", facts, got, faint)
		}
	}
}
