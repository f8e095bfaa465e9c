package relate

import (
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// repair mends, in the tree's own copy of heads and labels, what a parser
// often gets wrong in news and what the words themselves decide. Each rule
// only moves a token to another head of its sentence.
func (t *tree) repair(title func(first, name int32) bool) {
	for mi := range t.Mentions {
		if t.Mentions[mi].Form == schema.Name {
			t.mendName(t.Mentions[mi])
			t.mendTitle(t.Mentions[mi].First, t.Mentions[mi].End, t.Mentions[mi].Head, title)
		}
	}
	for i := range t.head {
		if t.Tokens[i].UPOS == "VERB" {
			t.mendAfterDate(int32(i))
		}
	}
	t.rebuild()
	for i := range t.head {
		p := int32(i)
		switch t.Tokens[i].UPOS {
		case "VERB", "AUX":
			t.mendSubjects(p)
			t.mendReduced(p)
			t.mendThat(p)
			t.mendTold(p)
			t.mendNounConj(p)
			t.mendMain(p)
			t.mendDeemed(p)
			t.mendInfinitive(p)
			t.mendBy(p)
			t.mendFragment(p)
			t.mendConj(p)
			t.mendAttribute(p)
			t.mendNamedObject(p)
			t.mendGerund(p)
			t.mendDouble(p)
			t.mendCompound(p)
		case "PRON":
			t.mendRelative(p)
			t.mendWhose(p)
		case "PROPN", "NOUN":
			t.mendSource(p)
			t.mendSaid(p)
			t.mendApposition(p)
			t.mendDate(p)
			t.mendSubject(p)
		}
		t.mendObject(p)
		t.mendState(p)
		t.mendSecondThat(p)
		if t.is(p, "conj") && t.predicate(p) {
			t.mendQuoted(p)
		}
	}
	t.rebuild()
}

// move hangs token i on head h with a label.
func (t *tree) move(i, h int32, dep string) {
	if h >= 0 {
		t.set(i, h, dep)
	}
}

// set is move, and with an h of -1 makes i a root. It does nothing where that
// would close a circle or leave the sentence.
func (t *tree) set(i, h int32, dep string) {
	if h < 0 {
		t.head[i], t.dep[i] = -1, "root"
	} else if i != h && t.sent[i] == t.sent[h] && !t.under(h, i) {
		t.head[i], t.dep[i] = h, dep
	}
}

// mendName makes one word of a name that was parsed as a clause: in “titled
// ‘Chasing Gold’ on Chirp” nothing is chased, and Chirp hangs on what comes before.
func (t *tree) mendName(m text.Mention) {
	clause := false
	for i := m.First; i < m.End; i++ {
		clause = clause || t.Tokens[i].UPOS == "VERB"
	}
	if !clause || m.Head < m.First || m.Head >= m.End {
		return
	}
	top := m.Head
	for t.head[top] >= m.First && t.head[top] < m.End {
		top = t.head[top]
	}
	above := t.head[top]
	if above < 0 {
		return
	}
	for above >= 0 && t.Tokens[above].UPOS != "VERB" && t.head[above] >= 0 {
		above = t.head[above]
	}
	for t.is(above, "acl") && t.head[above] >= 0 && words().has("name", t.lemma(above)) {
		for above = t.head[above]; t.Tokens[above].UPOS != "VERB" && t.head[above] >= 0; {
			above = t.head[above]
		}
	}
	for k := m.End; int(k) < len(t.head) && t.sent[k] == t.sent[top]; k++ {
		if h := t.head[k]; h >= m.First && h < m.End && t.Tokens[k].UPOS != "PUNCT" {
			dep := t.dep[k]
			if t.nominal(k) && t.prep(k) != "" {
				dep = "obl"
			}
			t.set(k, above, dep)
		}
	}
	if top != m.Head {
		h := t.head[top]
		t.set(m.Head, h, "obj")
		t.set(top, m.Head, "flat")
	}
}

// mendSubjects leaves a verb the nearest of several subjects before it: of
// "Tarnish President Ana Ruiz resigned", "Tarnish" is none.
func (t *tree) mendSubjects(p int32) {
	last := int32(-1)
	for _, k := range t.kids(p) {
		if k < p && t.head[k] == p && t.is(k, "nsubj") {
			if last >= 0 && t.child(k, "cc") >= 0 && !t.relative(last) {
				t.move(k, last, "conj") // "residents and a source said"
				continue
			}
			if last >= 0 && !t.relative(last) && !t.relative(k) && !t.commaBetween(last, k) {
				t.move(last, k, "compound")
			}
			last = k
		}
	}
}

// mendRelative hangs the clause of "who" on the person before it, and makes a
// relative clause of one whose pronoun follows a noun.
func (t *tree) mendRelative(r int32) {
	w := t.low(r)
	if w != "who" && w != "whom" && w != "which" || r == 0 {
		return
	}
	v := t.head[r]
	if v < 0 || t.is(r, "det") {
		return
	}
	for t.is(v, "xcomp") && t.head[v] > r && t.head[v] >= 0 {
		v = t.head[v]
	}
	left := r - 1
	mark := false
	for left > 0 && t.Tokens[left].UPOS == "PUNCT" && t.sent[left] == t.sent[r] {
		mark, left = true, left-1
	}
	if t.sent[left] != t.sent[r] || !t.nominal(left) {
		return
	}
	rel := t.is(v, "acl:relcl")
	if !rel && (!mark || t.is(v, "root") || t.head[v] < 0 || t.head[v] > r) || w == "which" && rel {
		return
	}
	n := t.topNoun(left)
	if w != "which" {
		n = t.personAbove(left, n)
	}
	if n >= 0 && n < r && (n != t.head[v] || t.is(v, "parataxis", "list", "dep")) {
		t.move(v, n, "acl:relcl")
	}
}

// topNoun climbs from a word of a noun phrase to its head, and from a name in a list to what the list stands by.
func (t *tree) topNoun(i int32) int32 {
	for t.is(i, "flat", "compound", "appos", "conj", "nummod", "amod") && t.head[i] >= 0 && t.nominal(t.head[i]) {
		i = t.head[i]
	}
	return i
}

// personAbove returns the nearest noun from n upwards that can be a person, else n.
func (t *tree) personAbove(left, n int32) int32 {
	for i, steps := n, 0; i >= 0 && steps < 6; i, steps = t.head[i], steps+1 {
		switch t.kind(t.chain(i)) {
		case schema.Person, schema.Group, schema.NORP:
			return i
		}
	}
	return n
}
