package relate

import (
	"strings"

	"newsgraph/extract/text"
	"newsgraph/schema"
)

// A tree is the doc's dependency trees with what the rules ask of them most:
// children, the extent of a subtree, and which mention a token heads.
type tree struct {
	*text.Doc
	dep    []string // Token.Dep, mended by repair
	head   []int32  // Token.Head, or -1 where that leaves the sentence or closes a circle
	kidAt  []int32  // the kids of token i are kid[kidAt[i]:kidAt[i+1]], in text order
	kid    []int32
	lo, hi []int32 // the tokens [lo, hi) from the first to the last under token i
	ment   []int32 // index of the mention that token i heads, -1 for none
	sent   []int32 // index of the sentence of token i
	quote  []int32 // index in runs of the quotation around token i, -1 for none
	runs   []run
	asides []int32 // by sentence: the verb of a "he said" between commas, -1 for none
	named  []bool  // token i is part of a name of several words
	value  []int32 // index of the date that token i is part of, -1 for none
}

// plant builds the tree of doc. Heads that a broken parse may hold are cut off,
// so that every walk up or down ends.
func plant(doc *text.Doc, title func(string) bool) *tree {
	n := len(doc.Tokens)
	t := &tree{
		Doc: doc, dep: make([]string, n), head: fill(n, -1), kidAt: make([]int32, n+1), kid: make([]int32, n),
		lo: make([]int32, n), hi: make([]int32, n), ment: fill(n, -1),
		named: make([]bool, n), sent: make([]int32, n), quote: fill(n, -1), value: fill(n, -1),
	}
	for si, s := range doc.Sentences {
		for i := s.First; i < s.End && int(i) < n; i++ {
			t.sent[i] = int32(si)
			if h := doc.Tokens[i].Head; h >= s.First && h < s.End && h != i {
				t.head[i] = h
			}
		}
	}
	for i := range doc.Tokens {
		t.dep[i] = doc.Tokens[i].Dep
	}
	t.rebuild()
	t.place()
	t.findQuotes()
	t.repair(func(first, name int32) bool { return title(t.words(first, name)) })
	for ri := range t.runs {
		t.runs[ri].speaker = t.reporter(ri)
	}
	t.findAsides()
	return t
}

// rebuild works out what follows from head.
func (t *tree) rebuild() {
	t.cutCircles()
	for i, h := range t.head { // a label stands for an arc: who has one, has a head
		if h < 0 {
			t.dep[i] = "root"
		}
	}
	t.countKids()
	t.measure()
}

// words returns the tokens [first, end) in lower case with single spaces, hyphens joined.
func (t *tree) words(first, end int32) string {
	return strings.ReplaceAll(strings.ToLower(strings.Join(strings.Fields(t.Words(first, end)), " ")), " - ", "-")
}

func fill(n int, v int32) []int32 {
	s := make([]int32, n)
	for i := range s {
		s[i] = v
	}
	return s
}

// cutCircles makes a root of one token of every circle.
func (t *tree) cutCircles() {
	state := make([]int32, len(t.head)) // 0 unseen, otherwise the walk that saw it
	for i := range t.head {
		for j := int32(i); j >= 0 && state[j] == 0; j = t.head[j] {
			state[j] = int32(i) + 1
			if h := t.head[j]; h >= 0 && state[h] == int32(i)+1 {
				t.head[j] = -1
			}
		}
	}
}

func (t *tree) countKids() {
	clear(t.kidAt)
	for _, h := range t.head {
		if h >= 0 {
			t.kidAt[h+1]++
		}
	}
	for i := 1; i < len(t.kidAt); i++ {
		t.kidAt[i] += t.kidAt[i-1]
	}
	next := append([]int32(nil), t.kidAt...)
	for i, h := range t.head {
		if h >= 0 {
			t.kid[next[h]] = int32(i)
			next[h]++
		}
	}
}

// measure sets lo and hi. Every token widens all that stand above it.
func (t *tree) measure() {
	for i := range t.head {
		t.lo[i], t.hi[i] = int32(i), int32(i)+1
	}
	for i := range t.head {
		for h := t.head[i]; h >= 0; h = t.head[h] {
			t.lo[h] = min(t.lo[h], int32(i))
			t.hi[h] = max(t.hi[h], int32(i)+1)
		}
	}
}

// place notes where mentions and dates stand. Of two mentions with one head
// the one that has a chain wins, then the longer.
func (t *tree) place() {
	for mi, m := range t.Mentions {
		if m.Head < 0 || int(m.Head) >= len(t.ment) {
			continue
		}
		if old := t.ment[m.Head]; old >= 0 {
			o := t.Mentions[old]
			if o.Chain >= 0 && (m.Chain < 0 || o.End-o.First >= m.End-m.First) {
				continue
			}
		}
		t.ment[m.Head] = int32(mi)
		for i := m.First; m.Form == schema.Name && m.End-m.First > 1 && i < m.End; i++ {
			t.named[i] = true
		}
	}
	for vi, v := range t.Values {
		if v.Kind != text.DateValue {
			continue
		}
		for i := v.First; i < v.End && int(i) < len(t.value); i++ {
			t.value[i] = int32(vi)
		}
	}
}

// kids returns the children of token i in text order. Like all questions about a
// token it may be asked of -1, which has none.
func (t *tree) kids(i int32) []int32 {
	if i < 0 {
		return nil
	}
	return t.kid[t.kidAt[i]:t.kidAt[i+1]]
}

// is tells whether token i hangs on its head by one of the labels. A label
// without subtype takes all its subtypes.
func (t *tree) is(i int32, labels ...string) bool {
	if i < 0 {
		return false
	}
	dep := t.dep[i]
	for _, l := range labels {
		if dep == l || len(dep) > len(l) && dep[len(l)] == ':' && dep[:len(l)] == l {
			return true
		}
	}
	return false
}

// child returns the first child of token i with one of the labels, or -1.
func (t *tree) child(i int32, labels ...string) int32 {
	for _, k := range t.kids(i) {
		if t.is(k, labels...) {
			return k
		}
	}
	return -1
}

// lemma returns the lower-case lemma of token i, or its form where the lemma is missing.
func (t *tree) lemma(i int32) string {
	if i < 0 {
		return ""
	}
	l := t.Tokens[i].Lemma
	if l == "" || l == "_" {
		l = t.Word(i)
	}
	return strings.ToLower(l)
}

// low returns token i in lower case.
func (t *tree) low(i int32) string {
	if i < 0 || int(i) >= len(t.head) {
		return ""
	}
	return strings.ToLower(t.Word(i))
}

// under tells whether token i is token top or stands below it.
func (t *tree) under(i, top int32) bool {
	for ; i >= 0; i = t.head[i] {
		if i == top {
			return true
		}
	}
	return false
}

// nominal tells whether token i can head a noun phrase.
func (t *tree) nominal(i int32) bool {
	switch t.Tokens[i].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM", "SYM", "DET":
		return true
	}
	return false
}

// predicate tells whether token i heads a clause.
func (t *tree) predicate(i int32) bool {
	return !t.named[i] && (t.Tokens[i].UPOS == "VERB" || t.child(i, "cop") >= 0)
}

// withConj returns token i and the nominal conjuncts that hang on it.
func (t *tree) withConj(i int32) []int32 {
	out := []int32{i}
	for _, k := range t.kids(i) {
		if t.is(k, "conj") && !t.predicate(k) {
			out = append(out, t.withConj(k)...)
		}
	}
	return out
}

// prep returns the preposition before nominal i, in lower case: "to", "according to"; "" for none.
func (t *tree) prep(i int32) string {
	for _, k := range t.kids(i) {
		if !t.is(k, "case") || t.low(k) == "'s" || t.low(k) == "’s" || t.low(k) == "'" || t.low(k) == "’" {
			continue
		}
		p := t.low(k)
		for _, f := range t.kids(k) {
			if t.is(f, "fixed") {
				p += " " + t.low(f)
			}
		}
		if n := k + 1; n < i && t.head[n] == i && t.is(n, "case") && twoWords[p] {
			p += " " + t.low(n) // "out of", parsed as two
		}
		return p
	}
	if k := t.child(i, "advmod"); k >= 0 && k < i && t.low(k) == "about" && t.child(i, "cop") >= 0 {
		return "about" // "is about the port"
	}
	// "at the Gray Point Center", where the parser hung "at" on "Gray".
	if k := t.lo[i]; k < i && t.is(k, "case") && t.Tokens[k].UPOS == "ADP" && t.under(k, i) && t.is(t.head[k], "compound", "amod", "flat") && t.head[t.head[k]] == i {
		return t.low(k)
	}
	return ""
}

// twoWords are the first words of prepositions of two.
var twoWords = map[string]bool{"out": true, "away": true, "next": true, "close": true}

// trim returns the span of the tokens [first, end) without marks at its ends, of first alone
// where a tree whose arcs cross leaves none.
func (t *tree) trim(first, end int32) text.Span {
	end = max(end, first+1)
	for first < end-1 && t.Tokens[first].UPOS == "PUNCT" {
		first++
	}
	for first < end-1 && t.Tokens[end-1].UPOS == "PUNCT" {
		end--
	}
	return t.SpanOf(first, end)
}
