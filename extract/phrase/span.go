package phrase

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
)

// A Span is the phrase of the tokens [First, End) with its head.
type Span struct{ First, End, Head int32 }

// apartFrom are the relations of what hangs on the head of a phrase and is no
// part of it. Those of a clause hang on heads that are predicates.
var apartFrom = map[string]bool{
	"case": true, "cc": true, "appos": true, "conj": true, "parataxis": true, "mark": true, "discourse": true,
	"vocative": true, "dislocated": true, "orphan": true, "reparandum": true,
	"cop": true, "nsubj": true, "aux": true, "advcl": true, "obl": true, "csubj": true, "expl": true,
}

// A tree is a document with the tokens that hang on each.
type tree struct {
	*text.Doc
	kids [][]int32
}

func newTree(doc *text.Doc) *tree {
	t := &tree{doc, make([][]int32, len(doc.Tokens))}
	for i := range doc.Tokens {
		if h := doc.Tokens[i].Head; h >= 0 {
			t.kids[h] = append(t.kids[h], int32(i))
		}
	}
	return t
}

// dep returns the relation of token i without its subtype.
func (t *tree) dep(i int32) string {
	dep, _, _ := strings.Cut(t.Tokens[i].Dep, ":")
	return dep
}

// kid returns the first token on h with the relation, -1 if there is none.
func (t *tree) kid(h int32, dep string) int32 {
	for _, k := range t.kids[h] {
		if t.dep(k) == dep {
			return k
		}
	}
	return -1
}

// isPhrase reports whether token i heads a phrase that can speak of a thing.
func (t *tree) isPhrase(i int32) bool {
	tok, dep := &t.Tokens[i], t.dep(i)
	switch tok.UPOS {
	case "NOUN", "PROPN":
		return dep != "flat" && dep != "fixed" && dep != "goeswith"
	case "PRON":
		_, personal := lexicon.Pronoun(t.Word(i))
		return dep != "expl" && (personal || demonstrative(lexicon.Fold(t.Word(i))) && tok.XPOS == "DT")
	case "DET", "NUM":
		switch dep {
		case "nsubj", "obj", "obl", "nmod", "conj", "root":
			return true
		}
	}
	return false
}

func demonstrative(w string) bool { return w == "this" || w == "that" || w == "these" || w == "those" }

// span returns the whole phrase of head h: of all that hangs on it the run of
// tokens around it.
func (t *tree) span(h int32) Span {
	s := t.Sentences[t.SentenceOf(h)]
	in := make([]bool, s.End-s.First)
	predicate := t.kid(h, "cop") >= 0 || t.kid(h, "nsubj") >= 0
	in[h-s.First] = true
	for _, k := range t.kids[h] {
		if dep := t.dep(k); !apartFrom[dep] && !(predicate && dep == "advmod") {
			t.mark(k, s.First, in)
		}
	}
	first, end := h, h+1
	for first > s.First && in[first-1-s.First] {
		first--
	}
	for end < s.End && in[end-s.First] {
		end++
	}
	for end > h+1 && t.Tokens[end-1].UPOS == "PUNCT" && !t.opened(first, end-1) {
		end--
	}
	for first < h && t.Tokens[first].UPOS == "PUNCT" {
		first++
	}
	if end < s.End && t.Tokens[end].XPOS == "POS" {
		end++
	}
	return Span{first, end, h}
}

func (t *tree) mark(k, base int32, in []bool) {
	in[k-base] = true
	for _, c := range t.kids[k] {
		t.mark(c, base, in)
	}
}

var openers = map[string]string{")": "(", "]": "[", "”": "“", `"`: `"`, "’": "‘", "'": "'"}

// opened reports whether the mark at i closes one that stands in [first, i).
func (t *tree) opened(first, i int32) bool {
	for k := first; k < i; k++ {
		if t.Word(k) == openers[t.Word(i)] {
			return true
		}
	}
	return false
}
