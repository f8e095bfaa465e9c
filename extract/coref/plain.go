package coref

import (
	"strings"
	"unicode"

	"newsgraph/extract/lexicon"
)

// accents maps letters to what is typed for them without accents.
var accents = func() map[rune]string {
	m := map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ł': "l", 'ı': "i", 'þ': "th", 'ð': "d"}
	for base, letters := range map[string]string{
		"a": "áàâäãåāăąǎ", "c": "çćĉċč", "d": "ď", "e": "éèêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ", "i": "íìîïĩīĭį", "j": "ĵ",
		"k": "ķ", "l": "ĺļľ", "n": "ñńņňŋ", "o": "óòôöõōŏő", "r": "ŕŗř", "s": "śŝşšș", "t": "ţťŧț", "u": "úùûüũūŭůűų",
		"w": "ŵ", "y": "ýÿŷ", "z": "źżž",
	} {
		for _, r := range letters {
			m[r] = base
		}
	}
	return m
}()

// plain returns a word in lower case without accents, points, apostrophes and
// quotation marks: "U.S." and "US" are "us", "José's" is "joses".
func plain(w string) string {
	same := true
	for i := 0; i < len(w) && same; i++ {
		same = 'a' <= w[i] && w[i] <= 'z' || '0' <= w[i] && w[i] <= '9'
	}
	if same {
		return w
	}
	var b strings.Builder
	for _, r := range w {
		r = unicode.ToLower(r)
		switch base, ok := accents[r]; {
		case ok:
			b.WriteString(base)
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(r)
		case r == '&':
			b.WriteString("and")
		case r == '-' || r == '‑' || r == '/':
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

// plainWords returns the words of tokens [first, end) made plain. A leading
// article, a closing possessive and all punctuation are left out; "Al-Sabah" is two words.
func (l *linker) plainWords(first, end int32) []string {
	for first+1 < end && isArticle(l.Word(first)) {
		first++
	}
	if end-first > 1 && isPossessive(l.Word(end-1)) {
		end--
	}
	var out []string
	for i := first; i < end; i++ {
		w := l.Word(i)
		if isPossessive(w) {
			continue // "Children's Fund" and "Childrens Fund" differ in the mark only
		}
		out = append(out, strings.Fields(plain(w))...)
	}
	return out
}

func isArticle(w string) bool {
	switch lexicon.Fold(w) {
	case "the", "a", "an":
		return true
	}
	return false
}
