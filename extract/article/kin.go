package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// gather collects the words of the article's own paragraphs, up to the first
// heading of another section: what prose is measured against later.
func (w *walk) gather() {
	w.names, w.nouns, w.all = map[string]int{}, map[string]int{}, map[string]bool{}
	for i := w.first; i < len(w.blocks); i++ {
		b := &w.blocks[i]
		if b.cue != noCue && b.cue != boxCue && i > w.first+1 {
			break
		}
		if b.hard == "" && b.shape == prose {
			addWords(b.s, w.names, w.nouns, false)
			for f := range strings.FieldsSeq(b.s) {
				if word := bareWord(f); len(word) > 3 {
					w.all[strings.ToLower(word)] = true
				}
			}
		}
	}
}

// bareWord takes punctuation and the possessive off a word.
func bareWord(f string) string {
	word := strings.TrimFunc(f, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
}

// addWords counts the names and the longer words of s. What starts a sentence
// is a name only if initial is set.
func addWords(s string, names, nouns map[string]int, initial bool) {
	first := true
	for f := range strings.FieldsSeq(s) {
		word := bareWord(f)
		r, _ := utf8.DecodeRuneInString(word)
		switch {
		case len(word) > 2 && unicode.IsUpper(r) && (initial || !first) && !ordinary[word]:
			names[word]++
		case len(word) > 5:
			nouns[strings.ToLower(word)]++
		}
		first = strings.HasSuffix(f, ".") || strings.HasSuffix(f, ".”") || strings.HasSuffix(f, "?")
	}
}

// kin tells how much b speaks of what the article speaks of: two for each name
// they share and one for each longer word; own is 1 when the article's words
// hold those of b itself, else 0.
func (w *walk) kin(b *block, own int) int {
	names, nouns := map[string]int{}, map[string]int{}
	addWords(b.s, names, nouns, own == 0)
	n := 0
	for name, k := range names {
		if w.names[name] > k*own {
			n += 2
		}
	}
	for noun, k := range nouns {
		if w.nouns[noun] > k*own {
			n++
		}
	}
	return n
}

// share returns the part of b's longer words that the article's text has too.
func (w *walk) share(b *block) float64 {
	all, shared := 0, 0
	for f := range strings.FieldsSeq(b.s) {
		word := strings.ToLower(bareWord(f))
		if len(word) < 4 || functionWords[word] {
			continue
		}
		all++
		if stemIn(w.all, word) {
			shared++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(shared) / float64(all)
}

// stemIn tells whether the set has a form of the word: "criticizes" for "criticized".
func stemIn(set map[string]bool, word string) bool {
	stem := strings.TrimRight(word, "s")
	for _, end := range [...]string{"", "s", "es", "d", "ed", "ing"} {
		if set[stem+end] {
			return true
		}
	}
	return false
}
