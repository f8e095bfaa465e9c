package open

import "slices"

// emit adds the tuple of c, and one for each of what is joined in its subject or first object.
func (r *reader) emit(c *clause) {
	args := slices.DeleteFunc(c.args, func(a arg) bool { return a.kind == adverbial })
	// what completes the verb comes first
	slices.SortStableFunc(args, func(a, b arg) int { return order(a) - order(b) })
	t := Tuple{Sentence: r.sentence, Rule: c.rule, Subject: r.subjectPhrase(c.subject, c.verb), Relation: c.rel}
	if len(args) == 0 || len(t.Subject) == 0 {
		return
	}
	t.Confidence = r.sure(c, t.Subject, args)
	if len(args) > 1 && r.completes(c, args[0], args[1]) {
		t.Relation, args = append(slices.Clone(t.Relation), args[0].part...), args[1:]
	}
	for i, a := range args {
		p := a.part
		if i == 0 && len(a.prep) > 0 && len(a.prep) < len(p) {
			t.Relation = append(slices.Clone(t.Relation), a.prep...)
			p = p[len(a.prep):]
		}
		t.Objects = append(t.Objects, p)
	}
	r.put(t)
	r.share(t, c, args[0])
}

// completes tells that a is one word of the relation before the preposition of next: "is subject to", "is referred to as".
func (r *reader) completes(c *clause, a, next arg) bool {
	if len(a.part) != 1 || len(next.prep) == 0 {
		return false
	}
	adjective := a.head == c.verb && r.upos(c.verb, "ADJ") && next.head > c.verb
	return adjective || r.upos(a.head, "ADP") && a.head == c.verb+1
}

// put adds t, unless a part of it is empty or too long to be one.
func (r *reader) put(t Tuple) {
	bad := func(p Part) bool { return len(p) == 0 || len(p) > longest }
	if !bad(t.Subject) && !bad(t.Relation) && len(t.Objects) > 0 && !slices.ContainsFunc(t.Objects, bad) {
		r.tuples = append(r.tuples, t)
	}
}

// order tells what completes the verb, 0, from what is beside it.
func order(a arg) int {
	if a.kind == object || a.kind == complement || a.kind == content {
		return 0
	}
	return 1
}

// share says t again of each noun that is joined in its subject, and of each in its first object:
// "Rossi and Lang signed" is that Rossi signed and that Lang signed.
func (r *reader) share(t Tuple, c *clause, first arg) {
	t.Rule, t.Confidence = "share", t.Confidence/2
	for _, n := range r.joined(c.subject) {
		one := t
		one.Subject = r.alone(n)
		r.put(one)
	}
	if first.kind != object && first.kind != oblique {
		return
	}
	for _, n := range r.joined(first.head) {
		one := t
		one.Objects = append([]Part{r.alone(n)}, t.Objects[1:]...)
		r.put(one)
	}
}

// joined returns the nouns that stand beside each other in n; none if there is but one.
func (r *reader) joined(n int32) []int32 {
	all := []int32{n}
	for _, k := range r.kid[n] {
		if r.is(k, "conj") && !r.predicate(k) && r.upos(k, "NOUN", "PROPN", "PRON", "NUM", "SYM") {
			all = append(all, k)
		}
	}
	if len(all) == 1 || len(all) > mostJoined || r.predicate(n) {
		return nil
	}
	return all
}

// mostJoined is the longest list that is taken apart.
const mostJoined = 30

// alone returns the words of the noun n without what is joined to it.
func (r *reader) alone(n int32) Part {
	return r.trim(r.under(n, func(k int32) bool {
		if r.head[k] == n && r.is(k, "conj", "case", "cc", "acl") {
			return false
		}
		return r.inPhrase(k)
	}))
}
