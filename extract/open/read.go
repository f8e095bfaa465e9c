package open

import (
	"slices"

	"newsgraph/extract/text"
)

// A reader collects the tuples of one sentence.
type reader struct {
	*tree
	sentence int32
	tuples   []Tuple
}

func (r *reader) read(s text.Sentence) {
	for i := s.First; i < s.End; i++ {
		if r.predicate(i) {
			r.clause(i)
		}
		r.noun(i)
	}
}

// clause gives the tuple of the clause of v.
func (r *reader) clause(v int32) {
	if r.chained(v) >= 0 {
		return // read with the verb at the end of the chain
	}
	c := clause{verb: v, top: v, rel: r.group(v), args: r.args(v), rule: "verb"}
	if r.copula(v) >= 0 {
		c.rule = "copula"
	}
	for h := r.head[c.top]; h >= 0 && r.chained(h) == c.top; h = r.head[c.top] {
		r.climb(&c, h)
	}
	c.subject, c.steps = r.subject(c.top, 0)
	r.there(&c)
	r.judge(&c)
	c.args = append(c.args, r.relativeArgs(v)...)
	if a, ok := r.quoted(v); ok {
		c.rule = "said"
		c.args = append([]arg{a}, c.args...)
	}
	if c.subject < 0 {
		c.subject, c.rule = r.guess(&c), "guess"
	}
	if c.subject >= 0 {
		r.emit(&c)
	}
}

// A clause is what is known of one before it is said.
type clause struct {
	verb, top int32 // the verb, and that of the chain it ends: "want" of "want to leave"
	subject   int32 // head of the subject
	steps     int   // from top to where the subject stands
	rule      string
	rel       Part
	args      []arg
}

// climb puts h, which the top of c completes, before it: "want" before "to leave", "is able" before "to pay".
func (r *reader) climb(c *clause, h int32) {
	if m := r.first(c.top, "mark"); m >= 0 {
		c.rel = append(Part{m}, c.rel...)
	}
	for _, a := range r.args(h) {
		switch {
		case a.head == h:
			c.rel = append(r.trim(slices.DeleteFunc(slices.Clone(a.part), func(i int32) bool { return i > h })), c.rel...)
		case a.kind != complement:
			c.args = append(c.args, a)
		}
	}
	c.rel = append(slices.Clone(r.group(h)), c.rel...)
	c.top = h
}

// there makes the noun of "there is a leak" an object.
func (r *reader) there(c *clause) {
	e, n := r.first(c.verb, "expl"), r.first(c.verb, "nsubj")
	if e >= 0 && n >= 0 && r.lower(e) == "there" {
		c.subject, c.rule = e, "there"
		c.args = append([]arg{{head: n, kind: object, part: r.phrase(n, c.verb)}}, c.args...)
	}
}

// judge names the rule by how the clause hangs on the rest, and completes its relation.
func (r *reader) judge(c *clause) {
	to := r.first(c.top, "mark")
	x := r.Tokens[c.verb].XPOS
	switch {
	case r.sub(c.top, "acl") && to >= 0:
		c.rule, c.rel = "infinitive", append(Part{to}, c.rel...)
		r.ability(c)
	case r.sub(c.top, "acl") && (x == "VBN" || x == "VBG"):
		c.rule, c.rel = "participle", append(r.beOf(r.head[c.top]), c.rel...)
	case c.steps > 0 && r.is(c.top, "xcomp"):
		c.rule = "xcomp"
		if to >= 0 {
			c.rel = append(Part{to}, c.rel...)
		}
	case c.steps > 0 && r.is(c.top, "advcl") && to >= 0 && r.lower(to) == "to":
		c.rule = "purpose"
		c.rel = append(append(slices.Clone(r.group(r.head[c.top])), to), c.rel...)
	case c.steps > 0 && r.is(c.top, "advcl"):
		c.rule = "advcl"
	case c.steps > 0:
		c.rule = "joined"
	}
}

// ability puts the verb and its object before what the object is to do: "won the right to build".
func (r *reader) ability(c *clause) {
	n := r.head[c.top]
	if !r.is(n, "obj") || r.head[n] < 0 || r.head[n] > n {
		return
	}
	if s, steps := r.subject(r.head[n], 0); s >= 0 {
		c.subject, c.steps = s, steps
		c.rel = append(append(slices.Clone(r.group(r.head[n])), r.nominal(n, c.top)...), c.rel...)
	}
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

// quoted returns the clause that v, set beside it, reports: "the roof leaks, she said".
func (r *reader) quoted(v int32) (arg, bool) {
	h := r.head[v]
	if h < 0 || !r.is(v, "parataxis") || r.first(v, "nsubj") < 0 || r.first(v, "obj", "ccomp", "xcomp") >= 0 || !speech[r.Tokens[v].Lemma] {
		return arg{}, false
	}
	p := r.trim(r.under(h, func(k int32) bool { return k != v && !r.is(k, "discourse") }))
	return arg{head: h, kind: content, part: p}, len(p) > 0
}

// speech are the verbs that report what they are set beside.
var speech = set(`say tell add note claim argue explain report announce believe think warn insist predict state write
	recall contend maintain suggest ask reply answer declare assert estimate acknowledge admit concede observe remark
	joke allege confirm stress comment continue conclude agree complain figure hope fear expect know`)

// subjectPhrase returns the words of s, the subject of v.
func (r *reader) subjectPhrase(s, v int32) Part {
	return r.trim(r.under(s, func(k int32) bool {
		if k == v || r.head[k] == s && r.is(k, "case", "cop", "nsubj", "aux", "mark", "advcl", "obl") && !r.is(s, "csubj") {
			return false
		}
		return r.inPhrase(k) && !r.sub(k, "acl:relcl")
	}))
}

// chained returns the verb that v only serves: "leave" of "want to leave"; -1 for none.
func (r *reader) chained(v int32) int32 {
	if r.first(v, "obj", "iobj") >= 0 || !r.upos(v, "VERB") && !(r.upos(v, "ADJ") && r.copula(v) >= 0) {
		return -1
	}
	for _, k := range r.kid[v] {
		if r.is(k, "xcomp") && k > v && r.upos(k, "VERB") {
			return k
		}
	}
	return -1
}

// relativeArgs returns what a relative clause says of the noun before it, as an object: "the film she made".
func (r *reader) relativeArgs(v int32) []arg {
	n := r.head[v]
	if n < 0 || !r.sub(v, "acl:relcl") {
		return nil
	}
	for _, k := range r.kid[v] {
		if !r.relative(k) {
			continue
		}
		switch r.dep[k] {
		case "obj":
			return []arg{{head: n, kind: object, part: r.subjectPhrase(n, v)}}
		case "obl":
			prep := r.prep(k, r.phrase(k, v))
			return []arg{{head: n, kind: oblique, prep: prep, part: append(slices.Clone(prep), r.subjectPhrase(n, v)...)}}
		case "nsubj":
			return nil
		}
	}
	if r.first(v, "nsubj") >= 0 && r.first(v, "obj") < 0 && r.copula(v) < 0 {
		return []arg{{head: n, kind: object, part: r.subjectPhrase(n, v)}}
	}
	return nil
}

// emit adds the tuple of c.
func (r *reader) emit(c *clause) {
	subject, rel := r.subjectPhrase(c.subject, c.verb), c.rel
	args := slices.DeleteFunc(c.args, func(a arg) bool { return a.kind == adverbial })
	// what completes the verb comes first
	slices.SortStableFunc(args, func(a, b arg) int { return order(a) - order(b) })
	if len(args) == 0 || len(subject) == 0 {
		return
	}
	var objects []Part
	for i, a := range args {
		p := a.part
		if i == 0 && len(a.prep) > 0 && len(a.prep) < len(p) {
			rel = append(slices.Clone(rel), a.prep...)
			p = p[len(a.prep):]
		}
		objects = append(objects, p)
	}
	r.tuples = append(r.tuples, Tuple{r.sentence, c.rule + r.debug(c.verb, subject, args), r.sure(c.rule, c.verb, subject, args), subject, rel, objects})
}

func order(a arg) int {
	if a.kind == object || a.kind == complement || a.kind == content {
		return 0
	}
	return 1
}

func (r *reader) debug(v int32, subject Part, args []arg) string {
	out := ""
	f := func(s string) { out += " " + s }
	f("dep=" + r.Tokens[v].Dep)
	for h := v; h >= 0; h = r.head[h] {
		if h != v {
			f("under=" + r.Tokens[h].Dep)
		}
	}
	f("nargs=" + string(rune('0'+min(9, len(args)))))
	f("kind0=" + string(rune('0'+args[0].kind)))
	n := 0
	for _, a := range args {
		n += len(a.part)
	}
	f("len=" + string(rune('0'+min(9, n/4))))
	f("slen=" + string(rune('0'+min(9, len(subject)/2))))
	f("subj=" + r.Tokens[subject[len(subject)-1]].XPOS)
	f("gap=" + string(rune('0'+max(0, min(9, (v-subject[len(subject)-1])/3)))))
	f("vx=" + r.Tokens[v].XPOS)
	if r.group(v)[0] == v {
		f("bare=" + r.Tokens[v].XPOS)
	}
	return out
}
