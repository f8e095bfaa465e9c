package mention

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

const maxWork = 12 // tokens in the title of a work

// quotedWorks adds the works whose titles stand in quotes, or after "titled".
func (f *finder) quotedWorks() {
	for k := range f.sents {
		s := &f.sents[k]
		for i := s.First; i < s.End; i++ {
			if f.isOpening(i, s) {
				if end := f.closing(i, s); end > i+1 {
					f.quotedWork(i, end, s)
					i = end
				}
			} else if naming[f.low(i)] && f.workNear(i, s) && i+1 < s.End && f.marks[i+1] {
				f.bareWork(i+1, s)
			}
		}
	}
}

var naming = wordSet("titled;entitled;called;named;dubbed")

func isQuote(w string) bool {
	switch w {
	case `"`, "'", "``", "''", "`":
		return true
	}
	return false
}

func (f *finder) isOpening(i int32, s *sentence) bool {
	w := f.word(i)
	if w == "“" || w == "‘" || w == "``" || w == "«" {
		return true
	}
	if !isQuote(f.low(i)) || w == "”" || w == "’" || i+1 >= s.End {
		return false
	}
	t := f.doc.Tokens
	return t[i].End == t[i+1].Start && (i == s.First || t[i-1].End < t[i].Start || f.low(i-1) == "(")
}

// closing returns the quote that closes the one at i, i if it is too far away.
func (f *finder) closing(i int32, s *sentence) int32 {
	for j := i + 1; j < min(s.End, i+maxWork+2); j++ {
		if isQuote(f.low(j)) || f.word(j) == "»" {
			return j
		}
	}
	return i
}

// quotedWork adds the title between the quotes at open and end, if it is one.
func (f *finder) quotedWork(open, end int32, s *sentence) {
	if f.nickname(open, s) > open {
		return
	}
	first, last := open+1, end
	for last > first && strings.Trim(f.word(last-1), ".,;:!?…") == "" {
		last--
	}
	if first >= last || !f.titleCase(first, last) {
		return
	}
	switch {
	case end+1 < s.End && f.isWork(end+1), f.workNear(open, s):
		f.drop(first, last)
		f.add(first, last, schema.Work, sure)
	case last-first >= 2 && last-first <= 6 && f.word(end-1) != "." && !f.spoken(open, s):
		f.add(first, last, schema.Work, hint)
	}
}

// titleCase reports whether all words of weight have capitals.
func (f *finder) titleCase(first, last int32) bool {
	if !f.marks[first] && f.doc.Tokens[first].UPOS != "NUM" {
		return false
	}
	up := 0
	for i := first; i < last; i++ {
		if f.marks[i] {
			up++
		} else if len(f.word(i)) > 4 && isLetter(f.word(i)) {
			return false
		}
	}
	return up > 0
}

func (f *finder) isWork(i int32) bool {
	kind, ok := lexicon.ThingNoun(f.lemma(i))
	return ok && kind == schema.Work || workOnly[f.lemma(i)]
}

var workOnly = wordSet("single;poem;comic;feature;drama;profile;sketch;hymn;theme;remake;reboot;title;franchise;magazine;newspaper;host;anchor;correspondent;star;creator")

// workNear reports whether a noun for a work stands in the few words before i,
// with no verb but "titled" between.
func (f *finder) workNear(i int32, s *sentence) bool {
	for k := i - 1; k >= s.First && k >= i-4; k-- {
		if f.isWork(k) && f.doc.Tokens[k].UPOS != "VERB" {
			return true
		}
		if f.doc.Tokens[k].UPOS == "VERB" && !naming[f.low(k)] {
			return false
		}
	}
	return false
}

// spoken reports whether a verb of saying stands before the quote.
func (f *finder) spoken(open int32, s *sentence) bool {
	for k := open - 1; k >= s.First && k >= open-3; k-- {
		if saying[f.lemma(k)] || f.low(k) == ":" {
			return true
		}
	}
	return open == s.First
}

// bareWork adds a title without quotes: all words with capitals from i on.
func (f *finder) bareWork(i int32, s *sentence) {
	if isQuote(f.low(i)) {
		return
	}
	end := i
	for k := i; k < s.End && k < i+maxWork; k++ {
		if f.marks[k] {
			end = k + 1
		} else if w := f.low(k); w != "of" && w != "the" && w != "and" && w != "a" && w != "in" && w != "to" && w != "for" {
			break
		}
	}
	if f.low(i-1) != "titled" && f.low(i-1) != "entitled" && !f.free(i, end) {
		return
	}
	f.drop(i, end)
	f.add(i, end, schema.Work, sure)
}
