package phrase

import (
	"slices"
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

func overlap(p, q *phrase) bool { return p.First < q.End && q.First < p.End }

// speaker joins "I", "we" and "you", each with the last of its kind: most texts
// have one speaker, and one is spoken to.
func (l *linker) speaker(i int) {
	key := lexicon.PronounInfo{Person: l.phrases[i].pron.Person, Plural: l.phrases[i].pron.Plural}
	if key.Person == 2 {
		key.Plural = false
	}
	if l.phrases[i].chain >= 0 && l.root(i) != i {
		return // a quotation whose speaker package coref knows
	}
	if j, ok := l.said[key]; ok {
		l.join(i, j)
	}
	l.said[key] = i
}

const (
	farPerson = 6 // sentences back that "she" can reach
	farThing  = 3 // and "it"
)

// pronoun joins a pronoun of the third person with the best phrase before it:
// near, a subject, and agreeing with it.
func (l *linker) pronoun(i int) {
	p := &l.phrases[i]
	if p.chain >= 0 && l.root(i) != i {
		return // package coref knows
	}
	far := int32(farThing)
	if p.pron.Sex == lexicon.Male || p.pron.Sex == lexicon.Female {
		far = farPerson
	}
	best, top := -1, -1000
	for j := i - 1; j >= 0 && p.sent-l.phrases[j].sent <= far; j-- {
		q := &l.phrases[j]
		score, ok := agrees(p, q)
		if !ok || overlap(p, q) {
			continue
		}
		switch l.dep(q.Head) {
		case "nsubj":
			score += 100
		case "obj":
			score += 40
		}
		if score -= int(p.sent-q.sent)*80 + (i-j)*3; score > top {
			best, top = j, score
		}
	}
	if best >= 0 {
		l.join(i, best)
	}
}

// agrees says how well pronoun p agrees with q, and whether it can.
func agrees(p, q *phrase) (int, bool) {
	if q.isPronoun {
		return 300, q.pron.Sex == p.pron.Sex && q.pron.Plural == p.pron.Plural && q.pron.Person == p.pron.Person
	}
	if q.demonstrative {
		return 0, false
	}
	_, role := lexicon.RoleNoun(q.lemma)
	person := q.kind == schema.Person
	switch {
	case p.pron.Plural:
		return 50, !person && (q.plural || q.kind == schema.Organization || q.kind == schema.Group)
	case p.pron.Sex == lexicon.Male || p.pron.Sex == lexicon.Female:
		switch {
		case q.plural:
			return 0, false
		case person:
			return 250, true
		case role:
			return 200, true
		}
		return 100, q.proper && q.kind == ""
	}
	return 50, !q.plural && !person
}

// nominal joins a name or description with the last phrase that says the same.
func (l *linker) nominal(i int) {
	p := &l.phrases[i]
	for j := i - 1; j >= 0; j-- {
		if q := &l.phrases[j]; !q.isPronoun && !overlap(p, q) && same(p, q) {
			l.join(i, j)
			break
		}
	}
	if j, ok := l.byHead[l.Tokens[p.Head].Head]; ok && l.dep(p.Head) == "appos" {
		l.join(i, j)
	}
	if s := l.kid(p.Head, "nsubj"); s >= 0 && l.kid(p.Head, "cop") >= 0 && !l.denied(p.Head) {
		if j, ok := l.byHead[s]; ok {
			l.join(i, j)
		}
	}
}

func (l *linker) denied(h int32) bool {
	return slices.ContainsFunc(l.kids[h], func(k int32) bool { return l.Tokens[k].Lemma == "not" || l.Tokens[k].Lemma == "no" })
}

// same reports whether p, which comes later, says what q says.
func same(p, q *phrase) bool {
	switch {
	case p.words != "" && p.words == q.words:
		return true
	case p.lemma != q.lemma || p.plural != q.plural:
		return false
	case p.proper && q.proper:
		return within(strings.Fields(p.words), strings.Fields(q.words)) || within(strings.Fields(q.words), strings.Fields(p.words))
	}
	return (p.det == "the" || demonstrative(p.det)) && within(p.mods, q.mods)
}

// within reports whether all of a are in b.
func within(a, b []string) bool {
	return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}
