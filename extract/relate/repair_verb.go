package relate

// mendReduced hangs "deported to Tarn" in "sailors deported to Tarn" on the
// noun before it.
func (t *tree) mendReduced(p int32) {
	x := t.Tokens[p].XPOS
	if x != "VBN" && x != "VBD" || !t.is(p, "advcl", "xcomp", "ccomp", "parataxis", "dep", "conj") || p == 0 || int(p)+1 >= len(t.head) {
		return
	}
	for _, k := range t.kids(p) {
		if t.is(k, "nsubj", "aux", "mark", "cop", "obj", "cc") {
			return
		}
	}
	w, l := words(), t.lemma(p)
	called := t.low(p+1) == "to" && (w.has("name", l) || w.has("think", l) || w.has("see", l) || w.has("claim", l) || l == "say" || l == "know")
	if n := p - 1; t.Tokens[n].UPOS == "NOUN" && (t.Tokens[p+1].UPOS == "ADP" || called) && t.sent[n] == t.sent[p] {
		t.move(p, n, "acl")
	}
}

// mendDeemed makes a participle of "deemed" in "nationals deemed to be pirates":
// who deems says whom before "to be".
func (t *tree) mendDeemed(p int32) {
	w, l := words(), t.lemma(p)
	if x := t.Tokens[p].XPOS; x != "VBN" && x != "VBD" || t.is(p, "acl") || !w.has("name", l) && !w.has("see", l) && !w.has("think", l) {
		return
	}
	if int(p)+2 >= len(t.head) || t.low(p+1) != "to" || t.lemma(p+2) != "be" && t.lemma(p+2) != "have" || t.child(p, "aux", "mark") >= 0 {
		return
	}
	n := t.child(p, "nsubj")
	if n != p-1 || t.Tokens[n].UPOS != "NOUN" || t.head[p] < 0 {
		return
	}
	t.set(n, t.head[p], "appos")
	t.set(p, n, "acl")
}

// mendInfinitive hangs "to release the men" on the offer right before it.
func (t *tree) mendInfinitive(p int32) {
	if !t.is(p, "advcl", "xcomp") || !t.hasTo(p) {
		return
	}
	for _, k := range t.kids(p) {
		if k > 0 && t.is(k, "mark") && t.low(k) == "to" {
			w, l := words(), t.lemma(k-1)
			if t.Tokens[k-1].UPOS == "NOUN" && (w.has("nwill", l) || w.has("noffer", l) || w.has("nfail", l)) && t.head[p] != k-1 && t.under(k-1, t.head[p]) {
				t.move(p, k-1, "acl")
			}
			return
		}
	}
}

// mendObject hangs on the verb what the parser hung on its object: "told
// reporters that …", "accused Renn of stealing …", "labeled the men as spies",
// and makes a clause of the object in "denied being members".
func (t *tree) mendObject(i int32) {
	n := t.head[i]
	if n < 0 {
		return
	}
	if t.is(i, "obj") && t.child(i, "cop") >= 0 {
		t.dep[i] = "xcomp"
		return
	}
	v := t.head[n]
	if v < 0 || i < n || !t.is(n, "obj", "iobj") || t.Tokens[v].UPOS != "VERB" {
		return
	}
	w, l := words(), t.lemma(v)
	switch {
	case t.is(i, "acl:relcl") && w.has("tell", l) && t.lo[i] == n+1 && t.low(n+1) == "that" && t.child(i, "nsubj") != n+1 && t.child(i, "nsubj") >= 0:
		t.move(i, v, "ccomp")
		t.set(n+1, i, "mark")
	case t.is(i, "acl", "nmod", "advcl") && t.Tokens[i].XPOS == "VBG" && w.has("accuse", l):
		if m := t.child(i, "mark", "case"); m >= 0 && (t.low(m) == "of" || t.low(m) == "for" || t.low(m) == "with") {
			t.move(i, v, "advcl")
		}
	case t.is(i, "nmod") && w.has("name", l) && t.prep(i) == "as":
		t.move(i, v, "obl")
	}
}

// mendBy gives a participle its agent, and the sentence its verb, where the
// parser took "by" for a conjunction: "Rebels led by Jonas Abara seized Goma".
func (t *tree) mendBy(p int32) {
	v := t.head[p]
	if v < 0 || t.Tokens[p].XPOS != "VBD" || t.Tokens[v].XPOS != "VBN" || !t.is(v, "acl") {
		return
	}
	by, s := t.child(p, "mark"), t.child(p, "nsubj")
	if by < 0 || s < 0 || t.low(by) != "by" || by > s || s > p {
		return
	}
	n := t.head[v]
	t.set(s, v, "obl:agent")
	t.set(by, s, "case")
	if t.head[n] < 0 {
		t.set(p, -1, "root")
		t.set(n, p, "nsubj")
	}
}

// mendFragment makes a sentence of a noun and a participle that has an object
// of its own, or follows a clause between commas: "Police in Tarn arrested two
// men", "Ruiz, who leads the party, called on Tarn to resign".
func (t *tree) mendFragment(p int32) {
	x := t.Tokens[p].XPOS
	if x != "VBN" && x != "VBD" || !t.is(p, "acl") || t.is(p, "acl:relcl") {
		return
	}
	root := t.fragmentOf(p)
	if !t.nominal(root) || t.child(root, "cop") >= 0 || root > p {
		return
	}
	for _, k := range t.kids(p) {
		if t.is(k, "aux", "nsubj", "mark") {
			return
		}
	}
	obj := t.child(p, "obj")
	direct := (t.head[p] == root || x == "VBD") && (obj > p || words().has("death", t.lemma(p)))
	paired := t.Word(p-1) == "," && t.commaBetween(root, p-1)
	if !direct && !paired {
		return
	}
	above, dep := t.head[root], t.dep[root]
	t.set(p, -1, "root")
	t.set(root, p, "nsubj")
	for i := p + 1; int(i) < len(t.head) && t.sent[i] == t.sent[p]; i++ {
		if t.head[i] == root {
			t.set(i, p, t.dep[i])
		}
	}
	if above >= 0 {
		t.set(p, above, dep)
	}
}

// fragmentOf returns the noun that stands for the clause of participle p: the
// root, or what someone says: “Police arrested two men,” Ruiz said.
func (t *tree) fragmentOf(p int32) int32 {
	i := p
	for t.head[i] >= 0 && !(i != p && t.nominal(i) && t.is(i, "ccomp") && words().speech[t.lemma(t.head[i])]) {
		i = t.head[i]
	}
	return i
}

// mendSource hangs the source of "according to Renn" on the clause it vouches
// for, where the parser hung it on the noun before it or made it the root.
func (t *tree) mendSource(k int32) {
	if c := t.child(k, "case"); c < 0 || t.low(c) != "according" {
		return
	}
	h := t.head[k]
	if h < 0 {
		for _, p := range t.kids(k) {
			if p > k && t.predicate(p) && t.is(p, "parataxis", "ccomp", "advcl", "conj", "appos") && !t.commaBetween(p, t.hi[k]) {
				t.set(p, -1, "root")
				t.set(k, p, "obl")
				return
			}
		}
		return
	}
	for h >= 0 && (!t.predicate(h) || t.is(h, "xcomp") && t.head[h] >= 0) {
		h = t.head[h]
	}
	if end := t.Sentences[t.sent[k]].End; h >= 0 && t.hi[k] >= end-1 && t.commaBefore(k) {
		if r := t.rootOf(h); t.predicate(r) {
			h = r // at the end of the sentence, for all of it
		}
	}
	if h >= 0 && h != t.head[k] {
		t.set(k, h, "obl")
	}
}

// mendWhose gives the clause after "whose chair, Bo Lind, resigned" its subject,
// and hangs it on the noun before.
func (t *tree) mendWhose(r int32) {
	n := t.head[r]
	if t.low(r) != "whose" || n < r || int(t.hi[n])+1 >= len(t.head) {
		return
	}
	for i := n; i >= 0; i = t.head[i] {
		if t.is(i, "acl:relcl") {
			return
		}
	}
	left := t.beforeMarks(r)
	if t.mendBetween(n, t.nameHead(max(left, 0))) {
		return
	}
	v := t.hi[n]
	for int(v) < len(t.head)-1 && t.Tokens[v].UPOS == "PUNCT" {
		v++
	}
	if left < t.Sentences[t.sent[r]].First || !t.nominal(left) || t.sent[v] != t.sent[r] || t.Tokens[v].UPOS != "VERB" || t.child(v, "nsubj") >= 0 || t.Tokens[v].XPOS == "VBG" {
		return
	}
	t.set(v, t.nameHead(left), "acl:relcl")
	t.set(n, v, "nsubj")
}

// mendBetween gives the sentence its verb back when the parser took that of a
// relative clause for it: "Renn, whose parents n came from Tarn, has left", where
// m is Renn.
func (t *tree) mendBetween(n, m int32) bool {
	v := t.head[n]
	if v < 0 || t.head[m] != v || m > n || !t.is(n, "nsubj") || !t.is(m, "nsubj") {
		return false
	}
	for _, k := range t.kids(v) {
		if k > v && t.is(k, "conj") && t.Tokens[k].UPOS == "VERB" && t.child(k, "nsubj") < 0 && t.child(k, "cc") < 0 {
			t.set(k, t.head[v], t.dep[v])
			t.set(m, k, "nsubj")
			t.set(v, m, "acl:relcl")
			return true
		}
	}
	return false
}

// mendSaid gives a verb the object that the parser took for another clause of
// the same speech: in "Renn joined the party, Ruiz said" she says no party.
func (t *tree) mendSaid(k int32) {
	v := t.head[k]
	if v < k || !t.is(k, "ccomp") || t.child(k, "cop", "nsubj", "case") >= 0 {
		return
	}
	for _, p := range t.kids(v) {
		if p < k && t.is(p, "ccomp") && t.Tokens[p].UPOS == "VERB" && t.hi[p] == t.lo[k] && t.child(p, "obj", "ccomp", "xcomp") < 0 && !t.passive(p) {
			t.set(k, p, "obj")
			return
		}
	}
}

func (t *tree) commaBetween(i, j int32) bool {
	for i++; i < j; i++ {
		if t.Word(i) == "," {
			return true
		}
	}
	return false
}

// mendConj hangs a finite verb that the parser joined to an infinitive or
// participle on the finite verb above: "said Tarn will pay and proposed a deal",
// "ordered Tarn to free men held in Ruhl and gave it two weeks".
func (t *tree) mendConj(p int32) {
	h, x := t.head[p], t.Tokens[p].XPOS
	if h >= 0 && x == "VBN" && t.Tokens[h].XPOS == "VB" && !t.passive(h) {
		x = "VBD" // no participle goes with a bare verb
	}
	if h < 0 || !t.is(p, "conj") || x != "VBD" && x != "VBZ" || t.finite(h) {
		return
	}
	for _, k := range t.kids(p) {
		if t.is(k, "nsubj", "aux") {
			return
		}
	}
	if t.Tokens[h].XPOS == "VBN" && t.passive(h) && x == "VBD" {
		return // "were arrested and deported": the tag is wrong, not the head
	}
	for a := t.head[h]; a >= 0; a = t.head[a] {
		if t.Tokens[a].UPOS == "VERB" && t.finite(a) && t.Tokens[a].XPOS == x {
			t.move(p, a, "conj")
			return
		}
	}
}

// finite tells whether p is a finite verb of the past or present, without a modal.
func (t *tree) finite(p int32) bool {
	switch t.Tokens[p].XPOS {
	case "VBD", "VBZ", "VBP":
		return !(t.is(p, "acl") && !t.is(p, "acl:relcl"))
	}
	for _, k := range t.kids(p) {
		if t.is(k, "aux", "cop") {
			switch t.Tokens[k].XPOS {
			case "VBD", "VBZ", "VBP":
				return true
			}
		}
	}
	return false
}

// mendQuoted hangs a verb within a quotation, joined to one outside, on the
// verb that the quotation belongs to: branded “as spies and deported them”.
func (t *tree) mendQuoted(p int32) {
	q, h := t.quote[p], t.head[p]
	if q < 0 || h < 0 || t.quote[h] == q {
		return
	}
	for i := t.runs[q].first; i >= 0; i = t.head[i] {
		if t.quote[i] != q && t.predicate(i) && i != p && i != h && t.under(i, h) {
			t.move(p, i, "conj")
			return
		}
	}
}

// mendSubject gives a verb the subject that stands right before it but was
// taken for one of a list: "If Renn meets Lindt, Ruiz will resign".
func (t *tree) mendSubject(k int32) {
	first := t.lo[k]
	for first < k && t.Tokens[first].UPOS == "PUNCT" {
		first++
	}
	if !t.is(k, "conj", "appos") || t.child(k, "cc", "case") >= 0 || first == 0 || t.Word(first-1) != "," || int(t.hi[k]) >= len(t.head) {
		return
	}
	p := t.hi[k]
	if t.is(p, "aux", "cop") {
		p = t.head[p]
	} else if x := t.Tokens[p].XPOS; t.Tokens[p].UPOS != "VERB" || x != "VBD" && x != "VBZ" && x != "VBP" {
		return
	}
	if p < 0 || p < k || t.sent[p] != t.sent[k] || t.child(p, "nsubj", "csubj") >= 0 || t.is(p, "acl", "conj") && t.head[p] == t.head[k] {
		return
	}
	dep := "nsubj"
	if t.child(p, "aux:pass") >= 0 {
		dep = "nsubj:pass"
	}
	t.move(k, p, dep)
}
