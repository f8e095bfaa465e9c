package open

// noun gives the tuples that lie within a noun phrase.
func (r *reader) noun(n int32) {
	for _, k := range r.kid[n] {
		switch {
		case r.is(k, "appos"):
			r.add("apposition", r.subjectPhrase(n, k), Part{is}, r.subjectPhrase(k, n))
		case r.sub(k, "nmod:poss"):
			r.possessive(n, k)
		}
	}
}

func (r *reader) possessive(n, k int32) {
	owner := r.trim(r.under(k, func(j int32) bool { return !r.is(j, "case") && r.inPhrase(j) }))
	if r.upos(k, "PRON") {
		return
	}
	r.add("possessive", owner, Part{has}, r.trim(r.under(n, func(j int32) bool {
		return j != k && r.inPhrase(j) && !(r.head[j] == n && r.is(j, "case", "cop", "nsubj", "aux", "mark", "advcl", "obl"))
	})))
}

func (r *reader) add(rule string, subject, rel, object Part) {
	if len(subject) > 0 && len(object) > 0 {
		r.tuples = append(r.tuples, Tuple{r.sentence, rule, rules[rule], subject, rel, []Part{object}})
	}
}
