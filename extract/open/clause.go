package open

import (
	"slices"
	"strings"
)

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

// deepest is how far a subject is looked for: beyond it the parse is in doubt.
const deepest = 6

// subject returns the head of who does v, and how many steps away it was found; -1 when nowhere.
func (t *tree) subject(v int32, steps int) (int32, int) {
	if steps > deepest {
		return -1, steps
	}
	if s := t.first(v, "nsubj", "csubj"); s >= 0 {
		if t.relative(s) && t.is(v, "acl") && t.head[v] >= 0 {
			return t.head[v], steps
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
		return h, steps + 1
	case "conj", "advcl":
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
		if t.is(k, "advmod") && (k > first || k == first-1) && k < last && len(t.kid[k]) == 0 {
			p = append(p, k)
		}
	}
	if len(p) == 1 || t.first(v, "aux", "cop") < 0 {
		p = append(p, t.borrowed(v)...)
	}
	slices.Sort(p)
	return p
}

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

// A kind is what an argument is to its verb.
type kind uint8

const (
	object     kind = iota
	complement      // of a copula, or an open clause: "happy", "to leave"
	content         // a clause that is said or thought
	oblique
	adverb
	adverbial // a clause of time, cause, purpose
)

// An arg is an argument of a verb with its preposition.
type arg struct {
	head int32
	kind kind
	prep Part // the first words of part: "in", "because of"
	part Part
}

// args returns what v has beside its subject: after the verb in text order, then before it.
func (t *tree) args(v int32) []arg {
	var after, before []arg
	if t.copula(v) >= 0 {
		after = append(after, t.ascribed(v))
	}
	for _, k := range t.kid[v] {
		a, ok := t.arg(v, k)
		switch {
		case !ok:
		case k < v:
			before = append(before, a)
		default:
			after = append(after, a)
		}
	}
	return append(after, before...)
}

// connective are the adverbs that join a clause to another and say nothing of its verb.
var connective = set(`when where how why however therefore moreover furthermore thus hence nevertheless nonetheless
	meanwhile instead otherwise indeed consequently accordingly besides likewise similarly additionally so then also too
	of though anyway rather whenever wherever`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func (t *tree) arg(v, k int32) (arg, bool) {
	a := arg{head: k}
	if t.relative(k) {
		return a, false
	}
	switch t.dep[k] {
	case "obj", "iobj":
		a.kind = object
	case "obl":
		a.kind = oblique
	case "nmod":
		if t.copula(v) >= 0 || !t.upos(v, "VERB") {
			return a, false
		}
		a.kind = oblique
	case "xcomp":
		a.kind = complement
	case "ccomp":
		a.kind = content
	case "advmod":
		if slices.Contains(t.group(v), k) || k < v && len(t.kid[k]) == 0 || connective[t.lower(k)] {
			return a, false
		}
		a.kind = adverb
	case "advcl":
		a.kind = adverbial
	default:
		return a, false
	}
	a.part = t.phrase(k, v)
	if len(a.part) == 0 {
		return a, false
	}
	a.prep = t.prep(k, a.part)
	if len(a.prep) > 0 && t.lower(a.prep[0]) == "according" {
		return a, false
	}
	return a, true
}

// prep returns the words of part before the noun k that are its preposition.
func (t *tree) prep(k int32, part Part) Part {
	n := 0
	for n < len(part) && part[n] < k {
		j := part[n]
		for j >= 0 && j != k && !t.is(j, "case") {
			j = t.head[j]
			if j >= 0 && t.is(j, "case") {
				break
			}
		}
		if j < 0 || j == k {
			break
		}
		n++
	}
	return part[:n]
}

// ascribed returns what the copula says of the subject.
func (t *tree) ascribed(v int32) arg {
	c := t.copula(v)
	p := t.under(v, func(k int32) bool {
		if t.head[k] != v {
			return t.inPhrase(k)
		}
		if t.is(k, "nsubj", "csubj", "cop", "aux", "advcl", "punct", "mark", "parataxis", "discourse", "expl", "obl", "dislocated", "vocative") {
			return false
		}
		if t.is(k, "advmod") && k < c || t.is(k, "advmod") && slices.Contains(t.group(v), k) {
			return false
		}
		return k > c && t.inPhrase(k) && !t.ownClause(k)
	})
	p = t.trim(p)
	return arg{head: v, kind: complement, part: p, prep: t.prep(v, p)}
}

// ownClause tells that k is joined to a predicate as another one.
func (t *tree) ownClause(k int32) bool {
	return t.is(k, "conj") && t.predicate(k)
}

// inPhrase tells that k belongs to the words of the phrase of its head.
func (t *tree) inPhrase(k int32) bool {
	return !t.is(k, "parataxis", "discourse", "vocative", "dislocated") && !(t.is(k, "appos", "acl") && t.comma(k))
}

// comma tells that what is under k is set off with a comma, dash or bracket.
func (t *tree) comma(k int32) bool {
	lo := t.under(k, func(int32) bool { return true })[0]
	if lo > 0 && t.upos(lo, "PUNCT") {
		return t.Tokens[lo].XPOS != "``" && t.Word(lo) != `"`
	}
	return lo > 0 && t.upos(lo-1, "PUNCT") && lo-1 > t.head[k]
}

// phrase returns the words of k, an argument of v.
func (t *tree) phrase(k, v int32) Part {
	return t.trim(t.under(k, func(j int32) bool {
		if j == v {
			return false
		}
		if t.head[j] == k && t.is(j, "mark") && t.is(k, "ccomp") && t.lower(j) == "that" {
			return false
		}
		return t.inPhrase(j)
	}))
}

// trim cuts punctuation and conjunctions off the ends of p, but for pairs that close.
func (t *tree) trim(p Part) Part {
	for len(p) > 0 && (t.is(p[0], "cc") || t.loose(p, 0)) {
		p = p[1:]
	}
	for len(p) > 0 && (t.is(p[len(p)-1], "cc") || t.loose(p, len(p)-1)) {
		p = p[:len(p)-1]
	}
	return p
}

var pairs = map[string]string{"(": ")", "[": "]", `"`: `"`, "“": "”", "‘": "’", "'": "'"}

// loose tells that p[i] is punctuation without its other half in p.
func (t *tree) loose(p Part, i int) bool {
	if !t.upos(p[i], "PUNCT") {
		return false
	}
	w := t.Word(p[i])
	for j, k := range p {
		if o := t.Word(k); j < i && pairs[o] == w || j > i && pairs[w] == o {
			return false
		}
	}
	return true
}
