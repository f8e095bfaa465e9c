package asking

import (
	"strings"
	"unicode"

	"newsgraph/schema"
)

// Marks returns where in text the words of a search stand, in code points, in order and
// without overlap: what to set off where a Passage is shown.
func Marks(query, text string) []schema.Span {
	tokens := runs(text)
	marked := make([]bool, len(tokens))
	for _, term := range termsOf(query) {
		want := strings.Fields(term)
		begins := !strings.HasSuffix(term, " ")
		for i := range len(tokens) - len(want) + 1 {
			if !standsAt(tokens[i:], want, begins) {
				continue
			}
			for k := range want {
				marked[i+k] = true
			}
		}
	}
	var out []schema.Span
	for i, t := range tokens {
		switch {
		case !marked[i]:
		case i > 0 && marked[i-1]: // "ice plant" is one mark
			out[len(out)-1].End = t.End
		default:
			out = append(out, t.Span)
		}
	}
	return out
}

// A run is a word of a text, folded as an index has it, and its place.
type run struct {
	schema.Span
	word string
}

// runs cuts text into words, as wordsOf does, and keeps where each stood.
func runs(text string) []run {
	var list []run
	start, n := -1, 0
	letters := strings.Builder{}
	flush := func() {
		if start >= 0 {
			list = append(list, run{schema.Span{Start: start, End: n}, strings.TrimSpace(wordsOf(letters.String()))})
			start = -1
			letters.Reset()
		}
	}
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			if start < 0 {
				start = n
			}
			letters.WriteRune(r)
		} else {
			flush()
		}
		n++
	}
	flush()
	return list
}

func standsAt(tokens []run, want []string, begins bool) bool {
	for k, w := range want {
		t := tokens[k].word
		if t != w && !(begins && k == len(want)-1 && strings.HasPrefix(t, w)) {
			return false
		}
	}
	return true
}
