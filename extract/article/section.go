package article

import (
	"newsgraph/extract/text"
)

// after decides from the first paragraph on: a walk with one state, the
// section of the page that the last cue opened.
func (w *walk) after() {
	open := noCue
	for i := w.first; i < len(w.blocks); i++ {
		b := &w.blocks[i]
		if b.cue == commentsCue && w.passing(i) {
			b.noise = comments
			continue
		}
		switch {
		case open == commentsCue:
			b.noise = comments
			continue
		case b.cue != noCue:
			open = b.cue
			b.noise = kindOf[b.cue]
			continue
		case b.hard != "":
			b.noise = b.hard
			continue
		case open != noCue && !w.resumes(i, open):
			b.noise = kindOf[open]
			continue
		}
		open = noCue
		w.keep(i)
	}
}

// passing tells whether the comments cue at i is a button among the first
// lines of the article and not the start of the comments.
func (w *walk) passing(i int) bool {
	if i > w.first+2 {
		return false
	}
	n := 0
	for _, b := range w.blocks[i+1:] {
		if b.cue == commentsCue && n > 2 {
			return true
		}
		if b.shape == prose {
			n++
		}
	}
	return false
}

// keep decides block i as part of the body; titles are looked at again later.
func (w *walk) keep(i int) {
	b := &w.blocks[i]
	switch {
	case b.shape == cut && !(b.heading() && b.words <= 12) && w.excerpt(i):
		b.noise = teaser
	case b.tag == itemTag:
		b.role = text.ListItem
	case b.shape == title || b.shape == cut:
		b.role = text.Headline
	}
}

// excerpt tells whether the cut-off block i is an excerpt of another article:
// it trails off after several words, and no paragraph of this one goes on from it.
func (w *walk) excerpt(i int) bool {
	b := &w.blocks[i]
	if b.words < 6 {
		return false
	}
	for j := i + 1; j < len(w.blocks); j++ {
		n := &w.blocks[j]
		if n.hard == "" && n.cue == noCue && n.shape != title {
			return !(n.shape == prose && w.kin(b, 0) > 2 && w.kin(n, 0) > 2)
		}
	}
	return true
}

// resumes tells whether the article goes on at block i after a section of
// links or a box.
func (w *walk) resumes(i int, open cue) bool {
	b := &w.blocks[i]
	if b.shape != prose && !(open == boxCue && b.shape == short) || b.tag == itemTag && open != boxCue {
		return w.headsBack(i, open)
	}
	if open == boxCue || open == tagsCue {
		return b.words >= 8
	}
	paragraphs, links, kin := 0, 0, 0
	for j := i; j < len(w.blocks) && j < i+6; j++ {
		n := &w.blocks[j]
		if n.cue != noCue {
			break
		}
		switch {
		case n.hard != "":
		case n.shape == prose:
			paragraphs++
			kin += w.kin(n, 0)
		case n.shape != short:
			links++
		}
	}
	if paragraphs == 1 {
		return links == 0 && kin >= 4
	}
	return (kin >= 4 || kin >= 2 && links == 0) && links*2 <= paragraphs && w.kin(b, 0) >= 1
}

// headsBack tells whether the title at i is a heading of the article, right
// before it goes on.
func (w *walk) headsBack(i int, open cue) bool {
	b := &w.blocks[i]
	if b.shape != title || b.tag != headingTag || i+1 >= len(w.blocks) {
		return false
	}
	n := &w.blocks[i+1]
	return n.shape == prose && n.hard == "" && n.cue == noCue && w.kin(n, 0) > 2 && w.resumes(i+1, open)
}
