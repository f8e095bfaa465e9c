package export

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"newsgraph/graph/quads"
)

// writeJSONLD writes the same quads as writeNQuads. What is labelled with an article
// stands in a graph of its name:
//
//	{"@id": "n:person/ann-lee", "@type": "Person", "rdfs:label": "Ann Lee", "accused": {"@id": "n:person/bo-diaz"}},
//	{"@id": "n:doc/5c0d…", "@graph": [{"@id": "n:ev/91c0…", "@type": "ng:Evidence", "ng:quote": "Lee accused Diaz …", …}]}
//
// "n" is the base of the export, "ng" what the model's own words lie under, and bare
// words are relations and types.
func writeJSONLD(ctx context.Context, w io.Writer, src Source, o Options) error {
	l := ldWriter{bufio.NewWriter(w), cmp.Or(o.Base, quads.DefaultBase), "n:"}
	if !strings.ContainsAny(l.base[len(l.base)-1:], ":/?#[]@") {
		l.n = l.base // what ends otherwise is no prefix to JSON-LD 1.1
	}
	fmt.Fprintf(l.b, "{\"@context\": {\"@vocab\": %s, \"n\": %[1]s, \"ng\": %s", jsonText(l.base), jsonText(l.base+"ng/"))
	for _, p := range quads.Prefixes {
		fmt.Fprintf(l.b, ", %q: %q", strings.TrimSuffix(p.Short, ":"), p.Full)
	}
	l.b.WriteString("},\n\"@graph\": [")
	sep := "\n"
	err := eachRecord(ctx, src, func(qs []quad.Quad) error {
		for same := range chunks(qs, func(q quad.Quad) quad.Value { return q.Label }) {
			l.b.WriteString(sep)
			sep = ",\n"
			l.graph(same)
		}
		_, err := l.b.Write(nil) // the error of what was written so far
		return err
	})
	l.b.WriteString("\n]}\n")
	return cmp.Or(err, l.b.Flush())
}

// chunks yields the stretches of qs that are the same in one thing.
func chunks(qs []quad.Quad, in func(quad.Quad) quad.Value) iter.Seq[[]quad.Quad] {
	return func(yield func([]quad.Quad) bool) {
		for len(qs) > 0 {
			n := 1
			for n < len(qs) && in(qs[n]) == in(qs[0]) {
				n++
			}
			if !yield(qs[:n]) {
				return
			}
			qs = qs[n:]
		}
	}
}

type ldWriter struct {
	b       *bufio.Writer
	base, n string // n is what stands before short IRIs
}

// graph writes quads of one label.
func (l *ldWriter) graph(qs []quad.Quad) {
	label, named := qs[0].Label.(quad.IRI)
	if named {
		fmt.Fprintf(l.b, "{\"@id\": %s, \"@graph\": [", l.id(label))
	}
	sep := ""
	for same := range chunks(qs, func(q quad.Quad) quad.Value { return q.Subject }) {
		l.b.WriteString(sep)
		sep = ",\n "
		l.node(same)
	}
	if named {
		l.b.WriteString("]}")
	}
}

// node writes quads of one subject.
func (l *ldWriter) node(qs []quad.Quad) {
	fmt.Fprintf(l.b, "{\"@id\": %s", l.id(qs[0].Subject.(quad.IRI)))
	for same := range chunks(qs, func(q quad.Quad) quad.Value { return q.Predicate }) {
		fmt.Fprintf(l.b, ", %s: ", l.word(same[0].Predicate.(quad.IRI), true))
		if len(same) == 1 {
			l.value(same[0])
			continue
		}
		sep := "["
		for _, q := range same {
			l.b.WriteString(sep)
			sep = ", "
			l.value(q)
		}
		l.b.WriteString("]")
	}
	l.b.WriteString("}")
}

func (l *ldWriter) value(q quad.Quad) {
	switch v := q.Object.(type) {
	case quad.IRI:
		if q.Predicate == quads.Type {
			l.b.Write(l.word(v, false))
		} else {
			fmt.Fprintf(l.b, "{\"@id\": %s}", l.id(v))
		}
	case quad.Int:
		fmt.Fprint(l.b, int64(v))
	default:
		l.b.Write(jsonText(q.Object.Native()))
	}
}

// id writes the IRI of a node.
func (l *ldWriter) id(iri quad.IRI) []byte {
	s := string(iri)
	if scheme, _, ok := strings.Cut(s, ":"); ok && !strings.ContainsAny(scheme, "/?#") {
		return jsonText(s) // "ng:…" and other prefixes, or absolute
	}
	return jsonText(l.n + s)
}

// word writes a relation, a type, or a term of the model. A bare word may not pass for a keyword or a prefix.
func (l *ldWriter) word(iri quad.IRI, predicate bool) []byte {
	s := string(iri)
	if predicate && iri == quads.Type {
		return []byte(`"@type"`)
	}
	isPrefix := s == "n" || s == "ng" || slices.ContainsFunc(quads.Prefixes, func(p struct{ Short, Full string }) bool { return p.Short == s+":" })
	if isPrefix || strings.HasPrefix(s, "@") {
		s = l.n + s
	}
	return jsonText(s)
}
