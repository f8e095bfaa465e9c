package phrase

import (
	"slices"
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// Chains returns the phrases of doc that speak of the same thing, at least two
// a chain: by their first phrases, and in each by First, then longest first.
func Chains(doc *text.Doc) [][]Span {
	l := newLinker(doc)
	l.fromCoref()
	for i := range l.phrases {
		switch p := &l.phrases[i]; {
		case p.isPronoun && (p.pron.Person < 3):
			l.speaker(i)
		case p.isPronoun:
			l.pronoun(i)
		case !p.demonstrative:
			l.nominal(i)
		}
	}
	return l.chains()
}

// A phrase is a span with what the rules ask of it. Strings are in small letters.
type phrase struct {
	Span
	sent          int32
	chain         int32             // of package coref, -1 for none
	kind          schema.EntityType // of that chain
	lemma         string            // of the head
	det           string            // lemma of its determiner
	words         string            // without articles, marks and possessive 's
	proper        bool              // the head is a proper noun
	plural        bool
	mods          []string // lemmas of what describes the head, sorted
	isPronoun     bool
	demonstrative bool
	pron          lexicon.PronounInfo
}

type linker struct {
	*tree
	phrases []phrase // by First, then longest first
	parent  []int
	byHead  map[int32]int
	said    map[lexicon.PronounInfo]int // the last "I", "we", "you"
}

func newLinker(doc *text.Doc) *linker {
	l := &linker{tree: newTree(doc), byHead: map[int32]int{}, said: map[lexicon.PronounInfo]int{}}
	chain := map[int32]int32{}
	for _, m := range doc.Mentions {
		if m.Chain >= 0 {
			chain[m.Head] = m.Chain
		}
	}
	for i := range doc.Tokens {
		if at := int32(i); l.isPhrase(at) {
			p := l.describe(at)
			p.chain = -1
			if c, ok := chain[at]; ok {
				p.chain, p.kind = c, doc.Chains[c].Type
			}
			l.phrases = append(l.phrases, p)
		}
	}
	slices.SortStableFunc(l.phrases, func(a, b phrase) int {
		if a.First != b.First {
			return int(a.First - b.First)
		}
		return int(b.End - a.End)
	})
	l.phrases = slices.CompactFunc(l.phrases, func(a, b phrase) bool { return a.First == b.First && a.End == b.End })
	l.parent = make([]int, len(l.phrases))
	for i, p := range l.phrases {
		l.parent[i] = i
		l.byHead[p.Head] = i
	}
	return l
}

func (l *linker) describe(h int32) phrase {
	tok := &l.Tokens[h]
	p := phrase{Span: l.span(h), sent: l.SentenceOf(h), lemma: strings.ToLower(tok.Lemma), proper: tok.UPOS == "PROPN"}
	p.plural = tok.XPOS == "NNS" || tok.XPOS == "NNPS"
	p.pron, p.isPronoun = lexicon.Pronoun(l.Word(h))
	p.isPronoun = p.isPronoun && tok.UPOS == "PRON"
	p.demonstrative = tok.UPOS == "PRON" && !p.isPronoun
	for _, k := range l.kids[h] {
		switch l.dep(k) {
		case "det":
			p.det = strings.ToLower(l.Tokens[k].Lemma)
		case "amod", "compound", "nummod", "flat", "nmod":
			p.mods = append(p.mods, strings.ToLower(l.Tokens[k].Lemma))
		}
	}
	slices.Sort(p.mods)
	var words []string
	for i := p.First; i < p.End; i++ {
		if t := &l.Tokens[i]; t.UPOS != "DET" && t.UPOS != "PUNCT" && t.XPOS != "POS" {
			words = append(words, lexicon.Fold(l.Word(i)))
		}
	}
	p.words = strings.Join(words, " ")
	return p
}

func (l *linker) root(i int) int {
	for l.parent[i] != i {
		i = l.parent[i]
	}
	return i
}

func (l *linker) join(i, j int) {
	if i, j = l.root(i), l.root(j); i != j {
		l.parent[max(i, j)] = min(i, j)
	}
}

// fromCoref joins what package coref has joined.
func (l *linker) fromCoref() {
	first := map[int32]int{}
	for i, p := range l.phrases {
		if p.chain < 0 {
			continue
		}
		if j, ok := first[p.chain]; ok {
			l.join(i, j)
		} else {
			first[p.chain] = i
		}
	}
}

func (l *linker) chains() [][]Span {
	var out [][]Span
	at := map[int]int{} // root: index in out
	for i, p := range l.phrases {
		r := l.root(i)
		k, ok := at[r]
		if !ok {
			k = len(out)
			at[r] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], p.Span)
	}
	return slices.DeleteFunc(out, func(c []Span) bool { return len(c) < 2 })
}
