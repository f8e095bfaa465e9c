package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/extract/learn"
	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
)

// Templates of features, numbered in the order in which keys uses them.
const templateTransition = 99

// A look is what the features see of one word.
type look struct {
	word, fold, shape, tag uint64
	pre, suf               [4]uint64 // of 1 to 4 runes of the folded word
	lists                  uint64    // bits
	list                   uint64    // a list, ×2, +1 inside of the entry
	hints                  uint64    // city or organization by the long lists, ×2, +1 inside of the entry
	casing                 uint64
	caps                   uint64
	cluster                [3]uint64
}

var edge = look{word: 1, fold: 1, shape: 1, tag: 1}

// wordFeatures makes the features of the words of one sentence.
type wordFeatures struct {
	looks []look
	upper uint64 // the sentence is all capitals, or title case
	out   []learn.Key
}

// look reads the words of a sentence.
func (w *wordFeatures) look(m *Model, doc *text.Doc, s text.Sentence) {
	w.looks = w.looks[:0]
	up, low := 0, 0
	for i := s.First; i < s.End; i++ {
		l := lookAt(m, doc, i)
		if l.caps&1 != 0 {
			up++
		} else if l.caps&8 != 0 {
			low++
		}
		w.looks = append(w.looks, l)
	}
	w.upper = 0
	if up > 3 && up > 4*low {
		w.upper = 1
	}
	if up == 0 && low > 1 {
		w.upper = 2
	}
	w.lookUp(doc, s)
	w.hint(doc, s)
}

func lookAt(m *Model, doc *text.Doc, i int32) look {
	word := doc.Word(i)
	key := lexicon.Fold(word)
	l := look{word: learn.Hash(word), fold: learn.Fold(word), shape: learn.Shape(word), tag: learn.Hash(doc.Tokens[i].XPOS)}
	l.affixes(key)
	l.caps = caps(word)
	if m.casing != nil {
		l.casing = uint64(m.casing.Get(l.fold))
	}
	l.cluster = learn.EnglishClusters().Of(l.fold)
	if l.caps&8 == 0 {
		return l
	}
	l.lists = listBits(word, key)
	return l
}

// affixes hashes the first and last one to four runes.
func (l *look) affixes(key string) {
	at := 0
	for n := range 4 {
		_, size := utf8.DecodeRuneInString(key[at:])
		at += size
		l.pre[n] = learn.Fold(key[:at])
	}
	at = len(key)
	for n := range 4 {
		_, size := utf8.DecodeLastRuneInString(key[:at])
		at -= size
		l.suf[n] = learn.Fold(key[at:])
	}
}

// caps returns bits: starts with a capital, all capitals, has a digit, has a
// letter, has a capital inside.
func caps(word string) (bits uint64) {
	lower := false
	for i, r := range word {
		switch {
		case unicode.IsUpper(r) && i == 0:
			bits |= 1
		case unicode.IsUpper(r):
			bits |= 16
		case unicode.IsDigit(r):
			bits |= 4
		case unicode.IsLetter(r):
			lower = true
		}
		if unicode.IsLetter(r) {
			bits |= 8
		}
	}
	if bits&1 != 0 && !lower {
		bits |= 2
	}
	return bits
}

// keys returns the features of word i of the sentence. It is valid until the next call.
func (w *wordFeatures) keys(i int) []learn.Key {
	at := func(j int) *look {
		if j < 0 || j >= len(w.looks) {
			return &edge
		}
		return &w.looks[j]
	}
	c, l1, l2, r1, r2 := at(i), at(i-1), at(i-2), at(i+1), at(i+2)
	out, n := w.out[:0], 0
	one := func(a uint64) { out = append(out, learn.K1(n, a)); n++ }
	two := func(a, b uint64) { out = append(out, learn.K2(n, a, b)); n++ }
	three := func(a, b, d uint64) { out = append(out, learn.K3(n, a, b, d)); n++ }
	start := uint64(0)
	if i == 0 {
		start = 1
	}
	one(1)
	one(c.word)
	one(c.fold)
	two(c.shape, start)
	three(c.shape, w.upper, c.casing)
	for k := range 4 {
		two(c.pre[k], c.caps&1)
		two(c.suf[k], c.caps&1)
	}
	one(l1.fold)
	one(l2.fold)
	one(r1.fold)
	one(r2.fold)
	one(l1.word)
	one(r1.word)
	two(l1.fold, c.fold)
	two(c.fold, r1.fold)
	two(l1.fold, r1.fold)
	two(l1.fold, c.shape)
	two(r1.fold, c.shape)
	three(l2.fold, l1.fold, c.shape)
	three(r1.fold, r2.fold, c.shape)
	two(l1.shape, c.shape)
	two(c.shape, r1.shape)
	three(l1.shape, c.shape, r1.shape)
	three(l2.shape, l1.shape, c.shape)
	three(c.shape, r1.shape, r2.shape)
	two(l1.suf[2], c.caps)
	two(r1.suf[2], c.caps)
	one(c.tag)
	two(l1.tag, c.tag)
	two(c.tag, r1.tag)
	three(l1.tag, c.tag, r1.tag)
	two(c.tag, c.fold)
	two(c.tag, c.lists)
	two(c.lists, c.caps)
	two(l1.lists, c.lists)
	two(c.lists, r1.lists)
	three(l1.lists, c.caps, start)
	two(r1.lists, c.caps)
	two(c.list, c.caps)
	three(l1.list, c.list, r1.list)
	two(c.list, r1.fold)
	two(c.list, l1.fold)
	two(c.casing, c.caps)
	three(l1.casing, c.casing, c.caps)
	three(c.casing, r1.casing, c.caps)
	two(c.casing, start)
	for _, far := range [...]int{-4, -3, 3, 4} {
		out = append(out, learn.K2(n, at(i+far).fold, c.caps&1)) // a bag: one template for all
	}
	n++
	two(at(i-3).fold, l1.fold)
	for k := range c.cluster {
		two(c.cluster[k], c.caps)
		two(l1.cluster[k], c.caps)
		two(r1.cluster[k], c.caps)
		three(l1.cluster[k], c.cluster[k], r1.cluster[k])
	}
	three(l2.cluster[1], l1.cluster[1], c.shape)
	three(r1.cluster[1], r2.cluster[1], c.shape)
	two(l1.cluster[2], c.fold)
	two(r1.cluster[2], c.fold)
	three(c.hints, c.caps, c.casing)
	three(l1.hints, c.hints, r1.hints)
	three(c.hints, c.list, c.lists)
	three(c.hints, c.caps, l1.fold)
	three(c.hints, c.caps, r1.fold)
	three(c.casing, w.upper, c.lists&(isFirst|isListedFirst))
	two(c.tag, w.upper)
	w.out = out
	return out
}

// fingerprint returns a hash of the features of a fixed sentence.
func fingerprint() string {
	doc := &text.Doc{}
	doc.Text = strings.Join(probe[:], " ")
	at := int32(0)
	for _, w := range probe {
		doc.Tokens = append(doc.Tokens, text.Token{Span: text.Span{Start: at, End: at + int32(len(w))}, XPOS: "NN"})
		at += int32(len(w)) + 1
	}
	var w wordFeatures
	w.look(&Model{}, doc, text.Sentence{End: int32(len(probe))})
	var all []learn.Key
	for i := range probe {
		all = append(all, w.keys(i)...)
	}
	return learn.Fingerprint(all)
}

// probe is a sentence whose features are hashed into the model; a test compares.
var probe = [...]string{"Sen.", "O’Hara", "of", "Kenya", "joined", "ACME", "Corp.", "in", "Łódź", "on", "3", "May", "…"}
