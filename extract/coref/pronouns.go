package coref

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

func isSubject(dep string) bool {
	return strings.HasPrefix(dep, "nsubj") || strings.HasPrefix(dep, "csubj")
}

// isArgument tells whether two words of one verb with such relations differ:
// "he told him".
func isArgument(dep string) bool {
	switch d, _, _ := strings.Cut(dep, ":"); d {
	case "nsubj", "obj", "iobj", "obl":
		return true
	}
	return false
}

// pronoun links pronoun i.
func (l *linker) pronoun(i int32) {
	r := &l.refs[i]
	switch {
	case r.pron.Person == 1:
		l.firstPerson(i)
		return
	case r.pron.Person != 3:
		return
	case r.pron.Kind == lexicon.Reflexive:
		if j := l.clauseSubject(i); j >= 0 && l.root(j) != l.root(i) && l.mayBe(i, j) {
			l.means(i, j)
			return
		}
	case r.sex == neuter && l.pleonastic(i):
		return
	}
	if j := l.ahead(i); j >= 0 {
		l.means(i, j)
		return
	}
	best, bestScore := int32(-1), -1<<30
	reach := reachOf(r)
	for j := i - 1; j >= 0 && l.refs[j].sent >= r.sent-reach && j > i-120; j-- {
		if !l.mayBe(i, j) {
			continue
		}
		if score := l.score(i, j); score > bestScore {
			best, bestScore = j, score
		}
	}
	if best >= 0 && bestScore >= leastOf(r) {
		l.means(i, best)
	}
}

// means joins pronoun i with j and learns from it.
func (l *linker) means(i, j int32) {
	l.join(i, j)
	if r := &l.refs[i]; r.sex == male || r.sex == female {
		c := l.of(i)
		c.sex, c.spoken = r.sex, true
	}
}

// Weights of score, in points: the order of Lappin and Leass's, set on the news,
// biographies and interviews of GUM's training part and on texts of our own.
const (
	perSentence  = 8 // for each sentence between
	subjectBonus = 5 // the candidate is a subject
	topBonus     = 2 // and of the main clause
	objectBonus  = 2
	sameRole     = 2
	matrixBonus  = 6 // "Sousa said she": the subject of the clause above
	nameBonus    = 2
	titleMalus   = 6  // the candidate is in a title before someone's name
	vagueMalus   = 6  // it is "people" or the like
	knownSex     = 4  // it is known to be of the pronoun's sex
	knownHere    = 16 // in the same sentence
	ownerBonus   = 3  // the possessor of a subject
	perMention   = 1  // for each mention so far, up to 4
)

// reachOf is how many sentences back a pronoun looks.
func reachOf(r *ref) int32 {
	if r.sex == male || r.sex == female {
		return 4
	}
	return 2
}

// leastOf is the score below which a pronoun is left alone.
func leastOf(r *ref) int {
	switch {
	case r.sex == male || r.sex == female:
		return -32
	case r.num == plural:
		return -6
	}
	return -14
}

// score says how likely mention j is what pronoun i means.
func (l *linker) score(i, j int32) int {
	r := &l.refs[i]
	m := l.Mentions[j]
	c := l.of(j)
	top := l.Tokens[l.refs[j].top]
	dep := top.Dep
	s := -perSentence * int(r.sent-l.refs[j].sent)
	switch {
	case isSubject(dep):
		s += subjectBonus
		if h := top.Head; h >= 0 && l.Tokens[h].Head < 0 {
			s += topBonus
		}
	case dep == "obj":
		s += objectBonus
	}
	mine := l.Tokens[r.top].Dep
	if isSubject(mine) == isSubject(dep) && isArgument(mine) {
		s += sameRole
	}
	if l.matrix(i, j) {
		s += matrixBonus
	}
	if len(c.names) > 0 {
		s += nameBonus
	}
	if (r.sex == male || r.sex == female) && c.sex == r.sex {
		if r.sent == l.refs[j].sent {
			s += knownHere
		} else {
			s += knownSex
		}
	}
	if h := top.Head; h >= 0 && dep == "nmod:poss" && isSubject(l.Tokens[h].Dep) && c.kind != schema.GPE {
		s += ownerBonus // "Sousa's answer was short"
	}
	s += perMention * min(4, l.soFar(c, i)-1)
	if m.Type != schema.Person && l.inTitle(m.Head) {
		s -= titleMalus // "Acme editor Ana Sousa said it"
	}
	if m.Form == schema.Nominal && l.refs[j].det == bare && vague[l.refs[j].head] {
		s -= vagueMalus
	}
	return s + l.taste(i, j, c)
}

var vague = set("people person man thing other one everyone somebody")

// soFar counts the mentions of a cluster before i, up to 5.
func (l *linker) soFar(c *cluster, i int32) int {
	n := 0
	for k, j := range c.members {
		if j < i {
			n++
		}
		if n == 5 || k > 32 {
			break
		}
	}
	return n
}

// taste is what "it" and "they" prefer.
func (l *linker) taste(i, j int32, c *cluster) int {
	r := &l.refs[i]
	switch {
	case r.num == plural && c.num == plural && (c.kind == schema.Group || c.kind == schema.NORP):
		return 6
	case r.num == plural && c.num == plural && c.kind != schema.Organization && c.kind != schema.Person:
		return -4
	case r.num == plural && c.num == plural:
		return 2
	case r.num == plural && c.num == singular:
		return -8
	case r.num == plural && c.kind == schema.Organization:
		return -3
	case r.sex == neuter && c.kind == "":
		return -2
	case r.sex == neuter && (c.kind == schema.GPE || c.kind == schema.Location) && !isSubject(l.Tokens[l.refs[j].top].Dep):
		return -3
	}
	return 0
}

// matrix tells whether j is the subject of a clause that the clause of i, of
// which i is the subject, depends on.
func (l *linker) matrix(i, j int32) bool {
	tok := l.Tokens[l.refs[i].top]
	if !isSubject(l.Tokens[l.refs[j].top].Dep) {
		return false
	}
	if !isSubject(tok.Dep) {
		return false
	}
	verb := l.Tokens[l.refs[j].top].Head
	for v, n := tok.Head, 0; v >= 0 && n < 4; n++ {
		switch dep, _, _ := strings.Cut(l.Tokens[v].Dep, ":"); dep {
		case "ccomp", "advcl", "conj", "xcomp", "parataxis":
		default:
			return false
		}
		v = l.Tokens[v].Head
		if v == verb {
			return true
		}
	}
	return false
}

// mayBe tells whether pronoun i can mean j at all.
func (l *linker) mayBe(i, j int32) bool {
	r := &l.refs[i]
	m := l.Mentions[j]
	c := l.of(j)
	if m.Form == schema.Pronoun && len(c.members) < 2 || l.refs[j].pron.Person == 1 || l.refs[j].pron.Person == 2 {
		return false
	}
	if m.End > l.Mentions[i].First || alone[c.kind] && c.kind != schema.Law && c.kind != schema.Event || !l.apartFrom(i, j) {
		return false
	}
	if l.predicative(j) {
		return false
	}
	if q := l.quoteOf[l.Mentions[i].Head]; q >= 0 {
		if s := l.quotes[q].speaker; s >= 0 && l.root(s) == l.root(j) {
			return false // nobody says "he" of himself
		}
	}
	if l.speaksOf(i, j) || l.within(i, j) {
		return false
	}
	switch {
	case r.sex == male || r.sex == female:
		return c.kind == schema.Person && c.num != plural && (c.sex == unknown || c.sex == r.sex)
	case r.num == plural:
		return c.num == plural || c.num == anyNumber && c.kind != schema.Person || c.kind == schema.Organization
	}
	if c.kind == schema.Person || c.kind == schema.Group || c.num == plural || c.sex == male || c.sex == female {
		return false
	}
	if m.Form == schema.Nominal && c.kind == "" {
		_, person := lexicon.RoleNoun(l.refs[j].head)
		return !person
	}
	return true
}

// speaksOf tells whether mention j stands in a quotation whose speaker is i: who
// says “I saw the mayor” is not the mayor.
func (l *linker) speaksOf(i, j int32) bool {
	q := l.quoteOf[l.Mentions[j].Head]
	return q >= 0 && l.quotes[q].speaker == i
}

// within tells whether possessive i stands in a description of j: his father is not he.
func (l *linker) within(i, j int32) bool {
	for k := i - 1; k >= 0 && l.Mentions[k].First >= l.Mentions[i].First; k-- {
		if l.Mentions[k].End > l.Mentions[i].End && l.root(k) == l.root(j) {
			return true
		}
	}
	return false
}

// predicative tells whether description j says what something is: "labelled as
// gang members".
func (l *linker) predicative(j int32) bool {
	if l.Mentions[j].Form != schema.Nominal || l.refs[j].det == definite || l.refs[j].det == owned {
		return false
	}
	for _, c := range l.children[l.Mentions[j].Head] {
		if tok := l.Tokens[c]; tok.Dep == "case" && lexicon.Fold(l.Word(c)) == "as" {
			return true
		}
	}
	return false
}

// apartFrom is false where grammar forbids that i means j: "he told him",
// "his lawyer", "Sousa and she". Possessives may mean the subject.
func (l *linker) apartFrom(i, j int32) bool {
	m := l.Mentions[i]
	if l.refs[i].pron.Kind == lexicon.Possessive || l.Tokens[m.Head].XPOS == "PRP$" {
		h := l.Tokens[m.Head].Head
		return h < 0 || h != l.Mentions[j].Head && h != l.refs[j].top
	}
	return l.apart(i, j)
}

// clauseSubject returns the mention of the subject of the clause that i is in, or -1.
func (l *linker) clauseSubject(i int32) int32 {
	t := l.Mentions[i].Head
	for n := 0; t >= 0 && n < 8; n++ {
		t = l.Tokens[t].Head
		if t < 0 {
			break
		}
		for _, c := range l.children[t] {
			if isSubject(l.Tokens[c].Dep) && l.byHead[c] >= 0 && l.byHead[c] != i {
				return l.byHead[c]
			}
		}
	}
	return -1
}

// ahead returns the subject of the main clause that a pronoun in a phrase or
// clause before it points forward to: "In her post, Sousa said". It returns -1
// if there is none.
func (l *linker) ahead(i int32) int32 {
	t, fronted := l.Mentions[i].Head, false
	for n := 0; n < 12; n++ {
		dep, _, _ := strings.Cut(l.Tokens[t].Dep, ":")
		h := l.Tokens[t].Head
		if h < 0 {
			break
		}
		if isSubject(dep) && !fronted && l.Tokens[h].Head < 0 {
			return -1
		}
		if (dep == "obl" || dep == "advcl") && h > t {
			for _, c := range l.children[h] {
				if isSubject(l.Tokens[c].Dep) && c > t {
					j := l.byHead[c]
					if j >= 0 && j > i && l.Mentions[j].Form == schema.Name && l.forward(i, j) {
						return j
					}
				}
			}
			fronted = true
		}
		t = h
	}
	return -1
}

// forward is mayBe for a name after the pronoun.
func (l *linker) forward(i, j int32) bool {
	r, c := &l.refs[i], l.of(j)
	switch {
	case r.sex == male || r.sex == female:
		return c.kind == schema.Person && (c.sex == unknown || c.sex == r.sex)
	case r.num == plural:
		return false
	}
	return c.kind != schema.Person && !alone[c.kind]
}
