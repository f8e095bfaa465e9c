package open

import (
	"slices"
	"strings"

	"newsgraph/extract/lexicon"
)

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
	group := t.group(v)
	if t.copula(v) >= 0 {
		after = append(after, t.ascribed(v, group))
	}
	for _, k := range t.kid[v] {
		a, ok := t.arg(v, k, group)
		switch {
		case !ok:
		case k < v:
			before = append(before, a)
		default:
			after = append(after, t.timed(a)...)
		}
	}
	return append(after, before...)
}

// timed returns a and the time that the parse gave it but that belongs to the verb: "fined the firm last week".
func (t *tree) timed(a arg) []arg {
	if a.kind != object && a.kind != oblique {
		return []arg{a}
	}
	for _, k := range t.kid[a.head] {
		if k > a.head && t.is(k, "nmod") && t.time(k) {
			at := slices.Index(a.part, t.lo[k])
			when := t.phrase(k, a.head)
			if at > len(a.prep) && slices.Equal(a.part[at:], when) {
				a.part = t.trim(a.part[:at])
				return []arg{a, {head: k, kind: oblique, prep: t.prep(k, when), part: when}}
			}
		}
	}
	return []arg{a}
}

// time tells that the noun k names a time.
func (t *tree) time(k int32) bool {
	_, month := lexicon.Month(t.Word(k))
	_, day := lexicon.Weekday(t.Word(k))
	return month || day || times[t.Tokens[k].Lemma]
}

var times = set("today yesterday tomorrow tonight morning afternoon evening night day week weekend month quarter summer winter spring autumn fall year decade century")

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

// arg returns child k of v as an argument, if it is one.
func (t *tree) arg(v, k int32, group Part) (arg, bool) {
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
		if slices.Contains(group, k) || k < v && len(t.kid[k]) == 0 || connective[t.lower(k)] {
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
func (t *tree) ascribed(v int32, group Part) arg {
	c := t.copula(v)
	p := t.under(v, func(k int32) bool {
		if t.head[k] != v {
			return t.inPhrase(k)
		}
		if t.is(k, "nsubj", "csubj", "cop", "aux", "advcl", "punct", "mark", "parataxis", "discourse", "expl", "obl", "dislocated", "vocative") {
			return false
		}
		return k > c && !slices.Contains(group, k) && t.inPhrase(k) && !t.ownClause(k)
	})
	p = t.trim(p)
	return arg{head: v, kind: complement, part: p, prep: t.prep(v, p)}
}

// ownClause tells that k is joined to a predicate as another one.
func (t *tree) ownClause(k int32) bool {
	return t.is(k, "conj") && (t.predicate(k) || t.first(k, "nsubj", "aux") >= 0)
}

// inPhrase tells that k belongs to the words of the phrase of its head.
func (t *tree) inPhrase(k int32) bool {
	return !t.is(k, "parataxis", "discourse", "vocative", "dislocated") && !(t.is(k, "appos", "acl") && t.comma(k))
}

// comma tells that what is under k is set off with a comma, dash or bracket.
func (t *tree) comma(k int32) bool {
	lo := t.lo[k]
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
