package quads

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// DefaultBase is what exports put before short IRIs unless told otherwise.
const DefaultBase = "urn:newsgraph:"

// AppendLine appends q as a line of N-Quads (RDF 1.1), with " ." and without
// a line end, in the canonical form: one space, and only the escapes that must be.
//
// With base "" IRIs stay as short as they are stored. Otherwise they are made
// absolute: <rdf:type> by Prefixes, <ng:when> to base + "ng/when", others to base + name.
func AppendLine(b []byte, q quad.Quad, base string) []byte {
	for _, v := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		if v != nil {
			b = append(appendValue(b, v, base), ' ')
		}
	}
	return append(b, '.')
}

func appendValue(b []byte, v quad.Value, base string) []byte {
	switch v := v.(type) {
	case quad.IRI:
		return appendIRI(b, string(v), base)
	case quad.BNode:
		return append(b, "_:"+string(v)...)
	case quad.String:
		return appendString(b, string(v))
	case quad.LangString:
		return append(append(appendString(b, string(v.Value)), '@'), v.Lang...)
	case quad.TypedString:
		return appendIRI(append(appendString(b, string(v.Value)), "^^"...), string(v.Type), base)
	case quad.TypedStringer: // numbers, truth values, times
		return appendValue(b, v.TypedString(), base)
	}
	return appendString(b, v.String())
}

// appendIRI makes iri absolute and escapes it as N-Quads demands, by \uXXXX; an
// IRI that this package made needs no escapes.
func appendIRI(b []byte, iri, base string) []byte {
	b = append(b, '<')
	for _, r := range Absolute(iri, base) {
		if illegalInIRI(r) {
			b = appendUCHAR(b, r)
			continue
		}
		b = utf8.AppendRune(b, r)
	}
	return append(b, '>')
}

// Absolute expands a stored IRI under base; with base "" it returns iri.
func Absolute(iri, base string) string {
	if base == "" {
		return iri
	}
	for _, p := range Prefixes {
		if name, ok := strings.CutPrefix(iri, p.Short); ok {
			return p.Full + name
		}
	}
	if name, ok := strings.CutPrefix(iri, "ng:"); ok {
		return base + "ng/" + name
	}
	if scheme, _, ok := strings.Cut(iri, ":"); ok && !strings.ContainsAny(scheme, "/?#") {
		return iri // absolute already
	}
	return base + iri
}

func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch r {
		case '"', '\\':
			b = append(b, '\\', byte(r))
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		case '\t':
			b = append(b, `\t`...)
		case '\b':
			b = append(b, `\b`...)
		case '\f':
			b = append(b, `\f`...)
		default:
			if r < ' ' || r == 0x7f {
				b = appendUCHAR(b, r)
			} else {
				b = utf8.AppendRune(b, r)
			}
		}
	}
	return append(b, '"')
}

func appendUCHAR(b []byte, r rune) []byte {
	if r > 0xffff {
		return fmt.Appendf(b, `\U%08X`, r)
	}
	return fmt.Appendf(b, `\u%04X`, r)
}
