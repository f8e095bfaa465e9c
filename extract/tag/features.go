package tag

import (
	"unicode"
	"unicode/utf8"

	"newsgraph/extract/learn"
)

// A form is what the features see of one word.
type form struct {
	word, fold, shape, flags uint64
	suffix                   [5]uint64 // of 1 to 5 letters; 0 where the word is shorter
	prefix                   [4]uint64
	class                    uint64 // the tags it had in training, as the number of their set
	other                    uint64 // the same from another corpus, of Penn tags only
	cluster                  [3]uint64
}

// Case of a whole sentence: a headline tells names from other words by less.
const (
	plainCase uint64 = iota
	titleCase        // nearly every long word has a capital
	upperCase
)

// Flags of a word.
const (
	initialCap uint64 = 1 << iota
	allCaps
	hasDigit
	hasHyphen
	hasLower
	noLetters
	firstWord
)

// outside stands for the places before and after a sentence.
var outside = form{word: 1, fold: 1, shape: 1, class: 1 << 20, other: 1 << 20}

// sentenceCase returns the case of a sentence of words.
func sentenceCase(words []string) uint64 {
	long, caps, upper, letters := 0, 0, 0, 0
	for i, w := range words {
		r, size := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		isUpper := unicode.IsUpper(r)
		if isUpper && (len(w) == size || isAllCaps(w)) {
			upper++
		}
		if len(w) > 3 && i > 0 {
			long++
			if isUpper {
				caps++
			}
		}
	}
	switch {
	case letters >= 3 && 10*upper >= 9*letters:
		return upperCase
	case long >= 3 && 10*caps >= 8*long:
		return titleCase
	}
	return plainCase
}

func isAllCaps(w string) bool {
	upper := false
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		upper = upper || unicode.IsUpper(r)
	}
	return upper
}

// look returns the form of a word.
func (t *Tagger) look(word string, first bool, mode uint64) form {
	f := form{word: learn.Hash(word), fold: learn.Fold(word), shape: learn.Shape(word)}
	if first {
		f.flags |= firstWord
	}
	hasLetter := false
	for i, r := range word {
		switch {
		case unicode.IsUpper(r):
			if i == 0 {
				f.flags |= initialCap
			}
			hasLetter = true
		case unicode.IsLetter(r):
			f.flags |= hasLower
			hasLetter = true
		case unicode.IsDigit(r):
			f.flags |= hasDigit
		case r == '-':
			f.flags |= hasHyphen
		}
	}
	if !hasLetter {
		f.flags |= noLetters
	} else if f.flags&hasLower == 0 && len(word) > 1 {
		f.flags |= allCaps
	}
	if mode == upperCase {
		f.word, f.shape = f.fold, 2
		f.flags &^= initialCap | allCaps | hasLower
	}
	f.flags |= mode << 8
	f.affixes(word)
	f.class = uint64(t.classes.Get(f.fold))
	f.other = uint64(t.others.Get(f.fold))
	f.cluster = t.clusters.Of(f.fold)
	return f
}

// affixes looks at 5 letters at either end.
func (f *form) affixes(word string) {
	h, rest := uint64(3), word
	for i := range f.suffix {
		r, size := utf8.DecodeLastRuneInString(rest)
		if size == 0 {
			break
		}
		rest = rest[:len(rest)-size]
		h = learn.Mix(h, uint64(learn.FoldRune(r)))
		f.suffix[i] = h
	}
	h, rest = 5, word
	for i := range f.prefix {
		r, size := utf8.DecodeRuneInString(rest)
		if size == 0 {
			break
		}
		rest = rest[size:]
		h = learn.Mix(h, uint64(learn.FoldRune(r)))
		f.prefix[i] = h
	}
}

// features returns the features of word i of a sentence, given the forms of the
// two words before and after it (w[2] is the word), and the labels t1 of the word
// before and t2 of the one before that. Both training and tagging call it.
func features(list []learn.Key, w *[5]*form, t1, t2 uint64) []learn.Key {
	k := learn.Features{List: list[:0]}
	b2, b1, w0, a1, a2 := w[0], w[1], w[2], w[3], w[4]
	t12 := t1<<16 | t2
	k.One(0)
	k.One(w0.word)
	k.One(w0.fold)
	k.One(w0.shape)
	k.One(w0.flags)
	for _, s := range w0.suffix {
		k.One(s)
	}
	for _, p := range w0.prefix {
		k.One(p)
	}
	k.One(w0.class)

	k.One(t1)
	k.One(t12)
	k.Two(t1, w0.fold)
	k.Two(t1, w0.class)
	k.Two(t12, w0.class)
	k.Two(t1, a1.fold)
	k.Two(t1, a1.class)
	k.Two(t1, w0.suffix[2])
	k.Two(t1, w0.flags)
	k.Three(t1, w0.class, a1.class)

	k.One(b1.fold)
	k.One(b2.fold)
	k.One(a1.fold)
	k.One(a2.fold)
	k.One(b1.suffix[2])
	k.One(a1.suffix[2])
	k.Two(b1.fold, w0.fold)
	k.Two(w0.fold, a1.fold)
	k.Two(b2.fold, b1.fold)
	k.Two(a1.fold, a2.fold)
	k.Two(b1.fold, a1.fold)

	k.One(a1.class)
	k.One(a2.class)
	k.Two(w0.fold, a1.class)
	k.Two(w0.class, a1.class)
	k.Three(w0.class, a1.class, a2.class)
	k.Two(w0.class, w0.flags)
	k.Two(w0.suffix[2], w0.flags)
	k.Two(w0.suffix[1], a1.class)
	k.Two(b1.shape, w0.shape)
	k.Two(w0.shape, a1.shape)
	k.Three(b1.flags, w0.flags, a1.flags)

	k.One(w0.other)
	k.One(a1.other)
	k.Two(w0.other, t1)
	k.Two(w0.other, w0.flags)
	k.Two(w0.other, w0.class)
	k.Two(w0.other, a1.other)
	k.Three(w0.other, t1, a1.other)

	for i := range w0.cluster {
		k.One(w0.cluster[i])
		k.Two(w0.cluster[i], t1)
		k.Two(w0.cluster[i], w0.flags)
		k.One(b1.cluster[i])
		k.One(a1.cluster[i])
		k.Two(w0.cluster[i], a1.cluster[i])
	}
	return k.List
}
