package queries

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
)

// store reads testdata/NAME.txt of every name, whose lines are
//
//	entity   id  Type  Name  alias, alias
//	doc      id  title  outlet  published
//	fact     id  subject  relation  object  articles
//	evidence id  fact  doc  modality  when  source  quote  [phrase]
//
// with fields between bars and "-" for none, into the quads of graph/quads.
func store(t testing.TB, names ...string) graph.QuadStore {
	t.Helper()
	var b builder
	for _, name := range names {
		b.read(t, name)
	}
	b.derive()
	return memstore.New(b.quads...)
}

func (b *builder) read(t testing.TB, name string) {
	t.Helper()
	f, err := os.Open("testdata/" + name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "|")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
			if fields[i] == "-" {
				fields[i] = ""
			}
		}
		b.line(t, n, fields)
	}
}

type builder struct {
	quads    []quad.Quad
	facts    map[string][]string // subject, relation, object
	modality map[string]string
	when     map[string]string
}

func (b *builder) add(s, p string, o any, label string) {
	if o == "" {
		return
	}
	q := quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p)}
	switch o := o.(type) {
	case int:
		q.Object = quad.Int(o)
	case quad.Value:
		q.Object = o
	case string:
		if o[0] == '<' {
			q.Object = quad.IRI(o[1 : len(o)-1])
		} else {
			q.Object = quad.String(o)
		}
	}
	if label != "" {
		q.Label = quad.IRI(label)
	}
	b.quads = append(b.quads, q)
}

func (b *builder) line(t testing.TB, n int, f []string) {
	if b.facts == nil {
		b.facts, b.modality, b.when = map[string][]string{}, map[string]string{}, map[string]string{}
	}
	switch {
	case f[0] == "entity" && len(f) == 5:
		b.add(f[1], "rdf:type", "<"+f[2]+">", "")
		b.add(f[1], "rdfs:label", f[3], "")
		for a := range strings.SplitSeq(f[4], ",") {
			b.add(f[1], "skos:altLabel", strings.TrimSpace(a), "")
		}
	case f[0] == "doc" && len(f) == 5:
		b.add(f[1], "rdf:type", "<Article>", f[1])
		b.add(f[1], "ng:title", f[2], f[1])
		b.add(f[1], "ng:outlet", f[3], f[1])
		b.add(f[1], "ng:published", f[4], f[1])
	case f[0] == "fact" && len(f) == 6:
		b.facts[f[1]] = f[2:5]
		b.add(f[1], "rdf:type", "<ng:Fact>", "")
		b.add(f[1], "ng:subject", "<"+f[2]+">", "")
		b.add(f[1], "ng:relation", "<"+f[3]+">", "")
		b.add(f[1], "ng:object", f[4], "")
		articles, _ := strconv.Atoi(f[5])
		b.add(f[1], "ng:articles", articles, "")
		b.add(f[1], "ng:origins", articles, "")
	case f[0] == "evidence" && (len(f) == 8 || len(f) == 9):
		id, fact, doc := f[1], f[2], f[3]
		b.add(fact, "ng:evidence", "<"+id+">", doc)
		b.add(id, "rdf:type", "<ng:Evidence>", doc)
		b.add(id, "ng:doc", "<"+doc+">", doc)
		b.add(id, "ng:modality", f[4], doc)
		b.add(id, "ng:when", f[5], doc)
		if f[6] != "" {
			b.add(id, "ng:source", "<"+f[6]+">", doc)
		}
		b.add(id, "ng:quote", f[7], doc)
		b.add(id, "ng:phrase", strings.Join(f[8:], ""), doc)
		b.add(id, "ng:score", 900, doc)
		if old := b.modality[fact]; old == "" || f[4] == "asserted" {
			b.modality[fact] = f[4]
		}
		if old := b.when[fact]; old == "" || f[5] != "" && f[5] < old {
			b.when[fact] = f[5]
		}
		for _, e := range []string{b.facts[fact][0], strings.Trim(b.facts[fact][2], "<>")} {
			if strings.Contains(e, "/") && !strings.Contains(e, " ") {
				b.add(e, "ng:mentioned_in", "<"+doc+">", doc)
			}
		}
	default:
		t.Fatalf("fixture line %d: %q", n, f)
	}
}

// derive adds what follows from the evidence of each fact.
func (b *builder) derive() {
	for id, f := range b.facts {
		b.add(id, "ng:modality", b.modality[id], "")
		b.add(id, "ng:when", b.when[id], "")
		if b.modality[id] == "asserted" {
			b.add(f[0], f[1], f[2], "")
		}
	}
}

// lines prints rows as "name=value name=value", a row a line; only the columns asked for.
func lines(res *Result, cols ...string) string {
	var b strings.Builder
	for _, row := range res.Rows {
		var parts []string
		for _, f := range row {
			if len(cols) == 0 || slices.Contains(cols, f.Name) {
				parts = append(parts, fmt.Sprintf("%s=%s", f.Name, Text(f.Value)))
			}
		}
		b.WriteString(strings.Join(parts, " ") + "\n")
	}
	return b.String()
}

func run1(t testing.TB, s *Session, text string) *Result {
	t.Helper()
	res, err := s.Run(context.Background(), text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return res
}
