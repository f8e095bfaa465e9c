package open

import (
	"slices"

	"newsgraph/extract/lexicon"
)

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
	case r.upos(n, "PROPN") && r.upos(k, "PROPN") && r.comma(k) && r.place(what):
		r.add("place", name, Part{is, in}, what)
	case r.upos(n, "PROPN") && r.upos(k, "PROPN") && !r.comma(k):
		return // one name
	case !r.upos(n, "PROPN") && r.upos(k, "PROPN"):
		r.add("apposition", what, r.beOf(k), name)
	default:
		r.add("apposition", name, r.beOf(n), what)
	}
}

// place tells that p is the name of one.
func (r *reader) place(p Part) bool {
	_, ok := lexicon.Place(Say(r.Doc, p))
	return ok
}

// title reads "the striker Ana Sosa", "Energy Minister Ole Berg", "former mayor Kim Park".
func (r *reader) title(n int32) {
	if _, kind := lexicon.HeadType(r.Tokens[n].Lemma); kind || !r.upos(n, "PROPN") || r.Tokens[n].XPOS == "NNPS" || r.role(n) {
		return
	}
	name := r.trim(r.under(n, func(k int32) bool { return k > n && r.is(k, "flat", "compound") }))
	whole := r.nominal(n, -1)
	at := slices.Index(whole, n)
	for at > 0 && r.upos(whole[at-1], "PROPN") && !r.role(whole[at-1]) {
		at--
		name = append(Part{whole[at]}, name...)
	}
	if at > 0 && r.role(whole[at-1]) {
		r.add("title", name, Part{is}, r.trim(whole[:at]))
	}
}

// role tells that token i says what someone is, more than "Mr." does.
func (r *reader) role(i int32) bool {
	if !r.upos(i, "NOUN", "PROPN") {
		return false
	}
	if _, ok := lexicon.RoleNoun(r.Tokens[i].Lemma); ok {
		return true
	}
	w := r.Word(i)
	return lexicon.IsTitle(w) && !lexicon.IsHonorific(w)
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

// possessive reads "the club's new coach".
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

// add adds a tuple with one object.
func (r *reader) add(rule string, subject, rel, object Part) {
	r.put(Tuple{r.sentence, rule, rules[rule], subject, rel, []Part{object}})
}
