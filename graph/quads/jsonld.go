package quads

import (
	"bytes"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// JSON-LD has the quads of N-Quads. What is labelled with an article stands in a graph
// of its name:
//
//	{"@id": "n:person/ann-lee", "@type": "Person", "rdfs:label": "Ann Lee", "accused": {"@id": "n:person/bo-diaz"}},
//	{"@id": "n:doc/5c0d…", "@graph": [{"@id": "n:ev/91c0…", "@type": "ng:Evidence", "ng:quote": "Lee accused Diaz …", …}]}
//
// "n" is the base, "ng" what the model's own words lie under; bare words are relations and types.

// JSONLDContext is the @context of what AppendJSONLD writes.
func JSONLDContext(base string) []byte {
	b := fmt.Appendf(nil, "{\"@vocab\": %s, \"n\": %[1]s, \"ng\": %s", marshal(base), marshal(base+"ng/"))
	for _, p := range Prefixes {
		b = fmt.Appendf(b, ", %q: %q", strings.TrimSuffix(p.Short, ":"), p.Full)
	}
	return append(b, '}')
}

// AppendJSONLD appends the objects of a record, ",\n" between them; base must not be "".
func AppendJSONLD(b []byte, qs Record, base string) []byte {
	l := ldWriter{bytes.NewBuffer(b), "n:"}
	if !strings.ContainsAny(base[len(base)-1:], ":/?#[]@") {
		l.n = base // what ends otherwise is no prefix to JSON-LD 1.1
	}
	sep := ""
	for same := range chunks(qs, func(q quad.Quad) quad.Value { return q.Label }) {
		l.b.WriteString(sep)
		sep = ",\n"
		l.graph(same)
	}
	return l.b.Bytes()
}

// chunks yields the stretches of qs that are the same in one thing.
func chunks(qs Record, in func(quad.Quad) quad.Value) iter.Seq[Record] {
	return func(yield func(Record) bool) {
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
	b *bytes.Buffer
	n string // what stands before short IRIs
}

// graph writes quads of one label.
func (l *ldWriter) graph(qs Record) {
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
func (l *ldWriter) node(qs Record) {
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
		if q.Predicate == Type {
			l.b.WriteString(l.word(v, false))
		} else {
			fmt.Fprintf(l.b, "{\"@id\": %s}", l.id(v))
		}
	case quad.Int:
		fmt.Fprint(l.b, int64(v))
	default:
		l.b.WriteString(marshal(q.Object.Native()))
	}
}

// id writes the IRI of a node.
func (l *ldWriter) id(iri quad.IRI) string {
	s := string(iri)
	if scheme, _, ok := strings.Cut(s, ":"); ok && !strings.ContainsAny(scheme, "/?#") {
		return marshal(s) // "ng:…" and other prefixes, or absolute
	}
	return marshal(l.n + s)
}

// word writes a relation, a type, or a term of the model. A bare word may not pass for a keyword or a prefix.
func (l *ldWriter) word(iri quad.IRI, predicate bool) string {
	s := string(iri)
	if predicate && iri == Type {
		return `"@type"`
	}
	isPrefix := s == "n" || s == "ng" || slices.ContainsFunc(Prefixes, func(p struct{ Short, Full string }) bool { return p.Short == s+":" })
	if isPrefix || strings.HasPrefix(s, "@") {
		s = l.n + s
	}
	return marshal(s)
}
