package coref

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// equalNames joins names that are equal but for typography, and countries and
// peoples by any of their names.
func (l *linker) equalNames() {
	byKey := map[string][]int32{} // roots of different clusters with this key
	for i, m := range l.Mentions {
		r := &l.refs[i]
		if m.Form != schema.Name || r.key == "" {
			continue
		}
		if r.country != "" && r.key[0] == '=' {
			if _, ok := l.nations[r.country]; !ok {
				l.nations[r.country] = int32(i)
			}
		}
		l.keys[r.key] = true
		found := false
		for _, j := range byKey[r.key] {
			if found = l.sameName(int32(i), j); found {
				l.join(int32(i), j)
				break
			}
		}
		if !found {
			byKey[r.key] = append(byKey[r.key], int32(i))
		}
	}
}

// sameName tells whether the equal names i and j are of one thing. The finder
// of names is less sure of types than of names, so types differ in vain unless
// they are of kinds that often share a name.
func (l *linker) sameName(i, j int32) bool {
	a, b := l.Mentions[i].Type, l.Mentions[j].Type
	if compatible(a, b) {
		return true
	}
	if alone[a] || alone[b] {
		return false
	}
	_, isPlace := lexicon.Place(l.Words(l.Mentions[i].First, l.Mentions[i].End))
	return !isPlace // "Washington", "Jordan": the man and the place
}

// alone are the types that never share a chain with another.
var alone = map[schema.EntityType]bool{schema.NORP: true, schema.Date: true, schema.Law: true, schema.Event: true}

// near are pairs of types that readers and finders of names confuse.
var near = func() map[[2]schema.EntityType]bool {
	m := map[[2]schema.EntityType]bool{}
	for _, p := range [][2]schema.EntityType{
		{schema.Organization, schema.Group}, {schema.Organization, schema.Facility}, {schema.Organization, schema.Product},
		{schema.Organization, schema.Work}, {schema.GPE, schema.Location}, {schema.Location, schema.Facility},
		{schema.Work, schema.Product},
	} {
		m[p], m[[2]schema.EntityType{p[1], p[0]}] = true, true
	}
	return m
}()

// compatible tells whether two types may be of one thing. "" is any.
func compatible(a, b schema.EntityType) bool {
	return a == b || a == "" || b == "" || near[[2]schema.EntityType{a, b}]
}

// partNames joins names with the fuller names they are part of or stand for,
// the longest first.
func (l *linker) partNames() {
	var names []int32
	byWord := map[string][]int32{} // of fuller names, by each word and by initials
	for i, m := range l.Mentions {
		r := &l.refs[i]
		if m.Form != schema.Name || len(r.words) == 0 || alone[m.Type] || r.key[0] == '=' {
			continue
		}
		names = append(names, int32(i))
		if len(r.words) == 1 {
			continue
		}
		for k, w := range r.words {
			if !slices.Contains(r.words[:k], w) {
				byWord[w] = append(byWord[w], int32(i))
			}
		}
		if a := initials(r.words); len(a) > 1 {
			byWord[a] = append(byWord[a], int32(i))
		}
	}
	sort.SliceStable(names, func(x, y int) bool { return len(l.refs[names[x]].words) > len(l.refs[names[y]].words) })
	for _, i := range names {
		words := l.refs[i].words
		if j := l.best(i, byWord[words[len(words)-1]], byWord[words[0]]); j >= 0 {
			l.join(i, j)
		}
	}
	l.titledNames(names)
}

// titledNames joins "Mrs. Lima" with "Lima" when nothing speaks against it.
func (l *linker) titledNames(names []int32) {
	bare := map[string]int32{}
	for _, i := range names {
		if _, ok := bare[l.refs[i].key]; !ok && len(l.refs[i].words) == 1 {
			bare[l.refs[i].key] = i
		}
	}
	for _, i := range names {
		if key, ok := strings.CutSuffix(l.refs[i].key, titled); ok {
			if j, ok := bare[key]; ok && !l.clash(i, j) && len(l.of(i).full) == 1 {
				l.join(i, j)
			}
		}
	}
}

// most is how many fuller names are looked at for one.
const most = 200

// best returns the mention among lists that name i is part of: the only one,
// else the nearest before it, else the nearest after; -1 if there is none.
// A surname goes before a first name.
func (l *linker) best(i int32, lists ...[]int32) int32 {
	best, bestRank, bestDistance := int32(-1), 0, int32(0)
	for _, list := range lists {
		at := sort.Search(len(list), func(k int) bool { return list[k] > i })
		lo, hi := max(0, at-most), min(len(list), at+most)
		for _, j := range list[lo:hi] {
			rank := l.partOf(i, j)
			if rank == 0 || l.root(i) == l.root(j) || l.clash(i, j) {
				continue
			}
			distance := i - j
			if dep, _, _ := strings.Cut(l.Tokens[l.refs[j].top].Dep, ":"); dep == "nmod" || dep == "compound" {
				distance += 4 // "James Sousa, brother of Mayor Ana Sousa": James
			}
			if j > i {
				distance = 1<<20 + j - i
			}
			if best < 0 || rank > bestRank || rank == bestRank && distance < bestDistance {
				best, bestRank, bestDistance = j, rank, distance
			}
		}
	}
	return best
}

// partOf ranks how name i is part of the fuller name j, 0 if it is not.
func (l *linker) partOf(i, j int32) int {
	a, b := l.Mentions[i].Type, l.Mentions[j].Type
	short, long := l.refs[i].words, l.refs[j].words
	if b == schema.Person {
		if a != schema.Person && a != "" {
			// the finder took a surname for something else
			if _, ok := lexicon.Place(l.Words(l.Mentions[i].First, l.Mentions[i].End)); ok || len(short) != 1 || alone[a] {
				return 0
			}
			if short[0] == long[len(long)-1] || short[0] == long[0] && l.besidePerson(i) {
				return 1
			}
			return 0
		}
		return personPart(short, long)
	}
	if b == schema.GPE || b == schema.Location {
		return 0
	}
	if !compatible(a, b) || a == schema.Person {
		// "Baraka" may be taken for a place beside "Baraka Holdings"
		w := l.Words(l.Mentions[i].First, l.Mentions[i].End)
		if _, ok := lexicon.Place(w); ok || alone[a] || len(short) != 1 || lexicon.IsFirstName(w) || b != schema.Organization {
			return 0
		}
	}
	return l.thingPart(i, j, short, long)
}

// besidePerson tells whether name i stands in a list next to a person.
func (l *linker) besidePerson(i int32) bool {
	for _, j := range [2]int32{i - 1, i + 1} {
		if j < 0 || int(j) >= len(l.Mentions) || l.refs[j].sent != l.refs[i].sent || l.of(j).kind != schema.Person {
			continue
		}
		a, b := l.Mentions[min(i, j)].End, l.Mentions[max(i, j)].First
		list := a < b && b-a <= 2
		for k := a; k < b; k++ {
			list = list && (l.Word(k) == "," || l.Tokens[k].UPOS == "CCONJ")
		}
		if list {
			return true
		}
	}
	return false
}

// personPart ranks how short names the person long: 3 by the surname, 2 by the
// first name or a shorter full name, 1 by a middle name.
func personPart(short, long []string) int {
	n, k := len(long), len(short)
	if k == 0 || k > n || n < 2 {
		return 0
	}
	if k == 1 {
		switch at := slices.Index(long, short[0]); {
		case len(short[0]) < 2 || at < 0:
			return 0
		case short[0] == long[n-1]:
			return 3
		case at == 0:
			return 2
		}
		return 1
	}
	// in order, the first of short being any of long but the last of both
	// being one: "George Bush" and "George W. Bush"; or a beginning: "Juan José Ramos".
	at := 0
	for x, w := range short {
		for at < n && !sameOrInitial(w, long[at], x == 0) {
			at++
		}
		if at == n {
			return 0
		}
		at++
	}
	if at == n || sameOrInitial(short[0], long[0], true) && k > 2 {
		return 2
	}
	return 0
}

func sameOrInitial(a, b string, initial bool) bool {
	return a == b || initial && (len(a) == 1 || len(b) == 1) && a != "" && b != "" && a[0] == b[0]
}

// thingPart ranks how short names the thing long: by initials, by its first
// words when only generic ones follow ("Acme"), by its last after another
// name ("BHA Harbour Hour"), or as "the Times".
func (l *linker) thingPart(i, j int32, short, long []string) int {
	n, k := len(long), len(short)
	if k == 0 || k >= n {
		return 0
	}
	if k == 1 && len(short[0]) > 1 && short[0] == initials(long) && l.isAcronym(i) {
		return 3
	}
	lone := k > 1 || !l.generic(short[0])
	switch {
	case lone && slices.Equal(short, long[:k]) && (allAdditions(long[k:]) || k > 1 && joints[long[k]]):
		return 2
	case lone && slices.Equal(short, long[:k]) && l.firm(i) && l.firm(j) && l.seal(j):
		return 2
	case k == 1 && n > 1 && len(long[0]) < 3 && short[0] == long[1] && l.seal(j):
		return 1 // "Drexler" of "A.B. Drexler Corp."
	case lone && slices.Equal(short, long[n-k:]) && l.isName(long[:n-k]):
		return 2
	case k == 1 && n == 2 && lone && l.firm(i) && l.firm(j) && short[0] == long[0] && !ownBodies[long[1]]:
		return 1 // "Anver" of "Anver Terminals"
	case k == n-1 && foreignHeads[long[0]] && slices.Equal(short, long[1:]):
		return 2 // "Kelou" of "Institut Kelou"
	case k == 1 && n > 1 && j < i && short[0] == long[n-1] && l.article(i) && l.generic(short[0]) && l.Mentions[i].Type == l.Mentions[j].Type:
		return 1
	}
	return 0
}

// firm tells whether name i is found as an organization.
func (l *linker) firm(i int32) bool { return l.Mentions[i].Type == schema.Organization }

// seal tells whether name i ends as only companies do: "Acme Water Corp."
func (l *linker) seal(i int32) bool { return lexicon.HeadSuffix(l.Word(l.Mentions[i].End - 1)) }

// generic tells whether a word names a kind of thing rather than a thing.
func (l *linker) generic(w string) bool {
	if _, ok := lexicon.HeadType(w); ok || additions[w] {
		return true
	}
	_, isPlace := lexicon.Place(w)
	return isPlace || lexicon.NORP(w)
}

// joints begin what a long name may leave out: "Brill Foundation for the Arts".
var joints = set("for of in at on and de del della du des do da")

// ownBodies are named for a founder or a company, and are others than it.
var ownBodies = set("foundation university college institute museum school academy prize award awards center centre hospital trust fund library union party gallery church")

// foreignHeads stand before the names of what they are.
var foreignHeads = set("institut instituto istituto banco banca banque bank grupo groupe gruppo partido parti partito radio diario journal fundacion fondation fondazione stiftung universidad universite clinica centro centre casa sociedad compania compagnie")

// additions are words that a name may have or not: "Acme News", "Acme International".
var additions = set(`news international global worldwide tv television radio network networks online media press group holdings company corporation prison jail gang party agency foundation inc corp ltd llc plc co
	motor motors airline airlines airways pharmaceuticals technologies technology systems industries energy oil foods pictures
	studios bank software electronics entertainment capital partners steel mining records brewery breweries stores`)

func allAdditions(words []string) bool {
	for _, w := range words {
		if !additions[w] && !lexicon.HeadSuffix(w) && !lexicon.IsTrade(w) {
			return false
		}
	}
	return true
}

// isName tells whether words are the whole of another name of the text.
func (l *linker) isName(words []string) bool {
	key := strings.Join(words, " ")
	_, ok := lexicon.Country(key)
	return ok || l.keys[key]
}

// article tells whether name i has "the" before or in it.
func (l *linker) article(i int32) bool {
	first := l.Mentions[i].First
	return isArticle(l.Word(first)) || first > 0 && l.sentOf[first-1] == l.sentOf[first] && isArticle(l.Word(first-1))
}

// initials returns the first letters of words, small words left out.
func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		switch w {
		case "", "of", "the", "and", "for", "de", "del", "la", "in", "on", "du", "des", "der":
		default:
			b.WriteString(w[:1])
		}
	}
	return b.String()
}

// isAcronym tells whether name i is an acronym, an article before it aside.
func (l *linker) isAcronym(i int32) bool {
	m := l.Mentions[i]
	first, end := m.First, m.End
	if first+1 < end && isArticle(l.Word(first)) {
		first++
	}
	if first+1 < end && isPossessive(l.Word(end-1)) {
		end--
	}
	return isAcronym(l.Words(first, end))
}

// isAcronym tells whether s has two letters or more, all of them capitals.
func isAcronym(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) || unicode.IsSpace(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

// clash tells whether the clusters of i and j cannot be one: two different
// full names of people, two countries, a man and a woman, one and many.
func (l *linker) clash(i, j int32) bool {
	x, y := l.of(i), l.of(j)
	if !compatible(x.kind, y.kind) && len(x.names) > 0 && len(y.names) > 0 && !(x.kind == schema.Person || y.kind == schema.Person) {
		return true
	}
	if x.sex != unknown && y.sex != unknown && x.sex != y.sex {
		return true
	}
	if x.kind == schema.Person && y.kind == schema.Person {
		return !l.fit(x, y)
	}
	return false
}

// fit tells whether the fullest names of two people can be of one.
func (l *linker) fit(x, y *cluster) bool {
	a, b := x.full, y.full
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) == 0 || len(b) == 0 || slices.Equal(a, b) || personPart(a, b) > 0
}
