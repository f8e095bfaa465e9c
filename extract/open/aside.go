package open

import (
	"slices"

	"newsgraph/extract/lexicon"
)

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

// ability puts the verb and its object before what the object is to do: "won the right to build".
func (r *reader) ability(c *clause) {
	n := r.head[c.top]
	if _, person := lexicon.RoleNoun(r.Tokens[n].Lemma); person || !r.is(n, "obj") || !r.upos(n, "NOUN") || r.head[n] < 0 || r.head[n] > n || r.influences(r.head[n], c.top) {
		return // "asked the guard to leave": the guard is to do it
	}
	if s, steps := r.subject(r.head[n], 0); s >= 0 {
		c.subject, c.steps = s, steps
		c.rel = append(append(slices.Clone(r.group(r.head[n])), r.nominal(n, c.top)...), c.rel...)
	}
}

// accordingTo reads "the bridge is safe, according to the engineers": its subject is the clause.
func (r *reader) accordingTo(v int32) {
	for _, k := range r.kid[v] {
		c := r.first(k, "case")
		if c < 0 || r.lower(c) != "according" || r.copula(v) < 0 && !r.upos(v, "VERB") {
			continue
		}
		source := r.phrase(k, v)
		prep := r.prep(k, source)
		clause := r.trim(r.under(v, func(j int32) bool { return j != k && !(r.head[j] == v && r.is(j, "mark", "cc", "conj")) }))
		if len(prep) < len(source) {
			r.add("according to", clause, prep, source[len(prep):])
		}
	}
}
