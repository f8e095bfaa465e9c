// Package words compares words: it folds text, alike for the index of a store and those
// who search it, and finds what was meant by a word that is spelt almost like another.
package words

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Of returns the words of s between single blanks, with one before and one
// after, in lower case and without accents: " lee s plan ". So a phrase is in
// a text when the one string is in the other.
func Of(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	if !ascii(s) {
		s = norm.NFKD.String(s)
	}
	gap := true
	for _, r := range s {
		switch {
		case r < 0x80 && (r >= 'a' && r <= 'z' || r >= '0' && r <= '9'):
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		case r >= 0x80 && unicode.Is(unicode.Mn, r):
			continue
		case r >= 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			r = unicode.ToLower(unicode.ToUpper(r))
		default:
			gap = true
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(r)
	}
	b.WriteByte(' ')
	return b.String()
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
