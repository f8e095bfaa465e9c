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
			r.accordingTo(i)
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
	for len(c.rel) < longest && r.climb(&c) {
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

// climb puts what the top of c completes before it, if there is such: "want" before "to leave", "is able"
// before "to pay"; and "want" before "to rest" in "want to eat and rest".
func (r *reader) climb(c *clause) bool {
	x := c.top
	if r.is(x, "conj") && r.head[x] >= 0 && r.first(x, "nsubj") < 0 {
		x = r.head[x]
	}
	h := r.head[x]
	if h < 0 || r.chained(h) != x {
		return false
	}
	m := r.first(c.top, "mark")
	if m < 0 {
		m = r.first(x, "mark")
	}
	if m >= 0 {
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
	return true
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
	case c.steps > 0 && (r.is(c.top, "xcomp") || r.is(c.top, "advcl") && r.influences(r.head[c.top], c.top)):
		c.rule = "xcomp"
		if to >= 0 {
			c.rel = append(Part{to}, c.rel...)
		}
	case c.steps > 0 && r.is(c.top, "advcl") && to >= 0 && completing[r.lower(to)]:
		c.rule = "purpose" // "went to see", "was accused of hiding"
		c.rel = append(append(slices.Clone(r.group(r.head[c.top])), to), c.rel...)
	case c.steps > 0 && r.is(c.top, "advcl"):
		c.rule = "advcl"
	case c.steps > 0:
		c.rule = "joined"
	}
}

// completing are the words before an adverbial clause that is the verb's own rather than beside it.
var completing = set("to of from into")
