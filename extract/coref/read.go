package coref

import (
	"slices"
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// read goes through the text once and links descriptions and pronouns to what
// came before them.
func (l *linker) read() {
	for i := range l.Mentions {
		l.resolve(int32(i))
	}
}

// resolve links mention i, its possessor first.
func (l *linker) resolve(i int32) {
	if l.done[i] {
		return
	}
	l.done[i] = true
	r := &l.refs[i]
	if r.owner >= 0 {
		l.resolve(r.owner)
	}
	switch l.Mentions[i].Form {
	case schema.Pronoun:
		l.pronoun(i)
		return
	case schema.Nominal:
		if l.root(i) == i || l.refs[l.root(i)].sent == r.sent {
			l.nominal(i)
		}
	}
	l.see(i)
}

// see notes under which heads later descriptions may find mention i.
func (l *linker) see(i int32) {
	r := &l.refs[i]
	m := l.Mentions[i]
	if m.Form == schema.Name {
		// "the Red Hand gang", "the group Red Hand": later "the gang", "the group"
		for _, k := range [2]int32{m.End, m.First - 1} {
			if k < l.Sentences[r.sent].First || k >= l.Sentences[r.sent].End || l.Tokens[k].XPOS != "NN" {
				continue
			}
			noun := lexicon.Fold(l.Tokens[k].Lemma)
			if t, ok := lexicon.HeadType(noun); ok && t == m.Type && (t == schema.Organization || t == schema.Facility || t == schema.Product) {
				l.of(i).call(noun)
			}
		}
	}
	heads := append([]string{r.head}, l.of(i).roles...)
	for k, w := range r.words { // "Ministry of Health" is a ministry
		if k > 0 && joints[w] {
			heads = append(heads, r.words[k-1])
			break
		}
	}
	for k, h := range heads {
		if h == "" || slices.Contains(heads[:k], h) {
			continue
		}
		list := l.index[h]
		if n := len(list); n > 0 && l.root(list[n-1]) == l.root(i) {
			list[n-1] = i
			continue
		}
		l.index[h] = append(list, i)
	}
}

// nominal links description i.
func (l *linker) nominal(i int32) {
	r := &l.refs[i]
	if r.owner >= 0 {
		if key := l.government(i); key != "" {
			l.governs(i, key)
			return
		}
	}
	if j := l.relative(i); j >= 0 {
		l.join(i, j)
		return
	}
	if nationWords[r.head] && r.num == singular && (r.det == owned || r.det == definite) {
		if l.nation(i) {
			return
		}
	}
	switch r.det {
	case indefinite:
		return
	case bare:
		l.repeated(i)
		return
	}
	if r.after {
		if l.repeated(i); l.root(i) != i {
			return
		}
	}
	if r.head == "" || hasAny(r.mods, contrast) && r.det != owned {
		l.repeated(i)
		return
	}
	j, k := l.antecedent(i), l.kindred(i)
	// a name spoken of just now goes before a description of long ago
	if j < 0 || k >= 0 && len(l.of(j).names) == 0 && len(l.of(k).names) > 0 && l.refs[k].sent > l.refs[j].sent+3 {
		j = k
	}
	if j < 0 {
		j = l.byTrade(i)
	}
	if j >= 0 {
		l.join(i, j)
	}
}

// contrast are modifiers that set a thing apart from one just spoken of.
var contrast = set("other another second third fourth fifth last next new different additional more further previous similar latter former first own remaining rest")

// repeated joins a description with an equal one before it: "human rights
// organizations" twice, "the second prison" twice.
func (l *linker) repeated(i int32) {
	r := &l.refs[i]
	list := l.index[r.head]
	for k := len(list) - 1; k >= 0 && k >= len(list)-lookBack; k-- {
		j := list[k]
		q := &l.refs[j]
		if l.Mentions[j].Form == schema.Nominal && q.key == r.key && q.num == r.num && q.count == r.count && q.det != indefinite &&
			(r.count == "" || r.det == definite) && l.sameAfter(i, j) && l.fits(i, j) {
			l.join(i, j)
			return
		}
	}
}

// sameAfter tells whether what follows the heads of two descriptions is the
// same, as far as the mentions go.
func (l *linker) sameAfter(i, j int32) bool {
	if !l.refs[i].after && !l.refs[j].after {
		return true
	}
	a, b := l.Mentions[i], l.Mentions[j]
	return a.End > a.Head+1 && b.End > b.Head+1 && slices.Equal(l.plainWords(a.Head, a.End), l.plainWords(b.Head, b.End))
}

// lookBack is how many clusters with one head are looked at.
const lookBack = 24

// antecedent returns the mention before i with its head that description i
// takes up, or -1: the one that shares most modifiers, else the nearest.
func (l *linker) antecedent(i int32) int32 {
	r := &l.refs[i]
	list := l.index[r.head]
	best, bestRank, n := int32(-1), 0, 0
	var seen []int32
	for k := len(list) - 1; k >= 0 && k >= len(list)-lookBack; k-- {
		j := list[k]
		if slices.Contains(seen, l.root(j)) || !l.fits(i, j) {
			continue
		}
		seen = append(seen, l.root(j))
		n++
		if rank := l.modifiers(i, j); rank > bestRank {
			best, bestRank = j, rank
		}
	}
	if best < 0 || bestRank == 1 && (n > 1 || len(l.of(i).names) > 0) {
		return -1 // an unknown property, and several things it could be of; or it is someone else already
	}
	if r.after && n > 1 && bestRank < 3 {
		return -1
	}
	return best
}

// fits tells whether description i may be of the cluster of j.
func (l *linker) fits(i, j int32) bool {
	a, b := l.Mentions[i], l.Mentions[j]
	x, y := &l.refs[i], l.of(j)
	if l.nested(i, j) || l.root(i) == l.root(j) || !compatible(a.Type, y.kind) && !compatible(a.Type, b.Type) || alone[y.kind] && y.kind != a.Type {
		return false
	}
	if x.num != y.num && x.num != anyNumber && y.num != anyNumber {
		return false
	}
	if b.Form == schema.Nominal && x.many != l.refs[j].many && a.Type != schema.Group {
		return false
	}
	if x.sex != unknown && y.sex != unknown && x.sex != y.sex {
		return false
	}
	if x.count != "" && l.refs[j].count != x.count && l.countOf(y) != x.count {
		return false
	}
	if x.country != "" && y.country != "" && x.country != y.country {
		return false
	}
	if x.owner >= 0 && !l.sameOwner(x.owner, j) {
		return false
	}
	return l.apart(i, j) && (len(y.names) == 0 || len(l.of(i).names) == 0 || !l.clash(i, j))
}

// apart is false for two mentions that a clause sets against each other:
// "the company bought the company's rival", "Sousa and the mayor".
func (l *linker) apart(i, j int32) bool {
	x, y := l.refs[i].top, l.refs[j].top
	a, b := l.Tokens[x], l.Tokens[y]
	if a.Head >= 0 && a.Head == b.Head && isArgument(a.Dep) && isArgument(b.Dep) {
		return false
	}
	if isArgument(a.Dep) && !isSubject(a.Dep) && a.Head >= 0 && l.subjectOf(a.Head) == y {
		return false // "they branded and deported them"
	}
	return !(b.Head == x && b.Dep == "conj" || a.Head == y && a.Dep == "conj")
}

// subjectOf returns the subject of verb v, or the one it shares with the verb
// it depends on; -1 if there is none.
func (l *linker) subjectOf(v int32) int32 {
	for n := 0; v >= 0 && n < 4; n++ {
		for _, c := range l.children[v] {
			if isSubject(l.Tokens[c].Dep) {
				return c
			}
		}
		switch dep, _, _ := strings.Cut(l.Tokens[v].Dep, ":"); dep {
		case "conj", "xcomp", "advcl":
			v = l.Tokens[v].Head
		default:
			return -1
		}
	}
	return -1
}

// countOf returns the number word among the descriptions of a cluster.
func (l *linker) countOf(c *cluster) string {
	for _, k := range some(c.members) {
		if n := l.refs[k].count; n != "" {
			return n
		}
	}
	return ""
}

// sameOwner tells whether j may be possessed by mention o: it says nothing of
// an owner, or of the same, or of one in the same country.
func (l *linker) sameOwner(o, j int32) bool {
	own := l.of(o)
	says := false
	for _, k := range some(l.of(j).members) {
		p := l.refs[k].owner
		if p < 0 {
			continue
		}
		says = true
		if l.root(p) == l.root(o) {
			return true
		}
		if c := l.of(p).country; c != "" && c == own.country {
			return true
		}
	}
	if says {
		return false
	}
	// "his wife" takes up no wife who is nobody's; "the country's prison" may
	if own.kind == schema.Person || own.kind == schema.Group || own.kind == "" {
		return false
	}
	return l.Mentions[j].Form == schema.Name || l.refs[j].det != indefinite
}

// modifiers ranks how description i agrees with the cluster of j: 3 if all its
// modifiers are known, 2 if it has none, 1 if some are new.
func (l *linker) modifiers(i, j int32) int {
	r := &l.refs[i]
	fresh, known := 0, 0
	for _, w := range r.mods {
		switch {
		case l.hasWord(j, w):
			known++
		case r.country != "" && l.of(j).country == r.country:
			known++
		default:
			fresh++
		}
	}
	switch {
	case fresh == 0 && known > 0:
		return 3
	case fresh == 0:
		return 2
	}
	return 1
}

// some returns at most 64 of the members of a cluster: enough to know it.
func some(members []int32) []int32 { return members[:min(64, len(members))] }

// hasWord tells whether a mention of the cluster of j has word w.
func (l *linker) hasWord(j int32, w string) bool {
	c := l.of(j)
	if slices.Contains(c.roles, w) {
		return true
	}
	for _, k := range some(c.members) {
		if slices.Contains(l.refs[k].mods, w) || slices.Contains(l.refs[k].words, w) {
			return true
		}
	}
	return false
}
