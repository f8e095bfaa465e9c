package mention

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// Find fills doc.Mentions from doc.Tokens, their tags and, where they are
// filled, their heads. Mentions are by First, then longest first; no two have
// the same span. Their Chain is -1.
func Find(doc *text.Doc) { English().Find(doc) }

// Find is the function Find with model m in place of the one embedded; nil is none.
func (m *Model) Find(doc *text.Doc) {
	f := newFinder(doc)
	f.model = m
	for i := range f.sents {
		f.dateline(&f.sents[i])
		f.mark(&f.sents[i])
	}
	f.quotedWorks()
	f.modelNames()
	for i := range f.sents {
		if !f.sents[i].shouting {
			f.states(&f.sents[i])
			f.inverted(&f.sents[i])
			f.chunks(&f.sents[i])
		}
	}
	f.venues()
	f.modelRest()
	f.bodies()
	f.described()
	f.acronyms()
	f.usage()
	f.agree()
	f.addresses()
	f.recall()
	f.bodies()
	f.write()
}

// How sure a name's type is.
const (
	guess  = iota // no sign at all
	hint          // a word near it
	likely        // the model, its head, a noun beside it
	sure          // a list, a title, a suffix
)

// A name is the tokens [first, end), and what it is thought to be.
type name struct {
	first, end int32
	kind       schema.EntityType
	sure       int8
}

type finder struct {
	doc     *text.Doc
	model   *Model
	sents   []sentence
	names   []name
	owner   []int32         // for each token, 1 + index in names; 0 for none
	title   []bool          // for each token: part of a title before a name
	guide   []name          // what the model says, in text order
	marks   []bool          // token starts with a capital
	folds   []string        // the tokens folded
	leaders []string        // folded surnames before "administration"
	inner   []name          // names inside of names: "BBC" in "BBC Panorama"
	lowered map[string]bool // words that the document has in lower case
	kids    []int32         // see link
	next    []int32
}

type sentence struct {
	text.Sentence
	shouting bool // a title-case or upper-case line, where capitals say nothing
	quiet    bool // a line without any capital, where their lack says nothing
}

func newFinder(doc *text.Doc) *finder {
	n := len(doc.Tokens)
	f := &finder{doc: doc, owner: make([]int32, n), title: make([]bool, n), marks: make([]bool, n)}
	f.folds = make([]string, n)
	for i := range doc.Tokens {
		f.folds[i] = lexicon.Fold(doc.Word(int32(i)))
		r, _ := utf8.DecodeRuneInString(doc.Word(int32(i)))
		f.marks[i] = unicode.IsUpper(r) || unicode.IsTitle(r)
	}
	for _, s := range doc.Sentences {
		f.sents = append(f.sents, sentence{s, f.isShouting(s), f.isQuiet(s)})
	}
	return f
}

// isShouting reports whether nearly every word that could be lower case is
// not, though some are no names: a list of names does not shout.
func (f *finder) isShouting(s text.Sentence) bool {
	up, low, common := 0, 0, 0
	for i := s.First; i < s.End; i++ {
		switch {
		case f.marks[i]:
			up++
			if i > s.First && !f.proper(i) && f.doc.Tokens[i-1].UPOS != "PUNCT" {
				common++
			}
		case len(f.word(i)) > 3 && isLetter(f.word(i)):
			low++
		}
	}
	if common < 2 {
		return false
	}
	if last := f.word(s.End - 1); last == "." || last == "”" || last == `"` {
		return up >= 8 && up >= 8*low
	}
	return up >= 4 && up >= 5*low
}

// isQuiet reports whether no word has a capital, though there are some words.
func (f *finder) isQuiet(s text.Sentence) bool {
	words := 0
	for i := s.First; i < s.End; i++ {
		if f.marks[i] {
			return false
		}
		if isLetter(f.word(i)) {
			words++
		}
	}
	return words > 1
}

func isLetter(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(r)
}

func (f *finder) word(i int32) string { return f.doc.Word(i) }

// low returns token i folded, "" outside of the document.
func (f *finder) low(i int32) string {
	if i < 0 || int(i) >= len(f.doc.Tokens) {
		return ""
	}
	return f.folds[i]
}

// lemma returns the lemma of token i, or its singular when it has none.
func (f *finder) lemma(i int32) string {
	if l := f.doc.Tokens[i].Lemma; l != "" && l != "_" {
		return lexicon.Fold(l)
	}
	return lexicon.Singular(f.word(i))
}

// phrase returns the tokens [first, end) as the text has them.
func (f *finder) phrase(first, end int32) string {
	if end-first == 1 {
		return f.word(first)
	}
	return f.doc.Words(first, end)
}

func (f *finder) proper(i int32) bool {
	t := &f.doc.Tokens[i]
	return t.UPOS == "PROPN" || strings.HasPrefix(t.XPOS, "NNP")
}

// free reports whether no name covers any of the tokens [first, end).
func (f *finder) free(first, end int32) bool {
	for i := first; i < end; i++ {
		if f.owner[i] != 0 {
			return false
		}
	}
	return true
}

// add records a name over free tokens.
func (f *finder) add(first, end int32, kind schema.EntityType, certainty int8) {
	if first >= end || kind == "" || !f.free(first, end) {
		return
	}
	f.names = append(f.names, name{first, end, kind, certainty})
	for i := first; i < end; i++ {
		f.owner[i] = int32(len(f.names))
	}
}

// drop takes the names that touch [first, end) away again.
func (f *finder) drop(first, end int32) {
	for i := first; i < end; i++ {
		if o := f.owner[i]; o != 0 {
			n := &f.names[o-1]
			for j := n.first; j < n.end; j++ {
				f.owner[j] = 0
			}
			n.kind = ""
		}
	}
}

// write puts names, descriptions and pronouns into doc.Mentions.
func (f *finder) write() {
	var out []text.Mention
	for _, n := range append(f.names, f.inner...) {
		if n.kind != "" {
			out = append(out, text.Mention{First: n.first, End: n.end, Type: n.kind, Form: schema.Name})
		}
	}
	out = append(out, f.nominals()...)
	out = append(out, f.pronouns()...)
	for i := range out {
		out[i].Head, out[i].Chain = f.headOf(out[i].First, out[i].End), -1
	}
	slices.SortStableFunc(out, func(a, b text.Mention) int {
		if a.First != b.First {
			return int(a.First - b.First)
		}
		return int(b.End - a.End)
	})
	out = slices.CompactFunc(out, func(a, b text.Mention) bool { return a.First == b.First && a.End == b.End })
	f.doc.Mentions = out
	f.doc.Filled |= text.Mentions
}

// headOf returns the first token of the span that hangs on a word outside of it.
func (f *finder) headOf(first, end int32) int32 {
	if f.doc.Filled&text.Heads == 0 {
		return end - 1
	}
	for i := first; i < end; i++ {
		if h := f.doc.Tokens[i].Head; (h < first || h >= end) && f.doc.Tokens[i].UPOS != "PUNCT" && f.doc.Tokens[i].UPOS != "DET" {
			return i
		}
	}
	return end - 1
}
