package relate

import "newsgraph/schema"

// A context is how a clause is put forward: with what modality, and on whose word.
type context struct {
	mod    schema.Modality
	source int32 // index in Doc.Chains, -1 for none
}

// weaken sets the modality where nothing closer to the clause has set it.
func (c *context) weaken(m schema.Modality) {
	if c.mod == schema.Asserted || c.mod == schema.Alleged && m == schema.Denied {
		c.mod = m
	}
}

// credit sets the source where no closer one is known: of nested sources the
// innermost counts.
func (c *context) credit(t *tree, who []int32) {
	if c.source >= 0 {
		return
	}
	for _, k := range who {
		if ch := t.chain(k); ch >= 0 {
			c.source = ch
			return
		}
	}
}

// context climbs from predicate p to the root and gathers on the way what
// stands over it: negation and modal verbs of its own, verbs of speech, plans
// and orders that it is the content of, conditions, quotation, sources.
func (t *tree) context(p int32) context {
	c := context{schema.Asserted, -1}
	c.weaken(t.localModality(p))
	if t.is(p, "parataxis") && t.aside(p) {
		return c // "he said", set into what he said
	}
	t.sideSources(p, p, &c)
	given := false // below a modifier of a noun
	own := false   // below a relative clause in the article's own present
	for i := p; t.head[i] >= 0; i = t.head[i] {
		h := t.head[i]
		if r := t.quote[i]; r >= 0 && t.quote[h] != r {
			t.quoteSource(r, p, &c)
		}
		switch {
		case given && own && t.retold(i, h):
		case given || t.upshot(i):
			t.stepGiven(i, h, &c)
		default:
			t.step(i, h, &c)
		}
		given = given || t.presupposed(i) || t.happened(i) || t.upshot(i)
		own = own || t.is(i, "acl:relcl") && t.present(i) && t.quote[i] < 0
		t.sideSources(h, p, &c)
	}
	if r := t.quote[t.rootOf(p)]; r >= 0 {
		t.quoteSource(r, p, &c)
	}
	t.asideSource(p, &c)
	if t.asked(p) {
		c.weaken(schema.Hypothetical)
	}
	return c
}

// presupposed tells whether clause i only says more about a noun: who orders
// that "sailors deported to Tarn" be freed does not order the deportation.
func (t *tree) presupposed(i int32) bool {
	return t.is(i, "acl:relcl") || t.is(i, "acl") && !t.hasTo(i) && (t.Tokens[i].XPOS == "VBN" || t.Tokens[i].XPOS == "VBD")
}

// retold tells whether h, a verb of the past outside quotation marks, reports
// clause i: the article's own words about a thing stand in its own present,
// as in "Renn said he had sold the ship that carries mail to Tarn". So do those
// about what someone is called: "deemed to be pirates whom Tarn refuses to judge".
func (t *tree) retold(i, h int32) bool {
	if t.is(i, "xcomp") && words().has("name", t.lemma(h)) {
		return true
	}
	return t.Tokens[h].UPOS == "VERB" && t.quote[h] < 0 && t.is(i, "ccomp") && !t.present(h)
}

// present tells whether clause p is finite and in the present.
func (t *tree) present(p int32) bool {
	if x := t.Tokens[p].XPOS; x == "VBZ" || x == "VBP" {
		return true
	}
	for _, k := range t.kids(p) {
		if t.is(k, "aux", "cop") && (t.Tokens[k].XPOS == "VBZ" || t.Tokens[k].XPOS == "VBP") {
			return true
		}
	}
	return false
}

// upshot tells whether i is a participle, set off by a mark, that says what came
// of the whole sentence: no part of an order in "ordered Tarn to pay – setting
// off a row with Ruhl".
func (t *tree) upshot(i int32) bool {
	if !t.is(i, "advcl") || t.Tokens[i].XPOS != "VBG" || t.head[i] > i || t.lo[i] == 0 || t.child(i, "mark", "nsubj") >= 0 {
		return false
	}
	return t.Tokens[t.lo[i]].UPOS == "PUNCT" && words().has("event", t.verbLemma(i))
}

// supposed tells whether clause h stands below a condition: who would be glad
// "if Renn thinks Tarn has paid" has not Renn's word for it.
func (t *tree) supposed(h int32) bool {
	for i := h; i >= 0; i = t.head[i] {
		if t.is(i, "advcl") && t.conditional(i) {
			return true
		}
		if !t.is(i, "ccomp", "xcomp", "conj") {
			return false
		}
	}
	return false
}

// happened tells whether i is a clause of time or reason in the past: who plans
// to sue "after they were sent to prison" does not plan the prison.
func (t *tree) happened(i int32) bool {
	if !t.is(i, "advcl") || !t.past(i) {
		return false
	}
	k := t.child(i, "mark")
	if k < 0 {
		return false
	}
	switch t.low(k) {
	case "after", "because", "since", "although", "though", "while", "before", "as", "when":
		return true
	}
	return false
}

// past tells whether clause p is finite and in the past.
func (t *tree) past(p int32) bool {
	if t.Tokens[p].XPOS == "VBD" {
		return true
	}
	for _, k := range t.kids(p) {
		if t.is(k, "aux", "cop") && (t.Tokens[k].XPOS == "VBD" || t.lemma(k) == "have") {
			return true
		}
	}
	return false
}

// stepGiven is step for what is presupposed: it may be someone's word, but is
// neither planned nor denied with the clause it stands in.
func (t *tree) stepGiven(i, h int32, c *context) {
	d := context{schema.Asserted, -1}
	t.step(i, h, &d)
	if d.mod == schema.Alleged {
		c.weaken(schema.Alleged)
		if c.source < 0 {
			c.source = d.source
		}
	}
}

// asked tells whether p stands in a question, and in the same quotation as its mark.
func (t *tree) asked(p int32) bool {
	s := t.Sentences[t.sent[p]]
	for i := s.End - 1; i >= s.First && t.Tokens[i].UPOS == "PUNCT"; i-- {
		if t.Word(i) == "?" {
			return t.quote[i] == t.quote[p]
		}
	}
	return false
}

// asideSource credits the speaker of "…, he said, …", wherever the parser hung it.
func (t *tree) asideSource(p int32, c *context) {
	v := t.asides[t.sent[p]]
	if v < 0 || v == p || t.quote[p] >= 0 || t.under(p, v) && !t.is(p, "ccomp", "parataxis") || t.is(p, "conj") && t.head[p] == v {
		return
	}
	if f := t.frame(v); t.under(v, p) || !t.under(p, v) || len(f.subj) > 0 {
		c.weaken(schema.Alleged)
		c.credit(t, f.subj)
	}
}

func (t *tree) rootOf(i int32) int32 {
	for t.head[i] >= 0 {
		i = t.head[i]
	}
	return i
}

// quoteSource credits the speaker of quotation r, unless p is the verb that says so.
func (t *tree) quoteSource(r, p int32, c *context) {
	if v := t.runs[r].speaker; v >= 0 && v != p {
		c.weaken(schema.Alleged)
		c.credit(t, t.agents(v))
	}
}

// step applies what governor h does to its dependent i.
func (t *tree) step(i, h int32, c *context) {
	switch {
	case t.provides(h) && t.is(i, "ccomp", "advcl"):
		c.weaken(schema.Hypothetical)
	case t.is(i, "ccomp", "xcomp", "csubj"), t.accusing(i, h), t.ordering(i, h):
		t.stepContent(i, h, c)
	case t.is(i, "advcl"):
		if k := t.child(i, "mark", "advmod", "case"); k >= 0 && words().has("if", t.low(k)) {
			c.weaken(schema.Hypothetical)
		}
		if m := t.child(i, "mark"); m >= 0 && t.low(m) == "for" && t.Tokens[i].XPOS == "VBG" {
			if o := t.child(h, "obj"); o >= 0 && words().has("nwill", t.lemma(o)) {
				c.weaken(schema.Hypothetical) // "struck a deal for releasing them"
			}
		}
		if m := t.child(i, "mark", "case"); m >= 0 && t.low(m) == "from" && words().has("fail", t.lemma(h)) {
			c.weaken(schema.Negated) // "barred him from selling the ship"
		}
		if t.hasTo(i) {
			c.weaken(schema.Hypothetical) // a purpose: "sued to get the ship back"
		}
		if words().speech[t.lemma(h)] && i < h && !t.infinite(i) && t.child(i, "mark") < 0 && t.child(h, "ccomp") < 0 {
			t.stepContent(i, h, c) // a quotation that the parser took for a side clause
		}
	case t.is(i, "acl") && !t.is(i, "acl:relcl"):
		t.stepNoun(i, h, c)
	case t.is(i, "parataxis"):
		if words().speech[t.lemma(h)] && t.child(h, "ccomp") < 0 && !words().has("deny", t.lemma(h)) {
			t.stepContent(i, h, c) // "disputed this: it was Renn who left" denies no leaving
		}
	case t.is(i, "conj"):
		if t.Tokens[i].UPOS == "VERB" && t.sharesModal(i, h) {
			c.weaken(t.localModality(h))
		}
	}
}

// accusing tells whether i is what h accuses or thanks someone for: "of
// stealing the ship", "of being members of the gang".
func (t *tree) accusing(i, h int32) bool {
	return words().has("accuse", t.lemma(h)) && t.is(i, "advcl", "obl") && (t.infinite(i) || t.child(i, "cop", "aux") >= 0)
}

// ordering tells whether i is the infinitive of what h orders or asks for.
func (t *tree) ordering(i, h int32) bool {
	w, l := words(), t.lemma(h)
	return t.is(i, "advcl") && t.hasTo(i) && i > h && (w.has("order", l) || w.has("urge", l) || w.has("allow", l))
}

// sharesModal tells whether the modal verb or negation of verb h also stands
// over its conjunct i: "will arrest and deport", "did not arrest or deport".
func (t *tree) sharesModal(i, h int32) bool {
	if t.child(i, "nsubj", "aux") >= 0 {
		return false
	}
	cc := t.child(i, "cc")
	if cc >= 0 && (t.low(cc) == "but" || t.low(cc) == "yet") {
		return false
	}
	x, y := t.Tokens[i].XPOS, t.Tokens[h].XPOS
	return x == "VB" || x == y && (x == "VBN" || x == "VBG")
}

// stepContent applies verb or adjective h to its content clause i.
func (t *tree) stepContent(i, h int32, c *context) {
	w, l := words(), t.lemma(h)
	switch {
	case (w.speech[l] || w.has("think", l)) && t.supposed(h):
		c.weaken(schema.Hypothetical)
	case w.has("deny", l):
		c.weaken(schema.Denied)
		c.credit(t, t.agents(h))
	case t.accusing(i, h):
		if w.has("charge", l) {
			c.weaken(schema.Alleged)
			c.credit(t, t.agents(h))
		}
	case w.has("refuse", l), w.has("fail", l), w.has("refuse", t.verbLemma(h)):
		c.weaken(schema.Negated)
	case w.has("offer", l) && t.infinite(i), w.has("order", l), w.has("urge", l):
		c.weaken(schema.Hypothetical)
		c.credit(t, t.agents(h))
	case w.has("ready", l), w.has("want", l), w.has("allow", l):
		if !t.is(i, "csubj") {
			c.weaken(schema.Hypothetical)
		}
	case t.is(i, "ccomp", "csubj") && t.whether(i):
		c.weaken(schema.Hypothetical)
	case t.is(i, "ccomp") && w.has("rule", l):
		c.weaken(schema.Alleged)
		c.credit(t, t.agents(h))
	case w.speech[l], w.has("think", l), w.has("see", l), w.has("name", l) && t.is(i, "xcomp"):
		c.weaken(schema.Alleged)
		c.credit(t, t.agents(h))
	case w.has("offer", l):
		c.weaken(schema.Hypothetical)
		c.credit(t, t.agents(h))
	case w.has("seem", l):
		c.weaken(schema.Alleged)
	case t.is(i, "xcomp"):
		c.weaken(t.localModality(h)) // "may begin deporting"
	}
}

// whether tells whether clause i is a question: "knows whether Renn lied".
func (t *tree) whether(i int32) bool {
	k := t.child(i, "mark")
	return k >= 0 && (t.low(k) == "whether" || t.low(k) == "if")
}

// stepNoun applies noun h to the clause i that spells it out: "the claim that
// Renn lied", "a plan to sell the ship".
func (t *tree) stepNoun(i, h int32, c *context) {
	w, l := words(), t.lemma(h)
	to, that := t.hasTo(i), t.child(i, "mark") >= 0
	switch {
	case w.has("nfail", l):
		c.weaken(schema.Negated)
	case w.has("nwill", l) && (to || that || t.Tokens[i].XPOS == "VBG"):
		c.weaken(schema.Hypothetical)
		if w.has("noffer", l) {
			c.credit(t, t.nounAgent(h))
		}
	case w.has("ndeny", l) && that:
		c.weaken(schema.Denied)
		c.credit(t, t.nounAgent(h))
	case w.has("nsay", l) && that && !to:
		c.weaken(schema.Alleged)
		c.credit(t, t.nounAgent(h))
	case to && t.Tokens[h].UPOS != "ADJ":
		c.weaken(schema.Hypothetical) // "the men to be deported"
	}
}

// sideSources applies sources that stand beside clause i: "according to the
// bank", "the bank said" set between commas, "as the bank says". What is said
// of the source itself stands not on its word: p is what the context is asked for.
func (t *tree) sideSources(i, p int32, c *context) {
	for _, k := range t.kids(i) {
		switch {
		case t.under(p, k):
		case !t.is(k, "case", "mark", "punct") && t.accordingTo(k) >= 0:
			c.weaken(schema.Alleged)
			c.credit(t, []int32{t.accordingTo(k)})
		case t.is(k, "parataxis") && t.aside(k):
			if t.quote[i] >= 0 && t.quote[k] == t.quote[i] {
				continue
			}
			c.weaken(schema.Alleged)
			c.credit(t, t.agents(k))
		case t.is(k, "advcl") && words().speech[t.lemma(k)] && t.comp(k) < 0 && t.child(k, "obj") < 0:
			if m := t.child(k, "mark"); m >= 0 && t.low(m) == "as" {
				c.weaken(schema.Alleged)
				c.credit(t, t.agents(k))
			}
		}
	}
}

// accordingTo returns the noun after "according to" in dependent k, or -1.
func (t *tree) accordingTo(k int32) int32 {
	if t.low(k) == "according" { // parsed as a verb: "according" ← obl "bank"
		return t.child(k, "obl", "nmod", "obj")
	}
	for _, m := range t.kids(k) {
		if t.is(m, "case", "mark") && (t.low(m) == "according" || t.low(m) == "per") {
			return k
		}
	}
	return -1
}

// aside tells whether k is a clause of speech whose content is what it is set
// into: "The only condition, he said, was …".
func (t *tree) aside(k int32) bool {
	return words().speech[t.lemma(k)] && t.Tokens[k].UPOS == "VERB" &&
		t.child(k, "ccomp", "xcomp", "obj") < 0 && t.child(k, "nsubj") >= 0
}
