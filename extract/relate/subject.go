package relate

// subjects returns the grammatical subjects of predicate p: its own, or those
// it shares with, or is given by, the clause it hangs on.
func (t *tree) subjects(p int32) []int32 {
	if s := t.ownSubjects(p); len(s) > 0 {
		return s
	}
	h := t.head[p]
	if h < 0 || t.child(p, "csubj", "expl") >= 0 {
		return nil
	}
	switch {
	case t.is(p, "acl:relcl"):
		return t.relSubjects(p)
	case t.is(p, "acl"):
		return t.aclSubjects(p)
	case t.is(p, "conj"):
		if t.predicate(h) && (t.Tokens[p].XPOS != "VBG" || t.Tokens[h].XPOS == "VBG") || t.is(h, "acl", "advcl", "xcomp") {
			return t.subjects(h)
		}
	case t.is(p, "xcomp"), t.is(p, "ccomp") && t.infinite(p):
		return t.controller(p)
	case t.is(p, "advcl"), t.is(p, "obl", "nmod") && t.child(p, "cop", "aux") >= 0:
		return t.advclSubjects(p)
	}
	return nil
}

func (t *tree) ownSubjects(p int32) []int32 {
	var out []int32
	for _, k := range t.kids(p) {
		if t.is(k, "nsubj") && t.dep[k] != "nsubj:outer" {
			out = append(out, t.spread(k)...)
		}
	}
	return out
}

// relSubjects: a relative clause without a subject of its own lacks just that,
// even when the parser has not seen the pronoun as its subject.
func (t *tree) relSubjects(p int32) []int32 { return t.antecedent(p) }

// aclSubjects: "men deported to Tarn", "a man selling ships". The one who is to
// carry out "the offer to sell" is who makes the offer.
func (t *tree) aclSubjects(p int32) []int32 {
	h := t.head[p]
	if w := words(); t.hasTo(p) {
		if v := t.head[h]; v >= 0 && w.has("term", t.lemma(h)) && t.child(v, "iobj") >= 0 {
			return t.spread(t.child(v, "iobj")) // "gave the bank two weeks to pay"
		}
		if l := t.lemma(h); !w.has("nwill", l) && !w.has("nfail", l) && !w.has("noffer", l) {
			return t.subjectsAbove(h) // "works with Tarn to deport sailors"
		}
		return t.nounAgent(h)
	}
	if x := t.Tokens[p].XPOS; x == "VBN" || x == "VBG" || x == "VBD" {
		return []int32{h}
	}
	return nil
}

// subjectsAbove returns the subjects of the clause that noun n stands in.
func (t *tree) subjectsAbove(n int32) []int32 {
	if c := t.clauseAbove(n); c >= 0 {
		return t.frame(c).subj
	}
	return nil
}

// controller returns who is to do what infinitive p says: the object of the
// verb above it, or the subject of verbs such as "promise" and of those
// without an object. In the passive the object has become the subject.
func (t *tree) controller(p int32) []int32 {
	h := t.head[p]
	if !words().has("self", t.lemma(h)) {
		if k := t.child(h, "obj", "iobj"); k >= 0 {
			return t.spread(k)
		}
		for _, k := range t.kids(h) { // "called on Tarn to resign"
			if pr := t.prep(k); t.is(k, "obl") && k < p && (pr == "on" || pr == "upon" || pr == "to" && words().has("urge", t.lemma(h))) {
				return t.spread(k)
			}
		}
	}
	return t.subjects(h)
}

// advclSubjects: "Renn sold the ship, leaving Tarn", "accused her of lying".
func (t *tree) advclSubjects(p int32) []int32 {
	h := t.head[p]
	x := t.Tokens[p].XPOS
	if x != "VBG" && x != "VBN" && !t.hasTo(p) && t.child(p, "cop", "aux") < 0 {
		return nil
	}
	w := words()
	if l := t.lemma(h); t.hasTo(p) && p > h && (w.has("order", l) || w.has("urge", l) || w.has("allow", l)) {
		return t.controller(p)
	}
	mark := t.child(p, "mark", "case")
	if l := t.lemma(h); mark >= 0 && (w.has("accuse", l) || w.has("fail", l) && t.low(mark) == "from") {
		switch t.low(mark) {
		case "of", "for", "with", "from":
			if t.passive(h) {
				return t.subjects(h)
			}
			if k := t.child(h, "obj"); k >= 0 {
				return t.spread(k)
			}
		}
	}
	if x == "VBG" && mark < 0 && w.has("event", t.verbLemma(p)) && p > h {
		return nil
	}
	if !t.predicate(h) {
		return nil
	}
	return t.subjects(h)
}

// hasTo tells whether p is an infinitive with "to".
func (t *tree) hasTo(p int32) bool {
	for _, k := range t.kids(p) {
		if t.is(k, "mark") && t.low(k) == "to" {
			return true
		}
	}
	return false
}

// infinite tells whether p has no finite verb.
func (t *tree) infinite(p int32) bool {
	x := t.Tokens[p].XPOS
	return t.hasTo(p) || x == "VBG" || x == "VB" && t.child(p, "aux") < 0
}

// nounAgent returns who does what noun n says: "Tarn's offer", "the offer by
// Tarn", or the subject of the verb that governs it, as in "made an offer" and
// "responded with an offer".
func (t *tree) nounAgent(n int32) []int32 {
	if k := t.child(n, "nmod:poss"); k >= 0 {
		return t.spread(k)
	}
	for _, k := range t.kids(n) {
		if t.is(k, "nmod") && t.prep(k) == "by" {
			return t.spread(k)
		}
		if t.is(k, "acl") && t.Tokens[k].XPOS == "VBN" {
			for _, b := range t.kids(k) { // "claims made by Renn"
				if t.is(b, "obl") && t.prep(b) == "by" {
					return t.spread(b)
				}
			}
		}
	}
	h := t.head[n]
	if h < 0 {
		return nil
	}
	if t.is(n, "obj") || t.is(n, "obl") && (t.prep(n) == "with" || t.prep(n) == "into" || t.prep(n) == "in" || t.prep(n) == "by") {
		if t.is(n, "obj") && t.passive(h) {
			return nil
		}
		return t.agents(h)
	}
	if t.is(n, "conj") {
		return t.nounAgent(h)
	}
	return nil
}

// clauseAbove returns the predicate or participle that noun k stands under.
func (t *tree) clauseAbove(k int32) int32 {
	for i := t.head[k]; i >= 0; i = t.head[i] {
		if t.Tokens[i].UPOS == "VERB" || t.child(i, "cop") >= 0 {
			return i
		}
	}
	return -1
}
