package quads

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// IRI is the node of an entity, document, fact or evidence with the given id.
// ID gives the id back.
func IRI[T ~string](id T) quad.IRI {
	return quad.IRI(escape(string(id), func(r rune, before string) bool {
		// "a:b/c" would be read as an absolute IRI; "person/a:b" is not.
		return r == ':' && !strings.Contains(before, "/")
	}))
}

// RelationIRI is the node of a relation; ID gives the name back. It holds
// neither colon nor slash, so it is never a term of the model nor an entity.
func RelationIRI(name string) quad.IRI {
	return quad.IRI(escape(name, func(r rune, _ string) bool { return r == ':' || r == '/' }))
}

// ID undoes IRI and RelationIRI.
func ID(iri quad.IRI) string {
	s := string(iri)
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && unhex(s[i+1]) >= 0 && unhex(s[i+2]) >= 0 {
			b.WriteByte(byte(unhex(s[i+1])<<4 | unhex(s[i+2])))
			i += 2
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

const hexDigits = "0123456789ABCDEF"

func unhex(c byte) int { return strings.IndexByte(hexDigits, c) }

// escape writes as %XX the bytes of what an IRI may not hold, of "%" itself
// and of what also says; before is the text left of the rune.
func escape(s string, also func(r rune, before string) bool) string {
	var b strings.Builder
	for i, r := range s {
		size := utf8.RuneLen(r)
		bad := illegalInIRI(r) || r == '%' || also(r, s[:i])
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 { // a byte that is no UTF-8
				bad, size = true, 1
			}
		}
		if !bad {
			b.WriteString(s[i : i+size])
			continue
		}
		for _, c := range []byte(s[i : i+size]) {
			b.WriteByte('%')
			b.WriteByte(hexDigits[c>>4])
			b.WriteByte(hexDigits[c&15])
		}
	}
	return b.String()
}

// illegalInIRI says what the IRIREF of N-Quads excludes, and all other white
// space and control characters, which no terminal shows.
func illegalInIRI(r rune) bool {
	return r <= ' ' || strings.ContainsRune("<>\"{}|^`\\", r) || unicode.IsControl(r) || unicode.IsSpace(r)
}
