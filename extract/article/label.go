package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A shape is what a block looks like by itself.
type shape uint8

const (
	title shape = iota // no full stop
	cut                // ends in an ellipsis
	short              // up to five words and a full stop
	prose              // a paragraph
)

// features are what can be told of a block without its neighbours.
type features struct {
	shape   shape
	words   int
	capital float64 // share of the longer words, the first left out, that are capitalised
	verb    bool    // has an auxiliary or a common finite verb
	common  int     // function words in lower case
	leadsIn bool    // ends in a colon
	cue     cue
	hard    string // a kind of noise that shows in the words alone; "" otherwise
}

// An end is how a block ends.
type end uint8

const (
	openEnd end = iota
	stopEnd
	cutEnd
	colonEnd
)

// ending tells how s ends, closing quotes and brackets taken off, and whether
// any were.
func ending(s string) (end, bool) {
	t := strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`"'”’»)]*_`, r)
	})
	closed := len(t) < len(strings.TrimRightFunc(s, unicode.IsSpace))
	r, _ := utf8.DecodeLastRuneInString(t)
	switch r {
	case '…':
		return cutEnd, closed
	case '.':
		if strings.HasSuffix(t, "..") {
			return cutEnd, closed
		}
		return stopEnd, closed
	case '!', '?', '。':
		return stopEnd, closed
	case ':':
		return colonEnd, closed
	}
	return openEnd, closed
}

// label fills the features of all blocks.
func (c *cleaner) label() {
	for i := range c.blocks {
		b := &c.blocks[i]
		b.features = look(b.s)
		b.cue, b.hard = recognise(b)
	}
	c.repeats()
}

// repeats marks what a page says twice: a line of at least six words that
// stood there before, and a shorter one that stands there three times, which
// is furniture of the page.
func (c *cleaner) repeats() {
	count := map[string]int{}
	for i := range c.blocks {
		count[c.blocks[i].s]++
	}
	seen := map[string]bool{}
	for i := range c.blocks {
		b := &c.blocks[i]
		if b.hard != "" || b.cue != noCue {
			continue
		}
		switch {
		case b.words >= 6 && seen[b.s], b.words < 6 && b.shape == title && !b.leadsIn && count[b.s] > 2:
			b.hard = repeat
		}
		seen[b.s] = true
		if b.hard == "" && b.words >= 5 && b.words <= 45 && quoted(b) && c.pulled(i) {
			b.hard = repeat
		}
	}
}

func quoted(b *block) bool {
	r, _ := utf8.DecodeRuneInString(b.s)
	return b.tag == quoteTag || strings.ContainsRune(`"“‘'«`, r)
}

// pulled tells whether block i is a quotation pulled out of a paragraph near
// by: its words stand there among others.
func (c *cleaner) pulled(i int) bool {
	quote := normal(c.blocks[i].s)
	if len(quote) < 25 {
		return false
	}
	for j := max(0, i-6); j < min(len(c.blocks), i+7); j++ {
		n := &c.blocks[j]
		if j != i && n.shape == prose && len(n.s) > len(c.blocks[i].s)+10 && strings.Contains(normal(n.s), quote) {
			return true
		}
	}
	return false
}

// look returns what the words of s show.
func look(s string) features {
	var f features
	long, capital := 0, 0
	for w := range strings.FieldsSeq(s) {
		f.words++
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if w == "" {
			continue
		}
		if functionWords[w] {
			f.common++
		}
		if finite[strings.ToLower(w)] {
			f.verb = true
		}
		if r, _ := utf8.DecodeRuneInString(w); f.words > 1 && len(w) > 3 && unicode.IsLetter(r) {
			long++
			if unicode.IsUpper(r) {
				capital++
			}
		}
	}
	if long > 0 {
		f.capital = float64(capital) / float64(long)
	}
	e, closed := ending(s)
	switch {
	case e == cutEnd && !closed:
		f.shape = cut
		if f.words > 30 && strings.Contains(s, ". ") && f.common*6 >= f.words {
			f.shape = prose // someone trails off; excerpts are shorter
		}
	case e == stopEnd || e == cutEnd:
		f.shape = short
		if f.words > 5 {
			f.shape = prose
		}
	case e == colonEnd:
		f.leadsIn = true
		if f.words > 5 && f.common > 1 {
			f.shape = prose
		}
	case f.words > 25 && f.common*6 >= f.words, f.words > 13 && f.verb && f.common > 3 && f.capital < 0.5:
		f.shape = prose // a paragraph that has lost its end
	}
	return f
}

// heading tells whether the words are set like a heading: most are capitalised.
func (f *features) heading() bool { return f.capital >= 0.7 }

// normal returns s in lower case with straight apostrophes, single spaces and
// nothing but letters and digits at its ends: the form the tables of cues are in.
func normal(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '©' })
	s = strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	return strings.Join(strings.Fields(s), " ")
}
