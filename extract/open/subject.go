package open

import "slices"

// deepest is how far a subject is looked for: beyond it the parse is in doubt.
const deepest = 6

// subject returns the head of who does v, and how many steps away it was found; -1 when nowhere.
func (t *tree) subject(v int32, steps int) (int32, int) {
	if steps > deepest {
		return -1, steps
	}
	if s := t.first(v, "nsubj", "csubj"); s >= 0 {
		if t.relative(s) && t.is(v, "acl") && t.head[v] >= 0 {
			return t.holder(t.head[v], steps)
		}
		return s, steps
	}
	if e := t.first(v, "expl"); e >= 0 && t.lower(e) == "it" {
		return e, steps
	}
	h := t.head[v]
	if h < 0 {
		return -1, steps
	}
	switch t.dep[v] {
	case "acl":
		return t.holder(h, steps+1)
	case "conj", "advcl":
		if o := t.first(h, "obj"); t.is(v, "advcl") && o >= 0 && o < v && t.influences(h, v) {
			return o, steps + 1
		}
		if t.predicate(h) {
			return t.subject(h, steps+1)
		}
		if t.is(v, "conj") && t.is(h, "acl") {
			return t.subject(h, steps+1)
		}
	case "xcomp":
		if o := t.first(h, "obj", "iobj"); o >= 0 {
			return o, steps + 1
		}
		return t.subject(h, steps+1)
	}
	return -1, steps
}

// influences tells that h is done so that someone does v: "forced the farmers to sell".
func (t *tree) influences(h, v int32) bool {
	m := t.first(v, "mark")
	return m >= 0 && t.lower(m) == "to" && influence[t.Tokens[h].Lemma]
}

var influence = set(`advise allow ask authorize beg cause challenge command compel convince direct empower enable encourage
	expect forbid force help induce instruct invite lead lobby motivate oblige order permit persuade pressure prompt push
	remind request require teach tell tempt urge warn`)

// holder returns who n is said to be, or n: in "Sosa is a chemist who works in Oslo", Sosa works.
func (t *tree) holder(n int32, steps int) (int32, int) {
	if t.copula(n) >= 0 && t.upos(n, "NOUN", "PROPN") {
		if s, more := t.subject(n, steps); s >= 0 && !t.upos(s, "PRON") {
			return s, more
		}
	}
	return n, steps
}

// subjectPhrase returns the words of s, the subject of v.
func (r *reader) subjectPhrase(s, v int32) Part {
	return r.trim(r.under(s, func(k int32) bool {
		if k == v || r.head[k] == s && r.is(k, "case", "cop", "nsubj", "aux", "mark", "advcl", "obl") && !r.is(s, "csubj") {
			return false
		}
		return r.inPhrase(k) && !r.sub(k, "acl:relcl")
	}))
}

// guess returns the subject of a finite verb that the parse gives none, or -1: who speaks after a
// quotation ("promises the mayor"), the noun that v hangs on, or the nearest noun before it.
func (r *reader) guess(c *clause) int32 {
	v := c.top
	if x := r.Tokens[v].XPOS; x != "VBD" && x != "VBZ" && x != "VBP" && r.first(v, "aux", "cop") < 0 || r.first(v, "mark") >= 0 || r.is(v, "xcomp") {
		return -1
	}
	if o := r.first(v, "obj"); o > v && speech[r.Tokens[v].Lemma] && v > 0 && r.upos(v-1, "PUNCT") {
		c.args = slices.DeleteFunc(c.args, func(a arg) bool { return a.head == o })
		return o
	}
	if h := r.head[v]; h >= 0 && h < v && r.upos(h, "NOUN", "PROPN", "PRON") {
		return h
	}
	for j := r.group(v)[0] - 1; j >= 0 && j >= r.Sentences[r.sentence].First; j-- {
		if r.upos(j, "NOUN", "PROPN", "PRON") && r.first(j, "case") < 0 && !r.is(j, "compound", "flat", "nmod") {
			return j
		}
		if r.upos(j, "VERB") || r.is(j, "cc") {
			return -1
		}
	}
	return -1
}
