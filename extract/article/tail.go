package article

import (
	"strings"

	"newsgraph/extract/text"
)

// captions finds picture descriptions among the titles of the body: those
// that look like labels, and those without a verb beside a picture's credit or
// before a caption that says the same.
func (w *walk) captions() {
	for i := w.first; i < len(w.blocks); i++ {
		b := &w.blocks[i]
		if b.noise != "" || b.shape != title || b.tag == headingTag || b.leadsIn {
			continue
		}
		beside := i > 0 && w.blocks[i-1].noise == credit && !b.heading()
		if i+1 < len(w.blocks) {
			n := &w.blocks[i+1]
			beside = beside || n.noise == credit && !b.heading() || n.noise == caption && overlap(b.s, n.s) >= 0.5
		}
		if w.label(i) && b.tag != itemTag || beside && !b.verb && b.tag != itemTag {
			b.noise = caption
		}
	}
}

// tail takes off what follows the last paragraph: titles, and teasers made of
// a title and a paragraph that speaks of other things.
func (w *walk) tail() {
	last := w.last()
	if from := w.pairs(last); from > 0 {
		for i := from; i <= last; i++ {
			if w.blocks[i].noise == "" {
				w.blocks[i].noise = teaser
			}
		}
		last = w.last()
	}
	for w.bio(last) {
		w.blocks[last].noise = metadata
		last = w.last()
	}
	kind := teaser
	for i := last + 1; i < len(w.blocks); i++ {
		b := &w.blocks[i]
		if b.noise != "" {
			kind = b.noise
			continue
		}
		for j := i + 1; j < len(w.blocks); j++ { // what the next noise is, this belongs to
			if w.blocks[j].noise != "" {
				kind = w.blocks[j].noise
				break
			}
		}
		b.noise = kind
	}
}

// last returns the last paragraph or list item of the body.
func (w *walk) last() int {
	for i := len(w.blocks) - 1; i > w.first; i-- {
		b := &w.blocks[i]
		if b.noise == "" && (b.role == text.Paragraph || b.role == text.ListItem && w.listed(i)) {
			return i
		}
	}
	return w.first
}

// listed tells whether the list item at i belongs to the body: it is a
// sentence, or its list is led in by a colon.
func (w *walk) listed(i int) bool {
	if w.blocks[i].shape == prose || w.blocks[i].shape == short {
		return true
	}
	for ; i > w.first; i-- {
		b := &w.blocks[i]
		if b.noise == "" && b.tag != itemTag {
			return b.leadsIn
		}
	}
	return false
}

// bio tells whether block i at the end of the article is about its author.
func (w *walk) bio(i int) bool {
	if i <= w.first+1 || w.blocks[i].words > 60 {
		return false
	}
	for _, name := range w.authors {
		if strings.HasPrefix(w.blocks[i].s, name) {
			return true
		}
	}
	return false
}

// pairs returns where two or more pairs of a title and one paragraph on
// something else start that end the article at last, or 0.
func (w *walk) pairs(last int) int {
	from, n := 0, 0
	paragraph := false
	for i := last; i > w.first+3; i-- {
		b := &w.blocks[i]
		switch {
		case b.noise != "":
			continue
		case !paragraph && b.role == text.Paragraph && b.words < 45 && w.kin(b, 1) <= 1:
			paragraph = true
			continue
		case paragraph && b.role == text.Headline && b.tag != headingTag && w.share(b) < 0.5:
			paragraph = false
			n++
			from = i
			continue
		}
		break
	}
	if n < 2 {
		return 0
	}
	return from
}

// headings looks at the titles inside the body again: one that no paragraph
// follows is a link, and of three or more in a row only the last can be a heading.
func (w *walk) headings() {
	for i := w.first; i < len(w.blocks); {
		if !w.isTitle(i) {
			i++
			continue
		}
		j, links := i, []int{}
		for j < len(w.blocks) && (w.blocks[j].noise != "" || w.isTitle(j)) {
			if w.isTitle(j) {
				links = append(links, j)
			}
			j++
		}
		if i+1 < len(w.blocks) && w.blocks[i+1].noise == widget && w.blocks[i].words <= 3 {
			w.blocks[i].noise = widget
		}
		if len(links) >= 3 {
			for _, k := range links[:len(links)-1] {
				if w.blocks[k].tag != headingTag {
					w.blocks[k].noise = teaser
				}
			}
		}
		i = j
	}
}

// isTitle tells whether block i is a title of the body, or a list item that
// the text does not lead in.
func (w *walk) isTitle(i int) bool {
	b := &w.blocks[i]
	return b.noise == "" && (b.role == text.Headline || b.role == text.ListItem && !w.listed(i))
}
