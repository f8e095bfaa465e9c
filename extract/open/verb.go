package open

import "slices"

// predicate tells that token i makes a clause: a verb, or what a copula ascribes.
func (t *tree) predicate(i int32) bool {
	if t.is(i, "aux", "cop", "amod", "compound", "case", "mark", "fixed", "flat", "punct", "det", "cc", "goeswith", "discourse") {
		return false
	}
	if i > 0 && t.Tokens[i-1].XPOS == "HYPH" {
		return false // "state-owned"
	}
	if t.upos(i, "VERB") {
		return true
	}
	return t.copula(i) >= 0 || t.upos(i, "AUX") && t.first(i, "nsubj", "expl") >= 0
}

// copula returns the "be" that ascribes i to its subject, or -1.
func (t *tree) copula(i int32) int32 { return t.first(i, "cop") }

// relative tells that i is a pronoun that stands for the noun before its clause.
func (t *tree) relative(i int32) bool {
	switch t.lower(i) {
	case "who", "whom", "which":
		return true
	case "that":
		h := t.head[i]
		return t.upos(i, "PRON") && (t.Tokens[i].XPOS != "DT" || h >= 0 && t.sub(h, "acl:relcl"))
	}
	return false
}

// group returns the words of the predicate: auxiliaries, negation, the adverbs among them, the verb, its particle.
func (t *tree) group(v int32) Part {
	var p Part
	first := v
	for _, k := range t.kid[v] {
		if t.is(k, "aux", "cop") || t.sub(k, "compound:prt") {
			p = append(p, k)
			first = min(first, k)
		}
	}
	if t.copula(v) < 0 {
		p = append(p, v)
	}
	last := slices.Max(p)
	for _, k := range t.kid[v] {
		if t.is(k, "advmod") && len(t.kid[k]) == 0 && ((k > first || k == first-1) && k < last || k == last+1 && (last != v || not[t.lower(k)]) && always[t.lower(k)]) {
			p = append(p, k)
		}
	}
	if len(p) == 1 || t.first(v, "aux", "cop") < 0 {
		p = append(p, t.borrowed(v)...)
	}
	slices.Sort(p)
	return p
}

// not and always are the adverbs that belong to the verb, even after it: "is not the author", "is often late".
var (
	not    = set("not n't never")
	always = set("not n't never also still now often usually always currently generally mostly mainly only just already formerly once again largely typically")
)

// borrowed returns the auxiliaries that v shares with the verb it is joined to: "was found and [was] returned".
func (t *tree) borrowed(v int32) Part {
	h := t.head[v]
	if !t.is(v, "conj") || h < 0 || t.first(v, "aux", "cop", "nsubj") >= 0 || t.Tokens[h].XPOS != t.Tokens[v].XPOS {
		return nil
	}
	if t.Tokens[v].XPOS == "VBN" && t.passive(h) != (t.first(v, "obj") < 0) {
		return nil // a past tense that was taken for a participle
	}
	var p Part
	for _, k := range t.kid[h] {
		if t.is(k, "aux") && k < h {
			p = append(p, k)
		}
	}
	return p
}

func (t *tree) passive(v int32) bool {
	return slices.ContainsFunc(t.kid[v], func(k int32) bool { return t.sub(k, "aux:pass") })
}

// chained returns the verb that v only serves: "leave" of "want to leave"; -1 for none.
func (t *tree) chained(v int32) int32 {
	if t.first(v, "obj", "iobj") >= 0 || !t.upos(v, "VERB") && !(t.upos(v, "ADJ") && t.copula(v) >= 0) {
		return -1
	}
	for _, k := range t.kid[v] {
		if t.is(k, "xcomp") && k > v && t.upos(k, "VERB") {
			return k
		}
	}
	return -1
}
