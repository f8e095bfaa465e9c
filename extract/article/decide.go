package article

import (
	"strings"

	"newsgraph/extract/text"
)

// decide gives every block its role or its kind of noise.
func (c *cleaner) decide() {
	w := walk{blocks: c.blocks, title: normal(c.doc.Title), authors: c.bylines()}
	w.first = w.firstProse()
	if w.first < 0 {
		w.bare()
		return
	}
	w.gather()
	w.before()
	w.after()
	w.captions()
	w.tail()
	w.headings()
}

// A walk decides over the blocks of one article.
type walk struct {
	blocks []block
	title  string          // normal form of the title the page gives; "" for none
	first  int             // the first paragraph
	names  map[string]int  // how often the article's paragraphs have them
	nouns  map[string]int  // longer words, in lower case
	all    map[string]bool // words of four letters and more, in lower case

	authors []string
}

// firstProse returns the first paragraph of the article, or its first sentence
// when there is no paragraph, or -1. The article is the stretch of blocks with
// the greatest sum, where each word of prose counts one and links, buttons and
// cues count against it: a page may have sentences in its head.
func (w *walk) firstProse() int {
	best, sum := 0, 0
	from, found, sentence := -1, -1, -1
	for i := range w.blocks {
		b := &w.blocks[i]
		isProse := b.shape == prose && b.hard == "" && b.cue == noCue && !w.isHeadline(b)
		if b.shape == short && b.hard == "" && b.cue == noCue && !w.isHeadline(b) && sentence < 0 {
			sentence = i
		}
		if from < 0 && !isProse {
			continue
		}
		switch {
		case isProse:
			if from < 0 {
				from, sum = i, 0
			}
			sum += b.words
		case b.cue == boxCue:
			sum -= 5
		case b.cue != noCue && b.words > 0 && (i == 0 || w.blocks[i-1].cue != b.cue):
			sum -= 25
		case b.hard != "":
			sum -= 2
		case b.shape != short:
			sum -= 4
		}
		if sum > best {
			best, found = sum, from
		}
		if sum < 0 {
			from, sum = -1, 0
		}
	}
	if found < 0 {
		return sentence
	}
	return found
}

func (w *walk) isHeadline(b *block) bool {
	return b.tag == titleTag || b.tag == headingTag || w.title != "" && normal(b.s) == w.title
}

// bare decides where no block is a sentence: what is not noise by itself and
// stands before the first cue is the text.
func (w *walk) bare() {
	kind := ""
	for i := range w.blocks {
		b := &w.blocks[i]
		if b.cue != noCue {
			kind = kindOf[b.cue]
		}
		b.noise = b.hard
		if kind != "" {
			b.noise = kind
		}
		if b.noise == "" && (b.tag == titleTag || b.tag == headingTag || i == 0 && len(w.blocks) > 1) {
			b.role = text.Headline
		}
	}
}

// before decides what stands before the first paragraph: one headline, lines
// that go with it, and the rest of the page's head.
func (w *walk) before() {
	head := w.headline()
	kind := navigation
	for i := range w.first {
		b := &w.blocks[i]
		switch {
		case i == head:
			b.role = text.Headline
		case b.hard != "":
			b.noise = b.hard
			if b.cue != noCue {
				kind = kindOf[b.cue]
			}
		case b.shape == cut:
			b.noise = teaser
		case (b.shape == short || b.shape == prose) && head >= 0 && i > head && (w.first-i < 3 || w.kin(b, 0) > 2):
			b.role = text.Headline
		case head >= 0 && i > head && b.words >= 5 && !w.label(i) && w.deck(b, kind != navigation):
			b.role = text.Headline // the line under the headline
		case b.tag == itemTag && i > head && head >= 0 && b.words >= 6:
			b.role = text.ListItem
		case w.label(i):
			b.noise = caption
		default:
			b.noise = kind
		}
	}
}

// deck tells whether b, after the headline, goes with it: it speaks of the same.
// Under a cue it must do so more clearly.
func (w *walk) deck(b *block, cued bool) bool {
	s := w.share(b)
	if cued {
		return s > 0.6
	}
	return s > 0.25 || s > 0.1 && b.verb
}

// headline returns the block before the first paragraph that is the article's
// headline, or -1: the title that the page gives, a heading, or the line that
// shares most words with the text.
func (w *walk) headline() int {
	best, score := -1, 0.0
	for i := range w.first {
		b := &w.blocks[i]
		if w.title != "" && normal(b.s) == w.title || b.tag == titleTag {
			b.hard = ""
			return i
		}
		if b.hard != "" || b.shape == cut || b.tag == itemTag && b.words < 4 {
			continue
		}
		s := w.share(b)
		switch {
		case b.words < 2 || b.words > 35:
			continue
		case b.words < 4:
			s -= 0.3
		}
		if b.tag == headingTag {
			s += 0.5
		}
		if i > 0 && w.label(i) {
			s -= 0.4
		}
		if s > score+0.35 || best < 0 && s >= 0 || s > 0 && score <= 0 {
			best, score = i, s
		}
	}
	return best
}

// label tells whether block i reads like the label of a picture: names and
// nouns with commas, and no verb.
func (w *walk) label(i int) bool {
	b := &w.blocks[i]
	return b.shape == title && !b.verb && !b.leadsIn && b.words <= 25 && b.tag != headingTag &&
		b.capital < 0.9 && (strings.Contains(b.s, ", ") || strings.Contains(b.s, "; ")) && b.common <= 3
}
