package main

import (
	"strings"

	"newsgraph/extract/text"
)

// newswire returns copies of the sentences that say "on Monday", without the "on":
// newspapers write "told reporters Monday", which treebanks of other texts lack.
// Their words keep their places in the text.
func newswire(docs []*text.Doc) []*text.Doc {
	var out []*text.Doc
	for _, doc := range docs {
		changed := &text.Doc{Document: doc.Document, Filled: doc.Filled}
		for _, sent := range doc.Sentences {
			dropPrepositions(doc, sent, changed)
		}
		if len(changed.Sentences) > 0 {
			out = append(out, changed)
		}
	}
	return out
}

func isWeekday(word string) bool {
	day, ok := strings.CutSuffix(word, "day")
	return ok && day != "" && strings.Contains("Sun Mon Tues Wednes Thurs Fri Satur ", day+" ")
}

// dropPrepositions appends to out the sentence without each "on" that marks a
// weekday, if there is one inside the sentence.
func dropPrepositions(doc *text.Doc, sent text.Sentence, out *text.Doc) {
	place := map[int32]int32{-1: -1} // of the words kept
	first, dropped := int32(len(out.Tokens)), false
	next := first
	for i := sent.First; i < sent.End; i++ {
		tok := &doc.Tokens[i]
		if i > sent.First+1 && tok.Dep == "case" && doc.Word(i) == "on" && tok.Head == i+1 && isWeekday(doc.Word(i+1)) {
			dropped = true
			continue
		}
		place[i] = next
		next++
	}
	for i := sent.First; i < sent.End; i++ {
		if _, kept := place[doc.Tokens[i].Head]; !kept {
			return // an "on" that has words of its own
		}
	}
	if !dropped {
		return
	}
	for i := sent.First; i < sent.End; i++ {
		if _, kept := place[i]; !kept {
			continue
		}
		tok := doc.Tokens[i]
		if i > sent.First && (tok.Dep == "obl" || tok.Dep == "nmod") {
			if _, kept := place[i-1]; !kept {
				tok.Dep += ":unmarked"
			}
		}
		tok.Head = place[tok.Head]
		out.Tokens = append(out.Tokens, tok)
	}
	out.Sentences = append(out.Sentences, text.Sentence{First: first, End: next})
}
