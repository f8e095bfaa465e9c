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

// clause gives the tuples of the clause of v.
func (r *reader) clause(v int32) {
	rel := r.group(v)
	if x := r.chained(v); x >= 0 {
		return // read with the verb at the end of the chain
	}
	top := v // of a chain: "want" of "want to leave"
	args := r.args(v)
	for r.is(top, "xcomp") && r.head[top] >= 0 && r.chained(r.head[top]) == top {
		m := r.first(top, "mark")
		if m >= 0 {
			rel = append(Part{m}, rel...)
		}
		top = r.head[top]
		for _, a := range r.args(top) {
			switch {
			case a.head == top:
				rel = append(r.trim(slices.DeleteFunc(slices.Clone(a.part), func(i int32) bool { return i > top })), rel...)
			case a.kind != complement:
				args = append(args, a)
			}
		}
		rel = append(slices.Clone(r.group(top)), rel...)
	}
	s, steps := r.subject(top, 0)
	rule := "verb"
	if r.copula(v) >= 0 {
		rule = "copula"
	}
	if e := r.first(v, "expl"); e >= 0 && r.lower(e) == "there" {
		s, rule = e, "there"
		if n := r.first(v, "nsubj"); n >= 0 {
			args = append([]arg{{head: n, kind: object, part: r.phrase(n, v)}}, args...)
		}
	}
	switch {
	case r.sub(top, "acl"):
		rule = "participle"
		if r.first(v, "mark") >= 0 {
			rule = "infinitive"
			rel = append(Part{r.first(v, "mark")}, rel...)
		} else if r.Tokens[v].XPOS == "VBN" || r.Tokens[v].XPOS == "VBG" {
			rel = append(r.beOf(r.head[top]), rel...)
		}
	case r.is(top, "xcomp") && steps > 0:
		rule = "xcomp"
		if m := r.first(top, "mark"); m >= 0 {
			rel = append(Part{m}, rel...)
		}
	case r.is(top, "advcl") && steps > 0:
		rule = "advcl"
	case steps > 0:
		rule = "joined"
	}
	args = append(args, r.relativeArgs(v)...)
	if a, ok := r.quoted(v); ok {
		rule = "said"
		args = append([]arg{a}, args...)
	}
	if s < 0 {
		return
	}
	r.emit(rule, v, r.subjectPhrase(s, v), rel, args)
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

// emit adds the tuple of one clause.
func (r *reader) emit(rule string, v int32, subject, rel Part, args []arg) {
	if len(subject) == 0 {
		return
	}
	args = slices.DeleteFunc(args, func(a arg) bool { return a.kind == adverbial })
	// what completes the verb comes first
	slices.SortStableFunc(args, func(a, b arg) int { return order(a) - order(b) })
	if len(args) == 0 {
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
	r.tuples = append(r.tuples, Tuple{r.sentence, rule + r.debug(v, subject, args), r.sure(rule, v, subject, args), subject, rel, objects})
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
