package relate

import "newsgraph/schema"

// mendNamedObject makes an object of a name that was taken for a complement:
// nobody is said to be Ana Ruiz in "accused Ana Ruiz of theft".
func (t *tree) mendNamedObject(p int32) {
	w, l := words(), t.lemma(p)
	if w.has("name", l) || w.has("given", l) || l == "be" || l == "become" || l == "remain" || w.speech[l] || t.child(p, "obj") >= 0 || t.passive(p) {
		return
	}
	for _, k := range t.kids(p) {
		if m := t.ment[k]; t.is(k, "xcomp") && t.Tokens[k].UPOS == "PROPN" && m >= 0 && t.Mentions[m].Form == schema.Name &&
			t.lo[k] == p+1 && t.child(k, "cop", "mark", "case", "nsubj") < 0 {
			t.dep[k] = "obj"
			return
		}
	}
}

// mendAttribute gives a sentence of nouns the verb that was taken for a word
// before a noun: in "Mayor Ana Ruiz on Tuesday accused Norvik Ferries of theft"
// nobody speaks of accused ferries.
func (t *tree) mendAttribute(p int32) {
	n := t.head[p]
	if x := t.Tokens[p].XPOS; n < p || x != "VBN" && x != "VBD" || !t.is(p, "amod") || p == 0 {
		return
	}
	root := t.rootOf(p)
	first := t.Sentences[t.sent[p]].First
	if root >= p || !t.nominal(root) || t.child(root, "cop") >= 0 || t.Tokens[p-1].UPOS == "DET" || t.Tokens[p-1].UPOS == "ADP" || t.Word(p-1) == "-" {
		return
	}
	for i := first; i < t.hi[root]; i++ {
		if u := t.Tokens[i].UPOS; i != p && (u == "AUX" || u == "VERB" && t.finite(i)) {
			return
		}
	}
	if m := t.ment[root]; m < 0 || t.Mentions[m].Form != schema.Name {
		return
	}
	for i := p + 1; i < t.hi[root]; i++ { // what stood under the noun of the subject
		if t.head[i] == root && i != n {
			t.set(i, p, t.dep[i])
		}
	}
	t.set(p, -1, "root")
	t.set(root, p, "nsubj")
	t.set(n, p, "obj")
}

// mendCompound makes one word with its place of "based" and the like in
// "Oslo-based Kestrel Foods makes cheese", which then has its own verb back.
func (t *tree) mendCompound(p int32) {
	if p < 2 || !isHyphen(t.Word(p-1)) || int(p)+1 >= len(t.head) || t.sent[p+1] != t.sent[p] || !t.nominal(p+1) {
		return
	}
	if x := t.Tokens[p].XPOS; x != "VBN" && x != "VBD" {
		return
	}
	n := t.topNoun(p + 1)
	v := t.head[n]
	if v == p || n == p || v < 0 || t.head[v] != p || t.Tokens[v].UPOS != "VERB" {
		return
	}
	above, dep := t.head[p], t.dep[p]
	t.set(v, above, dep)
	t.set(p, n, "amod")
	for i := v + 1; int(i) < len(t.head) && t.sent[i] == t.sent[p]; i++ {
		if t.head[i] == p {
			t.set(i, v, t.dep[i])
		}
	}
}

// mendGerund makes a complement of "joining" in "ruled out joining the party",
// where the parser saw a side clause.
func (t *tree) mendGerund(p int32) {
	h := t.head[p]
	if h >= 0 && h < p && t.is(p, "advcl") && t.hasTo(p) && words().has("refuse", t.lemma(h)) && t.child(h, "obj", "xcomp", "ccomp") < 0 && !t.commaBetween(h, p) {
		t.dep[p] = "xcomp" // "declined to discuss its cost"
		return
	}
	if h < 0 || p < h || t.Tokens[p].XPOS != "VBG" || !t.is(p, "advcl") || t.child(p, "mark", "case", "nsubj") >= 0 || t.commaBetween(h, p) {
		return
	}
	if w, l := words(), t.verbLemma(h); (w.has("refuse", l) || w.has("fail", l) || w.has("deny", l)) && t.child(h, "obj", "xcomp", "ccomp") < 0 {
		t.dep[p] = "xcomp"
	}
}

// mendDouble gives "gave the bank two weeks" its two objects, where the parser
// hung the second on the first.
func (t *tree) mendDouble(p int32) {
	o := t.child(p, "obj")
	if o < p || t.child(p, "iobj") >= 0 || !words().has("dative", t.lemma(p)) {
		return
	}
	for _, k := range t.kids(o) {
		if m := t.ment[k]; t.is(k, "compound") && t.Tokens[o].UPOS == "NOUN" && m >= 0 && t.Mentions[m].First == p+1 && t.kind(t.Mentions[m].Chain) == schema.Person {
			t.set(k, p, "iobj") // "denied Oskar Renn bail"
			return
		}
		if t.is(k, "nmod") && t.prep(k) == "" && t.lo[k] == o+1 && words().has("term", t.lemma(k)) {
			t.dep[o] = "iobj"
			t.set(k, p, "obj")
			return
		}
	}
}
