package coref

import (
	"slices"
	"sort"
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// constructs joins mentions that the syntax says are one: appositions, names
// in brackets, "known as", copulas.
func (l *linker) constructs() {
	for i := range l.Mentions {
		i := int32(i)
		if l.Mentions[i].Form == schema.Pronoun {
			continue
		}
		l.nameInside(i)
		l.afterwards(i)
		l.byHeads(i)
	}
}

// byHeads reads apposition and copula from the heads.
func (l *linker) byHeads(i int32) {
	m := l.Mentions[i]
	tok := l.Tokens[m.Head]
	switch dep, _, _ := strings.Cut(tok.Dep, ":"); dep {
	case "appos", "flat":
		j := l.headed(tok.Head)
		if j < 0 && m.Form == schema.Name && m.Type == schema.Person {
			j = l.calling(tok.Head)
		}
		if j >= 0 && j != i && l.apposed(j, i) {
			l.join(i, j)
		}
	case "nsubj":
		l.copula(i, tok.Head)
	}
}

// calling returns the description that trade p, before a name, stands in
// apposition to: "her husband, the agronomist Rui Lima"; -1 for none.
func (l *linker) calling(p int32) int32 {
	if p < 0 || l.Tokens[p].UPOS != "NOUN" {
		return -1
	}
	j := int32(-1)
	switch dep, _, _ := strings.Cut(l.Tokens[p].Dep, ":"); {
	case dep == "appos":
		j = l.headed(l.Tokens[p].Head)
	case isSubject(dep) && l.Tokens[p].Head > p: // the parser saw two subjects
		for _, c := range l.children[l.Tokens[p].Head] {
			if k := l.headed(c); c < p && k >= 0 && isSubject(l.Tokens[c].Dep) && l.Word(l.Mentions[k].End) == "," && p-l.Mentions[k].End < 6 {
				j = k
			}
		}
	}
	if j < 0 || l.Mentions[j].Form != schema.Nominal || l.Mentions[j].Type != schema.Person {
		return -1
	}
	return j
}

// headed returns the longest mention whose head is token i, or -1.
func (l *linker) headed(i int32) int32 {
	if i < 0 {
		return -1
	}
	return l.byHead[i]
}

// copula joins subject i with the nominal predicate at token p: "Sousa is the mayor".
func (l *linker) copula(i, p int32) {
	j := l.headed(p)
	if j < 0 || l.Mentions[j].Form == schema.Pronoun || l.Mentions[i].Type == "" && l.Mentions[j].Type == "" {
		return
	}
	cop := false
	for _, c := range l.children[p] {
		switch tok := l.Tokens[c]; {
		case tok.Dep == "cop":
			cop = lexicon.Fold(tok.Lemma) == "be" && (tok.XPOS != "VB" && tok.XPOS != "VBG")
		case tok.Dep == "aux" && tok.XPOS == "MD", lexicon.Fold(tok.Lemma) == "not", tok.Dep == "mark":
			return
		}
	}
	if cop && l.Mentions[i].Type == l.Mentions[j].Type && l.agree(i, j) && (l.Mentions[i].Form != schema.Name || l.Mentions[j].Form != schema.Name) {
		l.join(i, j)
	}
}

// apposed tells whether b, which stands in apposition to a, can be the same thing.
func (l *linker) apposed(a, b int32) bool {
	x, y := l.Mentions[a], l.Mentions[b]
	if x.Form == schema.Pronoun || y.Form == schema.Pronoun || alone[x.Type] && x.Type != y.Type {
		return false
	}
	if explained := x.Form == schema.Name && y.Form == schema.Name && l.explained(a, b); !explained && (!l.sameKind(a, b) || !l.agree(a, b)) {
		return false
	}
	if l.inList(b) || l.nested(a, b) {
		return false
	}
	if y.First > x.End && l.Tokens[y.First-1].UPOS == "ADV" {
		return false // "migrants, particularly Kenyan teachers"
	}
	if x.Form == schema.Name && y.Form == schema.Name {
		return x.Type == y.Type && (l.acronymOf(b, a) || l.acronymOf(a, b)) || l.explained(a, b)
	}
	return l.refs[b].det != indefinite || x.Form == schema.Name || y.First > x.End && l.Word(y.First-1) == ","
}

// sameKind tells whether the types of two mentions may be of one thing; a
// rival or an owner may be a person, a company or a country.
func (l *linker) sameKind(a, b int32) bool {
	if compatible(l.Mentions[a].Type, l.Mentions[b].Type) {
		return true
	}
	of := anyKind
	if l.Mentions[a].Type == schema.GPE || l.Mentions[b].Type == schema.GPE {
		of = stateKind
	}
	return of[l.refs[a].head] || of[l.refs[b].head]
}

// stateKind is what countries are called too.
var stateKind = set("rival partner neighbor neighbour ally opponent creditor backer owner")

var anyKind = set("rival owner competitor parent partner supplier sponsor neighbor neighbour ally opponent creditor backer buyer seller maker")

// agree compares number and sex of two mentions.
func (l *linker) agree(a, b int32) bool {
	x, y := l.of(a), l.of(b)
	return (x.num == y.num || x.num == anyNumber || y.num == anyNumber) && (x.sex == y.sex || x.sex == unknown || y.sex == unknown)
}

// nested tells whether one of two mentions is inside the other.
func (l *linker) nested(a, b int32) bool {
	x, y := l.Mentions[a], l.Mentions[b]
	return x.First < y.End && y.First < x.End
}

// inList tells whether mention i is a member of a coordination.
func (l *linker) inList(i int32) bool {
	m := l.Mentions[i]
	tok := l.Tokens[m.Head]
	if dep, _, _ := strings.Cut(tok.Dep, ":"); dep == "conj" {
		lost := tok.Head >= 0 && int(tok.Head) < len(l.Tokens) && l.Tokens[tok.Head].UPOS == "VERB" && !l.hasChild(m.Head, "cc")
		if !lost { // a noun is no fellow of a verb
			return true
		}
	}
	for _, c := range l.children[m.Head] {
		if l.Tokens[c].Dep == "conj" && c >= m.End {
			return true
		}
	}
	return false
}

func (l *linker) hasChild(i int32, dep string) bool {
	return slices.ContainsFunc(l.children[i], func(c int32) bool { return l.Tokens[c].Dep == dep })
}

// acronymOf tells whether name a is short for name b.
func (l *linker) acronymOf(a, b int32) bool {
	words := l.refs[b].words
	return l.isAcronym(a) && len(words) > 1 && inOrder(strings.Join(l.refs[a].words, ""), strings.Join(words, ""))
}

// inOrder tells whether the letters of short stand in long in their order,
// and both begin alike or short has four letters or more: such
// acronyms are often those of a name in another language.
func inOrder(short, long string) bool {
	if short == "" || long == "" || short[0] != long[0] && len(short) < 4 {
		return false
	}
	if short[0] != long[0] {
		return true
	}
	for i := 0; i < len(long) && short != ""; i++ {
		if long[i] == short[0] {
			short = short[1:]
		}
	}
	return short == ""
}

// afterwards reads what stands right after mention i: a name in brackets,
// "known as" and a name, or a comma and a name.
func (l *linker) afterwards(i int32) {
	m := l.Mentions[i]
	end := l.Sentences[l.sentOf[m.First]].End
	at := m.End
	if at < end && isPossessive(l.Word(at)) {
		return
	}
	j, gap := l.mentionFrom(at, end)
	if j < 0 || l.Mentions[j].Form == schema.Pronoun || l.nested(i, j) {
		return
	}
	if afterPhrase[gap] && m.Form == schema.Nominal && m.Type == schema.Person && l.refs[i].det != indefinite && l.Mentions[j].Form == schema.Name {
		if k, mark := l.mentionFrom(l.Mentions[j].End, end); mark == "," && l.fullName(k) {
			l.besides(i, k, mark, end) // "the mayor of Brill, Ana Sousa,"
		}
	}
	switch {
	case gap == "(" || strings.HasPrefix(gap, "( ") && strings.HasSuffix(gap, " :"): // "Bitcoin (CRYPTO: BTC)"
		if l.Mentions[j].End < end && l.Word(l.Mentions[j].End) == ")" && l.bracketed(i, j) {
			l.join(i, j)
		}
	case gap == "of":
		if settlements[l.refs[i].head] && l.refs[i].num != plural && l.Mentions[j].Form == schema.Name && compatible(m.Type, l.Mentions[j].Type) && m.Type != "" {
			l.join(i, j) // "the town of Brill"
		}
	case calledAs(gap):
		if t := l.Mentions[j].Type; (compatible(m.Type, t) || t == schema.Product) && l.Mentions[j].Form == schema.Name && l.agree(i, j) {
			l.join(i, j)
		}
	case (gap == "," || gap == ", or" || gap == "or") && l.explained(i, j) && !l.listed(j, end):
		l.join(i, j)
	case gap == "," || gap == "" || gap == "—" || gap == "–":
		l.besides(i, j, gap, end)
	}
}

// besides joins a description and the name beside it: "the country's largest
// prison, the Brill Center", "the platform Chat", "Ana Sousa, the mayor".
func (l *linker) besides(i, j int32, gap string, end int32) {
	a, b := l.Mentions[i], l.Mentions[j]
	if a.Form == b.Form || a.Type != b.Type && !l.sameKind(i, j) || a.Type == "" || alone[a.Type] || l.inList(i) && l.refs[i].det != owned || l.inList(j) || !l.agree(i, j) {
		return
	}
	nominal := i
	if b.Form == schema.Nominal {
		nominal = j
	}
	r := &l.refs[nominal]
	switch {
	case gap == "" && nominal == j, r.num == plural, r.det == indefinite && nominal == i && gap != "":
		return
	case gap == "":
		// "the film Surviving": a common noun of the kind right before the name
		if t := l.Tokens[a.Head]; a.Head != a.End-1 || t.UPOS == "VERB" || r.owner >= 0 && a.Type != schema.Person && a.Type != schema.Work {
			return
		}
	case b.End < end:
		// the second of two commas, brackets or the end: else it may be a list or a new clause
		switch l.Word(b.End) {
		case ",", ".", ";", "(", "—", "–", ")", "”", "\"":
		default:
			if nominal != j || !l.refs[j].after {
				return
			}
		}
	}
	l.join(i, j)
}

// bracketed tells whether j, in brackets after i, is another name of i.
func (l *linker) bracketed(i, j int32) bool {
	a, b := l.Mentions[i], l.Mentions[j]
	if b.Form != schema.Name || alone[b.Type] {
		return false
	}
	s := l.Words(b.First, b.End)
	if a.Form == schema.Name && (l.acronymOf(j, i) || l.explained(i, j)) {
		return true
	}
	return isAcronym(s) && len(s) > 2 && a.Type == b.Type && a.Type != schema.Person && a.Type != schema.GPE
}

// mentionFrom returns the longest mention that begins at token at or after a
// few words without a mention, and those words; -1 if there is none.
func (l *linker) mentionFrom(at, end int32) (int32, string) {
	var gap []string
	for k := at; k < end && k < at+7; k++ {
		if j := l.startingAt(k); j >= 0 {
			return j, strings.Join(gap, " ")
		}
		switch w := lexicon.Fold(l.Word(k)); w {
		case "the", "a", "an", "“", "\"", "‘", "'", "``":
		default:
			if !l.titles(k, w) {
				gap = append(gap, w)
			}
		}
	}
	return -1, ""
}

// titles tells whether token k is a title before a name, or a role right before
// one: "his brother, actor Rui Lima".
func (l *linker) titles(k int32, w string) bool {
	if lexicon.IsTitle(w) && l.Tokens[k].UPOS == "PROPN" {
		return true
	}
	j := l.startingAt(k + 1)
	_, role := lexicon.RoleNoun(lexicon.Fold(l.Tokens[k].Lemma))
	return role && j >= 0 && l.Mentions[j].Type == schema.Person && l.Mentions[j].Form == schema.Name
}

// startingAt returns the longest mention whose first token is k, or -1.
func (l *linker) startingAt(k int32) int32 {
	if i := l.firstFrom(k); i < int32(len(l.Mentions)) && l.Mentions[i].First == k {
		return i
	}
	return -1
}

// firstFrom returns the first mention that begins at token k or after it.
func (l *linker) firstFrom(k int32) int32 {
	return int32(sort.Search(len(l.Mentions), func(i int) bool { return l.Mentions[i].First >= k }))
}

// afterPhrase are the prepositions between an office and whose it is.
var afterPhrase = map[string]bool{"of": true, "at": true, "for": true, "in": true}

// fullName tells whether mention k is a person's name of several words.
func (l *linker) fullName(k int32) bool {
	return k >= 0 && l.Mentions[k].Form == schema.Name && l.Mentions[k].Type == schema.Person && l.Mentions[k].End-l.Mentions[k].First > 1
}

var settlements = set("city town village state province port island district region municipality capital county republic kingdom")

// calledAs tells whether words between two mentions say that the second is a
// name of the first: ", also known as", "titled", "called".
func calledAs(gap string) bool {
	words := strings.Fields(gap)
	named := false
	for _, w := range words {
		switch w {
		case "known", "titled", "entitled", "called", "named", "dubbed", "nicknamed", "abbreviated", "identified", "aka", "a.k.a.":
			named = true
		case ",", "which", "is", "also", "better", "commonly", "widely", "often", "or", "as", "simply", "formerly", "locally", "itself", "(":
		default:
			return false
		}
	}
	return named
}

// nameInside joins a description with the name that stands before its head as
// its name: "the Brill prison", "the Red Hand gang".
func (l *linker) nameInside(i int32) {
	m := l.Mentions[i]
	if m.Form != schema.Nominal || m.Head == m.First || l.refs[i].det == indefinite || l.refs[i].num == plural {
		return
	}
	switch m.Type {
	case schema.Facility, schema.Organization, schema.Product:
	default:
		return
	}
	j := l.mentionEnding(m.Head-1, i)
	if j >= 0 && l.Mentions[j].Form == schema.Name && l.Mentions[j].Type == m.Type && !isPossessive(l.Word(m.Head-1)) {
		l.join(i, j)
	}
}
