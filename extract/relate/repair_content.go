package relate

// mendThat makes the content of a verb of speech of a clause that begins with
// "that" and was taken for a relative one: "denied on Monday that three had
// applied", "has denied that Renn set a price".
func (t *tree) mendThat(p int32) {
	n := t.head[p]
	if n < 0 || n > p || !t.is(p, "acl:relcl", "acl") {
		return
	}
	that, v := t.lo[p], t.head[n]
	if t.low(n) == "that" && t.is(n, "obj") {
		that = n
	}
	if v < 0 || v > n || t.low(that) != "that" || that != n && that != n+1 || !t.takesThat(v) {
		return
	}
	if that != n && (!t.is(n, "obl", "obl:unmarked", "nmod") || t.value[n] < 0) {
		return // of nouns, only a time has no clause of its own
	}
	if s := t.child(p, "nsubj", "nsubj:pass", "compound"); s < 0 || s == that {
		return
	}
	t.set(p, v, "ccomp")
	t.set(that, p, "mark")
	if s := t.child(p, "compound"); s >= 0 && t.child(p, "nsubj") < 0 {
		t.set(s, p, "nsubj")
	}
}

// mendSecondThat hangs the second content clause of a verb of speech on the first: in
// "said it would close, and that it was sorry" both are said.
func (t *tree) mendSecondThat(c int32) {
	v := t.head[c]
	if v < 0 || v > c || !t.is(c, "conj") || t.Tokens[v].UPOS != "VERB" {
		return
	}
	m, k := t.child(c, "mark"), t.child(v, "ccomp")
	if m < 0 || m > c || t.low(m) != "that" || k < v || k > c {
		return
	}
	t.set(c, k, "conj")
}

// takesThat tells whether verb v is one of speech or judgement that lacks its content.
func (t *tree) takesThat(v int32) bool {
	w, l := words(), t.lemma(v)
	if t.Tokens[v].UPOS != "VERB" || t.child(v, "ccomp", "xcomp") >= 0 {
		return false
	}
	return w.speech[l] || w.has("deny", l) || w.has("claim", l) || w.has("rule", l) || w.has("think", l)
}

// mendState hangs on the verb the adjective that says what became of its object:
// "pulled three sailors alive from the wreck", "found him dead in Tarn".
func (t *tree) mendState(i int32) {
	n := t.head[i]
	if n < 0 || i != n+1 || !t.is(i, "amod") || !t.is(n, "obj") || !words().has("state", t.lemma(i)) {
		return
	}
	v := t.head[n]
	if v < 0 || t.Tokens[v].UPOS != "VERB" {
		return
	}
	for _, k := range t.kids(i) {
		if t.is(k, "obl") {
			t.set(k, v, "obl")
		}
	}
	t.set(i, v, "xcomp")
}

// mendMain gives a sentence that the parser took for a name with clauses hung on it
// the verb behind the last of them: "Ruiz, who lost her seat, conceded on Monday",
// "Lindt, chief of the union, whose cousin was aboard, accused the bank of theft".
func (t *tree) mendMain(p int32) {
	root := t.rootOf(p)
	if root >= p || !t.behindClause(p, root) || t.child(root, "cop", "nsubj") >= 0 || t.finiteUnder(root, p) {
		return
	}
	from := t.head[p]
	t.set(p, -1, "root")
	t.set(root, p, "nsubj")
	if t.child(p, "aux:pass") >= 0 {
		t.dep[root] = "nsubj:pass"
	}
	for i := p + 1; i < t.Sentences[t.sent[p]].End; i++ {
		if h := t.head[i]; h == root || h == from {
			dep := t.dep[i]
			if dep == "nmod" {
				dep = "obl"
			}
			t.set(i, p, dep)
		}
	}
}

// behindClause tells whether p is a finite verb without a subject right behind the
// comma that closes what was said about root, a name or description.
func (t *tree) behindClause(p, root int32) bool {
	x := t.Tokens[p].XPOS
	if x != "VBD" && x != "VBZ" && x != "VBP" && x != "VBN" || t.Tokens[p].UPOS != "VERB" || !t.nominal(root) || t.ment[root] < 0 {
		return false
	}
	if !t.is(p, "conj", "parataxis", "list", "appos", "dep", "advcl", "acl", "acl:relcl", "ccomp") || t.quote[p] >= 0 {
		return false
	}
	for _, k := range t.kids(p) {
		if t.is(k, "nsubj", "nsubj:pass", "cc", "mark", "case") {
			return false
		}
	}
	at := p - 1
	for at > root && t.is(at, "advmod", "aux", "aux:pass") && t.head[at] == p {
		at--
	}
	return at > root && t.Word(at) == "," && t.Word(t.hiOfName(root)) == ","
}

// hiOfName returns the token behind the mention that token i heads.
func (t *tree) hiOfName(i int32) int32 {
	return min(t.Mentions[t.ment[i]].End, int32(len(t.Tokens))-1)
}

// finiteUnder tells whether a verb behind p can be the main verb of the sentence of
// root better than p: one that hangs on root with a subject of its own.
func (t *tree) finiteUnder(root, p int32) bool {
	for _, k := range t.kids(root) {
		if k > p && t.Tokens[k].UPOS == "VERB" && t.is(k, "parataxis", "conj") && t.child(k, "nsubj") >= 0 && t.Word(t.lo[k]) != "and" {
			return true
		}
	}
	return false
}

// mendNounConj joins to the verb what was joined to its object: nobody promised is
// beside regret in "expressed regret and promised aid".
func (t *tree) mendNounConj(p int32) {
	h := t.head[p]
	if h < 0 || h > p || !t.is(p, "conj") || !t.is(h, "obj") || !t.nominal(h) || t.child(p, "obj", "ccomp", "xcomp") < p {
		return
	}
	if x := t.Tokens[p].XPOS; x != "VBN" && x != "VBD" && x != "VBZ" || t.child(p, "aux", "nsubj", "mark") >= 0 || t.child(p, "cc") < 0 {
		return
	}
	t.move(p, t.head[h], "conj")
}

// mendTold makes the one told of what was taken for what someone is doing: "told
// cheering supporters".
func (t *tree) mendTold(p int32) {
	v := t.head[p]
	if v != p-1 || t.Tokens[p].XPOS != "VBG" || !t.is(p, "xcomp") || !words().has("tell", t.lemma(v)) || t.child(v, "obj") >= 0 {
		return
	}
	if o := t.child(p, "obj"); o > p {
		t.set(o, v, "obj")
		t.set(p, o, "amod")
	}
}
