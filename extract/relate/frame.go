package relate

import (
	"strings"

	"newsgraph/schema"
)

// A frame is one clause: its predicate and who takes part, with the passive
// undone and with what the clause leaves unsaid filled from the clauses around it.
type frame struct {
	p       int32 // the verb, or the noun or adjective after a copula
	lemma   string
	passive bool
	subj    []int32 // who does it: tokens that head noun phrases
	obj     []int32 // who or what it is done to
	iobj    []int32
	obl     []arg
	comp    int32 // head of the content clause (ccomp or xcomp), -1 for none

	matrix []int32 // of "…, prompting a response": who does what the clause before says
}

// An arg is a noun phrase after a preposition.
type arg struct {
	prep string
	tok  int32
}

// frame reads the clause that token p heads.
func (t *tree) frame(p int32) frame {
	f := frame{p: p, lemma: t.verbLemma(p), passive: t.passive(p), comp: t.comp(p)}
	subj := t.subjects(p)
	if f.passive {
		f.obj = subj
	} else {
		f.subj = subj
	}
	t.ownArgs(p, &f)
	t.sharedArgs(p, &f)
	for _, s := range f.subj[:len(f.subj):len(f.subj)] {
		for _, k := range t.kids(s) {
			if t.is(k, "nmod") && t.joined(k) {
				f.subj = append(f.subj, t.spread(k)...)
			}
		}
	}
	t.lateAgent(p, &f)
	t.lateSubject(p, &f)
	if h := t.head[p]; h >= 0 && len(f.subj) == 0 && t.is(p, "advcl") && words().has("event", f.lemma) {
		f.matrix = t.subjects(h)
	}
	if t.is(p, "acl:relcl") && len(f.obj) == 0 && !f.passive && f.comp < 0 && t.child(p, "nsubj", "csubj") >= 0 && len(f.obl) == 0 {
		// "the painting Renn sold": what the clause lacks is the noun it hangs on.
		f.obj = t.antecedent(p)
	}
	return f
}

// verbLemma returns the lemma of p with its particle: "take down".
func (t *tree) verbLemma(p int32) string {
	l := t.lemma(p)
	if k := t.child(p, "compound:prt"); k >= 0 {
		l += " " + t.low(k)
	} else if k := p + 1; int(k) < len(t.head) && t.head[k] == p && t.is(k, "advmod", "obl") && words().has("refuse", l+" "+t.low(k)) {
		l += " " + t.low(k) // "ruled out joining"
	}
	return l
}

// passive tells whether verb p has its object as subject: "was sold", "the
// painting sold by Renn", "men deported to Tarn".
func (t *tree) passive(p int32) bool {
	if t.Tokens[p].UPOS != "VERB" && t.Tokens[p].UPOS != "ADJ" {
		return false
	}
	if t.child(p, "aux:pass") >= 0 || t.child(p, "nsubj:pass") >= 0 {
		return true
	}
	if t.Tokens[p].XPOS == "VBD" && t.is(p, "acl") && !t.is(p, "acl:relcl") {
		return t.child(p, "aux", "obj") < 0
	}
	if t.Tokens[p].XPOS == "VBD" && t.is(p, "conj") && t.child(p, "nsubj", "obj", "ccomp", "xcomp", "aux") < 0 && strings.HasSuffix(t.low(p), "ed") {
		return t.child(t.head[p], "aux:pass") >= 0 && !words().speech[t.lemma(p)] // "were labeled as spies and deported"
	}
	if t.Tokens[p].XPOS != "VBN" {
		return false
	}
	if t.is(p, "acl") && !t.is(p, "acl:relcl") && t.child(p, "aux") < 0 {
		return true
	}
	if t.is(p, "conj") && t.child(p, "aux", "nsubj") < 0 && t.head[p] >= 0 {
		return t.passive(t.head[p]) // "were labeled as spies and deported"
	}
	if t.is(p, "advcl", "xcomp", "ccomp") && t.child(p, "aux", "obj", "nsubj") < 0 {
		return true // "Deported to Tarn, he …"
	}
	for _, k := range t.kids(p) {
		if t.is(k, "aux") && (t.lemma(k) == "be" || t.lemma(k) == "get") {
			return true
		}
	}
	return false
}

// comp returns the head of the content clause of p, or -1.
func (t *tree) comp(p int32) int32 {
	if k := t.child(p, "ccomp"); k >= 0 {
		return k
	}
	return t.child(p, "xcomp")
}

// ownArgs adds the objects and prepositional phrases that hang on p itself.
func (t *tree) ownArgs(p int32, f *frame) {
	for _, k := range t.kids(p) {
		if t.passive(p) && !f.passive {
			break
		}
		switch {
		case t.is(k, "obj") && t.prep(k) == "":
			f.obj = append(f.obj, t.spread(k)...)
		case t.is(k, "iobj"):
			f.iobj = append(f.iobj, t.spread(k)...)
		case t.is(k, "obl", "nmod", "obj") && !t.is(k, "nmod:poss", "nmod:desc"):
			pr := t.prep(k)
			if f.passive && (pr == "by" || t.is(k, "obl:agent")) && t.value[k] < 0 {
				f.subj = append(f.subj, t.spread(k)...)
				continue
			}
			if len(f.subj) > 0 && t.joined(k) {
				f.subj = append(f.subj, t.spread(k)...)
				continue
			}
			for _, x := range t.spread(k) {
				if own := t.prep(x); own != "" {
					pr = own
				}
				f.obl = append(f.obl, arg{pr, x})
			}
		}
	}
}

// joined tells whether phrase k names one more who does it: "together with Renn".
func (t *tree) joined(k int32) bool {
	for _, c := range t.kids(k) {
		if t.is(c, "case") && c < k {
			l := t.low(c)
			return l == "alongside" || l == "with" && c > 0 && (t.low(c-1) == "together" || t.low(c-1) == "along")
		}
	}
	return false
}

// lateAgent finds the agent of a passive that the parser hung on a noun in
// between: "labeled as members of the gang by officials".
func (t *tree) lateAgent(p int32, f *frame) {
	if !f.passive || len(f.subj) > 0 {
		return
	}
	for i := p + 1; i < t.hi[p]; i++ {
		k := t.head[i]
		if !t.is(i, "case") || k < 0 || t.low(i) != "by" && !(t.low(i) == "under" && words().has("regime", t.lemma(k))) {
			continue
		}
		if !t.is(k, "nmod", "obl") || t.value[k] >= 0 || t.clauseAbove(k) != p {
			continue
		}
		if ch := t.chain(k); ch >= 0 && actor(t.kind(ch)) {
			f.subj = t.spread(k)
			return
		}
	}
}

// lateSubject turns the object of “…,” added Ruiz into the subject it is.
func (t *tree) lateSubject(p int32, f *frame) {
	if len(f.obj) != 1 || p == 0 || f.obj[0] < p || !words().speech[f.lemma] || t.child(p, "nsubj") >= 0 || f.passive {
		return
	}
	if t.Tokens[p-1].UPOS == "PUNCT" && t.Tokens[p].XPOS == "VBD" {
		if k := t.kind(t.chain(f.obj[0])); actor(k) {
			f.subj, f.obj = f.obj, nil
		}
	}
}

// actor tells whether things of type k can act and speak.
func actor(k schema.EntityType) bool {
	switch k {
	case schema.Person, schema.Organization, schema.GPE, schema.Group, schema.NORP:
		return true
	}
	return false
}

// sharedArgs takes over what stands once for two verbs: "arrested and deported
// the men", "deported and jailed in Tarn".
func (t *tree) sharedArgs(p int32, f *frame) {
	h := t.head[p]
	if k := t.child(p, "conj"); k == p+2 && len(f.obj) == 0 && f.comp < 0 && len(f.obl) == 0 && !f.passive && t.Tokens[k].UPOS == t.Tokens[p].UPOS {
		if o := t.child(k, "obj"); o > k && t.child(k, "nsubj") < 0 {
			f.obj = append(f.obj, t.spread(o)...)
		}
		return
	}
	if h < 0 || !t.is(p, "conj") || f.passive || len(f.obj) > 0 || f.comp >= 0 {
		return
	}
	if k := t.child(h, "obj"); k > p && t.child(p, "obl") < 0 {
		f.obj = append(f.obj, t.spread(k)...)
	}
}

// spread returns nominal i and its conjuncts, relative pronouns resolved.
func (t *tree) spread(i int32) []int32 {
	var out []int32
	for _, k := range t.withConj(i) {
		out = append(out, t.antecedentOf(k)...)
	}
	return out
}

// antecedentOf returns what token k stands for when it is a relative pronoun, else k.
func (t *tree) antecedentOf(k int32) []int32 {
	if !t.relative(k) {
		return []int32{k}
	}
	for i := t.head[k]; i >= 0; i = t.head[i] {
		if t.is(i, "acl:relcl") {
			return t.antecedent(i)
		}
	}
	if left := t.beforeMarks(k); t.low(k) == "whose" && left >= 0 && t.nominal(left) {
		return []int32{t.nameHead(left)}
	}
	return nil
}

// beforeMarks returns the last token before k that is no mark, -1 for none in its sentence.
func (t *tree) beforeMarks(k int32) int32 {
	first := t.Sentences[t.sent[k]].First
	for k--; k >= first && t.Tokens[k].UPOS == "PUNCT"; {
		k--
	}
	return max(k, first-1, -1)
}

// nameHead climbs from the last word of a name to its head.
func (t *tree) nameHead(i int32) int32 {
	for t.is(i, "flat", "compound") && t.head[i] >= 0 && t.nominal(t.head[i]) {
		i = t.head[i]
	}
	return i
}

// relative tells whether token k is a relative pronoun.
func (t *tree) relative(k int32) bool {
	switch t.Tokens[k].XPOS {
	case "WDT", "WP", "WP$":
		return !strings.HasPrefix(t.low(k), "what")
	}
	return false
}

// antecedent returns the noun that relative clause p hangs on. Of a coordinated
// antecedent a plural verb would take all; the parse gives the nearest.
func (t *tree) antecedent(p int32) []int32 {
	h := t.head[p]
	if h < 0 {
		return nil
	}
	for t.is(h, "flat") && t.head[h] >= 0 {
		h = t.head[h]
	}
	return []int32{h}
}

// agents returns who does what verb p says, the passive undone.
func (t *tree) agents(p int32) []int32 { return t.frame(p).subj }
