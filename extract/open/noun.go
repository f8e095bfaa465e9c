package open

import "slices"

// noun gives the tuples that lie within the noun phrase of n.
func (r *reader) noun(n int32) {
	if !r.upos(n, "NOUN", "PROPN", "NUM") {
		return
	}
	r.title(n)
	for _, k := range r.kid[n] {
		switch {
		case r.is(k, "appos"):
			r.apposition(n, k)
		case r.sub(k, "nmod:poss") && !r.upos(k, "PRON"):
			r.possessive(n, k)
		}
	}
}

// apposition reads "Ruth Adeyemi, a judge", "the judge Ruth Adeyemi", and "Springfield, Ohio".
func (r *reader) apposition(n, k int32) {
	if !r.upos(k, "NOUN", "PROPN") || r.first(k, "nsubj", "cop") >= 0 || r.first(n, "nsubj") >= 0 && r.copula(n) < 0 {
		return
	}
	name, what := r.nominal(n, k), r.nominal(k, n)
	switch {
	case r.upos(n, "PROPN") && r.upos(k, "PROPN") && r.first(k, "det", "nmod", "nummod") < 0 && r.comma(k):
		r.add("place", name, Part{is, in}, what)
	case !r.upos(n, "PROPN") && r.upos(k, "PROPN"):
		r.add("apposition", what, r.beOf(k), name)
	default:
		r.add("apposition", name, r.beOf(n), what)
	}
}

// title reads "the striker Ana Sosa", "Energy Minister Ole Berg", "former mayor Kim Park".
func (r *reader) title(n int32) {
	if !r.upos(n, "PROPN") {
		return
	}
	last := int32(-1)
	for _, k := range r.kid[n] {
		if k < n && r.is(k, "compound", "nmod") && (r.upos(k, "NOUN") || r.sub(k, "nmod:desc")) && !r.sub(k, "nmod:poss") && r.first(k, "case") < 0 {
			last = k
		}
	}
	if last < 0 {
		return
	}
	whole := r.nominal(n, -1)
	at := slices.Index(whole, last)
	if at < 0 || at+1 >= len(whole) {
		return
	}
	r.add("title", r.trim(whole[at+1:]), Part{is}, r.trim(whole[:at+1]))
}

// nominal returns the words of the noun n without k, clauses, and what is set off.
func (r *reader) nominal(n, without int32) Part {
	return r.trim(r.under(n, func(k int32) bool {
		if k == without || r.head[k] == n && r.is(k, "case", "cop", "nsubj", "aux", "mark", "advcl", "obl", "advmod", "csubj", "appos") {
			return false
		}
		return r.inPhrase(k) && !r.sub(k, "acl:relcl")
	}))
}

func (r *reader) possessive(n, k int32) {
	owner := r.trim(r.under(k, func(j int32) bool { return !r.is(j, "case") && r.inPhrase(j) }))
	r.add("possessive", owner, Part{has}, r.nominal(n, k))
}

// beOf returns "is" or "are", as the noun n takes it.
func (r *reader) beOf(n int32) Part {
	if x := r.Tokens[n].XPOS; x == "NNS" || r.first(n, "conj") >= 0 {
		return Part{are}
	}
	return Part{is}
}

func (r *reader) add(rule string, subject, rel, object Part) {
	if len(subject) > 0 && len(object) > 0 {
		r.tuples = append(r.tuples, Tuple{r.sentence, rule, rules[rule], subject, rel, []Part{object}})
	}
}
